import type { Locator } from 'playwright';
import type { FakeServer } from './fake-server.ts';

/** Waits until nothing has come in for a while: what was under way has arrived. */
export async function atRest(server: FakeServer): Promise<void> {
  for (let seen = -1; seen !== server.requests.length; ) {
    seen = server.requests.length;
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}

/** Waits until its own animations are over. */
export const settled = (element: Locator): Promise<unknown> =>
  element.evaluate((one) => Promise.all(one.getAnimations().map(({ finished }) => finished)));

/** Where it is once nothing moves it any more. */
export async function restingBox(element: Locator) {
  await settled(element);
  return (await element.boundingBox())!;
}

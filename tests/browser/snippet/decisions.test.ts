import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { atRest } from '../../support/at-rest.ts';
import { aWhile, call, type GuideBench, go, guideBench, on, onPages } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, target, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const decided = () =>
  bench.server
    .events('decision')
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ properties, path }) => `${path} ${String(properties?.guideId).at(-1)} ${properties?.reason}`);
const decides = (line: string) =>
  until(() => decided().includes(line), `${line}, after ${decided().join('; ')}`);
async function open(path = '/', calls: unknown[][] = [['identify', 'u1']]) {
  bench.hostPage(path, '<h1>Deals</h1>', { calls });
  const { page } = await bench.open('about:blank');
  // It goes on by itself, and the test may hurry it.
  await page.clock.install();
  await page.goto(bench.host.origin + path);
  await bench.asked();
  return page;
}
const other = (n: number, parts = {}) => guide([step(`g${n}`)], { id: guideId(n), ...parts });

test('what is decided of each guide is told with its reason, once', async () => {
  bench.deliver(
    other(1),
    other(2, { priority: 1 }),
    other(3, { trigger: onPages('/orders') }),
    other(4, { trigger: on({ on: 'manual' }) }),
    other(5, { pageConditions: { type: 'device', isOneOf: ['phone'] } }),
  );
  const page = await open();
  await decides('/ 1 starts');
  await decides('/ 2 lowerPriority');
  await decides('/ 3 page');
  await decides('/ 4 manual');
  await decides('/ 5 conditions');
  const conditions = bench.server
    .events('decision')
    .find(({ properties }) => properties?.reason === 'conditions');
  expect(conditions?.properties).toEqual({
    guideId: guideId(5),
    version: 1,
    outcome: 'skip',
    reason: 'conditions',
    detail: { conditions: 'device' },
  });
  await page.reload();
  await bench.asked(2);
  await page.waitForTimeout(1500);
  const twice = decided().filter((line, i, all) => all.indexOf(line) !== i);
  expect(twice).toEqual([]);
});

test('when it changes, the change is told, from the page on which it did', async () => {
  bench.deliver(other(1, { trigger: onPages('/orders') }));
  const page = await open();
  await decides('/ 1 page');
  await page.clock.fastForward(5200);
  await go(page, '/orders');
  await decides('/orders 1 starts');
  await card(page, 'This is g1').getByRole('button', { name: 'Next' }).click();
  await decides('/orders 1 frequency');
});

test('a page that changes all the time does not flood the server', async () => {
  bench.deliver(
    guide([step('one')], {
      trigger: { ...onPages(), delaySeconds: 600 },
      pageConditions: { type: 'element', is: 'present', target: target({ name: 'Blink' }) },
    }),
  );
  const page = await open();
  await page.evaluate(() => {
    const button = Object.assign(document.createElement('button'), { textContent: 'Blink' });
    setInterval(() => (button.isConnected ? button.remove() : document.body.append(button)), 150);
  });
  for (let ms = 0; ms < 6000; ms += 150) await page.clock.runFor(150);
  await atRest(bench.server);
  expect(bench.server.events('decision').length).toBeLessThan(4);
});

test('of visitors who have no name nothing is told', async () => {
  bench.deliver(other(1), other(2, { trigger: onPages('/orders') }));
  const page = await open('/', []);
  await card(page, 'This is g1').waitFor();
  await bench.hears('guide.started');
  expect(decided()).toEqual([]);
  expect(bench.server.requests.some(({ path }) => path.includes('reasons'))).toBe(false);
});

test('the host app hears of it by on, and its developers in words by debug', async () => {
  bench.deliver(other(1, { trigger: onPages('/orders'), name: 'Order tour' }));
  bench.hostPage('/', '<h1>Deals</h1>');
  const { page } = await bench.open('/');
  await decides('/ 1 page');
  const words: string[] = [];
  page.on('console', (message) => words.push(message.text()));
  await call(page, 'debug');
  const said = (text: string) =>
    until(() => words.some((line) => line.includes(text)), `${text} in ${words}`);
  await said('“Order tour”: Not meant for this page');
  const heard = page.evaluate(
    () =>
      new Promise((resolve) =>
        (window as never as { cairn: { on(name: string, fn: unknown): void } }).cairn.on(
          'decision.changed',
          resolve,
        ),
      ),
  );
  await go(page, '/orders');
  expect(await heard).toMatchObject({ guideId: guideId(1), outcome: 'start', reason: 'starts' });
  await said('“Order tour”: Starts now');
});

test('words are loaded by nobody who does not ask', async () => {
  bench.deliver(other(1));
  const page: Page = await open();
  await card(page, 'This is g1').waitFor();
  await aWhile(page);
  expect(bench.server.requests.some(({ path }) => path.includes('explain'))).toBe(false);
});

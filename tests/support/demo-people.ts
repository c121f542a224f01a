import type { Browser, BrowserContext, Page } from 'playwright';
import type { RunningServer } from './running-server.ts';

/** The demo host app in a browser of that person's own, with every uncaught fault of the page noted. */
export async function hostAppAs(
  browser: Browser,
  server: RunningServer,
  userId: string,
): Promise<{ page: Page; faults: string[]; close: () => Promise<void> }> {
  const context = await browser.newContext();
  await context.addInitScript((id) => localStorage.setItem('harbour:user', id), userId);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(server.hostAppUrl);
  return { page, faults, close: () => context.close() };
}

export async function signedInStudio(
  browser: Browser,
  server: RunningServer,
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto(server.url);
  await page.getByRole('button', { name: 'Use the demo sign-in' }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation').first().waitFor();
  return { context, page };
}

/** What guides a person of the demo may get depends on the year behind them: waits until the demo has told it. */
export async function historyFilled(server: RunningServer): Promise<void> {
  for (;;) {
    const setup = await fetch(`${server.url}/api/v1/setup`).then((response) => response.json());
    if (setup.demo.progress === null) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

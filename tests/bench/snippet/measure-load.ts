import { categories, scripts } from './main-thread.ts';
import type { Stage } from './stage.ts';
import { processorMs, readTrace } from './trace.ts';

/** How Cairn behaves while a page with its tag loads. */
export interface Load {
  /** Tasks that run its script until the end of the page's load event: milliseconds. */
  beforeLoadMs: number;
  /** The longest task that runs its script, in the first second after it. */
  longestMs: number;
  /** What it had asked the server for until then. */
  requestsBeforeLoad: string[];
}

/** Loads the heavy page with the install tag in its head. */
export async function measureLoad(stage: Stage): Promise<Load> {
  const { browser, server, host } = stage;
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  try {
    await stage.slowDown(page);
    server.requests.length = 0;
    const trace = await readTrace(browser, page, categories, async () => {
      await page.goto(`${host.origin}/tagged`);
      await page.evaluate(() => void performance.mark('loaded'));
      await page.waitForTimeout(1000);
    });
    const loadedAt = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return performance.timeOrigin + entry!.loadEventEnd;
    });
    const { pid, tid } = trace.mark('loaded');
    const onThread = trace.events.filter((event) => event.pid === pid && event.tid === tid);
    const { ts: loadTs } = onThread.findLast(({ name }) => name === 'loadEventEnd')!;
    const ours = onThread.filter(
      ({ name, args }) => scripts.includes(name) && args?.data?.url?.startsWith(server.origin),
    );
    const tasks = onThread.filter(
      ({ name, ts, dur = 0 }) =>
        name === 'RunTask' && ours.some((event) => event.ts >= ts && event.ts <= ts + dur),
    );
    return {
      beforeLoadMs: tasks.reduce((sum, task) => sum + (task.ts < loadTs ? processorMs(task) : 0), 0),
      longestMs: Math.max(0, ...tasks.map(processorMs)),
      requestsBeforeLoad: server.requests.filter(({ at }) => at < loadedAt).map(({ path }) => path),
    };
  } finally {
    await context.close();
  }
}

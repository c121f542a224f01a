import { categories, outermost, scripts } from './main-thread.ts';
import type { Stage } from './stage.ts';
import { processorMs, readTrace, type TraceEvent } from './trace.ts';

/** How Cairn behaves while a page with its tag loads. */
export interface Load {
  /** Its script until the end of the page's load event, with the style and layout that it forces: milliseconds. */
  beforeLoadMs: number;
  /** The most that its script takes of one task, until two and a half seconds after it: the rest of such a task is the page's own. */
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
      await page.waitForTimeout(2500);
    });
    const loadedAt = await page.evaluate(() => {
      const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
      return performance.timeOrigin + entry!.loadEventEnd;
    });
    const { pid, tid } = trace.mark('loaded');
    const onThread = trace.events.filter((event) => event.pid === pid && event.tid === tid);
    const { ts: loadTs } = onThread.findLast(({ name }) => name === 'loadEventEnd')!;
    const ours = outermost(
      onThread.filter(
        ({ name, args }) => scripts.includes(name) && args?.data?.url?.startsWith(server.origin),
      ),
    );
    const sumOf = (events: TraceEvent[]) => events.reduce((sum, event) => sum + processorMs(event), 0);
    const tasks = onThread.filter(({ name }) => name === 'RunTask');
    return {
      beforeLoadMs: sumOf(ours.filter(({ ts }) => ts < loadTs)),
      longestMs: Math.max(
        ...tasks.map(({ ts, dur = 0 }) => sumOf(ours.filter((one) => one.ts >= ts && one.ts <= ts + dur))),
      ),
      requestsBeforeLoad: server.requests.filter(({ at }) => at < loadedAt).map(({ path }) => path),
    };
  } finally {
    await context.close();
  }
}

import type { Browser, Page } from 'playwright';
import { processorMs, readTrace, type Trace, type TraceEvent } from './trace.ts';

/** What the page's main thread did between two marks: milliseconds of the processor. */
export interface Work {
  totalMs: number;
  /** Until the first callback for an idle page; all of it where there is none. */
  beforeIdleMs: number;
  /** Of that in scripts, with the style and layout that they forced. */
  scriptMs: number;
  longestMs: number;
  /** Of every task what is beyond 50 ms. */
  blockingMs: number;
  /** Tasks of more than 50 ms. */
  longTasks: number;
}

const longMs = 50;
/** Marks; scripts; tasks. */
export const categories = ['blink.user_timing', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];
export const scripts = ['EvaluateScript', 'FunctionCall', 'RunMicrotasks'];

/** Records every task of the main thread; then gives what happened between the marks `begin x` and `end x`. */
export async function traceWork(
  browser: Browser,
  page: Page,
  play: (mark: (name: string) => Promise<void>) => Promise<void>,
): Promise<(name: string) => Work> {
  const trace = await readTrace(browser, page, categories, () =>
    play((name) => page.evaluate((mark) => void performance.mark(mark), name)),
  );
  return (name) => workBetween(trace, `begin ${name}`, `end ${name}`);
}

function workBetween(trace: Trace, from: string, to: string): Work {
  const [begin, end] = [trace.mark(from), trace.mark(to)];
  const between = (...names: string[]) =>
    outermost(
      trace.events.filter(
        ({ name, pid, tid, ts }) =>
          names.includes(name) && pid === begin.pid && tid === begin.tid && ts >= begin.ts && ts < end.ts,
      ),
    );
  const durations = (...names: string[]) => between(...names).map(processorMs);
  const tasks = durations('RunTask');
  const [idle = end] = between('FireIdleCallback');
  // The task that the callback is in has begun before it.
  const before = between('RunTask').filter(({ ts, dur = 0 }) => ts + dur < idle.ts);
  return {
    totalMs: sum(tasks),
    beforeIdleMs: sum(before.map(processorMs)),
    scriptMs: sum(durations(...scripts)),
    longestMs: Math.max(0, ...tasks),
    blockingMs: sum(tasks.map((ms) => Math.max(0, ms - longMs))),
    longTasks: tasks.filter((ms) => ms > longMs).length,
  };
}

const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0);

/** Without those that happened inside another one. */
export function outermost(events: TraceEvent[]): TraceEvent[] {
  let end = 0;
  return events
    .sort((one, other) => one.ts - other.ts)
    .filter(({ ts, dur = 0 }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}

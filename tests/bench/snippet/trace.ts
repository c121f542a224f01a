import type { Browser, Page } from 'playwright';

export interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** Microseconds, as are the durations: on the clock, and on the processor alone. */
  ts: number;
  dur?: number;
  tdur?: number;
  args?: { data?: { url?: string } };
}

export interface Trace {
  events: TraceEvent[];
  /** A mark that the page or the browser itself has set. Throws when there is none. */
  mark(name: string): TraceEvent;
}

/** What the browser did while `play` ran. */
export async function readTrace(
  browser: Browser,
  page: Page,
  categories: string[],
  play: () => Promise<unknown>,
): Promise<Trace> {
  await browser.startTracing(page, { categories });
  let bytes: Buffer | undefined;
  try {
    await play();
  } finally {
    bytes = await browser.stopTracing();
  }
  const events: TraceEvent[] = JSON.parse(bytes.toString()).traceEvents;
  return {
    events,
    mark(name) {
      const event = events.find((one) => one.name === name);
      if (!event) throw new Error(`the trace has no mark ${name}`);
      return event;
    },
  };
}

/**
 * Milliseconds that the thread had the processor for, which other programs of the machine don't stretch. Chromium
 * slows a page down by keeping its processor busy, so that is in it.
 */
export const processorMs = ({ dur = 0, tdur = dur }: TraceEvent): number => tdur / 1000;

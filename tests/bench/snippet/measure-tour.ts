import type { BrowserContext, Page } from 'playwright';
import type { Contender } from './contenders.ts';
import { tourSteps } from './host-page.ts';
import { traceWork } from './main-thread.ts';
import { median } from './median.ts';
import type { Stage } from './stage.ts';

/** What one page load with one contender gave; times in milliseconds, NaN where there is no tour. */
export interface TourRound {
  bootMs: number;
  /** Of that before the page was idle for the first time. */
  bootBeforeIdleMs: number;
  bootScriptMs: number;
  bootLongestMs: number;
  /** With what follows the calm: guides are asked for and chosen, events are kept. */
  chosenMs: number;
  /** And sent. */
  settledMs: number;
  /** From the call that starts the tour, on the page at rest, whatever it still has to import. */
  firstPaintedMs: number;
  firstOpaqueMs: number;
  /** The median of the changes to targets that are in view. */
  stepPaintedMs: number;
  stepOpaqueMs: number;
  /** What such a change is for the main thread, until it is painted. Other programs of the machine don't stretch it. */
  stepWorkMs: number;
  /** The change to the target that the page has to scroll to. */
  farPaintedMs: number;
  farOpaqueMs: number;
  /** From the start until the ninth step is at rest. */
  blockingMs: number;
  lagPx: number;
}

/** The main thread is watched so long from the script tag on. */
const bootWindowMs = 500;
/** By then guides are chosen, and nothing is sent yet. */
const chosenAfterMs = 2000;
/** By then it has done all that it does by itself. */
export const settledAfterMs = 3500;
/** A step is left once it stands and its entrance is over. */
const restMs = 60;
/**
 * And each at another moment of a frame. What is painted has waited for the next frame, up to a whole one: always left at
 * the same moment, a millisecond more or less of work would cost or save that.
 */
const frameMs = 1000 / 60;

/** Loads the contender into the heavy page; a tour is played from its first to its ninth step, and scrolled. */
export async function measureTour(stage: Stage, contender: Contender): Promise<TourRound> {
  const context = contender.isCached ? await warmProfile(stage, contender) : undefined;
  const page = await stage.open(contender.path, context);
  try {
    await stage.slowDown(page);
    let tour = untold;
    const work = await traceWork(stage.browser, page, async (mark) => {
      for (const span of ['settling', 'choosing', 'boot']) await mark(`begin ${span}`);
      await contender.load(page);
      await page.waitForTimeout(bootWindowMs);
      await mark('end boot');
      await page.waitForTimeout(chosenAfterMs - bootWindowMs);
      await mark('end choosing');
      await page.waitForTimeout(settledAfterMs - chosenAfterMs);
      await mark('end settling');
      if (!contender.isTour) return;
      await contender.offer?.(page);
      await mark('begin tour');
      tour = await playTour(page);
      await mark('end tour');
    });
    const [booted, settled] = [work('boot'), work('settling')];
    const boot = {
      bootMs: booted.totalMs,
      bootBeforeIdleMs: booted.beforeIdleMs,
      bootScriptMs: booted.scriptMs,
      bootLongestMs: settled.longestMs,
      chosenMs: work('choosing').totalMs,
      settledMs: settled.totalMs,
    };
    if (!contender.isTour) return { ...tour, ...boot };
    const lagPx = await page.evaluate((step) => window.bench.lagPx(step), tourSteps.at(-1)!);
    const stepWorkMs = median(nearSteps.map((at) => work(`step ${at}`).totalMs));
    return { ...tour, ...boot, stepWorkMs, blockingMs: work('tour').blockingMs, lagPx };
  } finally {
    await page.context().close();
  }
}

/** All but the first and the far one. */
const nearSteps = [...tourSteps.keys()].slice(1, -1);

type TourTimes = Omit<TourRound, `boot${string}` | 'chosenMs' | 'settledMs'>;

const untold: TourTimes = {
  firstPaintedMs: Number.NaN,
  firstOpaqueMs: Number.NaN,
  stepPaintedMs: Number.NaN,
  stepOpaqueMs: Number.NaN,
  stepWorkMs: Number.NaN,
  farPaintedMs: Number.NaN,
  farOpaqueMs: Number.NaN,
  blockingMs: Number.NaN,
  lagPx: Number.NaN,
};

async function playTour(page: Page): Promise<TourTimes> {
  const shown = await page.evaluate(
    async ({ steps, restMs, frameMs }) => {
      const pass = (ms: number) => new Promise((done) => setTimeout(done, ms));
      const times = [];
      for (const [at, step] of steps.entries()) {
        const act = at === 0 ? () => window.tour.start(steps) : () => window.tour.next();
        performance.mark(`begin step ${at}`);
        // Into a task of its own, which begins after the mark.
        await pass(0);
        times.push(await window.bench.shown(step, act));
        performance.mark(`end step ${at}`);
        await pass(restMs + (at / steps.length) * frameMs);
      }
      return times;
    },
    { steps: tourSteps, restMs, frameMs },
  );
  const [first, far] = [shown[0]!, shown.at(-1)!];
  const near = nearSteps.map((at) => shown[at]!);
  return {
    ...untold,
    firstPaintedMs: first.paintedMs,
    firstOpaqueMs: first.opaqueMs,
    stepPaintedMs: median(near.map(({ paintedMs }) => paintedMs)),
    stepOpaqueMs: median(near.map(({ opaqueMs }) => opaqueMs)),
    farPaintedMs: far.paintedMs,
    farOpaqueMs: far.opaqueMs,
  };
}

/** A profile in which another page has played the tour's first step already. */
async function warmProfile(stage: Stage, contender: Contender): Promise<BrowserContext> {
  const page = await stage.open(contender.path);
  await contender.load(page);
  await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'cairn')));
  await contender.offer?.(page);
  await page.evaluate((steps) => window.bench.shown(steps[0]!, () => window.tour.start(steps)), tourSteps);
  await page.close();
  return page.context();
}

import { offerCairnTour } from './cairn-tour.ts';
import { type Contender, nothing } from './contenders.ts';
import { traceWork, type Work } from './main-thread.ts';
import { busyStep, busyTourId, type Stage } from './stage.ts';

const busyMs = 2000;

/** A page of 50,000 nodes with 10,000 mutations a second; with a tooltip of the contender's open, unless it is nothing. */
export async function measureBusyPage(stage: Stage, contender: Contender): Promise<Work> {
  const page = await stage.open('/busy');
  try {
    if (contender !== nothing) {
      await contender.load(page);
      await page.waitForFunction(() => !Array.isArray(Reflect.get(window, 'cairn')));
      await page.evaluate(offerCairnTour, busyTourId);
      const { opaqueMs } = await page.evaluate(
        (step) => window.bench.shown(step, () => window.tour.start([step])),
        busyStep,
      );
      if (Number.isNaN(opaqueMs)) throw new Error('the busy page got no tooltip');
    }
    await stage.slowDown(page);
    await page.evaluate(() => Reflect.get(window, 'mutate')());
    await page.waitForTimeout(400);
    const work = await traceWork(stage.browser, page, async (mark) => {
      await mark('begin busy');
      await page.waitForTimeout(busyMs);
      await mark('end busy');
    });
    return work('busy');
  } finally {
    await page.context().close();
  }
}

import type { Page } from 'playwright';
import type { Contender } from './contenders.ts';
import { traceWork } from './main-thread.ts';
import { settledAfterMs } from './measure-tour.ts';
import type { Stage } from './stage.ts';

const clicks = 200;
/** What is put off until the clicks are over, as long as it is not put off for long. */
const afterwardsMs = 1500;

/**
 * Milliseconds in scripts for a real click on a button of the page: at once and put off. The whole of the tasks would
 * say little, because the browser's own share of a click is ten times as much and as uneven.
 */
export async function measureClicks(stage: Stage, contender: Contender): Promise<number> {
  const page = await stage.open('/');
  try {
    await contender.load(page);
    await page.waitForTimeout(settledAfterMs);
    await stage.slowDown(page);
    const points = await buttonsInView(page);
    const cdp = await page.context().newCDPSession(page);
    const work = await traceWork(stage.browser, page, async (mark) => {
      await mark('begin clicks');
      const sent = Array.from({ length: clicks }, (_, n) => points[n % points.length]!).flatMap(({ x, y }) =>
        (['mousePressed', 'mouseReleased'] as const).map((type) =>
          cdp.send('Input.dispatchMouseEvent', { type, x, y, button: 'left', clickCount: 1 }),
        ),
      );
      await Promise.all(sent);
      await page.waitForTimeout(afterwardsMs);
      await mark('end clicks');
    });
    const seen = await page.evaluate(() => Reflect.get(window, 'clicksSeen') as number);
    if (seen !== clicks) throw new Error(`the page saw ${seen} of ${clicks} clicks`);
    return work('clicks').scriptMs / clicks;
  } finally {
    await page.context().close();
  }
}

/** The middles of the buttons that can be pressed; and counts the clicks from now on. */
const buttonsInView = (page: Page): Promise<{ x: number; y: number }[]> =>
  page.evaluate(() => {
    Object.assign(window, { clicksSeen: 0 });
    document.addEventListener('click', () => {
      Reflect.set(window, 'clicksSeen', Reflect.get(window, 'clicksSeen') + 1);
    });
    return Array.from(document.querySelectorAll('button'), (button) => {
      const { left, top, width, height } = button.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2, button };
    })
      .filter(({ x, y, button }) => document.elementFromPoint(x, y) === button)
      .map(({ x, y }) => ({ x, y }));
  });

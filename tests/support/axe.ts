import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds in the page, or in what the selector names: a line for each rule that is broken. */
export const axeFaults = (page: Page, within?: string): Promise<string[]> => faultsOf(page, within, {});

/** The same by the rules of WCAG 2.2 AA alone. */
export const wcagFaults = (page: Page, within?: string): Promise<string[]> =>
  faultsOf(page, within, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });

/**
 * What keeps people from reading the whole of a studio page: what axe finds, what is wider than the screen, and tables that
 * stand out over the edge of their card, into what is beside it.
 */
export async function readingFaults(page: Page): Promise<string[]> {
  await entrancesOver(page);
  const faults = await axeFaults(page);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (tooWide > 0) faults.push(`it is ${tooWide} px too wide`);
  return [...faults, ...(await tablesBeyondCards(page))];
}

const tablesBeyondCards = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('.card .table-frame')].flatMap((frame) => {
      const beyond = frame.scrollWidth - frame.clientWidth;
      const scrolls = getComputedStyle(frame).overflowX !== 'visible';
      const name = frame.closest('.card')?.querySelector('h2')?.textContent;
      return scrolls || beyond <= 1 ? [] : [`the table of “${name}” stands out by ${beyond} px`];
    }),
  );

/** Colours are those that things have once they have come in; what turns for ever is not waited for. */
const entrancesOver = (page: Page) =>
  page.evaluate(async () => {
    const ending = document
      .getAnimations()
      .filter((each) => Number.isFinite(each.effect?.getComputedTiming().endTime));
    await Promise.allSettled(ending.map((each) => each.finished));
  });

async function faultsOf(page: Page, within: string | undefined, options: axe.RunOptions): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ within, options }) => {
      const { run } = Reflect.get(window, 'axe') as typeof axe;
      const { violations } = await run(within ? { include: [within] } : document, options);
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    },
    { within, options: { ...options, resultTypes: ['violations' as const] } },
  );
}

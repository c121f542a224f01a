import axe from 'axe-core';
import type { Page } from 'playwright';

/** What axe finds in the page, or in what the selector names: a line for each rule that is broken. */
export const axeFaults = (page: Page, within?: string): Promise<string[]> => faultsOf(page, within, {});

/** The same by the rules of WCAG 2.2 AA alone. */
export const wcagFaults = (page: Page, within?: string): Promise<string[]> =>
  faultsOf(page, within, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] });

/** What keeps people from reading the whole of a studio page: what axe finds, and what is wider than the screen. */
export async function readingFaults(page: Page): Promise<string[]> {
  await entrancesOver(page);
  const faults = await axeFaults(page);
  const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  return tooWide > 0 ? [...faults, `it is ${tooWide} px too wide`] : faults;
}

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

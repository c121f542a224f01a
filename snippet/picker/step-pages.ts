import type { Step } from '../../shared/contract/step.ts';
import { pagePath } from '../capture/page-path.ts';

/** Steps that follow one another on one page. */
export interface PageOfSteps {
  /** Its path; null: nothing is known of where it is. */
  path: string | null;
  /** The address at which one of its elements was picked. */
  url: string | null;
  steps: Step[];
}

/** The path of an address as the snippet calls pages; undefined for what is none. */
export const pathOf = (url: string): string | undefined => {
  const address = URL.parse(url);
  return address ? pagePath(address) : undefined;
};

/** The steps in their order, parted by page. One without an element stands on the page of the step before it. */
export function stepPages(steps: readonly Step[]): PageOfSteps[] {
  const pages: PageOfSteps[] = [];
  for (const step of steps) {
    const url = step.target?.pickedAt ?? null;
    const path = url === null ? null : (pathOf(url) ?? null);
    const last = pages.at(-1);
    if (last && (path === null || last.path === path)) last.steps.push(step);
    else if (last && last.path === null) {
      // What was begun before the first element was picked belongs to its page.
      Object.assign(last, { path, url });
      last.steps.push(step);
    } else pages.push({ path, url, steps: [step] });
  }
  return pages;
}

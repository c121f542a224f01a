import type { Condition, Device, PageCondition, PageConditions } from '../contract/audience.ts';
import type { Target } from '../contract/target.ts';
import { matchTree, type TreeMatch } from './match-tree.ts';
import { matchUrl } from './match-url.ts';

/** What only the page knows. */
export interface PageFacts {
  url: string;
  device: Device;
  /** The visible text of the element, white space folded; undefined: it is not there. */
  textOf(target: Target): string | undefined;
}

const pageTypes: readonly string[] = [
  'device',
  'url',
  'element',
  'elementText',
] satisfies PageCondition['type'][];

/** Whether just the page can decide it. */
export const isPageCondition = (condition: Condition): condition is PageCondition =>
  pageTypes.includes(condition.type);

/** Whether the page is in the situation that is asked for, and if not, because of which conditions. */
export const matchPageConditions = (conditions: PageConditions, page: PageFacts): TreeMatch<PageCondition> =>
  matchTree<PageCondition>(conditions, (condition) => matchPageCondition(condition, page));

export function matchPageCondition(condition: PageCondition, page: PageFacts): boolean {
  switch (condition.type) {
    case 'device':
      return condition.isOneOf.includes(page.device);
    case 'url':
      return matchUrl(condition.pattern, page.url);
    case 'element': {
      const isPresent = condition.target !== undefined && page.textOf(condition.target) !== undefined;
      return isPresent === (condition.is === 'present');
    }
    case 'elementText': {
      const text = condition.target && page.textOf(condition.target);
      return text?.toLowerCase().includes(condition.text.toLowerCase()) ?? false;
    }
  }
}

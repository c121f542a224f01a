import type { Audience, Condition, PageCondition, PageConditions } from '../contract/audience.ts';
import { type AudienceFacts, matchCondition, segmentOf } from './match-audience.ts';
import { isPageCondition } from './match-page-conditions.ts';
import { isGroup, leavesOf } from './match-tree.ts';

/**
 * What the server's knowledge makes of an audience. `rest` is what only the page can decide, in as few conditions as
 * will do: nothing of it says who is meant or what anybody did. Absent: nothing is left to decide.
 */
export type AudienceSplit = { isOut: true; failed: Condition[] } | { isOut: false; rest?: PageConditions };

const isIn: AudienceSplit = { isOut: false };

/**
 * Decides of an audience what the server can. Together with `matchPageConditions` on the rest it says the same as
 * `matchAudience` with all facts at once.
 */
export const splitAudience = (audience: Audience, facts: AudienceFacts): AudienceSplit =>
  split(audience, facts, []);

function split(audience: Audience, facts: AudienceFacts, within: readonly string[]): AudienceSplit {
  if (!isGroup<Condition>(audience)) return splitCondition(audience as Condition, facts, within);
  const conditions = audience.conditions as Audience[];
  const results = conditions.map((condition) => split(condition, facts, within));
  const rests = results.flatMap((result) => (!result.isOut && result.rest) || []);
  const failed = results.flatMap((result) => (result.isOut ? result.failed : []));
  switch (audience.type) {
    case 'all':
      if (results.some(({ isOut }) => isOut)) return { isOut: true, failed };
      return rests.length === 0 ? isIn : { isOut: false, rest: joined('all', rests) };
    case 'any':
      if (results.length === 0 || results.some((result) => !result.isOut && !result.rest)) return isIn;
      return rests.length === 0 ? { isOut: true, failed } : { isOut: false, rest: joined('any', rests) };
    case 'none': {
      const held = conditions.filter((_, i) => {
        const result = results[i];
        return result && !result.isOut && !result.rest;
      });
      if (held.length > 0) return { isOut: true, failed: held.flatMap(leavesOf<Condition>) };
      return rests.length === 0 ? isIn : { isOut: false, rest: { type: 'none', conditions: rests } };
    }
  }
}

function splitCondition(
  condition: Condition,
  facts: AudienceFacts,
  within: readonly string[],
): AudienceSplit {
  if (isPageCondition(condition)) return { isOut: false, rest: withoutPickedAt(condition) };
  if (condition.type !== 'segment') {
    return matchCondition(condition, facts) ? isIn : { isOut: true, failed: [condition] };
  }
  const segment = segmentOf(condition.segmentId, facts, within);
  const result = segment && split(segment, facts, [...within, condition.segmentId]);
  // Whoever asks wants to hear of the segment by its name, not of what it is made of.
  return !result || result.isOut ? { isOut: true, failed: [condition] } : result;
}

const joined = (type: 'all' | 'any', rests: PageConditions[]): PageConditions =>
  rests.length === 1 && rests[0] ? rests[0] : { type, conditions: rests };

/** Where an author picked an element is nobody else's business. */
function withoutPickedAt(condition: PageCondition): PageCondition {
  if ((condition.type !== 'element' && condition.type !== 'elementText') || !condition.target)
    return condition;
  const { pickedAt: _, ...target } = condition.target;
  return { ...condition, target };
}

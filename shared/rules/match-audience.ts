import type {
  Audience,
  BehaviourCondition,
  Condition,
  ScoreGroup,
  ServerCondition,
  Traits,
} from '../contract/audience.ts';
import type { Locale } from '../contract/text.ts';
import { matchPageCondition, type PageFacts } from './match-page-conditions.ts';
import { matchTrait } from './match-trait.ts';
import { matchTree, type TreeMatch } from './match-tree.ts';
import { npsGroup } from './nps.ts';
import { placeInHundred } from './percentage.ts';

/** What is known of one person and one guide. */
export interface GuideFacts {
  isSeen: boolean;
  isCompleted: boolean;
  isDismissed: boolean;
}

/** The last NPS score that somebody gave. */
export interface LastScore {
  score: number;
  givenAtMs: number;
}

/** What is known of one person when the audience is asked about. What is absent is not known: no condition on it holds. */
export interface AudienceFacts {
  user: Traits;
  account: Traits;
  /** As the host app names them, or the browser's anonymous id. */
  userId?: string;
  accountId?: string;
  locale?: Locale;
  nowMs?: number;
  /** How often something was done, by `behaviourKey`. Not in it: never. */
  counts?: ReadonlyMap<string, number>;
  /** By guide id. Not in it: never seen. */
  guides?: ReadonlyMap<string, GuideFacts>;
  /** Null: never gave one. */
  lastScore?: LastScore | null;
  /** Uploaded lists that name the user or the account. */
  listIds?: ReadonlySet<string>;
  /** By id, all that audiences refer to. */
  segments?: ReadonlyMap<string, Audience>;
}

/** Whether the person is meant, and if not, because of which conditions. */
export const matchAudience = (
  audience: Audience,
  facts: AudienceFacts & { page?: PageFacts },
): TreeMatch<Condition> => matchWithin(audience, facts, []);

function matchWithin(
  audience: Audience,
  facts: AudienceFacts & { page?: PageFacts },
  within: readonly string[],
): TreeMatch<Condition> {
  return matchTree<Condition>(audience, (condition) => {
    switch (condition.type) {
      case 'device':
      case 'url':
      case 'element':
      case 'elementText':
        return facts.page !== undefined && matchPageCondition(condition, facts.page);
      case 'segment': {
        const segment = segmentOf(condition.segmentId, facts, within);
        return segment !== undefined && matchWithin(segment, facts, [...within, condition.segmentId]).matches;
      }
      default:
        return matchCondition(condition, facts);
    }
  });
}

/** The audience that a segment stands for; undefined when it is unknown or contains itself. */
export const segmentOf = (
  segmentId: string,
  { segments }: AudienceFacts,
  within: readonly string[],
): Audience | undefined => (within.includes(segmentId) ? undefined : segments?.get(segmentId));

/** Conditions with the same key ask for the same number. */
export const behaviourKey = (condition: BehaviourCondition): string =>
  JSON.stringify([
    condition.type === 'event' ? condition.name : condition.featureId,
    condition.withinDays,
    condition.by,
  ]);

export function matchCondition(
  condition: Exclude<ServerCondition, { type: 'segment' }>,
  facts: AudienceFacts,
): boolean {
  switch (condition.type) {
    case 'userTrait':
      return matchTrait(condition, facts.user);
    case 'accountTrait':
      return matchTrait(condition, facts.account);
    case 'event':
    case 'feature': {
      if (!facts.counts) return false;
      const times = facts.counts.get(behaviourKey(condition)) ?? 0;
      return condition.operator === 'atLeast' ? times >= condition.times : times <= condition.times;
    }
    case 'guideState':
      return (
        facts.guides !== undefined && matchGuideState(condition.state, facts.guides.get(condition.guideId))
      );
    case 'score':
      return facts.lastScore !== undefined && scoreGroupOf(facts, condition.withinDays) === condition.group;
    case 'list':
      return facts.listIds?.has(condition.listId) === true;
    case 'percentage': {
      const id = condition.of === 'user' ? facts.userId : facts.accountId;
      return id !== undefined && placeInHundred(id, condition.salt) < condition.percent;
    }
    case 'dates': {
      const { nowMs } = facts;
      if (nowMs === undefined) return false;
      return (
        (condition.from === undefined || nowMs >= Date.parse(condition.from)) &&
        (condition.to === undefined || nowMs < Date.parse(condition.to))
      );
    }
    case 'language': {
      const locale = facts.locale?.toLowerCase();
      return (
        locale !== undefined &&
        condition.isOneOf.some((wanted) => `${locale}-`.startsWith(`${wanted.toLowerCase()}-`))
      );
    }
  }
}

function scoreGroupOf({ lastScore, nowMs = 0 }: AudienceFacts, withinDays: number): ScoreGroup {
  if (!lastScore || nowMs - lastScore.givenAtMs > withinDays * 86_400_000) return 'none';
  return npsGroup(lastScore.score);
}

function matchGuideState(
  state: 'seen' | 'notSeen' | 'completed' | 'dismissed',
  guide: GuideFacts | undefined,
): boolean {
  switch (state) {
    case 'seen':
      return guide?.isSeen === true;
    case 'notSeen':
      return guide?.isSeen !== true;
    case 'completed':
      return guide?.isCompleted === true;
    case 'dismissed':
      return guide?.isDismissed === true;
  }
}

import type { Audience, Traits, TraitValue } from '../contract/audience.ts';

/** What is known of one person when the audience is asked about. */
export interface AudienceFacts {
  user: Traits;
  account: Traits;
}

type TraitCondition = Extract<Audience, { type: 'userTrait' | 'accountTrait' }>;

/** `failed`: the conditions that, as they stand, keep the person out; empty when they are in. */
export interface AudienceMatch {
  matches: boolean;
  failed: TraitCondition[];
}

/** Whether the person is meant, and if not, because of which conditions. */
export function matchAudience(audience: Audience, facts: AudienceFacts): AudienceMatch {
  switch (audience.type) {
    case 'userTrait':
    case 'accountTrait': {
      const traits = audience.type === 'userTrait' ? facts.user : facts.account;
      const value = Object.hasOwn(traits, audience.trait) ? traits[audience.trait] : undefined;
      const matches = matchTrait(audience, value);
      return { matches, failed: matches ? [] : [audience] };
    }
    case 'all': {
      const failed = audience.conditions.flatMap((condition) => matchAudience(condition, facts).failed);
      const matches = audience.conditions.every((condition) => matchAudience(condition, facts).matches);
      return { matches, failed: matches ? [] : failed };
    }
    case 'any': {
      const results = audience.conditions.map((condition) => matchAudience(condition, facts));
      const matches = results.length === 0 || results.some((result) => result.matches);
      return { matches, failed: matches ? [] : results.flatMap((result) => result.failed) };
    }
    case 'none': {
      const held = audience.conditions.filter((condition) => matchAudience(condition, facts).matches);
      return { matches: held.length === 0, failed: held.flatMap(traitConditions) };
    }
  }
}

const traitConditions = (audience: Audience): TraitCondition[] =>
  'conditions' in audience ? audience.conditions.flatMap(traitConditions) : [audience];

/**
 * A trait that is not set meets `isNot` and `isNotSet` only. Texts compare without regard to case. A list meets
 * `is`, `contains` and `isOneOf` when any of its items does. Numbers in texts ("12") compare as numbers.
 */
function matchTrait(condition: TraitCondition, value: TraitValue | undefined): boolean {
  const isSet = value !== undefined && value !== null && value !== '';
  const { operator, value: wanted } = condition;
  switch (operator) {
    case 'isSet':
      return isSet;
    case 'isNotSet':
      return !isSet;
    case 'isNot':
      return !isSet || !equals(value, wanted);
    case 'is':
      return isSet && equals(value, wanted);
    case 'isOneOf':
      return isSet && Array.isArray(wanted) && wanted.some((item) => equals(value, item));
    case 'contains':
      return isSet && (Array.isArray(value) ? equals(value, wanted) : fold(value).includes(fold(wanted)));
    case 'startsWith':
      return isSet && fold(value).startsWith(fold(wanted));
    case 'greaterThan':
    case 'lessThan': {
      const difference = isSet ? toNumber(value) - toNumber(wanted) : Number.NaN;
      return operator === 'greaterThan' ? difference > 0 : difference < 0;
    }
    case 'before':
    case 'after': {
      const difference = isSet ? toTime(value) - toTime(wanted) : Number.NaN;
      return operator === 'after' ? difference > 0 : difference < 0;
    }
  }
}

const fold = (value: unknown) => String(value).toLowerCase();
const toNumber = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    ? Number(value)
    : Number.NaN;
const toTime = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

function equals(value: TraitValue, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => equals(item, wanted));
  return fold(value) === fold(wanted);
}

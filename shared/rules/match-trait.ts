import type { ConditionOf, Traits, TraitValue } from '../contract/audience.ts';

export type TraitCondition = ConditionOf<'userTrait' | 'accountTrait'>;

/**
 * A trait that is not set meets `isNot` and `isNotSet` only. Texts compare without regard to case. A list meets
 * `is`, `contains` and `isOneOf` when any of its items does. Numbers in texts ("12") compare as numbers.
 */
export function matchTrait(condition: TraitCondition, traits: Traits): boolean {
  const value = Object.hasOwn(traits, condition.trait) ? traits[condition.trait] : undefined;
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

const fold = (value: unknown) => textOf(value).toLowerCase();

/** As `String` does, which throws at an object whose `toString` the host app has filled with something else. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map((item) => (item === null ? '' : textOf(item))).join();
  return typeof value === 'object' && value !== null ? '[object Object]' : String(value);
}
const toNumber = (value: unknown) =>
  typeof value === 'number' || (typeof value === 'string' && value.trim() !== '')
    ? Number(value)
    : Number.NaN;
const toTime = (value: unknown) => (typeof value === 'string' ? Date.parse(value) : Number.NaN);

function equals(value: TraitValue, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => equals(item, wanted));
  return fold(value) === fold(wanted);
}

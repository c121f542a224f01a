import { describe, expect, test } from 'vitest';
import type { Audience, TraitOperator, TraitValue } from '../../../shared/contract/audience.ts';
import { matchAudience } from '../../../shared/rules/match-audience.ts';

const user = (
  trait: string,
  operator: TraitOperator,
  value?: string | number | boolean | string[],
): Audience => ({
  type: 'userTrait',
  trait,
  operator,
  value,
});
const facts = {
  user: {
    role: 'Sales',
    seats: 12,
    age: '7',
    tags: ['beta', 'EU'],
    since: '2024-03-01',
    empty: '',
    off: false,
  },
  account: { plan: 'pro' },
};

const cases: [
  trait: string,
  operator: TraitOperator,
  value: string | number | boolean | string[] | undefined,
  matches: boolean,
][] = [
  ['role', 'is', 'sales', true],
  ['role', 'is', 'support', false],
  ['role', 'isNot', 'sales', false],
  ['missing', 'isNot', 'sales', true],
  ['missing', 'is', 'sales', false],
  ['role', 'isOneOf', ['admin', 'sales'], true],
  ['role', 'isOneOf', ['admin'], false],
  ['role', 'contains', 'ale', true],
  ['role', 'startsWith', 'sa', true],
  ['role', 'startsWith', 'le', false],
  ['tags', 'is', 'beta', true],
  ['tags', 'contains', 'eu', true],
  ['tags', 'contains', 'e', false],
  ['seats', 'greaterThan', 11, true],
  ['seats', 'greaterThan', 12, false],
  ['seats', 'lessThan', 13, true],
  ['age', 'lessThan', 8, true],
  ['role', 'greaterThan', 1, false],
  ['missing', 'lessThan', 5, false],
  ['since', 'before', '2024-06-01', true],
  ['since', 'after', '2024-06-01', false],
  ['role', 'before', '2024-06-01', false],
  ['role', 'isSet', undefined, true],
  ['empty', 'isSet', undefined, false],
  ['empty', 'isNotSet', undefined, true],
  ['off', 'is', false, true],
  ['off', 'isSet', undefined, true],
  ['toString', 'isSet', undefined, false],
];

describe('a condition on a trait', () => {
  test.each(cases)('%s %s %s: %s', (trait, operator, value, matches) => {
    expect(matchAudience(user(trait, operator, value), facts).matches).toBe(matches);
  });

  test('reads an account trait from the account', () => {
    const plan: Audience = { type: 'accountTrait', trait: 'plan', operator: 'is', value: 'pro' };
    expect(matchAudience(plan, facts).matches).toBe(true);
    expect(matchAudience(plan, { user: { plan: 'pro' }, account: {} }).matches).toBe(false);
  });

  test('treats null as not set', () => {
    const value: TraitValue = null;
    expect(matchAudience(user('x', 'isNotSet'), { user: { x: value }, account: {} }).matches).toBe(true);
  });
});

describe('conditions together', () => {
  const sales = user('role', 'is', 'sales');
  const admin = user('role', 'is', 'admin');
  const cases: [name: string, audience: Audience, matches: boolean][] = [
    ['all of nothing is everybody', { type: 'all', conditions: [] }, true],
    ['any of nothing is everybody', { type: 'any', conditions: [] }, true],
    ['none of nothing is everybody', { type: 'none', conditions: [] }, true],
    ['all needs each', { type: 'all', conditions: [sales, admin] }, false],
    ['any needs one', { type: 'any', conditions: [admin, sales] }, true],
    ['none needs no one', { type: 'none', conditions: [admin] }, true],
    ['none fails with one', { type: 'none', conditions: [admin, sales] }, false],
    [
      'they nest',
      {
        type: 'all',
        conditions: [
          { type: 'none', conditions: [admin] },
          { type: 'any', conditions: [sales] },
        ],
      },
      true,
    ],
  ];
  test.each(cases)('%s', (_, audience, matches) => {
    expect(matchAudience(audience, facts).matches).toBe(matches);
  });

  test('name the conditions that keep someone out', () => {
    const audience: Audience = { type: 'all', conditions: [sales, admin, user('seats', 'greaterThan', 50)] };
    expect(matchAudience(audience, facts).failed).toEqual([admin, user('seats', 'greaterThan', 50)]);
    expect(matchAudience({ type: 'none', conditions: [sales, admin] }, facts).failed).toEqual([sales]);
    expect(matchAudience(sales, facts).failed).toEqual([]);
  });
});

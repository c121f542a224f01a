import { expect, test } from 'vitest';
import { People } from '../../../server/ingest/people.ts';

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

test('a person in an account is one object, and another one in another account, or in none', () => {
  const people = new People(1);
  const ann = people.of({ userId: 'ann', accountId: 'acme' });
  expect(people.of({ userId: 'ann', anonymousId: id(1), accountId: 'acme' })).toBe(ann);
  const others = [people.of({ userId: 'ann' }), people.of({ userId: 'ann', accountId: 'harbour' })];
  for (const other of others) {
    expect(other.userId).toBe(ann.userId);
    expect(other.accountId).not.toBe(ann.accountId);
  }
  expect(others[0]).toMatchObject({ accountExternalId: undefined });
});

test('a visitor is no user of the same name, however their id is written', () => {
  const people = new People(1);
  const visitor = people.of({ anonymousId: id(10).replace('8000', '8ABC'), userId: undefined });
  expect(visitor).toMatchObject({ isAnonymous: true, userExternalId: id(10).replace('8000', '8abc') });
  expect(people.of({ anonymousId: id(10).replace('8000', '8abc') })).toBe(visitor);
  expect(people.of({ userId: visitor.userExternalId }).userId).not.toBe(visitor.userId);
});

test('whoever is not remembered any more is who they were, in the same lane', () => {
  const people = new People(1);
  const ann = people.of({ userId: 'ann', accountId: 'acme' });
  for (let number = 0; number < 100_000; number += 1) people.of({ userId: `u${number}`, accountId: 'acme' });
  const again = people.of({ userId: 'ann', accountId: 'acme' });
  expect(again).not.toBe(ann);
  expect(again).toEqual(ann);
});

test('the accounts of an environment are in three lanes of about the same size, those of others in none of them', () => {
  const lanes = (environmentId: number) => {
    const people = new People(environmentId);
    return Array.from({ length: 3000 }, (_, n) => people.of({ userId: 'u', accountId: `a${n}` }).lane);
  };
  const byLane = Map.groupBy(lanes(1), (lane) => lane);
  expect(byLane.size).toBe(3);
  for (const accounts of byLane.values()) expect(accounts.length).toBeGreaterThan(900);
  expect(lanes(2).filter((lane) => byLane.has(lane))).toEqual([]);
});

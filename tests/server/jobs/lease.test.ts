import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropLease, takeLease } from '../../../server/jobs/lease-store.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const [ann, bob] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1) + minute * 60_000);
const take = (holder: string, minute: number) =>
  takeLease(database.db, 'job', holder, at(minute), at(minute + 1));

test('a lease is one process’s until it runs out or is given up', async () => {
  expect(await take(ann, 0)).toBe(true);
  expect(await take(bob, 0)).toBe(false);
  expect(await take(ann, 0.5)).toBe(true);
  expect(await take(bob, 1)).toBe(false);
  expect(await take(bob, 2)).toBe(true);
  expect(await take(ann, 2)).toBe(false);
  await dropLease(database.db, bob);
  expect(await take(ann, 2)).toBe(true);
});

test('of many that ask at once one gets it', async () => {
  await dropLease(database.db, ann);
  const asked = await Promise.all(
    Array.from({ length: 8 }, (_, i) => take(`00000000-0000-4000-8000-0000000000${10 + i}`, 10)),
  );
  expect(asked.filter(Boolean)).toHaveLength(1);
});

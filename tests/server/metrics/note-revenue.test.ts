import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Context } from '../../../server/context.ts';
import { noteRevenue } from '../../../server/metrics/note-revenue.ts';
import { addAccount } from '../../support/build-people.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
const clock = createSetClock('2025-06-15T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());

test('a renewed contract is revenue from its first day, and what was paid before stays known', async () => {
  const { id: environmentId } = (await buildWorkspace(context)).production;
  await addAccount(database.db, environmentId, { externalId: 'acme' });
  const change = (contractStartsOn: string, contractEndsOn: string, contractValue: number) =>
    database.db
      .updateTable('account')
      .set({ contractStartsOn, contractEndsOn, contractValue, currency: 'EUR' })
      .where('environmentId', '=', environmentId)
      .execute();
  const noted = async () => {
    await noteRevenue(context);
    return database.db
      .selectFrom('accountRevenue')
      .where('environmentId', '=', environmentId)
      .select(['since', 'arr', 'currency', 'isRenewal'])
      .orderBy('since')
      .execute();
  };

  await change('2024-01-01', '2025-12-31', 20_000);
  const first = { since: '2024-01-01', arr: 10_000, currency: 'EUR', isRenewal: false };
  expect(await noted()).toEqual([first]);
  expect(await noted()).toEqual([first]);

  // More seats in the middle of the contract.
  await change('2024-01-01', '2025-12-31', 24_000);
  const second = { since: '2025-06-15', arr: 12_000, currency: 'EUR', isRenewal: false };
  expect(await noted()).toEqual([first, second]);

  // Agreed early: it counts from the day on which it begins, as a renewal.
  clock.set('2025-12-20T08:00:00Z');
  await change('2026-01-01', '2026-12-31', 15_000);
  expect(await noted()).toEqual([first, second]);
  clock.set('2026-02-01T08:00:00Z');
  const third = { since: '2026-01-01', arr: 15_000, currency: 'EUR', isRenewal: true };
  expect(await noted()).toEqual([first, second, third]);

  // At the same price, and only the end was moved; a few days more are a correction.
  clock.set('2027-02-01T08:00:00Z');
  await change('2026-01-01', '2027-01-10', 15_000);
  expect(await noted()).toEqual([first, second, third]);
  await change('2026-01-01', '2027-12-31', 30_000);
  expect(await noted()).toEqual([first, second, third, { ...third, since: '2027-01-11' }]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { describeAccount, listAccountFeatures } from '../../../server/accounts/describe-account.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
const clock = createSetClock('2026-03-04T20:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());

/** So many that nobody waits for their numbers. */
const many = 600;

test('of an account with many people the last numbers are shown while newer ones are made', async () => {
  const { production } = await buildWorkspace(context, { timeZone: 'UTC' });
  const { scope } = production;
  await createFeature(context, scope, {
    name: 'Won',
    moduleId: null,
    isCore: true,
    featureClass: 'record',
    rules: [{ type: 'event', eventName: 'deal.won' }],
  });
  const send = (users: readonly number[]) =>
    ingest(
      context,
      production.keyed,
      buildBatch(
        users.map((user) => buildEvent(clock.now(), { userId: `u${user}` })),
        clock.now(),
      ),
      'browser',
    );
  const everybody = Array.from({ length: many }, (_, user) => user);
  await send(everybody);
  const seen = async () => {
    const { isBehind, activeUsers7, weeks } = await describeAccount(context, scope, 'a1');
    const [feature] = await listAccountFeatures(context, scope, 'a1');
    return { isBehind, activeUsers7, uses: weeks.at(-1)!.uses, of28: [feature!.users28, feature!.uses28] };
  };
  const first = { activeUsers7: many, uses: many, of28: [many, many] };
  expect(await seen()).toEqual({ isBehind: false, ...first });

  await send([0, many]);
  expect(await describeAccount(context, scope, 'a1')).toMatchObject({ isBehind: true, activeUsers7: many });
  const second = { activeUsers7: many + 1, uses: many + 2, of28: [many + 1, many + 2] };
  await expect.poll(seen, { timeout: 20_000 }).toEqual({ isBehind: false, ...second });

  // And from the sets of people, once the day is over.
  clock.advance({ hours: 24 });
  await send([1]);
  const third = { activeUsers7: many + 1, uses: many + 3, of28: [many + 1, many + 3] };
  await expect.poll(seen, { timeout: 20_000 }).toEqual({ isBehind: false, ...third });
}, 60_000);

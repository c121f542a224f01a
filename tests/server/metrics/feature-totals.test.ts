import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { changeUser } from '../../../server/accounts/change-user.ts';
import { eraseAccount, eraseUser } from '../../../server/accounts/erase-people.ts';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { selectFeatures } from '../../../server/catalogue/feature-store.ts';
import { createFeature, saveFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { lastDays } from '../../../server/metrics/ask.ts';
import { measure } from '../../../server/metrics/measure.ts';
import { measured } from '../../../server/metrics/measured.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
const start = '2026-03-02T08:00:00Z';
const clock = createSetClock(start);
const hourMs = 3_600_000;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(start);
  workspace = await buildWorkspace(context);
});

const scope = () => workspace.production.scope;
const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const add = (name: string, eventName = name) =>
  createFeature(context, scope(), {
    ...{ name, moduleId: null, isCore: false, featureClass: 'record' },
    rules: [{ type: 'event', eventName }],
  });

/** Numbers of each feature by its name. */
const listed = async () =>
  Object.fromEntries(
    (await selectFeatures(database.db, scope(), clock.now())).map(
      ({ name, users28, accounts28, uses28, lastUsedOn }) => [
        name,
        { users: users28, accounts: accounts28, uses: uses28, lastUsedOn },
      ],
    ),
  );

const features = ['read', 'write', 'share'];

it('has the numbers that counting every event one by one gives, whatever happened in between', async () => {
  const happening = fc.record({
    daysAgo: fc.integer({ min: 0, max: 40 }),
    user: fc.integer({ min: 0, max: 3 }),
    account: fc.option(fc.integer({ min: 0, max: 2 })),
    name: fc.constantFrom(...features),
  });
  const step = fc.oneof(
    { weight: 4, arbitrary: fc.record({ send: fc.array(happening, { maxLength: 8 }) }) },
    { weight: 2, arbitrary: fc.constant({ refresh: true as const }) },
    { weight: 1, arbitrary: fc.record({ days: fc.integer({ min: 1, max: 20 }) }) },
    { weight: 1, arbitrary: fc.record({ leaveOut: fc.integer({ min: 0, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ eraseUser: fc.integer({ min: 0, max: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ eraseAccount: fc.integer({ min: 0, max: 2 }) }) },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 10 }), async (steps) => {
      clock.set(start);
      workspace = await buildWorkspace(context);
      for (const name of features) await add(name);
      let happened: { at: Date; user: number; account: number | null; name: string }[] = [];
      const leftOut = new Set<number>();
      for (const each of steps) {
        if ('send' in each) {
          const events = each.send.map((one) => ({
            ...one,
            at: new Date(clock.now().getTime() - one.daysAgo * 24 * hourMs),
          }));
          happened.push(...events);
          await send(
            events.map(({ at, user, account, name }) =>
              buildEvent(at, {
                userId: `u${user}`,
                accountId: account === null ? undefined : `a${account}`,
                name,
              }),
            ),
          );
        } else if ('refresh' in each) await refreshAllSummaries(context);
        else if ('days' in each) clock.advance({ days: each.days });
        else if ('leaveOut' in each) {
          const isKnown = await changeUser(context, scope(), `u${each.leaveOut}`, { exclusion: 'test' }).then(
            () => true,
            () => false,
          );
          if (isKnown) leftOut.add(each.leaveOut);
        } else if ('eraseUser' in each) {
          await eraseUser(context, scope(), `u${each.eraseUser}`).catch(() => {});
          happened = happened.filter(({ user }) => user !== each.eraseUser);
          leftOut.delete(each.eraseUser);
        } else {
          const id = each.eraseAccount;
          const alone = new Set(happened.filter(({ account }) => account === id).map(({ user }) => user));
          for (const { user, account } of happened) {
            if (account !== null && account !== id) alone.delete(user);
          }
          const isThere = happened.some(({ account }) => account === id);
          await eraseAccount(context, scope(), `a${id}`).catch(() => {});
          if (isThere) {
            happened = happened.filter(({ user, account }) => account !== id && !alone.has(user));
            for (const user of alone) leftOut.delete(user);
          }
        }
      }
      await refreshAllSummaries(context);
      const recent = happened.filter(({ at }) => clock.now().getTime() - at.getTime() < 28 * 24 * hourMs);
      const found = await listed();
      for (const name of features) {
        const uses = recent.filter((one) => one.name === name);
        expect(found[name]).toMatchObject({
          uses: uses.length,
          users: new Set(uses.flatMap(({ user }) => (leftOut.has(user) ? [] : [user]))).size,
          accounts: new Set(uses.flatMap(({ account }) => account ?? [])).size,
        });
      }
    }),
    { numRuns: 25 },
  );
}, 120_000);

it('counts by other rules the moment they are saved, and goes on so', async () => {
  const feature = await add('write', 'text.written');
  await send([
    buildEvent(clock.now(), { name: 'text.written' }),
    buildEvent(clock.now(), { name: 'text.typed', userId: 'u2', accountId: 'a2' }),
    buildEvent(clock.now(), { name: 'text.typed', userId: 'u3', accountId: undefined }),
  ]);
  await refreshAllSummaries(context);
  expect(await listed()).toMatchObject({ write: { users: 1, accounts: 1, uses: 1 } });
  const { revision, moduleId, isCore, featureClass } = feature;
  await saveFeature(context, scope(), feature.id, {
    ...{ revision, name: 'write', moduleId, isCore, featureClass },
    rules: [{ type: 'event', eventName: 'text.typed' }],
  });
  expect(await listed()).toMatchObject({ write: { users: 2, accounts: 1, uses: 2 } });
  await refreshAllSummaries(context);
  expect(await listed()).toMatchObject({
    write: { users: 2, accounts: 1, uses: 2, lastUsedOn: '2026-03-02' },
  });
});

/** How many accounts, and how many in the days before. */
const figure = async (name: 'activeAccounts' | 'lapsedAccounts', days: number) => {
  const period = await lastDays(database.db, scope(), clock.now(), days);
  const { n, before } = await measure(database.db, measured[name], {
    ...{ scope: scope(), now: clock.now(), among: {}, period },
  });
  return [n, before.n];
};

it('knows which accounts were active from their summaries, and of one that has just changed from its days', async () => {
  const at = (daysAgo: number) => new Date(clock.now().getTime() - daysAgo * 24 * hourMs);
  await send([
    buildEvent(at(0), { accountId: 'a1' }),
    buildEvent(at(10), { accountId: 'a2' }),
    buildEvent(at(30), { accountId: 'a3' }),
  ]);
  const expected = async (numbers: number[][]) =>
    expect([
      await figure('activeAccounts', 7),
      await figure('activeAccounts', 28),
      await figure('lapsedAccounts', 28),
    ]).toEqual(numbers);
  await expected([
    [1, 1],
    [2, 1],
    [1, 0],
  ]);
  await refreshAllSummaries(context);
  await expected([
    [1, 1],
    [2, 1],
    [1, 0],
  ]);
  await send([buildEvent(at(0), { accountId: 'a3' })]);
  await expected([
    [2, 1],
    [3, 1],
    [0, 0],
  ]);
});

it('says of an account that it was active on days of somebody who has given up their seat since', async () => {
  const at = (daysAgo: number) => new Date(clock.now().getTime() - daysAgo * 24 * hourMs);
  await send([
    buildEvent(at(2), { accountId: 'a1' }),
    buildEvent(at(9), { accountId: 'a1' }),
    buildEvent(at(0), { userId: 'u2', accountId: 'a2' }),
  ]);
  await refreshAllSummaries(context);
  await changeUser(context, scope(), 'u1', { accountIds: ['a2'] });
  expect(await figure('activeAccounts', 7)).toEqual([2, 1]);
  await refreshAllSummaries(context);
  expect(await figure('activeAccounts', 7)).toEqual([2, 1]);
});

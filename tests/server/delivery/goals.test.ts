import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Goal } from '../../../shared/contract/guide.ts';
import { smallestDifference } from '../../../shared/rules/compare-rates.ts';
import { isHeldOut } from '../../../shared/rules/is-held-out.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const start = '2026-03-02T08:00:00Z';
const clock = createSetClock(start);
let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
let featureId: number;

const people = Array.from({ length: 80 }, (_, i) => ({ id: `user-${i}`, account: `account-${i % 16}` }));

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set(start);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  const rules = [{ type: 'event', eventName: 'Report sent' }];
  const feature = { name: 'Reports', moduleId: null, isCore: true, featureClass: 'process', rules };
  featureId = (await api('POST', '/features', feature)).body.id;
  for (const { id } of people) await addUser(database.db, workspace.production.id, { externalId: id });
  for (const account of new Set(people.map((person) => person.account))) {
    const seats = people
      .filter((person) => person.account === account)
      .map(({ id }) => ({ externalId: id, lastSeenAt: start }));
    await addAccount(database.db, workspace.production.id, { externalId: account, seats });
  }
});

type GoalOfGuide = Omit<Goal, 'featureId'>;
const publish = async (goal: GoalOfGuide, suits = (_id: string) => true): Promise<string> => {
  const draft = buildGuide({ goal: { featureId, ...goal } });
  const create = async () =>
    (await api('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft })).body.id as string;
  let id = await create();
  while (!suits(id)) id = await create();
  const published = await api('POST', `/guides/${id}/publish`, { revision: 1 });
  expect(published.status).toBe(200);
  return id;
};
const served = async (userId: string | undefined, accountId?: string) => {
  const { body } = await postFromPage(app, '/delivery', {
    key: workspace.production.publicKey,
    ...(userId && { userId }),
    ...(accountId && { accountId }),
    locale: 'en',
  });
  return body.guides.length > 0;
};
const use = async (userId: string, accountId: string, at: string) => {
  const event = buildEvent(at, { kind: 'track', name: 'Report sent', userId, accountId });
  await ingest(context, workspace.production.keyed, buildBatch([event], at), 'browser');
};
const behind = async (id: string, part: 'shown' | 'heldOut', group: string): Promise<string[]> => {
  const { body } = await api('GET', `/guides/${id}/goal/people?part=${part}&group=${group}&limit=100`);
  expect(body.people).toHaveLength(body.total);
  return body.people.map((person: { id: string }) => person.id).toSorted();
};
const idsOf = (some: readonly { id: string }[]) => some.map(({ id }) => id).toSorted();
const report = async (id: string) => (await api('GET', `/guides/${id}/goal`)).body.report;

describe('a guide with a goal', () => {
  test('is kept from the same part of the accounts each time, whole accounts, and says why', async () => {
    const holdout = { of: 'account', percent: 40 } as const;
    const id = await publish({ withinDays: 14, holdout });
    const heldOut = (person: { id: string; account: string }) =>
      isHeldOut(id, { featureId, withinDays: 14, holdout }, { userId: person.id, accountId: person.account });
    for (const person of people) expect(await served(person.id, person.account)).toBe(!heldOut(person));
    const accounts = new Set(people.filter(heldOut).map(({ account }) => account));
    expect(people.filter(({ account }) => accounts.has(account)).every(heldOut)).toBe(true);
    expect(accounts.size).toBeGreaterThan(0);
    expect(accounts.size).toBeLessThan(16);

    const kept = people.find(heldOut)!;
    const { body } = await api('POST', `/guides/${id}/explain`, { userId: kept.id });
    expect(body).toMatchObject({ reason: 'heldOut', text: 'Kept from it, to tell what the guide brings.' });
    const { decisions } = (await api('GET', `/users/${kept.id}/decisions`)).body;
    expect(decisions).toMatchObject([{ guideId: id, reason: 'heldOut', by: 'server' }]);
  });

  test('is not for those of whom nobody knows yet to which part they belong', async () => {
    await publish({ withinDays: 14, holdout: { of: 'user', percent: 10 } });
    expect(await served(undefined)).toBe(false);
  });

  test('counts who used the feature in their time, in both parts alike', async () => {
    const goal = { withinDays: 14, holdout: { of: 'user', percent: 50 } } as const;
    // Chance gives one guide in sixty too small a part to judge by.
    const id = await publish(goal, (guideId) => {
      const heldOut = people.filter(({ id: userId, account: accountId }) =>
        isHeldOut(guideId, { featureId, ...goal }, { userId, accountId }),
      );
      return Math.min(heldOut.length, people.length - heldOut.length) >= 30;
    });
    const parts = { shown: [] as typeof people, heldOut: [] as typeof people };
    for (const person of people) {
      parts[(await served(person.id, person.account)) ? 'shown' : 'heldOut'].push(person);
    }
    expect(Math.min(parts.shown.length, parts.heldOut.length)).toBeGreaterThanOrEqual(30);
    expect(await report(id)).toMatchObject({
      verdict: 'tooFew',
      shown: { users: 0 },
      waiting: { shown: parts.shown.length, heldOut: parts.heldOut.length },
    });
    expect(await behind(id, 'heldOut', 'waiting')).toEqual(idsOf(parts.heldOut));
    expect(await behind(id, 'heldOut', 'counted')).toEqual([]);

    for (const { id: user, account } of parts.shown.slice(0, 25))
      await use(user, account, '2026-03-10T08:00:00Z');
    for (const { id: user, account } of parts.heldOut.slice(0, 3))
      await use(user, account, '2026-03-03T08:00:00Z');
    // Too late, and too early.
    clock.set('2026-03-20T08:00:00Z');
    for (const { id: user, account } of parts.heldOut.slice(3, 9))
      await use(user, account, '2026-03-18T08:00:00Z');
    for (const { id: user, account } of parts.heldOut.slice(9, 15))
      await use(user, account, '2026-02-20T08:00:00Z');

    const result = await report(id);
    expect(result).toMatchObject({
      shown: { users: parts.shown.length, reached: 25 },
      heldOut: { users: parts.heldOut.length, reached: 3 },
      waiting: { shown: 0, heldOut: 0 },
      verdict: 'better',
    });
    const value = 25 / parts.shown.length - 3 / parts.heldOut.length;
    expect(result.difference.value).toBeCloseTo(value, 10);
    expect(result.difference.low).toBeGreaterThan(0);
    expect(result.difference.high).toBeGreaterThan(value);
    expect(await behind(id, 'shown', 'reached')).toEqual(idsOf(parts.shown.slice(0, 25)));
    expect(await behind(id, 'heldOut', 'reached')).toEqual(idsOf(parts.heldOut.slice(0, 3)));
    expect(await behind(id, 'heldOut', 'counted')).toEqual(idsOf(parts.heldOut));
    expect(await behind(id, 'shown', 'waiting')).toEqual([]);
  });

  test('leaves people in the part they were in first', async () => {
    const id = await publish({ withinDays: 1 });
    await served('user-1', 'account-1');
    const draft = buildGuide({
      goal: { featureId, withinDays: 1, holdout: { of: 'user', percent: 50 } },
    });
    await api('PUT', `/guides/${id}/draft`, { revision: 1, name: 'Tour', draft });
    await api('POST', `/guides/${id}/publish`, { revision: 2 });
    for (const { id: user, account } of people) await served(user, account);
    clock.set('2026-03-05T08:00:00Z');
    const { shown, heldOut } = await report(id);
    expect(shown.users + heldOut.users).toBe(people.length);
    const row = await database.db
      .selectFrom('goalAssignment')
      .where('guideId', '=', id)
      .where('isHeldOut', '=', false)
      .select('assignedAt')
      .orderBy('assignedAt')
      .executeTakeFirstOrThrow();
    expect(row.assignedAt).toEqual(new Date(start));
  });

  test('tells before it begins how small a difference it can show', async () => {
    const everybody = { type: 'all', conditions: [] };
    const forecast = async (goal: object) =>
      (
        await api('POST', '/goal-forecast', {
          audience: everybody,
          goal: { featureId, withinDays: 14, ...goal },
        })
      ).body;
    const holdout = { of: 'user', percent: 50 } as const;
    expect(await forecast({ holdout })).toMatchObject({
      users: 80,
      accounts: 16,
      heldOut: 40,
      isAssumed: true,
      rate: 0.05,
    });
    for (const { id, account } of people.slice(0, 20)) await use(id, account, start);
    const known = await forecast({ holdout });
    expect(known).toMatchObject({ isAssumed: false, rate: 0.25 });
    const accounts = [...Map.groupBy(people, ({ account }) => account).values()].map((users) => ({
      users: users.length,
      reached: users.filter(({ id }) => idsOf(people.slice(0, 20)).includes(id)).length,
    }));
    expect(known.smallestDifference).toBeCloseTo(smallestDifference(accounts, holdout)!, 10);
    expect((await forecast({ holdout: { of: 'user', percent: 5 } })).smallestDifference).toBeNull();
  });

  test('is refused when its feature is gone', async () => {
    const draft = buildGuide({ goal: { featureId: 999_999, withinDays: 14 } });
    const { body } = await api('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft });
    const refused = await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
    expect(refused.body.error.details).toMatchObject([{ path: 'goal.featureId' }]);
  });

  test('has none to report where it has none', async () => {
    const { body } = await api('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft: buildGuide() });
    expect(await report(body.id)).toBeNull();
  });
});

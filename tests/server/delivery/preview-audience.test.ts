import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { userIdOf } from '../../../server/db/hashed-id.ts';
import { newId } from '../../../server/db/new-id.ts';
import { type Audience, scoreGroups, type Traits } from '../../../shared/contract/audience.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { addAccount, addUser } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi, postFromPage } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

const clock = createSetClock();
let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;

const roles = ['sales', 'support', 'admin'];
const plans = ['free', 'pro'];
const users = Array.from({ length: 24 }, (_, i) => ({
  externalId: `u${i}`,
  name: `User ${i}`,
  traits: (i % 5 === 0 ? {} : { role: roles[i % 3]!, logins: i }) as Traits,
}));

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context({ now: clock.now });
  app = createApp(context);
  workspace = await buildWorkspace(context);
  api = callApi(app, workspace.production.secretKey);
  const environmentId = workspace.production.id;
  for (const user of users) await addUser(database.db, environmentId, user);
  await addUser(database.db, environmentId, { externalId: 'someone', isAnonymous: true });
  await addUser(database.db, environmentId, { externalId: 'left', deactivatedAt: '2026-01-01' });
  // The last six belong to no account; each of the others to one.
  for (let a = 0; a < 6; a++) {
    await addAccount(database.db, environmentId, {
      externalId: `a${a}`,
      name: `Account ${a}`,
      traits: { plan: plans[a % 2]! },
      seats: users
        .filter((_, i) => i < 18 && i % 6 === a)
        .map(({ externalId }) => ({ externalId, lastSeenAt: '2026-03-01' })),
    });
  }
  await addUser(database.db, workspace.staging.id, { externalId: 'tester' });
});
afterAll(() => database.drop());

const preview = async (audience: Audience) =>
  (await api('POST', '/audience-preview', { audience })).body as {
    users: number;
    accounts: number;
    sample: { id: string; name: string; accountName: string | null }[];
  };

test('everybody is every registered user: not the anonymous, not the deactivated, not those of staging', async () => {
  const everybody = await preview({ type: 'all', conditions: [] });
  expect(everybody).toMatchObject({ users: 24, accounts: 6 });
  expect(everybody.sample).toHaveLength(10);
  const known = new Map(users.map(({ externalId }, i) => [externalId, i]));
  for (const { id, name, accountName } of everybody.sample) {
    const i = known.get(id)!;
    expect({ name, accountName }).toEqual({
      name: `User ${i}`,
      accountName: i < 18 ? `Account ${i % 6}` : null,
    });
  }
});

test('somebody in two accounts counts once, and only where they are meant', async () => {
  const environmentId = workspace.production.id;
  await addUser(database.db, environmentId, { externalId: 'both', traits: { role: 'both' } });
  for (const [externalId, plan] of [
    ['b1', 'gold'],
    ['b2', 'silver'],
  ] as const) {
    await addAccount(database.db, environmentId, {
      externalId,
      traits: { plan },
      seats: [{ externalId: 'both', lastSeenAt: '2026-03-01' }],
    });
  }
  const both: Audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'both' };
  const gold: Audience = { type: 'accountTrait', trait: 'plan', operator: 'is', value: 'gold' };
  expect(await preview(both)).toMatchObject({ users: 1, accounts: 2 });
  expect(await preview({ type: 'all', conditions: [both, gold] })).toEqual({
    users: 1,
    accounts: 1,
    hasUsers: true,
    sample: [{ id: 'both', name: 'both', accountName: 'b1' }],
  });
  await database.db.deleteFrom('user').where('externalId', '=', 'both').execute();
});

const everybody: Audience = { type: 'all', conditions: [] };
const peopleOf = async (query: string, audience: Audience = everybody) =>
  (await api('POST', `/audience-preview/people?${query}`, { audience })).body as {
    total: number;
    people: { id: string; name: string; accountId: string | null; accountName: string | null }[];
  };
const idsOf = async (query: string, audience: Audience = everybody) =>
  (await peopleOf(query, audience)).people.map(({ id }) => id);

test('all whom an audience means are listed, searched and sorted, a page at a time', async () => {
  const first = await peopleOf('limit=15');
  expect(first.total).toBe((await preview(everybody)).users);
  // By name, numbers as numbers.
  expect(first.people.map(({ name }) => name)).toEqual(Array.from({ length: 15 }, (_, i) => `User ${i}`));
  expect((await idsOf('limit=15&offset=15')).length).toBe(9);
  expect(await peopleOf('search=ER%207')).toEqual({
    total: 1,
    people: [{ id: 'u7', name: 'User 7', accountId: 'a1', accountName: 'Account 1' }],
  });
  expect(await idsOf('search=account%202&order=desc')).toEqual(['u14', 'u8', 'u2']);
  const byAccount = await peopleOf('sort=account&order=desc');
  expect(byAccount.people[0]).toMatchObject({ accountName: 'Account 5' });
  // Who has none comes last either way.
  expect(byAccount.people.slice(-6).map(({ accountId }) => accountId)).toEqual(Array(6).fill(null));
  const sales = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' } as const;
  expect((await peopleOf('', sales)).total).toBe((await preview(sales)).users);
});

test('whom an audience means is exported as it is searched and sorted', async () => {
  const response = await app.request('/api/v1/audience-preview/people.csv?search=account%202&order=desc', {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${workspace.production.secretKey}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify({ audience: everybody }),
  });
  const lines = (await response.text()).trimEnd().split('\n');
  expect(lines).toEqual([
    'userId,userName,accountId,accountName',
    'u14,User 14,a2,Account 2',
    'u8,User 8,a2,Account 2',
    'u2,User 2,a2,Account 2',
  ]);
});

test('tells an environment in which no user has been seen yet from one in which nobody is meant', async () => {
  const context = database.context({ now: clock.now });
  const fresh = await buildWorkspace(context, { name: 'Fresh' });
  const { id } = fresh.production;
  const ofFresh = callApi(app, fresh.production.secretKey);
  const everybody: Audience = { type: 'all', conditions: [] };
  const seen = async () => (await ofFresh('POST', '/audience-preview', { audience: everybody })).body;
  await addUser(database.db, fresh.staging.id, { externalId: 'tester' });
  await addUser(database.db, id, { externalId: 'visitor', isAnonymous: true });
  expect(await seen()).toEqual({ users: 0, accounts: 0, hasUsers: false, sample: [] });
  await addUser(database.db, id, { externalId: 'gone', deactivatedAt: '2026-01-01' });
  expect(await seen()).toEqual({ users: 0, accounts: 0, hasUsers: true, sample: [] });
  const nobody: Audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'nobody has it' };
  expect(await preview(nobody)).toEqual({ users: 0, accounts: 0, hasUsers: true, sample: [] });
});

test('counts more people than are read at a time', async () => {
  const many = await buildWorkspace(database.context({ now: clock.now }), { name: 'Many' });
  const environmentId = many.production.id;
  await addAccount(database.db, environmentId, { externalId: 'all', traits: { plan: 'pro' } });
  await database.pool.query(
    `insert into "user" (environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at,
       last_seen_at)
     select $1, i::bigint * 1000003, 'u' || i, false, 'U', jsonb_build_object('odd', i % 2 <> 0), '{}', now(), now()
     from generate_series(-6000, 6000) i`,
    [environmentId],
  );
  await database.pool.query(
    `insert into seat select $1, a.id, u.id, now(), now() from "user" u, account a
     where u.environment_id = $1 and a.environment_id = $1 and u.id > 0`,
    [environmentId],
  );
  const ofMany = callApi(app, many.production.secretKey);
  const count = async (audience: Audience) =>
    (await ofMany('POST', '/audience-preview', { audience })).body.users;
  expect(await count({ type: 'all', conditions: [] })).toBe(12_001);
  expect(await count({ type: 'userTrait', trait: 'odd', operator: 'is', value: true })).toBe(6_000);
  expect(await count({ type: 'accountTrait', trait: 'plan', operator: 'is', value: 'pro' })).toBe(6_000);
});

const listOf = async (of: 'user' | 'account', ids: string[]): Promise<string> => {
  const { id } = (await api('POST', '/audience-lists', { of })).body;
  await api('POST', `/audience-lists/${id}/ids`, { ids });
  return id;
};

async function scored(externalId: string, score: number, daysAgo: number): Promise<void> {
  const { id: environmentId } = workspace.production;
  await database.db
    .insertInto('response')
    .values({
      environmentId,
      id: newId(clock.now()),
      guideId: newId(clock.now()),
      version: 1,
      runId: newId(clock.now()),
      questionId: 'q',
      questionKind: 'nps',
      scale: '0-10',
      score,
      optionId: null,
      choice: null,
      text: null,
      userId: userIdOf(environmentId, externalId),
      accountId: '1',
      answeredAt: new Date(clock.now().getTime() - daysAgo * 86_400_000),
    })
    .execute();
}

test('a score counts for its group while it is young enough, and the newest alone', async () => {
  const group = async (name: (typeof scoreGroups)[number], withinDays: number) =>
    (await preview({ type: 'score', group: name, withinDays })).sample.map(({ id }) => id);
  expect(await group('detractors', 365)).toEqual([]);
  await scored('u1', 2, 60);
  await scored('u2', 3, 60);
  await scored('u2', 9, 10);
  await scored('u3', 8, 10);
  expect(await group('detractors', 90)).toEqual(['u1']);
  expect(await group('detractors', 30)).toEqual([]);
  expect(await group('promoters', 30)).toEqual(['u2']);
  expect(await group('passives', 30)).toEqual(['u3']);
  expect((await preview({ type: 'score', group: 'none', withinDays: 30 })).users).toBe(22);
});

test('the number is the number of people that delivery serves', async () => {
  const userList = await listOf('user', ['u1', 'u4', 'u20', 'a1', 'nobody']);
  const accountList = await listOf('account', ['a1', 'a2', 'u5']);
  const condition = fc.oneof(
    fc.record({
      type: fc.constant('userTrait' as const),
      trait: fc.constant('role'),
      operator: fc.constantFrom('is' as const, 'isNot' as const),
      value: fc.constantFrom(...roles),
    }),
    fc.record({
      type: fc.constant('userTrait' as const),
      trait: fc.constant('logins'),
      operator: fc.constantFrom('greaterThan' as const, 'lessThan' as const),
      value: fc.integer({ min: 0, max: 24 }),
    }),
    fc.record({
      type: fc.constant('accountTrait' as const),
      trait: fc.constant('plan'),
      operator: fc.constantFrom('is' as const, 'isNot' as const),
      value: fc.constantFrom(...plans),
    }),
    fc.record({
      type: fc.constant('accountTrait' as const),
      trait: fc.constantFrom('plan', 'tier'),
      operator: fc.constantFrom('isSet' as const, 'isNotSet' as const),
    }),
    fc.record({
      type: fc.constant('score' as const),
      group: fc.constantFrom(...scoreGroups),
      withinDays: fc.constantFrom(30, 90),
    }),
    fc.constantFrom(
      { type: 'list' as const, of: 'user' as const, listId: userList },
      { type: 'list' as const, of: 'account' as const, listId: accountList },
    ),
  );
  const audiences = fc.letrec<{ audience: Audience }>((tie) => ({
    audience: fc.oneof(
      { maxDepth: 2 },
      condition,
      fc.record({
        type: fc.constantFrom('all' as const, 'any' as const, 'none' as const),
        conditions: fc.array(tie('audience'), { maxLength: 3 }),
      }),
    ),
  })).audience;

  await fc.assert(
    fc.asyncProperty(audiences, async (audience) => {
      const guide = (
        await api('POST', '/guides', { kind: 'walkthrough', name: 'G', draft: buildGuide({ audience }) })
      ).body;
      await api('POST', `/guides/${guide.id}/publish`, { revision: 1 });
      let served = 0;
      for (const userId of [...users.map(({ externalId }) => externalId), 'left']) {
        const { body } = await postFromPage(app, '/delivery', {
          key: workspace.production.publicKey,
          userId,
          locale: 'en',
        });
        served += body.guides.length;
      }
      await api('DELETE', `/guides/${guide.id}`);
      expect((await preview(audience)).users).toBe(served);
    }),
    { numRuns: 24 },
  );
}, 120_000);

test('an audience of another shape is refused with its path', async () => {
  const { status, body } = await api('POST', '/audience-preview', {
    audience: { type: 'all', conditions: [{ type: 'userTrait', trait: 'role', operator: 'like' }] },
  });
  expect(status).toBe(400);
  expect(body.error.details).toEqual([expect.objectContaining({ path: 'audience.conditions.0.operator' })]);
});

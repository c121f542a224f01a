import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { accountSorts } from '../../../server/accounts/account-list-store.ts';
import type { AccountRow } from '../../../server/accounts/account-rows.ts';
import type { UserRow } from '../../../server/accounts/list-users.ts';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { takeStaleSummaries } from '../../../server/accounts/summary-store.ts';
import { createApp } from '../../../server/app.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltEnvironment, type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
/** A Monday, 16:00 in Shanghai. */
const clock = createSetClock('2026-03-02T08:00:00Z');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2026-03-02T08:00:00Z');
  workspace = await buildWorkspace(context);
});

const send = (events: Event[], environment: BuiltEnvironment = workspace.production) =>
  ingest(context, environment.keyed, buildBatch(events, clock.now()), 'browser');

const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);

const request = (path: string, init: RequestInit = {}, key = workspace.production.secretKey) =>
  app.request(`/api/v1${path}`, { ...init, headers: { Authorization: `Bearer ${key}`, ...init.headers } });

async function get<Body>(path: string, key?: string): Promise<Body> {
  const response = await request(path, {}, key);
  expect(response.status).toBe(200);
  return (await response.json()) as Body;
}

const put = (path: string, body: unknown, key?: string) =>
  request(
    path,
    { method: 'PUT', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) },
    key,
  );

interface AccountList {
  total: number;
  accounts: AccountRow[];
}

const feature = (name: string) =>
  createFeature(context, workspace.production.scope, {
    name,
    moduleId: null,
    isCore: true,
    featureClass: 'record',
    rules: [{ type: 'event', eventName: name }],
  });

describe('the list of accounts', () => {
  it('has each account with its numbers', async () => {
    await feature('deal.won');
    await feature('report.opened');
    await send([
      buildEvent(daysAgo(1), { userId: 'u1' }),
      buildEvent(daysAgo(10), { userId: 'u2' }),
      buildEvent(daysAgo(40), { userId: 'u3', name: 'report.opened' }),
      buildEvent(daysAgo(1), { userId: undefined, anonymousId: crypto.randomUUID() }),
      buildEvent(daysAgo(1), {
        userId: 'u4',
        kind: 'identify',
        name: 'user.identified',
        properties: { a: 1 },
      }),
      buildEvent(daysAgo(2), { userId: 'u9', accountId: 'a2' }),
    ]);
    const { total, accounts } = await get<AccountList>('/accounts');
    expect(total).toBe(2);
    expect(accounts).toEqual([
      {
        id: 'a1',
        name: 'a1',
        tier: null,
        industry: null,
        region: null,
        owner: null,
        stage: null,
        // Seen for the first time less than three months ago, and nobody says when it went live.
        level: 'tooEarly',
        health: 'record',
        risk: 'none',
        isShallow: false,
        activatedUsers: 4,
        seatsBought: null,
        contractEndsOn: null,
        annualValue: null,
        currency: null,
        timeZone: null,
        openAlerts: 0,
        users: 4,
        activeUsers7: 1,
        activeUsers28: 2,
        featuresUsed: 1,
        featuresAvailable: 2,
        lastSeenAt: daysAgo(1).toISOString(),
        nps: null,
        // The current week has only begun: yesterday belongs to the one before.
        weeklyActiveUsers: [0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 1, 0],
      },
      expect.objectContaining({ id: 'a2', users: 1, activeUsers7: 1 }),
    ]);
  });

  it('counts 3 used of 40 available features, and drops archived ones from both', async () => {
    const features = [];
    for (let i = 0; i < 40; i++) features.push(await feature(`thing-${i}`));
    await send([0, 1, 2].map((i) => buildEvent(daysAgo(i), { name: `thing-${i}` })));
    const [row] = (await get<AccountList>('/accounts')).accounts;
    expect(row).toMatchObject({ featuresUsed: 3, featuresAvailable: 40 });
    await request(`/features/${features[0]?.id}`, { method: 'DELETE' });
    const [later] = (await get<AccountList>('/accounts')).accounts;
    expect(later).toMatchObject({ featuresUsed: 2, featuresAvailable: 39 });
  });

  it('leaves deactivated users out of every number', async () => {
    await send([buildEvent(daysAgo(1), { userId: 'u1' }), buildEvent(daysAgo(1), { userId: 'u2' })]);
    expect((await put('/users/u2', { isDeactivated: true })).status).toBe(200);
    expect((await get<AccountList>('/accounts')).accounts).toMatchObject([
      { users: 1, activeUsers7: 1, activeUsers28: 1 },
    ]);
    await put('/users/u2', { isDeactivated: false });
    expect((await get<AccountList>('/accounts')).accounts).toMatchObject([{ users: 2, activeUsers7: 2 }]);
  });

  it('has the days of each account’s own time zone', async () => {
    clock.set('2026-03-02T23:30:00Z');
    await send([
      buildEvent('2026-02-23T15:30:00Z', { accountId: 'shanghai' }),
      buildEvent('2026-02-23T15:30:00Z', { accountId: 'lisbon' }),
      buildEvent('2026-02-23T15:30:00Z', {
        accountId: 'lisbon',
        kind: 'group',
        name: 'account.identified',
        properties: { timeZone: 'Europe/Lisbon' },
      }),
    ]);
    // In Shanghai it is 3 March and the event was on 23 February; in Lisbon it is still 2 March.
    const active = (await get<AccountList>('/accounts?sort=activeUsers7&order=desc')).accounts;
    expect(active.map(({ id, activeUsers7 }) => [id, activeUsers7])).toEqual([
      ['lisbon', 0],
      ['shanghai', 0],
    ]);
    // So that whoever counts days to a contract's end counts as the account's page does.
    expect(active.map(({ timeZone }) => timeZone)).toEqual(['Europe/Lisbon', null]);
    clock.set('2026-03-01T18:00:00Z');
    const earlier = (await get<AccountList>('/accounts')).accounts;
    expect(earlier.map(({ id, activeUsers7 }) => [id, activeUsers7])).toEqual([
      ['lisbon', 1],
      ['shanghai', 0],
    ]);
  });

  it('is searched, sorted and cut into pages', async () => {
    await send([
      buildEvent(daysAgo(3), { accountId: 'b', userId: 'u1' }),
      buildEvent(daysAgo(2), { accountId: 'c', userId: 'u2' }),
      buildEvent(daysAgo(2), { accountId: 'c', userId: 'u3' }),
      buildEvent(daysAgo(40), { accountId: '100%', userId: 'u4' }),
    ]);
    const ids = async (query: string) =>
      (await get<AccountList>(`/accounts?${query}`)).accounts.map(({ id }) => id);
    expect(await ids('')).toEqual(['100%', 'b', 'c']);
    expect(await ids('sort=lastSeenAt&order=desc')).toEqual(['c', 'b', '100%']);
    expect(await ids('sort=activeUsers7&order=desc')).toEqual(['c', 'b', '100%']);
    expect(await ids('sort=users&order=asc&limit=2')).toEqual(['100%', 'b']);
    expect(await ids('sort=users&limit=2&offset=2')).toEqual(['c']);
    expect(await ids('sort=nps&order=desc')).toEqual(['100%', 'b', 'c']);
    expect(await ids('search=%25')).toEqual(['100%']);
    expect(await ids('search=B')).toEqual(['b']);
    expect((await get<AccountList>('/accounts?search=C&limit=1')).total).toBe(1);
    expect((await request('/accounts?sort=colour')).status).toBe(400);
    expect((await request('/accounts?limit=501')).status).toBe(400);
  });

  it('has names in the order in which people look them up', async () => {
    const names = ['9', '123', 'account 2', 'Account 10', 'élan', 'Zeta', '阿里', '北京', '上海'];
    await send(
      names.toReversed().map((name, index) =>
        buildEvent(daysAgo(1), {
          accountId: `a${index}`,
          kind: 'group',
          name: 'account.identified',
          properties: { name },
        }),
      ),
    );
    const found = async (query: string) =>
      (await get<AccountList>(`/accounts?${query}`)).accounts.map(({ name }) => name);
    expect(await found('')).toEqual(names);
    expect(await found('order=desc')).toEqual(names.toReversed());
    // Of accounts that are alike in the chosen column, too.
    expect(await found('sort=level&order=desc')).toEqual(names);
  });

  it('has every account on one page or another, whatever it is sorted by', async () => {
    await send(
      Array.from({ length: 9 }, (_, n) =>
        buildEvent(daysAgo(n * 4), { accountId: `a${n}`, userId: `u${n % 4}` }),
      ),
    );
    const all = Array.from({ length: 9 }, (_, n) => `a${n}`);
    for (const sort of accountSorts) {
      for (const order of ['asc', 'desc']) {
        const pages = await Promise.all(
          [0, 4, 8].map((offset) =>
            get<AccountList>(`/accounts?sort=${sort}&order=${order}&limit=4&offset=${offset}`),
          ),
        );
        const ids = pages.flatMap(({ accounts }) => accounts.map(({ id }) => id));
        expect(ids.toSorted(), `${sort} ${order}`).toEqual(all);
        expect(pages.map(({ total }) => total)).toEqual([9, 9, 9]);
      }
    }
  });

  it('waits for the numbers of a few accounts, and leaves those of many to the job', async () => {
    const seen = (accounts: number) =>
      send(
        Array.from({ length: accounts }, (_, n) =>
          buildEvent(daysAgo(1), { accountId: `a${n}`, userId: `u${n}` }),
        ),
      );
    const counted = async () =>
      (await get<AccountList>('/accounts?limit=500')).accounts.filter(({ users }) => users > 0).length;
    await seen(20);
    expect(await counted()).toBe(20);
    await seen(200);
    expect(await counted()).toBe(20);
    await refreshAllSummaries(context);
    expect(await counted()).toBe(200);
  });

  it('does not wait for accounts that somebody else is counting', async () => {
    await send([buildEvent(daysAgo(1), { userId: 'u1' })]);
    await get('/accounts');
    await send([buildEvent(daysAgo(1), { userId: 'u2' })]);
    const { environmentId } = workspace.production.scope;
    await database.db.transaction().execute(async (trx) => {
      await takeStaleSummaries(trx, environmentId, clock.now(), { limit: 1 });
      expect((await get<AccountList>('/accounts')).accounts).toMatchObject([{ users: 1 }]);
    });
  });

  it('is exported as CSV in which no name is a formula', async () => {
    await send([
      buildEvent(daysAgo(1), {
        kind: 'group',
        name: 'account.identified',
        properties: { name: '=HYPERLINK("https://evil.example","x"), 北京' },
      }),
      buildEvent(daysAgo(1)),
    ]);
    const response = await request('/accounts.csv');
    expect(response.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [heading, row] = bytes.subarray(3).toString().split('\n');
    expect(heading).toMatch(/^id,name,users,activeUsers7,/);
    expect(row).toBe(
      `a1,"'=HYPERLINK(""https://evil.example"",""x""), 北京",1,1,1,0,0,${daysAgo(1).toISOString()},,,0 0 0 0 0 0 0 0 0 0 1 0,,,,,,tooEarly,none,none,1,,,,,0`,
    );
  });
});

describe('the list of users', () => {
  it('is exported as it is searched, and no name is a formula', async () => {
    const named = (userId: string, name: string) =>
      buildEvent(daysAgo(1), {
        kind: 'identify',
        name: 'user.identified',
        userId,
        properties: { name, email: `${userId}@example.com`, role: 'sales' },
      });
    await send([named('u1', '=1+1'), named('u2', 'Lin'), buildEvent(daysAgo(1), { userId: 'u1' })]);
    const response = await request('/users.csv?search=1%2B1');
    expect(response.headers.get('Content-Disposition')).toContain('users.csv');
    const at = daysAgo(1).toISOString();
    expect((await response.text()).trim().split('\n')).toEqual([
      'id,name,email,role,accounts,activeDays28,uses28,firstSeenAt,lastSeenAt,isDeactivated,exclusion,activatedAt',
      `u1,'=1+1,u1@example.com,sales,a1,1,0,${at},${at},false,,${at}`,
    ]);
  });

  it('is exported whole, however long it is', async () => {
    const ids = Array.from({ length: 2100 }, (_, index) => `u${index}`);
    for (let first = 0; first < ids.length; first += 300) {
      await send(ids.slice(first, first + 300).map((userId) => buildEvent(daysAgo(1), { userId })));
    }
    const lines = (await (await request('/users.csv')).text()).trim().split('\n').slice(1);
    expect(new Set(lines.map((line) => line.split(',')[0]))).toEqual(new Set(ids));
    expect(lines).toHaveLength(ids.length);
  });
});

describe('one account', () => {
  it('has its traits, its time zone and half a year of weeks', async () => {
    await feature('deal.won');
    await send([
      buildEvent(daysAgo(1)),
      buildEvent(daysAgo(1)),
      buildEvent(daysAgo(0), {
        kind: 'group',
        name: 'account.identified',
        properties: { name: 'Acme', timeZone: 'Europe/Lisbon' },
      }),
    ]);
    const account = await get<{ weeks: object[] }>('/accounts/a1');
    expect(account).toMatchObject({
      id: 'a1',
      name: 'Acme',
      timeZone: 'Europe/Lisbon',
      traits: { name: 'Acme', timeZone: 'Europe/Lisbon' },
      firstSeenAt: daysAgo(1).toISOString(),
    });
    expect(account.weeks).toHaveLength(26);
    expect(account.weeks[0]).toEqual({ startsOn: '2025-09-08', activeUsers: 0, uses: 0 });
    expect(account.weeks.slice(-2)).toEqual([
      { startsOn: '2026-02-23', activeUsers: 1, uses: 2 },
      { startsOn: '2026-03-02', activeUsers: 0, uses: 0 },
    ]);
  });

  it('has every available feature, the unused ones with zeros', async () => {
    await feature('deal.won');
    await feature('report.opened');
    await send([
      buildEvent(daysAgo(1), { userId: 'u1' }),
      buildEvent(daysAgo(1), { userId: 'u2' }),
      buildEvent(daysAgo(1), { userId: undefined, anonymousId: crypto.randomUUID() }),
      buildEvent(daysAgo(60), { userId: 'u3' }),
    ]);
    const { features } = await get<{ features: object[] }>('/accounts/a1/features');
    expect(features).toMatchObject([
      {
        name: 'deal.won',
        moduleName: null,
        users28: 2,
        uses28: 3,
        lastUsedOn: '2026-03-01',
        weeks: [0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3, 0],
      },
      {
        name: 'report.opened',
        users28: 0,
        uses28: 0,
        lastUsedOn: null,
        weeks: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
      },
    ]);
  });

  it('has its users with what they did in it', async () => {
    await feature('deal.won');
    await send([
      buildEvent(daysAgo(1), { userId: 'u1' }),
      buildEvent(daysAgo(2), { userId: 'u1' }),
      buildEvent(daysAgo(3), { userId: 'u1', accountId: 'a2' }),
      buildEvent(daysAgo(30), { userId: 'u2' }),
    ]);
    const { total, users } = await get<{ total: number; users: UserRow[] }>('/accounts/a1/users');
    expect(total).toBe(2);
    expect(users).toMatchObject([
      { id: 'u1', activeDays28: 2, uses28: 2, accounts: [{ id: 'a1' }, { id: 'a2' }] },
      { id: 'u2', activeDays28: 0, uses28: 0, accounts: [{ id: 'a1' }] },
    ]);
    expect(await get('/users/u1')).toMatchObject({ activeDays28: 3, uses28: 3 });
  });

  it('says of each of its users since when they come, and of those whom only a server named that they have not', async () => {
    await send([buildEvent(daysAgo(3), { userId: 'came' }), buildEvent(daysAgo(1), { userId: 'came' })]);
    const named = { kind: 'identify', name: 'user.identified', userId: 'named', properties: {} } as const;
    const byServer = buildBatch([buildEvent(daysAgo(2), named)], clock.now());
    await ingest(context, workspace.production.keyed, byServer, 'server');
    const { users } = await get<{ users: UserRow[] }>('/accounts/a1/users');
    expect(users).toMatchObject([
      { id: 'came', activatedAt: daysAgo(3).toISOString() },
      { id: 'named', activatedAt: null },
    ]);
  });

  it('is untouched while its people were only named, and not where a server tells what they do or they have left', async () => {
    const byServer = (event: Partial<Event>) =>
      ingest(
        context,
        workspace.production.keyed,
        buildBatch([buildEvent(daysAgo(2), event)], clock.now()),
        'server',
      );
    const isUntouched = async () => (await get<{ isUntouched: boolean }>('/accounts/a1')).isUntouched;
    await byServer({ kind: 'identify', name: 'user.identified', userId: 'u1', properties: {} });
    expect(await isUntouched()).toBe(true);
    await byServer({ userId: 'u2' });
    expect(await isUntouched()).toBe(false);
    await put('/users/u2', { isDeactivated: true });
    expect(await isUntouched()).toBe(false);
    // Nobody is left of whom it could be said.
    await request('/users/u2', { method: 'DELETE' });
    expect(await isUntouched()).toBe(true);
    await put('/users/u1', { isDeactivated: true });
    expect(await isUntouched()).toBe(false);
  });

  it('may have an id that needs escaping', async () => {
    await send([buildEvent(daysAgo(1), { accountId: 'acme/eu?1 %' })]);
    expect(await get(`/accounts/${encodeURIComponent('acme/eu?1 %')}`)).toMatchObject({ id: 'acme/eu?1 %' });
  });
});

describe('changing', () => {
  it('an account merges traits, which a late event does not overwrite', async () => {
    await send([
      buildEvent(daysAgo(2), {
        kind: 'group',
        name: 'account.identified',
        properties: { plan: 'free', seats: 3 },
      }),
    ]);
    const response = await put('/accounts/a1', { name: 'Acme', traits: { plan: 'pro' } });
    expect(response.status).toBe(200);
    await send([
      buildEvent(daysAgo(1), { kind: 'group', name: 'account.identified', properties: { plan: 'late' } }),
    ]);
    expect(await get('/accounts/a1')).toMatchObject({
      name: 'Acme',
      traits: { name: 'Acme', plan: 'pro', seats: 3 },
    });
  });

  it('the time zone of an account moves its days', async () => {
    await send([buildEvent('2026-02-28T17:00:00Z')]);
    const days = () =>
      database.db
        .selectFrom('userDay')
        .where('environmentId', '=', workspace.production.id)
        .select('day')
        .execute();
    expect(await days()).toEqual([{ day: '2026-03-01' }]);
    await put('/accounts/a1', { traits: { timeZone: 'Europe/Lisbon' } });
    expect(await days()).toEqual([{ day: '2026-02-28' }]);
  });

  it('a user sets name, traits and just these accounts', async () => {
    await send([buildEvent(daysAgo(1)), buildEvent(daysAgo(1), { userId: 'u2', accountId: 'a2' })]);
    const response = await put('/users/u1', { name: 'Ana', traits: { role: 'admin' }, accountIds: ['a2'] });
    expect(await response.json()).toMatchObject({
      id: 'u1',
      name: 'Ana',
      traits: { role: 'admin' },
      accounts: [{ id: 'a2', name: 'a2' }],
    });
    expect((await get<{ total: number }>('/accounts/a1/users')).total).toBe(0);
    expect((await put('/users/u1', { accountIds: ['a2', 'nowhere'] })).status).toBe(400);
    expect((await put('/users/u1', { password: 'x' })).status).toBe(400);
  });

  it('is noted in the audit log', async () => {
    await send([buildEvent(daysAgo(1))]);
    await put('/users/u1', { name: 'Ana' });
    const entries = await database.db
      .selectFrom('auditEntry')
      .where('workspaceId', '=', workspace.workspaceId)
      .where('action', '=', 'user.changed')
      .select(['subject', 'details'])
      .execute();
    expect(entries).toEqual([{ subject: 'user:u1', details: { traits: ['name'] } }]);
  });
});

describe('what belongs to others', () => {
  const paths = [
    '/accounts/a1',
    '/accounts/a1/users',
    '/accounts/a1/features',
    '/accounts/a1/responses',
    '/users/u1',
  ];

  beforeEach(() => send([buildEvent(daysAgo(1), { properties: { name: 'Secret' } })]));

  it.each(paths)('%s is not there for another environment or workspace', async (path) => {
    const other = await buildWorkspace(context);
    for (const key of [workspace.staging.secretKey, other.production.secretKey]) {
      expect((await request(path, {}, key)).status).toBe(404);
    }
    expect((await request(path)).status).toBe(200);
  });

  it.each(['/accounts/a1', '/users/u1'])('%s can not be changed by them either', async (path) => {
    const other = await buildWorkspace(context);
    expect((await put(path, { name: 'Mine' }, other.production.secretKey)).status).toBe(404);
    expect(JSON.stringify(await get(path))).not.toContain('Mine');
  });

  it('is in none of their lists', async () => {
    const other = await buildWorkspace(context);
    for (const key of [workspace.staging.secretKey, other.production.secretKey]) {
      expect(await get('/accounts', key)).toMatchObject({ total: 0, accounts: [] });
      expect(await get('/users', key)).toEqual({ total: 0, users: [] });
      expect(await get('/responses', key)).toEqual({ total: 0, responses: [] });
      expect(await get('/metrics/overview', key)).toMatchObject({
        accounts: 0,
        users: 0,
        figures: { activeUsers28: { value: 0 } },
      });
    }
  });
});

describe('the list of users', () => {
  it('has registered users, last seen first, found by name or id', async () => {
    await send([
      buildEvent(daysAgo(2), { userId: 'u1' }),
      buildEvent(daysAgo(1), {
        userId: 'u2',
        kind: 'identify',
        name: 'user.identified',
        properties: { name: 'Ana' },
      }),
      buildEvent(daysAgo(1), { userId: undefined, anonymousId: crypto.randomUUID() }),
    ]);
    const ids = async (query: string) =>
      (await get<{ users: UserRow[] }>(`/users?${query}`)).users.map(({ id }) => id);
    expect(await ids('')).toEqual(['u2', 'u1']);
    expect(await ids('search=an')).toEqual(['u2']);
    expect(await ids('search=U1')).toEqual(['u1']);
    expect(await ids('limit=1&offset=1')).toEqual(['u1']);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { userIdOf } from '../../../server/db/hashed-id.ts';
import { addDays, addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let app: ReturnType<typeof createApp>;
let api: ReturnType<typeof callApi>;
const clock = createSetClock('2026-04-08T08:00:00Z');
const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31' };

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2026-04-08T08:00:00Z');
  workspace = await buildWorkspace(context);
  app = createApp(context);
  api = callApi(app, workspace.production.secretKey);
  const { scope } = workspace.production;
  const module = await database.db
    .insertInto('module')
    .values({ workspaceId: scope.workspaceId, appId: scope.appId, name: 'Orders', position: 0 })
    .returning('id')
    .executeTakeFirstOrThrow();
  const ids = await addPeople(database.db, scope, 'acme', 10);
  await sql`update account set seats_bought = 20, name = 'Acme Ltd' where environment_id = ${scope.environmentId}`.execute(
    database.db,
  );
  await database.db
    .updateTable('user')
    .set({ activatedAt: new Date('2026-01-05T00:00:00Z') })
    .where('environmentId', '=', scope.environmentId)
    .where(
      'id',
      'in',
      ids.slice(0, 5).map((id) => userIdOf(scope.environmentId, id)),
    )
    .execute();
  await addDays(database.db, scope, 'acme', ids.slice(0, 4), ['2026-02-10', '2026-03-30']);
  await addDays(database.db, scope, 'acme', ids.slice(0, 2), ['2025-12-01']);
  const [place, approve] = await addFeatures(database.db, scope, [
    { name: 'Place order', moduleId: module.id },
    { name: 'Approve', moduleId: module.id, isCore: true },
  ]);
  for (const id of ids.slice(0, 3))
    await addFeatureUse(database.db, scope, 'acme', id, '2026-02-10', [place!]);
  await api('POST', '/accounts/acme/criteria', {
    name: 'Orders without paper',
    family: 'time',
    unit: '%',
    isLowerBetter: false,
    baseline: 5,
    industryValue: null,
    quarters: [{ startsOn: '2026-01-01', target: 6, value: 7 }],
    featureIds: [place, approve],
    roiCost: 117_600,
    roiGain: 3_000_000,
    roiMethod: 'Hours saved',
  });
});

const create = async (locale = 'en') =>
  (await api('POST', '/accounts/acme/reviews', { ...quarter, locale })).body;

describe('a business review', () => {
  test('has the figures that every other screen has for the same account and days (statement 64)', async () => {
    const { id } = await create();
    const review = (await api('GET', `/reviews/${id}`)).body;
    const days = 'account=acme&from=2026-01-01&to=2026-03-31';
    for (const [name, figure] of Object.entries(review.figures)) {
      expect((await api('GET', `/metrics/${name}?${days}`)).body, name).toEqual(figure);
    }
    expect(review.figures.activeUsers).toMatchObject({ value: 4, before: { value: 2 } });
    expect(review.figures.activationRate).toMatchObject({ value: 0.25, n: 5, of: 20 });
    expect(review.modules).toEqual([
      {
        id: expect.any(Number),
        name: 'Orders',
        featuresUsed: 1,
        featuresAvailable: 2,
        users: 3,
        uses: 3,
        usesBefore: 0,
      },
    ]);
    expect(
      review.weeks.find(({ startsOn }: { startsOn: string }) => startsOn === '2026-02-09'),
    ).toMatchObject({ users: 4 });
  });

  test('ties heavily used modules to what the customer wants to reach (statement 64)', async () => {
    const { id } = await create();
    const { criteria, unusedCore } = (await api('GET', `/reviews/${id}`)).body;
    expect(unusedCore).toEqual(['Approve']);
    expect(criteria).toMatchObject([
      {
        name: 'Orders without paper',
        due: { target: 6, value: 7, state: 'met' },
        roi: 25.5,
        features: [{ name: 'Place order', users: 3, uses: 3 }],
      },
    ]);
  });

  test('begins with a draft in the chosen language whose figures are the document’s', async () => {
    const { texts } = await create();
    expect(texts.summary).toContain('4 people of Acme Ltd');
    expect(texts.summary).toContain('1 of 1 agreed goals');
    expect(texts.summary).toContain('100% more');
    expect(texts.nextSteps).toContain('Approve');
    const chinese = await create('zh-CN');
    expect(chinese.texts.summary).toContain('共有 4 人使用产品');
    expect(chinese.texts.summary).not.toMatch(/[a-z]{5,} [a-z]{3,}/);
  });

  test('does not call those new who came once and left since, and does where nobody ever came', async () => {
    const { environmentId } = workspace.production.scope;
    await sql`update account set seats_bought = null where environment_id = ${environmentId}`.execute(
      database.db,
    );
    await sql`update "user" set deactivated_at = '2026-02-01' where environment_id = ${environmentId}`.execute(
      database.db,
    );
    expect((await create()).texts.summary).not.toContain('nobody has signed in yet');
    // Nor does who came later count for an earlier document.
    const earlier = { startsOn: '2025-10-01', endsOn: '2025-11-30', locale: 'en' };
    const before = await api('POST', '/accounts/acme/reviews', earlier);
    expect(before.body.texts.summary).toContain('nobody has signed in yet');
    await addPeople(database.db, workspace.production.scope, 'fresh', 3, 'new');
    const fresh = await api('POST', '/accounts/fresh/reviews', { ...quarter, locale: 'en' });
    expect(fresh.body.texts.summary).toContain('nobody has signed in yet');
  });

  test('keeps what somebody writes, and refuses what was written over somebody else', async () => {
    const { id, revision, texts } = await create();
    const mine = { ...texts, summary: 'We moved the number.' };
    expect((await api('PUT', `/reviews/${id}`, { revision, texts: mine })).body).toEqual({ revision: 2 });
    expect((await api('GET', `/reviews/${id}`)).body.texts.summary).toBe('We moved the number.');
    expect((await api('PUT', `/reviews/${id}`, { revision, texts })).status).toBe(409);
    expect((await api('GET', '/accounts/acme/reviews')).body.reviews).toMatchObject([{ id, revision: 2 }]);
    expect((await api('DELETE', `/reviews/${id}`)).status).toBe(204);
    expect((await api('GET', `/reviews/${id}`)).status).toBe(404);
  });

  test('names no other account’s figures while there are few of them', async () => {
    const { id } = await create();
    expect((await api('GET', `/reviews/${id}`)).body.average).toBeNull();
    for (const other of ['b', 'c', 'd', 'e', 'f'])
      await addPeople(database.db, workspace.production.scope, other, 1, other);
    expect((await api('GET', `/reviews/${id}`)).body.average).toMatchObject({ activity: expect.any(Number) });
  });

  test('holds the features used against those of the typical account, not of all together', async () => {
    const { scope } = workspace.production;
    for (const other of ['b', 'c', 'd', 'e', 'f']) await addPeople(database.db, scope, other, 1, other);
    const { features } = (await api('GET', '/features')).body;
    const approve = features.find(({ name }: { name: string }) => name === 'Approve').id;
    await addFeatureUse(database.db, scope, 'b', 'b1', '2026-02-10', [approve]);
    await addFeatureUse(database.db, scope, 'b', 'b1', '2026-02-11', [approve]);
    await addFeatureUse(database.db, scope, 'c', 'c1', '2025-12-31', [approve]);
    const { id } = await create();
    const { average, figures } = (await api('GET', `/reviews/${id}`)).body;
    expect(figures.featureUsageRate.value).toBe(0.5);
    // One of two in two of six accounts.
    expect(average.featureUsageRate).toBeCloseTo(2 / 12);
  });
});

describe('a link for the customer', () => {
  const open = async (url: string) => {
    const response = await app.request(`/api/v1/shared/${url.split('/').at(-1)}`);
    return { status: response.status, text: await response.text() };
  };

  test('shows the adoption of that account to whoever has it, without anybody’s name', async () => {
    await sql`update "user" set name = 'Secret Person' where environment_id = ${workspace.production.id}`.execute(
      database.db,
    );
    const { url } = (await api('POST', '/accounts/acme/share-links', { days: 7, locale: 'zh-CN' })).body;
    expect(url).toMatch(/^http:\/\/cairn\.test\/shared\/sl_[\w-]{43}$/);
    const { status, text } = await open(url);
    expect(status).toBe(200);
    const shown = JSON.parse(text);
    expect(shown).toMatchObject({
      accountName: 'Acme Ltd',
      locale: 'zh-CN',
      figures: { activeUsers: { value: 4 } },
    });
    expect(text).not.toContain('Secret Person');
    expect(Object.keys(shown.figures)).not.toContain('nps');
    expect(text).not.toContain('Hours saved');
  });

  test('ends on its day, or when it is revoked, and a changed one opens nothing', async () => {
    const { id, url } = (await api('POST', '/accounts/acme/share-links', { days: 7, locale: 'en' })).body;
    expect((await open(`${url.slice(0, -1)}${url.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    clock.set('2026-04-15T07:59:59Z');
    expect((await open(url)).status).toBe(200);
    clock.set('2026-04-15T08:00:00Z');
    expect((await open(url)).status).toBe(404);

    const second = (await api('POST', '/accounts/acme/share-links', { days: 7, locale: 'en' })).body;
    expect((await api('DELETE', `/accounts/acme/share-links/${second.id}`)).status).toBe(204);
    expect((await open(second.url)).status).toBe(404);
    expect((await api('DELETE', `/accounts/acme/share-links/${second.id}`)).status).toBe(404);
    const { links } = (await api('GET', '/accounts/acme/share-links')).body;
    expect(links.map((link: { id: string }) => link.id)).toEqual([second.id, id]);
    expect(JSON.stringify(links)).not.toContain('sl_');
  });
});

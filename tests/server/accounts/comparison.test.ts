import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { raiseAlerts } from '../../../server/alerts/raise-alerts.ts';
import { createApp } from '../../../server/app.ts';
import { createModule } from '../../../server/catalogue/edit-modules.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
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
  for (const name of ['Orders', 'Approval', 'Reports']) {
    const module = await createModule(context, workspace.production.scope, name);
    await createFeature(context, workspace.production.scope, {
      name,
      moduleId: module.id,
      isCore: false,
      featureClass: 'record',
      rules: [{ type: 'event', eventName: name }],
    });
  }
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);
const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);

const account = async (accountId: string, names: string[], users = 2) => {
  await send([
    ...Array.from({ length: users }, (_, n) => `${accountId}-${n}`).flatMap((userId) =>
      names.map((name) => buildEvent(daysAgo(2), { accountId, userId, name })),
    ),
    buildEvent(clock.now(), {
      accountId,
      userId: `${accountId}-0`,
      kind: 'group',
      name: 'account.identified',
      properties: {
        name: `${accountId} Ltd`,
        industry: 'Machinery',
        tier: 'enterprise',
        goLiveOn: '2025-01-01',
      },
    }),
  ]);
};

it('says that 9 of 20 expected people are 45 %, and misses only what is expected', async () => {
  // The twenty working days before today.
  const workingDays = Array.from({ length: 28 }, (_, n) => n + 1).filter(
    (days) => ![0, 6].includes(daysAgo(days).getUTCDay()),
  );
  await send(
    workingDays.flatMap((days) =>
      Array.from({ length: 9 }, (_, n) => buildEvent(daysAgo(days), { userId: `u${n}`, name: 'Orders' })),
    ),
  );
  await api('PUT', '/accounts/a1', {
    fields: { expectedDailyUsers: 20, expectedModules: ['Orders', 'Approval'] },
  });
  const { body } = await api('GET', '/accounts/a1/comparison');
  expect(body.expected).toEqual({
    people: { expected: 20, actual: 9, share: 0.45 },
    modules: [
      { name: 'Orders', isUsed: true },
      { name: 'Approval', isUsed: false },
    ],
  });
});

it('compares with five others of the same industry and tier, and tells nothing of fewer (statement 65)', async () => {
  await account('own', ['Orders']);
  for (const id of ['p1', 'p2', 'p3']) await account(id, ['Orders', 'Reports']);
  await account('p4', []);
  await api('GET', '/accounts');
  expect((await api('GET', '/accounts/own/comparison')).body.peers).toBeNull();
  await account('p5', []);
  await api('GET', '/accounts');
  const { body } = await api('GET', '/accounts/own/comparison');
  expect(body.peers).toMatchObject({
    industry: 'Machinery',
    tier: 'enterprise',
    count: 5,
    featuresTheyUse: [{ name: 'Reports', share: 0.6 }],
  });
  const rate = body.peers.figures.find(({ name }: { name: string }) => name === 'featureUsageRate');
  expect(rate).toEqual({ name: 'featureUsageRate', value: 1 / 3, median: 2 / 3, above: 0.4 });
  expect(JSON.stringify(body)).not.toMatch(/p\d/);
});

it('is with none that was lost, and none of another tier', async () => {
  for (const id of ['own', 'p1', 'p2', 'p3', 'p4', 'p5', 'lost', 'large']) await account(id, ['Orders']);
  await api('PUT', '/accounts/large', { fields: { tier: 'strategic' } });
  await api('GET', '/accounts');
  const count = async () => (await api('GET', '/accounts/own/comparison')).body.peers?.count;
  expect(await count()).toBe(6);
  const churn = { churnedOn: '2026-03-01', reason: 'other', note: 'Gone' };
  expect((await api('PUT', '/accounts/lost/churn', churn)).status).toBe(204);
  expect(await count()).toBe(5);
});

it('stands above 72 % of 25 peers (statement 65)', async () => {
  await account('own', ['Orders', 'Approval']);
  for (let n = 0; n < 25; n++)
    await account(`p${n}`, n < 18 ? ['Orders'] : ['Orders', 'Approval', 'Reports'], 1);
  await refreshSummaries(context, workspace.production.scope);
  const { peers } = (await api('GET', '/accounts/own/comparison')).body;
  expect(peers.count).toBe(25);
  expect(peers.figures).toContainEqual({
    name: 'featureUsageRate',
    value: 2 / 3,
    median: 1 / 3,
    above: 0.72,
  });
});

it('has the roll-out by unit', async () => {
  const person = (userId: string, unit: string) =>
    buildEvent(daysAgo(3), { userId, kind: 'identify', name: 'user.identified', properties: { unit } });
  await send([person('u1', 'Sales'), person('u2', 'Sales'), person('u3', 'Support')]);
  await send([buildEvent(daysAgo(1), { userId: 'u1' }), buildEvent(daysAgo(20), { userId: 'u3' })]);
  expect((await api('GET', '/accounts/a1/units')).body.units).toMatchObject([
    { name: 'Sales', users: 2, activeUsers7: 1, activeUsers28: 1 },
    { name: 'Support', users: 1, activeUsers7: 0, activeUsers28: 1 },
  ]);
});

it('tells one timeline of notes, alerts, risks, levels and dates', async () => {
  await account('own', ['Orders'], 12);
  await api('PUT', '/accounts/own/level', { level: 'high', reason: 'seen' });
  await api('GET', '/accounts/own');
  clock.advance({ days: 1 });
  await api('DELETE', '/accounts/own/level');
  await api('GET', '/accounts/own');
  await api('POST', '/accounts/own/notes', {
    kind: 'visit',
    text: 'Showed the board',
    contactId: null,
    happenedOn: '2026-02-10',
  });
  await api('POST', '/accounts/own/risk-reasons', {
    reason: 'valueUnclear',
    evidence: 'Asked for a discount',
  });
  await raiseAlerts(context, workspace.production.scope);
  const { body } = await api('GET', '/accounts/own/timeline');
  const kinds = body.entries.map(({ kind }: { kind: string }) => kind);
  expect(kinds).toEqual(
    expect.arrayContaining(['levelChanged', 'riskRaised', 'alertOpened', 'note', 'milestone']),
  );
  const days = body.entries.map(({ day }: { day: string }) => day);
  expect(days).toEqual(days.toSorted().toReversed());
  expect(body.entries).toContainEqual(
    expect.objectContaining({ kind: 'note', text: 'Showed the board', day: '2026-02-10' }),
  );
  expect(body.entries.at(-1)).toEqual({ kind: 'milestone', milestone: 'live', day: '2025-01-01' });
});

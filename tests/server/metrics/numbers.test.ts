import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createModule } from '../../../server/catalogue/edit-modules.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { measured } from '../../../server/metrics/measured.ts';
import { lastHalfYears } from '../../../server/metrics/nps-waves.ts';
import type { GuideEventName } from '../../../shared/contract/event.ts';
import { metrics } from '../../../shared/contract/metric.ts';
import { addDays as dayAfter } from '../../../shared/rules/calendar.ts';
import { buildBatch, buildEvent, newEventId } from '../../support/build-event.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { addAccount } from '../../support/build-people.ts';
import { addDays, addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * What each number counts and what it just leaves out: the first day and the one before, the last that is enough and
 * the first that is not. That screens agree on a number is tried elsewhere; here, that it is the right one.
 */
let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
// A Monday, at four in the afternoon in Shanghai.
const clock = createSetClock('2026-03-02T08:00:00Z');
const today = '2026-03-02';

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});

const scope = () => workspace.production.scope;
const environmentId = () => workspace.production.id;
const daysAgo = (...days: number[]) => days.map((count) => dayAfter(today, -count));
async function figure(name: string, query = '') {
  const { status, body } = await api('GET', `/metrics/${name}?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}
const setAccount = (externalId: string, fields: object) =>
  database.db
    .updateTable('account')
    .set(fields)
    .where('environmentId', '=', environmentId())
    .where('externalId', '=', externalId)
    .execute();

test('an activation counts on the day of its account, and where nobody knows the seats it is none', async () => {
  const ids = await addPeople(database.db, scope(), 'acme', 3);
  await addPeople(database.db, scope(), 'trial', 1, 'trial');
  await setAccount('acme', { seatsBought: 10 });
  const activate = (id: string, at: string) =>
    database.db
      .updateTable('user')
      .set({ activatedAt: new Date(at) })
      .where('id', '=', userIdOf(environmentId(), id))
      .execute();
  // A minute before midnight in Shanghai, and a minute after it.
  await activate(ids[0]!, '2026-02-10T15:59:00Z');
  await activate(ids[1]!, '2026-02-10T16:01:00Z');
  await activate('trial1', '2026-02-01T00:00:00Z');
  const until = (to: string) => figure('activationRate', `from=2026-02-01&to=${to}`);
  expect(await until('2026-02-09')).toMatchObject({ value: 0, n: 0, of: 10 });
  expect(await until('2026-02-10')).toMatchObject({ value: 0.1, n: 1, of: 10 });
  expect(await until('2026-02-11')).toMatchObject({ value: 0.2, n: 2, of: 10 });
});

test('time online is the median of people’s days, each with all the time that was spent on it', async () => {
  const spent = (userId: string, at: string, minutes: number) =>
    Array.from({ length: minutes }, () =>
      buildEvent(at, {
        ...{ userId, accountId: 'acme', kind: 'session' as const, name: 'session.active' },
        properties: { seconds: 60 },
      }),
    );
  const events = [
    ...spent('u1', '2026-02-26T02:00:00Z', 1),
    ...spent('u1', '2026-02-26T09:00:00Z', 1),
    ...spent('u2', '2026-02-26T02:00:00Z', 5),
    ...spent('u3', '2026-02-26T02:00:00Z', 4),
    // Another day of theirs, and a day that is not asked for.
    ...spent('u3', '2026-02-27T02:00:00Z', 1),
    ...spent('u1', '2026-02-20T02:00:00Z', 60),
  ];
  const seen = ['u1', 'u2', 'u3'].map((userId) =>
    buildEvent('2026-02-26T01:00:00Z', { userId, accountId: 'acme' }),
  );
  await ingest(context, workspace.production.keyed, buildBatch([...seen, ...events], clock.now()), 'browser');
  // 1, 2, 4 and 5 minutes.
  const days = 'from=2026-02-26&to=2026-02-27';
  expect(await figure('activeTime', days)).toMatchObject({ value: 3, n: 3 });
});

test('frequent users came on two days a week, a habit is a feature in three of four weeks', async () => {
  const [often, seldom] = await addPeople(database.db, scope(), 'acme', 2);
  await addDays(database.db, scope(), 'acme', [often!], daysAgo(0, 1, 2, 3, 9, 10, 20, 27));
  await addDays(database.db, scope(), 'acme', [seldom!], daysAgo(0, 1, 2, 3, 9, 10, 20, 28));
  expect(await figure('frequentUsers', 'days=28')).toMatchObject({ value: 0.5, n: 1, of: 2 });
  expect(await figure('frequentUsers', 'days=7')).toMatchObject({ n: 2, of: 2 });

  const [feature] = await addFeatures(database.db, scope(), [{ name: 'approve' }]);
  const use = async (id: string, days: string[]) => {
    for (const day of days) await addFeatureUse(database.db, scope(), 'acme', id, day, [feature!]);
  };
  await use(often!, daysAgo(6, 7, 14));
  await use(seldom!, daysAgo(0, 6, 7, 13));
  expect(await figure('habit', `feature=${feature}&days=28`)).toMatchObject({ value: 0.5, n: 1, of: 2 });
});

test('stickiness is the mean share of the days on which whoever came was there', async () => {
  const [one, other] = await addPeople(database.db, scope(), 'acme', 3);
  await addDays(database.db, scope(), 'acme', [one!], daysAgo(0, 1, 2, 3, 4, 5, 6, 7));
  await addDays(database.db, scope(), 'acme', [other!], daysAgo(6, 8));
  expect(await figure('stickiness', 'days=7')).toMatchObject({ value: 8 / 14, n: 2 });
  expect(await figure('stickiness', 'days=28')).toMatchObject({ value: 10 / 56, n: 2 });
});

test('the login ratio of a period counts people from the day they are there, and days on which nobody came', async () => {
  const ids = await addPeople(database.db, scope(), 'acme', 8);
  const later = ids.slice(4).map((id) => userIdOf(environmentId(), id));
  // Friday, 00:30 in Shanghai.
  await database.db
    .updateTable('seat')
    .set({ firstSeenAt: new Date('2026-02-26T16:30:00Z') })
    .where('userId', 'in', later)
    .execute();
  await addDays(database.db, scope(), 'acme', ids.slice(0, 1), ['2026-02-26']);
  await addDays(database.db, scope(), 'acme', ids.slice(0, 4), ['2026-02-27']);
  const ratio = async (from: string, to: string) =>
    (await figure('loginRatio', `from=${from}&to=${to}`)).value;
  expect(await ratio('2026-02-26', '2026-02-26')).toBe(1 / 4);
  expect(await ratio('2026-02-27', '2026-02-27')).toBe(4 / 8);
  // Nobody on Wednesday.
  expect(await ratio('2026-02-25', '2026-02-27')).toBe(0.25);
  expect(metrics.loginRatio.definition.en).toMatch(/mean/i);
});

test('core modules are those in which a core feature was used', async () => {
  const [orders, reports] = [
    await createModule(context, scope(), 'Orders'),
    await createModule(context, scope(), 'Reports'),
  ];
  await addPeople(database.db, scope(), 'acme', 1);
  const [core, plain, other] = await addFeatures(database.db, scope(), [
    { name: 'approve', moduleId: orders.id, isCore: true },
    { name: 'sort', moduleId: orders.id },
    { name: 'export', moduleId: reports.id },
    { name: 'outside' },
  ]);
  await addFeatureUse(database.db, scope(), 'acme', 'u1', today, [plain!, other!]);
  expect(await figure('modulesUsed')).toMatchObject({ n: 2, of: 2 });
  expect(await figure('coreModulesUsed')).toMatchObject({ n: 0, of: 1 });
  await addFeatureUse(database.db, scope(), 'acme', 'u1', today, [core!]);
  expect(await figure('coreModulesUsed')).toMatchObject({ n: 1, of: 1 });
});

test('completion is that of walkthroughs, and of checklists, by those who started them in the period', async () => {
  const publish = async (kind: 'walkthrough' | 'hint') => {
    const { body } = await api('POST', '/guides', { kind, name: kind, draft: buildGuide() });
    const { status } = await api('POST', `/guides/${body.id}/publish`, { revision: 1 });
    expect(status).toBe(200);
    return body.id as string;
  };
  const run = (guideId: string, userId: string, names: GuideEventName[], at = '2026-02-20T08:00:00Z') => {
    const runId = newEventId();
    return names.map((name) =>
      buildEvent(at, {
        ...{ kind: 'guide' as const, name, userId, accountId: 'acme' },
        properties: { guideId, version: 1, runId, stepId: 's1' },
      }),
    );
  };
  const [tour, hint] = [await publish('walkthrough'), await publish('hint')];
  const events = [
    ...run(tour, 'u1', ['guide.started', 'guide.completed']),
    ...run(tour, 'u2', ['guide.started', 'guide.dismissed']),
    ...run(tour, 'u3', ['guide.started']),
    ...run(tour, 'u4', ['guide.started', 'guide.completed'], '2026-01-10T08:00:00Z'),
    ...run(hint, 'u5', ['guide.started', 'guide.completed']),
  ];
  await ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
  const completion = await figure('guideCompletion', 'days=28');
  expect(completion).toMatchObject({ n: 1, of: 3 });
  expect(completion.value).toBeCloseTo(1 / 3);
  expect(await figure('checklistCompletion', 'days=28')).toMatchObject({ n: 0, of: 0, value: null });
});

describe('what was thought of accounts at the end of a period', () => {
  const judged = async (
    externalId: string,
    day: string,
    of: { level?: string; health?: string; risk?: string },
  ) => {
    await addAccount(database.db, environmentId(), { externalId });
    await database.db
      .insertInto('accountDay')
      .values({
        ...{ environmentId: environmentId(), accountId: accountIdOf(environmentId(), externalId), day },
        ...{ level: 'medium', health: 'record', risk: 'none', ...of },
        ...{ users: 0, activeUsers7: 0, featuresUsed28: 0, featuresAvailable: 0 },
      } as never)
      .execute();
  };
  const at = (name: string) => figure(name, 'from=2026-01-01&to=2026-01-31');
  const behind = async (name: string) =>
    (await api('GET', `/metrics/${name}/behind?from=2026-01-01&to=2026-01-31`)).body.rows
      .map(({ id }: { id: string }) => id)
      .toSorted();

  test('is healthy from process on, low, and in danger from ordinary on', async () => {
    const states = ['none', 'record', 'process', 'integration', 'customised', 'atRisk'];
    for (const health of states) await judged(health, '2026-01-31', { health });
    for (const level of ['tooEarly', 'low', 'high']) await judged(level, '2026-01-31', { level });
    for (const risk of ['light', 'ordinary', 'highRisk'])
      await judged(risk, '2026-01-31', { risk: risk === 'highRisk' ? 'high' : risk });
    expect(await at('healthyAccounts')).toMatchObject({ n: 3, of: 12 });
    expect(await behind('healthyAccounts')).toEqual(['customised', 'integration', 'process']);
    expect(await behind('lowAccounts')).toEqual(['low']);
    expect(await behind('accountsAtRisk')).toEqual(['highRisk', 'ordinary']);
  });

  test('is what was known last in its last seven days', async () => {
    await judged('first', '2026-01-25', { level: 'low' });
    await judged('before', '2026-01-24', { level: 'low' });
    await judged('after', '2026-02-01', { level: 'low' });
    expect(await behind('lowAccounts')).toEqual(['first']);
    expect(await at('lowAccounts')).toMatchObject({ n: 1, of: 3 });
  });
});

test('an account is a customer no more on the day on which it is lost', async () => {
  for (const id of ['kept', 'lost']) await addPeople(database.db, scope(), id, 1, id);
  const churn = { isChurned: true, churnReason: 'other', churnNote: 'gone' };
  await setAccount('lost', { ...churn, churnedOn: '2026-02-10' });
  await addDays(database.db, scope(), 'lost', ['lost1'], ['2026-02-05']);
  const until = (name: string, to: string) => figure(name, `from=2026-02-01&to=${to}`);
  expect(await until('accounts', '2026-02-09')).toMatchObject({ value: 2 });
  expect(await until('accounts', '2026-02-10')).toMatchObject({ value: 1 });
  expect(await until('activeAccounts', '2026-02-09')).toMatchObject({ n: 1, of: 2 });
  expect(await until('activeAccounts', '2026-02-10')).toMatchObject({ n: 0, of: 1 });
});

test('who has never used a feature did not until the end of the period, whatever it begins with', async () => {
  await addPeople(database.db, scope(), 'acme', 3);
  const features = await addFeatures(database.db, scope(), [{ name: 'Approvals' }]);
  await addFeatureUse(database.db, scope(), 'acme', 'u1', '2025-06-01', features);
  await addFeatureUse(database.db, scope(), 'acme', 'u2', '2026-02-02', features);
  const never = (days: string) => figure('neverUsed', `${days}&feature=${features[0]}`);
  expect(await never('from=2026-02-01&to=2026-02-01')).toMatchObject({ n: 2, of: 3 });
  expect(await never('from=2026-02-01&to=2026-02-02')).toMatchObject({ n: 1, of: 3 });
});

test('payback is that of the mean customer, and the last day of a period is paid for', async () => {
  for (const id of ['one', 'other', 'free', 'gone'])
    await addAccount(database.db, environmentId(), { externalId: id });
  // What was written down after it had gone brought in nothing, and took nothing away.
  await setAccount('gone', {
    ...{ isChurned: true, churnedOn: '2025-12-01', churnReason: 'other', churnNote: 'gone' },
  });
  const paid = (id: string, since: string, arr: number) => ({
    ...{
      environmentId: environmentId(),
      accountId: accountIdOf(environmentId(), id),
      since,
      arr,
      currency: 'EUR',
    },
  });
  await database.db
    .insertInto('accountRevenue')
    .values([
      paid('one', '2025-12-31', 12_000),
      paid('other', '2025-12-31', 36_000),
      paid('free', '2025-12-31', 0),
      paid('gone', '2025-12-31', 99_000),
    ])
    .execute();
  await api('PATCH', '/thresholds', { acquisitionCost: 10_000 });
  const year = 'from=2025-01-01&to=2025-12-31';
  // 24,000 a year of the mean customer who pays: 2,000 a month.
  expect(await figure('payback', year)).toMatchObject({ value: 5, n: 2 });
  // One day of 48,000 a year, of four customers.
  expect((await figure('valueToCost', year)).value).toBeCloseTo(48_000 / 365 / 4 / 10_000, 6);
  expect((await figure('valueToCost', 'from=2025-01-01&to=2025-12-30')).n).toBe(0);
});

test('a reply on its last day is in time, and whoever is due today is in touch', async () => {
  const runs = ['early', 'lastDay', 'late', 'never'] as const;
  await addPeople(database.db, scope(), 'acme', runs.length);
  const given = { early: '2026-02-09', lastDay: '2026-02-10', late: '2026-02-11', never: null };
  for (const [index, run] of runs.entries()) {
    const doneOn = given[run];
    const task = {
      ...{ environmentId: environmentId(), userId: userIdOf(environmentId(), `u${index + 1}`) },
      ...{ runId: newEventId(), kind: 'reply', accountId: accountIdOf(environmentId(), 'acme') },
      ...{ dueOn: '2026-02-10', createdAt: new Date('2026-02-08T04:00:00Z') },
      ...{ doneAt: doneOn && new Date(`${doneOn}T04:00:00Z`), doneBy: doneOn && 'system' },
    };
    await database.db
      .insertInto('answerTask')
      .values(task as never)
      .execute();
  }
  const inFebruary = 'from=2026-02-01&to=2026-02-28';
  expect(await figure('repliesInTime', inFebruary)).toMatchObject({ value: 0.5, n: 2, of: 4 });
  // One, two and three days.
  expect(await figure('replyTime', inFebruary)).toMatchObject({ value: 2, n: 3 });

  for (const [id, spokenOn] of [
    ['due', '2026-01-10'],
    ['overdue', '2026-01-09'],
  ] as const) {
    await addAccount(database.db, environmentId(), { externalId: id });
    await setAccount(id, { tier: 'strategic', goLiveOn: '2025-01-01' });
    const note = { kind: 'call', text: 'Spoke', contactId: null, happenedOn: spokenOn };
    expect((await api('POST', `/accounts/${id}/notes`, note)).status).toBe(201);
  }
  const at = 'from=2026-02-01&to=2026-02-10';
  expect(await figure('inTouch', at)).toMatchObject({ n: 1, of: 2 });
  expect((await api('GET', `/metrics/inTouch/behind?${at}`)).body.rows).toMatchObject([{ id: 'due' }]);
});

test.each([
  ['2026-03-04', 6, '2023-07-01'],
  ['2026-06-30', 2, '2025-07-01'],
  ['2026-07-01', 2, '2026-01-01'],
  ['2026-07-01', 1, '2026-07-01'],
  ['1970-01-01', 6, '1967-07-01'],
  ['2999-12-31', 1, '2999-07-01'],
])('the waves of half a year until %s, %i of them, begin on %s', (to, count, from) => {
  expect(lastHalfYears(to, count)).toEqual({ from, to });
});

test('every number has a unit and one sentence that defines it, in both languages', () => {
  for (const name of Object.keys(measured) as (keyof typeof measured)[]) {
    const { unit, definition } = metrics[name];
    expect(unit, name).toBeTruthy();
    expect(definition.en, name).toMatch(/\.$/);
    expect(definition['zh-CN'], name).toMatch(/。$/);
  }
});

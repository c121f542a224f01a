import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { keepEntryDays } from '../../../server/accounts/keep-entry-days.ts';
import { keepFacts } from '../../../server/accounts/keep-facts.ts';
import { summarizeAccounts } from '../../../server/accounts/summarize-accounts.ts';
import { tellPast } from '../../../server/accounts/tell-past.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf, userIdOf } from '../../../server/db/hashed-id.ts';
import { addDays as dayAfter, daysBetween } from '../../../shared/rules/calendar.ts';
import { addDays, addFeatures, addFeatureUse, addPeople } from '../../support/build-use.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let workspace: BuiltWorkspace;
let api: ReturnType<typeof callApi>;
const clock = createSetClock('2026-03-02T08:00:00Z');
const scope = () => workspace.production.scope;
const id = () => accountIdOf(scope().environmentId, 'acme');

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
});
afterAll(() => database.drop());
beforeEach(async () => {
  clock.set('2026-03-02T08:00:00Z');
  workspace = await buildWorkspace(context);
  api = callApi(createApp(context), workspace.production.secretKey);
});

/** The same odd weeks of use each time: who comes when, and with what, follows from their numbers. */
async function buildWeeks(): Promise<void> {
  const { db } = database;
  const people = await addPeople(db, scope(), 'acme', 9);
  const features = await addFeatures(db, scope(), [
    { name: 'Orders', isCore: true },
    { name: 'Deals' },
    { name: 'Reports' },
    { name: 'Imports' },
  ]);
  await sql`update feature set feature_class = 'process' where id = ${features[1]!}`.execute(db);
  const env = scope().environmentId;
  for (const [n, person] of people.entries()) {
    const days = Array.from({ length: 150 }, (_, ago) => ago).filter(
      (ago) => (ago * (n + 3) + n * 5) % (4 + n) === 0 && ago > n * 4 - 8,
    );
    const on = days.map((ago) => dayAfter('2026-03-02', -ago));
    await addDays(db, scope(), 'acme', [person], on);
    for (const [index, day] of on.entries()) {
      if (index % 2 === 0)
        await addFeatureUse(db, scope(), 'acme', person, day, features.slice(0, (index % 4) + 1));
    }
    await db
      .updateTable('user')
      .set({ activatedAt: new Date(`${on.at(-1) ?? '2026-03-01'}T03:00:00Z`) })
      .where('environmentId', '=', env)
      .where('id', '=', userIdOf(env, person))
      .execute();
  }
  await sql`
    update seat s set last_day = d.last_day, days = d.days
    from (
      select user_id, max(day) as last_day, bit_or(set_bit(repeat('0', 400)::bit(400), newest - day, 1)) as days
      from (
        select user_id, day, max(day) over (partition by user_id) as newest
        from user_day where environment_id = ${env}
      ) as d group by user_id
    ) as d where s.environment_id = ${env} and s.user_id = d.user_id`.execute(database.db);
  await sql`update account set seats_bought = 12, go_live_on = '2025-06-01' where environment_id = ${env}`.execute(
    database.db,
  );
}

const days = () =>
  database.db
    .selectFrom('accountDay')
    .where('environmentId', '=', scope().environmentId)
    .selectAll()
    .orderBy('day')
    .execute();
const weeks = () =>
  database.db
    .selectFrom('accountWeek')
    .where('environmentId', '=', scope().environmentId)
    .selectAll()
    .orderBy('week')
    .execute();

describe('the past of an account', () => {
  it('is judged day by day from its facts, as it would have been on the day', async () => {
    await buildWeeks();
    // Told a day later, yesterday must be what the metrics said of it while it was today.
    await keepEntryDays(database.db, scope().environmentId, [id()]);
    const then = await summarizeAccounts(database.db, scope(), clock.now(), [id()]);
    clock.set('2026-03-03T08:00:00Z');
    expect(await tellPast(context, scope())).toBe(1);
    const [week] = (await weeks()).slice(-1);
    expect(week).toMatchObject({ week: '2026-03-02', day: '2026-03-02' });
    const { use, known } = then.get(id())!.facts;
    expect(week!.facts.use).toEqual(use);
    expect({ ...week!.facts.known, stageSet: known.stageSet }).toEqual(known);
    const told = await days();
    expect(told.at(-1)).toMatchObject({
      day: '2026-03-02',
      level: then.get(id())!.level,
      health: then.get(id())!.health,
      risk: then.get(id())!.risk,
      activeUsers7: use.activeUsers7,
    });
    expect(told.length).toBeGreaterThan(140);
    expect(new Set(told.map(({ activeUsers7 }) => activeUsers7)).size).toBeGreaterThan(3);
  });

  it('counts what somebody did here who has no seat any more, as the metrics do, but not them', async () => {
    await buildWeeks();
    const env = scope().environmentId;
    await keepEntryDays(database.db, env, [id()]);
    await api('PUT', '/users/u1', { accountIds: [] });
    expect((await api('GET', '/users/u1')).body.accounts).toEqual([]);
    const then = (await summarizeAccounts(database.db, scope(), clock.now(), [id()])).get(id())!.facts.use;
    clock.set('2026-03-03T08:00:00Z');
    await tellPast(context, scope());
    const [week] = (await weeks()).slice(-1);
    expect(week!.facts.use).toEqual(then);
    expect(then.users).toBe(8);
    const activeHere = await sql`
      select distinct user_id from user_day where environment_id = ${env} and day > '2026-02-23'`.execute(
      database.db,
    );
    expect(then.activeUsers7).toBe(activeHere.rows.length);
  });

  it('is told once, and what was judged on its day stays', async () => {
    await buildWeeks();
    await api('GET', '/accounts/acme');
    const [today] = await days();
    await sql`update account_day set level = 'high' where environment_id = ${scope().environmentId}`.execute(
      database.db,
    );
    expect(await tellPast(context, scope())).toBe(1);
    expect((await days()).at(-1)).toMatchObject({ day: today!.day, level: 'high' });
    expect(await tellPast(context, scope())).toBe(0);
    // The server was away for three days.
    clock.advance({ days: 4 });
    expect(await tellPast(context, scope())).toBe(1);
    expect((await days()).map(({ day }) => day).slice(-4)).toEqual([
      '2026-03-02',
      '2026-03-03',
      '2026-03-04',
      '2026-03-05',
    ]);
  });

  it('ends with the day before it was lost', async () => {
    await buildWeeks();
    await api('PUT', '/accounts/acme/churn', { churnedOn: '2026-02-01', reason: 'other', note: 'Gone' });
    await tellPast(context, scope());
    expect((await days()).at(-1)).toMatchObject({ day: '2026-01-31' });
  });

  it('knows of reasons only while they held, and of a quarter’s value only once it had ended', async () => {
    await buildWeeks();
    clock.set('2026-01-10T08:00:00Z');
    const raised = await api('POST', '/accounts/acme/risk-reasons', {
      reason: 'wrongCustomer',
      evidence: 'They sell nothing',
    });
    clock.set('2026-01-20T08:00:00Z');
    await api('DELETE', `/accounts/acme/risk-reasons/${raised.body.id}`);
    await api('POST', '/accounts/acme/criteria', {
      ...{ name: 'Lead conversion', family: 'revenue', unit: '%', isLowerBetter: false },
      ...{ baseline: 5, industryValue: 10, featureIds: [], roiCost: null, roiGain: null, roiMethod: null },
      quarters: [{ startsOn: '2025-10-01', target: 6, value: 7 }],
    });
    clock.set('2026-03-02T08:00:00Z');
    await tellPast(context, scope());
    const told = new Map((await days()).map((day) => [day.day, day]));
    expect(told.get('2026-01-09')!.risk).not.toBe('high');
    expect(told.get('2026-01-10')!.risk).toBe('high');
    expect(told.get('2026-01-19')!.risk).toBe('high');
    expect(told.get('2026-01-20')!.risk).not.toBe('high');
    const met = new Map((await weeks()).map(({ day, facts }) => [day, facts.known.criteria]));
    expect(met.get('2025-12-28')).toEqual({ total: 1, due: 0, met: 0 });
    expect(met.get('2026-01-04')).toEqual({ total: 1, due: 1, met: 1 });
  });

  it('knows of answers that waited for a reply only while they did', async () => {
    await buildWeeks();
    const reply = {
      environmentId: scope().environmentId,
      accountId: id(),
      userId: '7',
      kind: 'reply' as const,
    };
    await database.db
      .insertInto('answerTask')
      .values({
        ...reply,
        runId: crypto.randomUUID(),
        dueOn: '2026-01-06',
        createdAt: new Date('2026-01-05T08:00:00Z'),
        doneAt: new Date('2026-01-25T08:00:00Z'),
      })
      .execute();
    await tellPast(context, scope());
    const told = new Map((await days()).map(({ day, risk }) => [day, risk]));
    const risks = ['2026-01-19', '2026-01-20', '2026-01-24', '2026-01-25'].map((day) => told.get(day));
    expect(risks.map((risk) => risk === 'ordinary')).toEqual([false, true, true, false]);
  });

  it('is kept weekly from then on, by the last day of each week', async () => {
    await buildWeeks();
    for (const day of ['2026-03-02', '2026-03-03', '2026-03-09']) {
      clock.set(`${day}T08:00:00Z`);
      await keepFacts(context, scope());
    }
    expect(await weeks()).toMatchObject([
      { week: '2026-03-02', day: '2026-03-03', facts: { use: { users: 9 } } },
      { week: '2026-03-09', day: '2026-03-09' },
    ]);
  });

  it('is shown as stretches of days, with every level that was set by hand and how long it held', async () => {
    await buildWeeks();
    clock.set('2026-01-10T08:00:00Z');
    const set = { level: 'high', reason: 'New team starts soon', until: '2026-03-31' };
    expect((await api('PUT', '/accounts/acme/level', set)).status).toBe(204);
    clock.set('2026-01-20T08:00:00Z');
    await api('DELETE', '/accounts/acme/level');
    clock.set('2026-03-02T08:00:00Z');
    await tellPast(context, scope());
    const { body } = await api('GET', '/accounts/acme/history');
    expect(body).toMatchObject({ from: '2025-03-03', to: '2026-03-02' });
    expect(body.overrides).toEqual([{ ...set, setOn: '2026-01-10', releasedOn: '2026-01-20', by: null }]);
    const high = body.level.filter(({ value }: { value: string }) => value === 'high');
    expect(high).toEqual([{ from: '2026-01-10', to: '2026-01-19', value: 'high' }]);
    const told = await days();
    const covered = body.risk.reduce(
      (sum: number, { from, to }: { from: string; to: string }) => sum + daysBetween(from, to) + 1,
      0,
    );
    expect(covered).toBe(told.filter(({ day }) => day >= body.from).length);
  });
});

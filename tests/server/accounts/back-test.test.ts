import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest';
import { writeFacts } from '../../../server/accounts/week-store.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { accountIdOf } from '../../../server/db/hashed-id.ts';
import type { BackTest, SignalName } from '../../../shared/contract/back-test.ts';
import type { JudgedFacts, UseFacts } from '../../../shared/contract/judgement.ts';
import { addDays, daysBetween } from '../../../shared/rules/calendar.ts';
import { addAccount } from '../../support/build-people.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let workspace: BuiltWorkspace;
const today = '2026-03-02';
const clock = createSetClock(`${today}T08:00:00Z`);

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context({ now: clock.now });
  app = createApp(context);
});
afterAll(() => database.drop());
beforeEach(async () => {
  workspace = await buildWorkspace(context);
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);

/** An account that does well: 50 users, half of them active. */
const well: UseFacts = {
  users: 50,
  activeUsers7: 25,
  activeUsers28: 30,
  activeUsersBefore: 25,
  activatedUsers: 45,
  activatedUsersBefore: 45,
  featuresUsed: 12,
  featuresAvailable: 20,
  coreUsed: 3,
  coreAvailable: 3,
  classes: { record: { users: 30, uses: 500 }, process: { users: 20, uses: 200 } },
  typicalFeatures: 6,
  lastAnsweredOn: null,
  npsScore: 20,
};
const fading: Partial<UseFacts> = { activeUsers7: 4, activeUsersBefore: 12 };

const factsOf = (day: string, use: Partial<UseFacts>): JudgedFacts => ({
  use: { ...well, ...use },
  known: {
    today: day,
    firstSeenOn: '2024-01-01',
    signedOn: '2024-01-01',
    goLiveOn: '2024-02-01',
    contractStartsOn: null,
    contractEndsOn: null,
    seatsBought: 60,
    stageSet: null,
    criteria: { total: 0, due: 0, met: 0 },
    decisionMakers: null,
    unansweredSince: null,
    reasons: [],
  },
});

/** An account whose weeks of a year go well until a day, and like `use` from then on. */
async function build(
  externalId: string,
  { lostOn, use = fading, since }: { lostOn?: string; use?: Partial<UseFacts>; since?: string } = {},
): Promise<void> {
  const { environmentId } = workspace.production.scope;
  await addAccount(database.db, environmentId, { externalId });
  const last = lostOn === undefined ? today : addDays(lostOn, -1);
  const rows = Array.from({ length: 55 }, (_, week) => addDays(last, -7 * week)).map((day) => ({
    accountId: accountIdOf(environmentId, externalId),
    facts: factsOf(day, since !== undefined && day >= since ? use : {}),
  }));
  await writeFacts(database.db, environmentId, rows);
  if (lostOn === undefined) return;
  const churn = { churnedOn: lostOn, reason: 'roiUnclear', note: 'Saw no return' };
  expect((await api('PUT', `/accounts/${externalId}/churn`, churn)).status).toBe(204);
}

/** Six lost on one day: four had faded 120 days before, two only 40 days before. Twelve kept, three fading. */
async function buildSix(): Promise<void> {
  const lostOn = '2025-11-03';
  for (let n = 0; n < 6; n++) {
    await build(`lost${n}`, { lostOn, since: addDays(lostOn, n < 4 ? -120 : -40) });
  }
  for (let n = 0; n < 12; n++) {
    await build(`kept${n}`, n < 3 ? { since: '2025-06-02' } : {});
  }
}

async function run(body: object = {}): Promise<BackTest> {
  const { status, body: result } = await api('POST', '/back-test', body);
  expect(status, JSON.stringify(result)).toBe(200);
  return result;
}
const signalOf = ({ signals }: BackTest, name: SignalName) => signals.find(({ signal }) => signal === name)!;

describe('the back-test', () => {
  it('says how well a signal would have told, with how many it warned of and how often for nothing', async () => {
    await buildSix();
    const result = await run();
    expect(result).toMatchObject({ lost: 6, lostWithPast: 6, kept: 12, isEnough: true, leadDays: 90 });
    const health = signalOf(result, 'health');
    expect(health).toMatchObject({ lost: 6, warned: 4, kept: 12, falseAlarms: 0.25 });
    // Four stood out from nine of twelve and tied with three; two tied with nine and lost to three.
    expect(health.concordance!.auc).toBeCloseTo((4 * (9 + 1.5) + 2 * 4.5) / 72);
    expect(health.concordance!.low).toBeLessThan(health.concordance!.auc);
    expect(health.concordance!.high).toBeLessThan(1);
  });

  it('sees more the nearer the loss', async () => {
    await buildSix();
    const near = signalOf(await run({ leadDays: 30 }), 'health');
    expect(near).toMatchObject({ warned: 6 });
    expect(near.concordance!.auc).toBeGreaterThan(
      signalOf(await run({ leadDays: 90 }), 'health').concordance!.auc,
    );
  });

  it('tells since when there was a warning without a break, and looks only at what was known that day', async () => {
    await buildSix();
    const result = await run();
    const { leadDays } = signalOf(result, 'health');
    // Four of about 120 days and two of about 40; facts are kept weekly.
    expect(leadDays).toBeGreaterThan(110);
    expect(leadDays).toBeLessThanOrEqual(120);
    for (const { churnedOn, before } of result.accounts) {
      expect(daysBetween(before!.day, churnedOn)).toBeGreaterThanOrEqual(90);
      expect(daysBetween(before!.day, churnedOn)).toBeLessThan(104);
    }
    expect(result.accounts[0]).toMatchObject({ reason: 'roiUnclear', note: 'Saw no return' });
  });

  it('compares with accounts that were there that day and stayed as long', async () => {
    for (let n = 0; n < 5; n++) await build(`early${n}`, { lostOn: '2025-08-04', since: '2025-01-01' });
    for (let n = 0; n < 10; n++) await build(`late${n}`, { lostOn: '2026-02-02' });
    const { signals, kept } = await run();
    // The late ones count as kept beside the early ones; the early ones not beside the late ones, for they were gone.
    expect(kept).toBe(10);
    expect(signals.find(({ signal }) => signal === 'health')).toMatchObject({
      lost: 15,
      warned: 5,
      falseAlarms: 0,
    });
  });

  it('says that there are too few below five lost or ten kept', async () => {
    for (let n = 0; n < 4; n++) await build(`lost${n}`, { lostOn: '2026-01-05', since: '2025-06-02' });
    for (let n = 0; n < 10; n++) await build(`kept${n}`);
    const few = await run();
    expect(few.isEnough).toBe(false);
    expect(signalOf(few, 'health')).toMatchObject({ lost: 4, warned: 4, concordance: null });
    await build('lost4', { lostOn: '2026-01-05', since: '2025-06-02' });
    expect(signalOf(await run(), 'health').concordance?.auc).toBe(1);
  });

  it('shows what other thresholds and weights would do, and saves none of it', async () => {
    await buildSix();
    const before = await run();
    expect(signalOf(before, 'risk')).toMatchObject({ warned: 0 });
    expect(before.today.risks).toMatchObject({ none: 9, light: 3 });
    const tried = await run({ thresholds: { weightLowUse: 2 } });
    expect(signalOf(tried, 'risk')).toMatchObject({ warned: 4, falseAlarms: 0.25 });
    expect(tried.today.risks).toMatchObject({ none: 9, ordinary: 3 });
    const lenient = await run({ thresholds: { lowActivity: 0.05 } });
    expect(signalOf(lenient, 'health')).toMatchObject({ warned: 0, falseAlarms: 0 });
    expect(await run()).toEqual(before);
    await api('PATCH', '/thresholds', { weightLowUse: 2 });
    expect(await run()).toEqual(tried);
  });

  test.each([
    [{ lowActivity: 2 }, 400],
    [{ weightLowUse: 1.5 }, 400],
    [{ weightLowUse: 4 }, 400],
    [{ npsTarget: 20 }, 400],
    [{ weightLowUse: 0 }, 200],
  ])('with %j answers %d', async (thresholds, status) => {
    expect((await api('POST', '/back-test', { thresholds })).status).toBe(status);
  });

  it('holds no account outside of the portfolio', async () => {
    await buildSix();
    const { cookie, id } = await signedInMember(app, context, workspace.workspaceId, 'csm');
    await database.db
      .updateTable('membership')
      .set({ portfolio: 'own' })
      .where('memberId', '=', id)
      .execute();
    await database.db
      .updateTable('account')
      .set({ ownerId: id })
      .where('environmentId', '=', workspace.production.id)
      .where('externalId', 'in', ['lost0', 'kept0'])
      .execute();
    const response = await app.request('/api/v1/back-test', fromStudio('POST', {}, cookie));
    const own = (await response.json()) as BackTest;
    expect(own).toMatchObject({ lost: 1, kept: 1, accounts: [{ id: 'lost0' }] });
  });
});

describe('an import', () => {
  const take = (...lines: string[]) =>
    api('POST', '/accounts-import', {
      csv: ['id,churned on,churn reason,churn note,began in sales', ...lines].join('\n'),
    });

  it('takes lost accounts, and the same file again changes nothing', async () => {
    const file = [
      'gone,2026-01-31,price or rival,Took the cheaper one,yes',
      'weg,2026/2/1,产品缺口,缺少库存,',
    ];
    const spaced = file.map((line) => line.replace('price or rival', 'priceOrRival'));
    expect((await take(...spaced)).body).toEqual({ created: 2, changed: 0, unchanged: 0, faults: [] });
    expect((await take(...spaced)).body).toEqual({ created: 0, changed: 0, unchanged: 2, faults: [] });
    expect((await api('GET', '/accounts/gone')).body.churn).toEqual({
      churnedOn: '2026-01-31',
      reason: 'priceOrRival',
      note: 'Took the cheaper one',
      beganInSales: true,
    });
    expect((await api('GET', '/accounts/weg')).body.churn).toMatchObject({
      churnedOn: '2026-02-01',
      reason: 'productGap',
    });
  });

  it('names the line that lacks the reason or the sentence', async () => {
    const { body } = await take('gone,2026-01-31,,Took the cheaper one,', 'weg,2026-02-01,other,,', 'da,,,,');
    expect(body).toMatchObject({ created: 1, faults: [{ line: 2 }, { line: 3 }] });
    expect(body.faults[0].message).toContain('churnReason');
    expect(body.faults[1].message).toContain('churnNote');
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createApp } from '../../../server/app.ts';
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
});

const api = (method: string, path: string, body?: unknown) =>
  callApi(app, workspace.production.secretKey)(method, path, body);
const send = (...events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
const told = (properties: Record<string, unknown>, accountId = 'a1') =>
  buildEvent(clock.now(), { kind: 'group', name: 'account.identified', accountId, properties });
const fieldsOf = async (id = 'a1') => (await api('GET', `/accounts/${id}`)).body.fields;

describe('the fields of an account', () => {
  it('come from what the host app tells, and nonsense counts as unsaid', async () => {
    await send(
      told({
        tier: 'long tail',
        industry: ' Machinery ',
        plan: 'Pro',
        modules: ['Orders', 'Approval'],
        seats: '120',
        goLiveOn: '2025-01-15T09:00:00Z',
        contractEndsOn: '2026-02-30',
        currency: 'eur',
        region: 7,
      }),
    );
    expect(await fieldsOf()).toMatchObject({
      tier: 'longTail',
      industry: 'Machinery',
      plan: 'Pro',
      modules: ['Orders', 'Approval'],
      seats: 120,
      goLiveOn: '2025-01-15',
      contractEndsOn: null,
      currency: 'EUR',
      region: null,
    });
  });

  it('keep what was set, whatever the host app tells later, until it is taken back', async () => {
    await send(told({ tier: 'enterprise', seats: 10 }));
    await api('PUT', '/accounts/a1', { name: 'Acme', fields: { tier: 'strategic' } });
    clock.advance({ minutes: 1 });
    await send(told({ tier: 'longTail', seats: 20, name: 'ACME Inc.' }));
    expect((await api('GET', '/accounts/a1')).body).toMatchObject({
      name: 'Acme',
      fields: { tier: 'strategic', seats: 20 },
      setTraits: ['name', 'tier'],
    });
    await api('PUT', '/accounts/a1', { fields: { tier: null } });
    expect(await fieldsOf()).toMatchObject({ tier: 'longTail' });
  });

  it('decide who can use a feature, as traits of the same name do', async () => {
    await createFeature(context, workspace.production.scope, {
      name: 'Pro thing',
      moduleId: null,
      isCore: false,
      featureClass: 'record',
      availability: { type: 'plan', plans: ['Pro'] },
      rules: [],
    });
    await send(told({ plan: 'Free' }));
    expect((await api('GET', '/accounts/a1')).body.featuresAvailable).toBe(0);
    await api('PUT', '/accounts/a1', { fields: { plan: 'Pro' } });
    expect((await api('GET', '/accounts/a1')).body.featuresAvailable).toBe(1);
  });

  it('and what is thought of the account can be asked for by an audience', async () => {
    await send(told({ goLiveOn: '2025-01-01' }), told({ tier: 'strategic', goLiveOn: '2026-02-01' }, 'a2'));
    await send(buildEvent(daysAgo(1), { accountId: 'a2', userId: 'u2' }));
    await api('GET', '/accounts');
    const meant = async (trait: string, value: string) => {
      const audience = { type: 'accountTrait', trait, operator: 'is', value };
      const { body } = await api('POST', '/audience-preview', { audience });
      return body.sample.map(({ id }: { id: string }) => id).sort();
    };
    expect(await meant('stage', 'onboarding')).toEqual(['u1', 'u2']);
    expect(await meant('adoptionLevel', 'medium')).toEqual(['u1']);
    expect(await meant('id', 'a1')).toEqual(['u1']);
    await api('PUT', '/accounts/a1', { fields: { tier: 'strategic' } });
    expect(await meant('tier', 'strategic')).toEqual(['u1', 'u2']);
  });

  it('limit the list', async () => {
    await send(told({ tier: 'strategic' }), told({ tier: 'longTail' }, 'a2'), told({}, 'a3'));
    await api('PUT', '/accounts/a2', { fields: { ownerId: workspace.member.id } });
    const found = async (query: string) =>
      (await api('GET', `/accounts?${query}`)).body.accounts.map(({ id }: { id: string }) => id);
    expect(await found('tier=strategic')).toEqual(['a1']);
    expect(await found('tier=none')).toEqual(['a3']);
    expect(await found('owner=none')).toEqual(['a1', 'a3']);
    expect(await found(`owner=${workspace.member.id}`)).toEqual(['a2']);
    expect(await found('sort=tier&order=desc')).toEqual(['a1', 'a2', 'a3']);
  });

  it('refuse an owner from elsewhere', async () => {
    await send(told({}));
    const other = await buildWorkspace(context);
    expect((await api('PUT', '/accounts/a1', { fields: { ownerId: other.member.id } })).status).toBe(400);
  });
});

describe('an import', () => {
  const csv = (...lines: string[]) =>
    ['id,name,tier,industry,seats,contract start,contract end,arr,owner', ...lines].join('\n');
  const take = (text: string) => api('POST', '/accounts-import', { csv: text });

  it('makes and changes accounts; the same file again changes nothing', async () => {
    await send(told({ tier: 'longTail' }));
    const file = csv(
      `a1,Acme,Strategic,Machinery,100,2025-01-01,2026-12-31,"120,000",${workspace.member.email}`,
      'b2,北方,长尾,,12,2025/3/1,2026/2/28,,',
    );
    expect((await take(file)).body).toEqual({ created: 1, changed: 1, unchanged: 0, faults: [] });
    expect((await take(file)).body).toEqual({ created: 0, changed: 0, unchanged: 2, faults: [] });
    expect((await api('GET', '/accounts/a1')).body).toMatchObject({
      name: 'Acme',
      annualValue: 120_000,
      owner: { id: workspace.member.id },
      fields: { tier: 'strategic', seats: 100, contractValue: 240_000 },
    });
    expect((await api('GET', '/accounts/b2')).body).toMatchObject({
      name: '北方',
      users: 0,
      fields: { tier: 'longTail', contractEndsOn: '2026-02-28' },
    });
  });

  it('notes in the audit log which accounts it has made, changed and lost, and what of them', async () => {
    await send(told({ tier: 'longTail' }));
    const file =
      'id,name,tier,churned on,churn reason,churn note\na1,,enterprise,,,\nb2,Beta,,2026-01-31,service,Slow';
    await take(file);
    await take(file);
    const { entries } = (await api('GET', '/audit-log?noun=account')).body;
    expect(
      entries.map(({ action, subject, details }: { action: string; subject: string; details: object }) => ({
        ...{ action, subject, details },
      })),
    ).toEqual([
      {
        ...{ action: 'account.lost', subject: 'account:b2' },
        details: { churnedOn: { before: null, after: '2026-01-31' } },
      },
      {
        ...{ action: 'account.added', subject: 'account:b2' },
        details: { name: { before: 'b2', after: 'Beta' } },
      },
      {
        ...{ action: 'account.changed', subject: 'account:a1' },
        details: { tier: { before: 'longTail', after: 'enterprise' } },
      },
    ]);
  });

  it('leaves out columns without a name, and refuses two that mean the same', async () => {
    expect((await take('id,name,,\nc3,Gamma,odd,')).body).toMatchObject({ created: 1, faults: [] });
    const { status, body } = await take('id,name,account name\nc3,Gamma,Delta');
    expect([status, body.error.message]).toEqual([
      400,
      'The columns “name” and “account name” mean the same: leave one of them out.',
    ]);
  });

  it('names each bad line and takes the others', async () => {
    const { body } = await take(
      csv(
        'a1,Acme,gold,,,,,,',
        ',Nobody,,,,,,,',
        '"a2","Two\nlines",,,many,,,,',
        'a3,Fine,,,5,,,,',
        'a4,,,,,2025-13-01,,,',
        'a5,,,,,,,,nobody@example.com',
      ),
    );
    expect(body).toMatchObject({ created: 1, changed: 0, unchanged: 0 });
    expect(body.faults.map(({ line }: { line: number }) => line)).toEqual([2, 3, 5, 7, 8]);
    expect(body.faults[0].message).toMatch(/tier/);
    expect(body.faults[4].message).toMatch(/nobody@example.com/);
  });

  it('refuses a file with a column that nobody knows', async () => {
    const { status, body } = await take('id,colour\na1,red');
    expect(status).toBe(400);
    expect(body.error.message).toMatch(/colour/);
  });

  it('activates nobody: 100 bought and 30 first visits are 30 % (statement 48)', async () => {
    await take(`id,seats\n${Array.from({ length: 50 }, (_, n) => `x${n},10`).join('\n')}\na1,100`);
    await send(...Array.from({ length: 30 }, (_, n) => buildEvent(daysAgo(1), { userId: `u${n}` })));
    const { activatedUsers, seatsBought } = (await api('GET', '/accounts/a1')).body;
    expect(activatedUsers / seatsBought).toBe(0.3);
  });
});

describe('what people keep of an account', () => {
  const contact = {
    name: 'Ms Lin',
    title: 'CFO',
    role: 'decisionMaker',
    stance: 'positive',
    userId: null,
    lastContactOn: null,
    leftOn: null,
  };

  beforeEach(() => send(told({ signedOn: '2024-11-01', goLiveOn: '2025-01-01', seats: 20 })));

  it('moves its risk: a decision maker who has left is a high danger until somebody ends it', async () => {
    const { body: made } = await api('POST', '/accounts/a1/contacts', contact);
    const signs = async () => (await api('GET', '/accounts/a1')).body.judgement.risk;
    expect((await signs()).signs.map(({ sign }: { sign: string }) => sign)).toContain(
      'noDecisionMakerContact',
    );
    await api('POST', '/accounts/a1/notes', {
      kind: 'call',
      text: 'Renewal in May',
      contactId: made.id,
      happenedOn: '2026-02-27',
    });
    expect((await api('GET', '/accounts/a1/contacts')).body.contacts).toMatchObject([
      { lastContactOn: '2026-02-27' },
    ]);
    expect((await signs()).signs.map(({ sign }: { sign: string }) => sign)).not.toContain(
      'noDecisionMakerContact',
    );
    await api('PUT', `/accounts/a1/contacts/${made.id}`, { ...contact, leftOn: '2026-03-01' });
    const risk = await signs();
    expect(risk).toMatchObject({ level: 'high', causes: [{ reason: 'decisionMakerChanged' }] });
    await api('DELETE', `/accounts/a1/risk-reasons/${risk.causes[0].id}`);
    expect((await signs()).causes).toEqual([]);
  });

  it('moves its level: criteria that are met make it high', async () => {
    await createFeature(context, workspace.production.scope, {
      name: 'approve',
      moduleId: null,
      isCore: true,
      featureClass: 'process',
      rules: [{ type: 'event', eventName: 'approve' }],
    });
    await send(
      ...Array.from({ length: 6 }, (_, n) => buildEvent(daysAgo(1), { userId: `u${n}`, name: 'approve' })),
    );
    const level = async () => (await api('GET', '/accounts/a1')).body.level;
    expect(await level()).toBe('medium');
    const criterion = {
      name: 'Lead conversion',
      family: 'revenue',
      unit: '%',
      isLowerBetter: false,
      baseline: 5,
      industryValue: 10,
      quarters: [{ startsOn: '2026-01-01', target: 6, value: 6.5 }],
      featureIds: [],
      roiCost: 117_600,
      roiGain: 3_000_000,
      roiMethod: 'Won deals by average margin',
    };
    const { body: made } = await api('POST', '/accounts/a1/criteria', criterion);
    expect(await level()).toBe('high');
    await api('PUT', `/accounts/a1/criteria/${made.id}`, {
      ...criterion,
      quarters: [{ startsOn: '2026-01-01', target: 6, value: 5.5 }],
    });
    expect(await level()).toBe('medium');
    await api('DELETE', `/accounts/a1/criteria/${made.id}`);
    expect((await api('GET', '/accounts/a1/criteria')).body.criteria).toEqual([]);
  });

  it('tells other systems of a level that changed', async () => {
    await database.db
      .insertInto('webhook')
      .values({
        id: crypto.randomUUID(),
        workspaceId: workspace.workspaceId,
        environmentId: workspace.production.id,
        name: 'CRM',
        url: 'https://crm.example/hook',
        format: 'json',
        locale: 'en',
        kinds: ['level.changed'],
        secret: 'secret',
        createdAt: clock.now(),
      })
      .execute();
    await api('GET', '/accounts');
    await api('PUT', '/accounts/a1/level', { level: 'high', reason: 'They told us so' });
    await api('GET', '/accounts');
    const news = await database.db
      .selectFrom('webhookDelivery')
      .where('environmentId', '=', workspace.production.id)
      .select(['kind', 'data'])
      .execute();
    expect(news).toMatchObject([
      { kind: 'level.changed', data: { accountId: 'a1', level: 'adoption', from: 'medium', to: 'high' } },
    ]);
  });

  it('a level set by hand needs a reason and ends after 90 days (statement 50)', async () => {
    expect((await api('PUT', '/accounts/a1/level', { level: 'high' })).status).toBe(400);
    await api('PUT', '/accounts/a1/level', { level: 'high', reason: 'They told us so' });
    const seen = async () => (await api('GET', '/accounts/a1')).body;
    expect(await seen()).toMatchObject({
      level: 'high',
      judgement: { level: { level: 'medium' } },
      levelSet: { level: 'high', until: '2026-05-31', isOver: false },
    });
    clock.set('2026-05-31T08:00:00Z');
    expect(await seen()).toMatchObject({ level: 'high' });
    clock.set('2026-06-01T08:00:00Z');
    expect(await seen()).toMatchObject({ level: 'medium', levelSet: { isOver: true } });
  });

  it('is remembered day by day, and thresholds count from the next run on (statement 98)', async () => {
    await send(
      ...Array.from({ length: 6 }, (_, n) => buildEvent(daysAgo(1), { userId: `u${n}` })),
      ...Array.from({ length: 6 }, (_, n) => buildEvent(daysAgo(40), { userId: `u${n + 6}` })),
    );
    expect((await api('GET', '/accounts/a1')).body.level).toBe('medium');
    // Half of them are active.
    await api('PATCH', '/thresholds', { lowActivity: 0.6 });
    clock.advance({ days: 1 });
    expect((await api('GET', '/accounts/a1')).body.level).toBe('low');
    await api('PATCH', '/thresholds', { fewestUsers: 1000 });
    expect((await api('GET', '/accounts/a1')).body.judgement.level.facts).not.toContainEqual(
      expect.objectContaining({ fact: 'activity' }),
    );
    const days = await database.db
      .selectFrom('accountDay')
      .where('environmentId', '=', workspace.production.id)
      .select(['day', 'level', 'activeUsers7'])
      .orderBy('day')
      .execute();
    expect(days).toMatchObject([
      { day: '2026-03-02', level: 'medium', activeUsers7: 6 },
      { day: '2026-03-03', activeUsers7: 6 },
    ]);
    expect((await api('PATCH', '/thresholds', { lowActivity: 2 })).status).toBe(400);
    // The list paints by the limit that the account's page is judged by.
    expect((await api('GET', '/accounts')).body.lowFeatureUsage).toBe(0.1);
    await api('PATCH', '/thresholds', { lowFeatureUsage: 0.3 });
    expect((await api('GET', '/accounts')).body.lowFeatureUsage).toBe(0.3);
  });

  it('can’t be closed without a reason and a sentence', async () => {
    expect(
      (await api('PUT', '/accounts/a1/churn', { churnedOn: '2026-03-01', reason: 'other' })).status,
    ).toBe(400);
    const churn = {
      churnedOn: '2026-03-01',
      reason: 'productGap',
      note: 'No stock numbers',
      beganInSales: true,
    };
    expect((await api('PUT', '/accounts/a1/churn', churn)).status).toBe(204);
    expect((await api('GET', '/accounts/a1')).body.churn).toEqual(churn);
    await api('DELETE', '/accounts/a1/churn');
    expect((await api('GET', '/accounts/a1')).body.churn).toBeNull();
  });

  it('is nobody else’s', async () => {
    const other = await buildWorkspace(context);
    const asOther = callApi(app, other.production.secretKey);
    expect((await asOther('GET', '/accounts/a1/contacts')).status).toBe(404);
    expect((await asOther('POST', '/accounts/a1/contacts', contact)).status).toBe(404);
    const { body: made } = await api('POST', '/accounts/a1/contacts', contact);
    await send(told({}, 'a2'));
    expect((await api('DELETE', `/accounts/a2/contacts/${made.id}`)).status).toBe(404);
  });
});

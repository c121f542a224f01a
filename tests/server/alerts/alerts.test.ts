import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { raiseAlerts } from '../../../server/alerts/raise-alerts.ts';
import { createApp } from '../../../server/app.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { callApi } from '../../support/call-api.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
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
const send = (events: Event[]) =>
  ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'browser');
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
const look = () => raiseAlerts(context, workspace.production.scope);
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `u${from + n}`);
const come = (users: string[], days: number, parts: Partial<Event> = {}) =>
  send(users.map((userId) => buildEvent(daysAgo(days), { userId, ...parts })));
const tell = (properties: Record<string, unknown>) =>
  send([buildEvent(clock.now(), { kind: 'group', name: 'account.identified', userId: 'u0', properties })]);

interface Listed {
  id: string;
  shipped: string;
  state: string;
  direction: string;
  value: number;
  comparedWith: number;
  resolvedBy: string | null;
  accountId: string;
  dueOn: string;
}
const alerts = async (shipped: string, query = ''): Promise<Listed[]> =>
  (await api('GET', `/alerts${query}`)).body.alerts.filter((alert: Listed) => alert.shipped === shipped);

/** Sixty people who have been there for long, of whom `active` came in the last week and as many in the weeks before. */
async function steadyAccount(active: number) {
  await send(
    people(0, 60).map((userId) =>
      buildEvent(daysAgo(200), { userId, kind: 'identify', name: 'user.identified', properties: {} }),
    ),
  );
  for (const days of [2, 9, 16, 23, 30]) await come(people(0, active), days);
  await tell({ goLiveOn: '2025-01-01' });
}

describe('activity', () => {
  it('of 11 of 60 raises one alert with a dated task; of 12 there is none (statement 51)', async () => {
    await steadyAccount(11);
    await look();
    expect(await alerts('rescue')).toMatchObject([
      {
        accountId: 'a1',
        state: 'open',
        direction: 'down',
        value: 11 / 60,
        comparedWith: 0.2,
        dueOn: '2026-03-04',
      },
    ]);
    await come(people(11, 12), 1);
    await look();
    expect(await alerts('rescue', '?state=active')).toEqual([]);
    expect(await alerts('rescue')).toMatchObject([{ state: 'resolved', resolvedBy: 'system' }]);
  });

  it('of an account that was lost raises none, and the one that was open is over', async () => {
    await steadyAccount(11);
    await look();
    const churn = { churnedOn: '2026-03-01', reason: 'other', note: 'Gone' };
    expect((await api('PUT', '/accounts/a1/churn', churn)).status).toBe(204);
    await look();
    expect(await alerts('rescue')).toMatchObject([{ state: 'resolved', resolvedBy: 'system' }]);
    await look();
    expect(await alerts('rescue')).toHaveLength(1);
  });

  it('that stays low for ten days has one alert, not ten (statement 53)', async () => {
    await steadyAccount(11);
    for (let day = 0; day < 10; day++) {
      await look();
      clock.advance({ days: 1 });
    }
    expect(await alerts('rescue')).toHaveLength(1);
  });

  it('resolved by somebody raises none while it lasts, and a new one when it is breached anew (statement 53)', async () => {
    await steadyAccount(11);
    await look();
    const [first] = await alerts('rescue');
    expect((await api('POST', `/alerts/${first!.id}/resolve`, {})).status).toBe(400);
    await api('POST', `/alerts/${first!.id}/resolve`, { reason: 'Training on Thursday' });
    await look();
    expect(await alerts('rescue')).toHaveLength(1);
    await come(people(11, 12), 1);
    await look();
    clock.advance({ days: 7 });
    await come(people(0, 5), 1);
    await look();
    expect(await alerts('rescue')).toMatchObject([{ state: 'open' }, { id: first!.id, state: 'resolved' }]);
  });

  it('is nobody’s alarm before go-live and in the first three months (statement 53)', async () => {
    await steadyAccount(3);
    await tell({ goLiveOn: '2026-01-15' });
    await look();
    expect(await alerts('rescue')).toEqual([]);
    clock.advance({ minutes: 1 });
    await tell({ goLiveOn: '2026-06-01' });
    await look();
    expect((await api('GET', '/alerts')).body.total).toBe(0);
  });
});

describe('a change of use', () => {
  it('is told in either direction, with who and what changed most (statement 52)', async () => {
    await createFeature(context, workspace.production.scope, {
      name: 'Approvals',
      moduleId: null,
      isCore: true,
      featureClass: 'process',
      rules: [{ type: 'event', eventName: 'approve' }],
    });
    await send(
      people(0, 10).map((userId) =>
        buildEvent(daysAgo(40), {
          userId,
          kind: 'identify',
          name: 'user.identified',
          properties: { unit: userId < 'u5' ? 'Sales' : 'Support' },
        }),
      ),
    );
    for (const days of [9, 16, 23, 30]) await come(people(0, 10), days, { name: 'approve' });
    await come(people(0, 6), 2, { name: 'approve' });
    await tell({ goLiveOn: '2025-01-01' });
    await look();
    const [alert] = await alerts('changeOfUse');
    expect(alert).toMatchObject({ direction: 'down', value: 6, comparedWith: 10 });
    const { body } = await api('GET', `/alerts/${alert!.id}`);
    expect(body.changes).toMatchObject({
      features: [{ name: 'Approvals', now: 6, before: 10 }],
      units: [{ name: 'Support', now: 1, before: 5 }],
      arrived: [],
    });
    expect(body.changes.gone.map(({ id }: { id: string }) => id).sort()).toEqual(['u6', 'u7', 'u8', 'u9']);
  });

  it('is none while people of this weekday may still come, and one on the day after', async () => {
    // Ten people come on Mondays alone; it is Monday morning.
    for (const days of [7, 14, 21, 28, 35]) await come(people(0, 10), days);
    await tell({ goLiveOn: '2025-01-01' });
    await look();
    expect(await alerts('changeOfUse')).toEqual([]);
    expect(await alerts('rescue')).toEqual([]);
    clock.advance({ days: 1 });
    await look();
    expect(await alerts('changeOfUse')).toMatchObject([{ direction: 'down', comparedWith: 10 }]);
    expect(await alerts('rescue')).toMatchObject([{ state: 'open' }]);
  });

  it('counts whole weeks with those who came and have no seat any more', async () => {
    // Ten people come on Mondays alone, last week ten others; it is Monday morning.
    for (const days of [14, 21, 28, 35]) await come(people(0, 10), days);
    await come(people(10, 20), 7);
    await tell({ goLiveOn: '2025-01-01' });
    for (const id of people(10, 20)) await api('PUT', `/users/${id}`, { accountIds: [] });
    await look();
    expect(await alerts('changeOfUse')).toEqual([]);
  });

  it('of fewer than five people, or by less than 30 %, is none', async () => {
    for (const days of [9, 16, 23, 30]) await come(people(0, 4), days);
    await tell({ goLiveOn: '2025-01-01' });
    await look();
    expect(await alerts('changeOfUse')).toEqual([]);
    for (const days of [9, 16, 23, 30]) await come(people(4, 10), days);
    await come(people(0, 8), 2);
    await look();
    expect(await alerts('changeOfUse')).toEqual([]);
  });

  it('from 10 to 50 people in a small account is good news (statement 52)', async () => {
    await come(people(0, 10), 120);
    await come(people(10, 50), 3);
    await tell({ goLiveOn: '2025-01-01', tier: 'longTail' });
    await look();
    expect(await alerts('growth')).toMatchObject([{ direction: 'up', value: 50, comparedWith: 10 }]);
  });
});

describe('seats that are nearly all in use', () => {
  it('are good news where it goes well: an alert with its signs, and a place in the list of those who grow', async () => {
    await createFeature(context, workspace.production.scope, {
      ...{ name: 'Approvals', moduleId: null, isCore: true, featureClass: 'process' },
      rules: [{ type: 'event', eventName: 'approve' }],
    });
    await send(
      people(0, 20).map((userId) =>
        buildEvent(daysAgo(200), { userId, kind: 'identify', name: 'user.identified', properties: {} }),
      ),
    );
    for (const days of [1, 2, 9, 16, 23, 30]) await come(people(0, 19), days, { name: 'approve' });
    await tell({ goLiveOn: '2025-01-01', seats: 21 });
    await look();
    const [alert] = await alerts('expansion');
    expect(alert).toMatchObject({ direction: 'up', value: 20 / 21, comparedWith: 0.9 });
    const sign = { sign: 'seatsNearlyUsed', value: 20, comparedWith: 21 };
    expect((await api('GET', `/alerts/${alert!.id}`)).body.growth.signs).toEqual([sign]);
    expect((await api('GET', '/growing')).body.growing).toMatchObject([{ id: 'a1', signs: [sign] }]);
    // Who is still being introduced is not sold to.
    await tell({ goLiveOn: '2026-01-15', seats: 21 });
    await look();
    expect((await api('GET', '/growing')).body.growing).toEqual([]);
    expect(await alerts('expansion')).toMatchObject([{ state: 'resolved' }]);
  });
});

describe('from an alert', () => {
  it('is said that nobody can be shown a guide, as long as nobody of the account has come', async () => {
    const named = { kind: 'identify', name: 'user.identified', properties: {} } as const;
    const byServer = people(0, 20).map((userId) => buildEvent(daysAgo(200), { userId, ...named }));
    await ingest(context, workspace.production.keyed, buildBatch(byServer, clock.now()), 'server');
    await api('PUT', '/accounts/a1', { fields: { goLiveOn: '2025-01-01' } });
    await look();
    const [alert] = await alerts('rescue');
    const isUntouched = async () => (await api('GET', `/alerts/${alert!.id}`)).body.isUntouched;
    expect(await isUntouched()).toBe(true);
    await come(['u3'], 0);
    expect(await isUntouched()).toBe(false);
  });

  it('is not said so of people of whose activity a server tells, nor of those who came and left', async () => {
    const told = async (accountId: string) => {
      const { body } = await api('GET', `/alerts?accountId=${accountId}`);
      return (await api('GET', `/alerts/${body.alerts[0].id}`)).body;
    };
    const named = { kind: 'identify', name: 'user.identified', properties: {} } as const;
    const byServer = (events: Event[]) =>
      ingest(context, workspace.production.keyed, buildBatch(events, clock.now()), 'server');
    for (const accountId of ['a1', 'left']) {
      await byServer(
        people(0, 20).map((userId) =>
          buildEvent(daysAgo(200), { userId: `${accountId}-${userId}`, accountId, ...named }),
        ),
      );
      await api('PUT', `/accounts/${accountId}`, { fields: { goLiveOn: '2025-01-01' } });
    }
    await byServer([buildEvent(daysAgo(100), { userId: 'a1-u1', accountId: 'a1' })]);
    await come(['left-u1'], 100, { accountId: 'left' });
    await look();
    expect(await told('a1')).toMatchObject({ isUntouched: false, users: 20 });
    for (const userId of people(0, 20)) await api('PUT', `/users/left-${userId}`, { isDeactivated: true });
    expect(await told('left')).toMatchObject({ isUntouched: false, users: 0 });
  });

  it('a guide is drafted for those who have never used the feature, and its effect is told', async () => {
    const feature = await createFeature(context, workspace.production.scope, {
      name: 'Approvals',
      moduleId: null,
      isCore: true,
      featureClass: 'process',
      rules: [{ type: 'event', eventName: 'approve' }],
    });
    await steadyAccount(11);
    await come(people(0, 53), 60, { name: 'approve' });
    await come(people(0, 53), 60, { name: 'approve', accountId: 'other', userId: 'stranger' });
    await look();
    const [alert] = await alerts('rescue');
    const { body } = await api('GET', `/alerts/${alert!.id}`);
    expect(body.unusedFeatures).toMatchObject([{ id: feature.id, name: 'Approvals', people: 7 }]);
    const made = await api('POST', `/alerts/${alert!.id}/guide`, { featureId: feature.id });
    expect(made).toMatchObject({ status: 201, body: { people: 7 } });
    const { body: guide } = await api('GET', `/guides/${made.body.guideId}`);
    const { body: preview } = await api('POST', '/audience-preview', { audience: guide.draft.audience });
    expect(preview.users).toBe(7);
    clock.advance({ days: 1 });
    await come(people(53, 55), 0, { name: 'approve' });
    expect((await api('GET', `/alerts/${alert!.id}`)).body.help).toMatchObject({
      guideId: made.body.guideId,
      people: 7,
      usersSince: 2,
    });
  });

  it('the draft can be put live as it is, and leads to where the feature is used', async () => {
    const feature = await createFeature(context, workspace.production.scope, {
      name: 'Approvals',
      moduleId: null,
      isCore: true,
      featureClass: 'process',
      rules: [{ type: 'event', eventName: 'approve' }],
    });
    await steadyAccount(11);
    await come(people(0, 50), 60, { name: 'approve', path: '/approvals' });
    await come(people(50, 53), 60, { name: 'approve', path: '/orders/17' });
    await look();
    const [alert] = await alerts('rescue');
    const { body: behind } = await api('GET', `/metrics/neverUsed/behind?account=a1&feature=${feature.id}`);
    expect(behind.rows.map(({ id }: { id: string }) => id)).toEqual(people(53, 60));

    await api('POST', `/alerts/${alert!.id}/guide`, { featureId: feature.id });
    const { help } = (await api('GET', `/alerts/${alert!.id}`)).body;
    expect(help).toMatchObject({ isLive: false, isInReview: false, people: 7, peopleNow: 7 });
    const { body: guide } = await api('GET', `/guides/${help.guideId}`);
    const [, , { buttons }] = guide.draft.steps[0].blocks;
    expect(buttons[1].action).toEqual({ type: 'openUrl', url: '/approvals', inNewTab: false });
    const published = await api('POST', `/guides/${help.guideId}/publish`, { revision: help.revision });
    expect(published.status, JSON.stringify(published.body)).toBe(200);
    await come(people(53, 55), 0, { name: 'approve', path: '/approvals' });
    expect((await api('GET', `/alerts/${alert!.id}`)).body.help).toMatchObject({
      isLive: true,
      people: 7,
      peopleNow: 5,
    });
  });

  it('whoever may not put it live has those asked who may', async () => {
    const feature = await createFeature(context, workspace.production.scope, {
      name: 'Approvals',
      moduleId: null,
      isCore: true,
      featureClass: 'process',
      rules: [],
    });
    await steadyAccount(11);
    await look();
    const [alert] = await alerts('rescue');
    const csm = await signedInMember(app, context, workspace.workspaceId, 'csm');
    await api('PUT', '/accounts/a1', { fields: { ownerId: csm.id } });
    const made = await app.request(
      `/api/v1/alerts/${alert!.id}/guide`,
      fromStudio('POST', { featureId: feature.id }, csm.cookie),
    );
    expect(made.status).toBe(201);
    const { help } = (await api('GET', `/alerts/${alert!.id}`)).body;
    expect(help).toMatchObject({ isLive: false, isInReview: true });
    expect((await api('GET', `/guides/${help.guideId}`)).body.review).toMatchObject({
      note: 'Activity is too low: rescue now · a1',
    });
  });

  it('it can wait until a day, and is the account’s badge meanwhile (statement 53)', async () => {
    await steadyAccount(11);
    await look();
    const [alert] = await alerts('rescue');
    await api('POST', `/alerts/${alert!.id}/acknowledge`);
    expect(await alerts('rescue')).toMatchObject([{ state: 'acknowledged' }]);
    await api('POST', `/alerts/${alert!.id}/snooze`, { until: '2026-03-10' });
    expect(await alerts('rescue', '?state=active')).toEqual([]);
    expect((await api('GET', '/accounts?hasAlerts=true')).body.accounts[0].openAlerts).toBeGreaterThan(0);
    clock.set('2026-03-10T08:00:00Z');
    expect(await alerts('rescue', '?state=active')).toMatchObject([{ state: 'acknowledged' }]);
  });

  it('is nobody else’s', async () => {
    await steadyAccount(11);
    await look();
    const [alert] = await alerts('rescue');
    const other = await buildWorkspace(context);
    const asOther = callApi(app, other.production.secretKey);
    expect((await asOther('GET', '/alerts')).body.total).toBe(0);
    expect((await asOther('GET', `/alerts/${alert!.id}`)).status).toBe(404);
    expect((await asOther('POST', `/alerts/${alert!.id}/acknowledge`)).status).toBe(404);
  });
});

describe('rules', () => {
  it('that people made are told as changes or by their limit, as the shipped ones are', async () => {
    const { body } = await api('GET', '/alert-rules');
    for (const shipped of ['changeOfUse', 'rescue']) {
      const found = body.rules.find((rule: { shipped: string }) => rule.shipped === shipped);
      const { id: _, shipped: __, ...rule } = found;
      await api('POST', '/alert-rules', { ...rule, name: `Our ${shipped}` });
    }
    await steadyAccount(11);
    for (const days of [9, 16, 23, 30]) await come(people(11, 60), days);
    await look();
    const { body: all } = await api('GET', '/alerts?state=active');
    const isChange = Object.fromEntries(
      all.alerts.map((alert: { ruleName: string; isChange: boolean }) => [alert.ruleName, alert.isChange]),
    );
    expect(isChange).toMatchObject({ 'Our changeOfUse': true, 'Our rescue': false });
  });

  it('are made by people, changed and paused; shipped ones stay', async () => {
    const { body } = await api('GET', '/alert-rules');
    const rescue = body.rules.find(({ shipped }: { shipped: string }) => shipped === 'rescue');
    const { id, shipped: _, ...rule } = rescue;
    await api('PUT', `/alert-rules/${id}`, { ...rule, isPaused: true });
    expect((await api('DELETE', `/alert-rules/${id}`)).status).toBe(404);
    await steadyAccount(11);
    const { body: own } = await api('POST', '/alert-rules', {
      ...rule,
      name: 'Renewal is near',
      metric: 'daysToRenewal',
      condition: { type: 'threshold', is: 'below', value: 60 },
      stages: [],
    });
    clock.advance({ minutes: 1 });
    await tell({ goLiveOn: '2025-01-01', contractEndsOn: '2026-04-15' });
    await look();
    const { body: all } = await api('GET', '/alerts?state=active');
    expect(all.alerts.map(({ ruleName }: { ruleName: string }) => ruleName)).toContain('Renewal is near');
    expect(await alerts('rescue')).toEqual([]);
    await api('DELETE', `/alert-rules/${own.id}`);
    expect((await api('GET', '/alerts?state=active')).body.alerts).not.toContainEqual(
      expect.objectContaining({ ruleId: own.id }),
    );
  });
});

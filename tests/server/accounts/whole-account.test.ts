import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refreshSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { raiseAlerts } from '../../../server/alerts/raise-alerts.ts';
import { createApp } from '../../../server/app.ts';
import { createFeature } from '../../../server/catalogue/save-feature.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import type { Event } from '../../../shared/contract/event.ts';
import { metrics } from '../../../shared/contract/metric.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildGuide, buildStep, buildSurvey, npsQuestion } from '../../support/build-guide.ts';
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
const send = async (events: Event[]) => {
  for (let from = 0; from < events.length; from += 400) {
    const batch = buildBatch(events.slice(from, from + 400), clock.now());
    await ingest(context, workspace.production.keyed, batch, 'browser');
  }
};
const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);
const people = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `u${from + n}`);
const come = (users: string[], days: number, parts: Partial<Event> = {}) =>
  users.map((userId) => buildEvent(daysAgo(days), { userId, accountId: 'acme', ...parts }));
const know = () =>
  people(0, 60).map((userId) =>
    buildEvent(daysAgo(200), {
      ...{ userId, accountId: 'acme', kind: 'identify' as const, name: 'user.identified', properties: {} },
    }),
  );

/** A steady account of 60 people of whom 11 came in the last week, with all that people can know of one. */
async function fullAccount(): Promise<void> {
  const feature = await createFeature(context, workspace.production.scope, {
    ...{ name: 'Approvals', moduleId: null, isCore: true, featureClass: 'process' },
    rules: [{ type: 'event', eventName: 'approve' }],
  });
  const publish = async (kind: string, name: string, draft: object) => {
    const { body } = await api('POST', '/guides', { kind, name, draft });
    expect((await api('POST', `/guides/${body.id}/publish`, { revision: 1 })).status).toBe(200);
    return body.id as string;
  };
  const survey = await publish(
    'survey',
    'NPS',
    buildSurvey({ steps: [buildStep('ask', { layout: 'corner', blocks: [npsQuestion('score')] })] }),
  );
  const tour = await publish('walkthrough', 'Approve in three steps', buildGuide());
  const run = (guideId: string, stepId: string) => ({
    ...{ guideId, version: 1, runId: crypto.randomUUID(), stepId },
  });
  const answer = { ...run(survey, 'ask'), questionId: 'score', answer: { score: 9 } };
  await send([
    ...know(),
    ...[9, 16, 23, 30].flatMap((days) => come(people(0, 11), days)),
    ...come(people(0, 11), 2, { name: 'approve' }),
    ...come(['u0'], 1, { kind: 'survey', name: 'survey.answered', properties: answer }),
    ...come(['u1'], 3, { kind: 'guide', name: 'guide.started', properties: run(tour, 's1') }),
  ]);
  const fields = {
    ...{ tier: 'strategic', industry: 'Retail', seats: 100, goLiveOn: '2025-01-01', signedOn: '2024-12-01' },
    ...{ contractStartsOn: '2025-01-01', contractEndsOn: '2026-06-30' },
  };
  expect((await api('PUT', '/accounts/acme', { name: 'Acme', fields })).status).toBe(200);
  const contact = {
    ...{ name: 'Ms Lin', title: 'CFO', role: 'decisionMaker', stance: 'positive', userId: null },
    ...{ lastContactOn: '2026-02-20', leftOn: null },
  };
  await api('POST', '/accounts/acme/contacts', contact);
  await api('POST', '/accounts/acme/criteria', {
    ...{ name: 'Lead conversion', family: 'revenue', unit: '%', isLowerBetter: false, baseline: 5 },
    ...{ industryValue: 10, quarters: [{ startsOn: '2026-01-01', target: 6, value: 6.5 }] },
    ...{ featureIds: [feature.id], roiCost: null, roiGain: null, roiMethod: null },
  });
  await api('POST', '/accounts/acme/issues', {
    ...{ kind: 'problem', title: 'Export hangs', state: 'open', openedOn: '2026-02-25', memberId: null },
    ...{ url: null, channel: 'phone', raisedBy: 'Ms Lin' },
  });
  await api('POST', '/accounts/acme/notes', {
    ...{ kind: 'visit', text: 'Showed the board', contactId: null, happenedOn: '2026-02-21' },
  });
  await raiseAlerts(context, workspace.production.scope);
}

const paths = [
  ...['', '/features', '/users', '/responses', '/criteria', '/contacts', '/issues', '/plan', '/timeline'],
  ...['/history', '/units', '/comparison', '/survey-queue'],
].map((part) => `/accounts/acme${part}`);

describe('the page of an account', () => {
  it('has stage, tier, contract, level, activity, health, criteria, NPS, issues, alerts, contacts, guides and one timeline (statement 47)', async () => {
    await fullAccount();
    const get = async (path: string) => (await api('GET', path)).body;
    const account = await get('/accounts/acme');
    expect(account).toMatchObject({
      stage: 'steadyUse',
      fields: { tier: 'strategic', contractEndsOn: '2026-06-30' },
      ...{ users: 60, activeUsers7: 11, activeUsers28: 11, seatsBought: 100 },
      ...{ level: 'low', nps: { score: 100, n: 1 }, featuresUsed: 1, featuresAvailable: 1 },
    });
    expect(account.judgement.level.facts).toContainEqual({
      ...{ fact: 'activity', effect: 'low', value: 11 / 60, limit: 0.2 },
    });
    expect(account.judgement.health).toMatchObject({ tier: 'process', isAtRisk: true });
    expect(account.judgement.health.components).toContainEqual({
      ...{ featureClass: 'process', users: 11, share: 1, uses: 11, isMet: true },
    });
    expect(account.judgement.risk.signs).toContainEqual(expect.objectContaining({ sign: 'lowUse' }));
    expect((await get('/accounts/acme/criteria')).criteria).toMatchObject([{ name: 'Lead conversion' }]);
    expect((await get('/accounts/acme/contacts')).contacts).toMatchObject([
      { role: 'decisionMaker', lastContactOn: '2026-02-20' },
    ]);
    expect((await get('/accounts/acme/issues')).issues).toMatchObject([{ state: 'open', channel: 'phone' }]);
    const { alerts } = await get('/alerts?accountId=acme&state=active');
    expect(alerts.map(({ shipped }: { shipped: string }) => shipped)).toContain('rescue');
    const { entries } = await get('/accounts/acme/timeline');
    const kinds = entries.map(({ kind }: { kind: string }) => kind);
    for (const kind of ['note', 'alertOpened', 'issueOpened', 'milestone']) expect(kinds).toContain(kind);
    expect(entries).toContainEqual(expect.objectContaining({ guide: 'Approve in three steps' }));
    const days = entries.map(({ day }: { day: string }) => day);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('says the same to every role that serves it (statement 47)', async () => {
    await fullAccount();
    const csm = await signedInMember(app, context, workspace.workspaceId, 'csm');
    await api('PUT', '/accounts/acme', { fields: { ownerId: csm.id } });
    await refreshSummaries(context, workspace.production.scope);
    const readers = { csm };
    for (const role of ['cs_lead', 'product_lead', 'executive', 'admin'] as const) {
      Object.assign(readers, { [role]: await signedInMember(app, context, workspace.workspaceId, role) });
    }
    for (const path of [...paths, '/alerts?accountId=acme', '/metrics/activity?account=acme']) {
      const told = await Promise.all(
        Object.entries(readers).map(async ([role, { cookie }]) => {
          const response = await app.request(`/api/v1${path}`, fromStudio('GET', undefined, cookie));
          expect(response.status, `${role} ${path}`).toBe(200);
          return response.json();
        }),
      );
      for (const each of told) expect(each, path).toEqual(told[0]);
    }
  });

  it('keeps and shows a stage that was set by hand, whatever the dates say (statement 60)', async () => {
    await send(come(['u0'], 100));
    const dates = { signedOn: '2025-01-05', goLiveOn: '2025-02-01', contractEndsOn: '2026-12-31' };
    await api('PUT', '/accounts/acme', { fields: dates });
    const seen = async () => {
      const { stage, fields, judgement } = (await api('GET', '/accounts/acme')).body;
      return [stage, fields.stageSet, judgement.stage];
    };
    expect(await seen()).toEqual(['steadyUse', null, 'steadyUse']);
    await api('PUT', '/accounts/acme', { fields: { stageSet: 'onboarding' } });
    expect(await seen()).toEqual(['onboarding', 'onboarding', 'onboarding']);
    // Renewal begins.
    clock.set('2026-09-30T08:00:00Z');
    expect(await seen()).toEqual(['onboarding', 'onboarding', 'onboarding']);
    await api('PUT', '/accounts/acme', { fields: { stageSet: null } });
    expect(await seen()).toEqual(['renewal', null, 'renewal']);
  });
});

it('12 of 60 are 20 % in list, page, file, document and API, with 12 people behind it and the definition beside it (statement 95)', async () => {
  await send([...know(), ...come(people(0, 12), 2), ...come(people(12, 20), 8)]);
  const { accounts } = (await api('GET', '/accounts')).body;
  expect(accounts).toMatchObject([{ id: 'acme', users: 60, activeUsers7: 12 }]);
  expect((await api('GET', '/accounts/acme')).body).toMatchObject({ users: 60, activeUsers7: 12 });
  const file = await app.request('/api/v1/accounts.csv', {
    headers: { Authorization: `Bearer ${workspace.production.secretKey}` },
  });
  expect(parse(await file.text(), { bom: true, columns: true })).toMatchObject([
    { id: 'acme', users: '60', activeUsers7: '12' },
  ]);
  const week = { startsOn: '2026-02-24', endsOn: '2026-03-02' };
  const { body: review } = await api('POST', '/accounts/acme/reviews', { ...week, locale: 'en' });
  const { figures } = (await api('GET', `/reviews/${review.id}`)).body;
  const metric = async (query: string) => (await api('GET', `/metrics/${query}`)).body;
  const days = `account=acme&from=${week.startsOn}&to=${week.endsOn}`;
  expect(figures.activeUsers).toMatchObject({ value: 12, n: 12 });
  expect(figures.activity).toMatchObject({ value: 0.2, n: 12, of: 60 });
  expect(await metric(`activity?${days}`)).toEqual(figures.activity);
  expect(await metric('activity?account=acme')).toMatchObject({ value: 0.2, n: 12, of: 60 });
  for (const query of [days, 'account=acme']) {
    const part = await metric(`activity/behind?${query}&limit=100`);
    expect(part.rows.map(({ id }: { id: string }) => id).toSorted()).toEqual(people(0, 12).toSorted());
    expect((await metric(`activity/behind?${query}&part=whole&limit=100`)).rows).toHaveLength(60);
  }
  const { definition } = metrics.activity;
  expect(definition.en).toMatch(/7 days/);
});

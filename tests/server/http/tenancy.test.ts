import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import type { Context } from '../../../server/context.ts';
import { ingest } from '../../../server/ingest/ingest.ts';
import { ingestCounts } from '../../../server/ingest/ingest-counts.ts';
import { addApp } from '../../../server/workspaces/add-app.ts';
import { environmentByPublicKey } from '../../../server/workspaces/environment-by-key.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import type { Step } from '../../../shared/contract/step.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildSignature, buildStep, npsQuestion } from '../../support/build-guide.ts';
import { buildCustomer, buildTenant, type Tenant } from '../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { type HeardStatements, hearStatements } from '../../support/hear-statements.ts';
import { type OidcServer, startOidcServer } from '../../support/oidc-server.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../support/sign-in.ts';
import { signedOutRoutes } from '../../support/signed-out-routes.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * Every management route, taken from the running app, is called by somebody who may do everything with the ids of
 * another workspace and of another app of their own: the answer is that of an id which does not exist, byte for byte.
 * A new route that is not named here fails the first test.
 */

interface Call {
  path: string;
  body?: unknown;
}
type Calls = Record<string, ((of: Tenant) => Call) | null>;

const everybody = { type: 'all', conditions: [] };
const draftOf = (segmentId: string, steps: Step[] = [buildStep('ask')]) => ({
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] },
  frequency: { type: 'once' },
  priority: 50,
  theme: { mode: 'auto', accent: '#2255cc' },
  steps,
});
const question = buildStep('ask', { layout: 'corner', blocks: [npsQuestion('q1')] });
const feature = (moduleId: number | null) => ({
  name: 'Mine',
  moduleId,
  isCore: false,
  featureClass: 'record',
  rules: [],
});

const nobody = '019a0000-0000-7000-8000-00000000dead';
const criterion = {
  name: 'Taken',
  family: 'time',
  unit: 'h',
  isLowerBetter: true,
  baseline: null,
  industryValue: null,
  quarters: [],
  featureIds: [],
  roiCost: null,
  roiGain: null,
  roiMethod: null,
};
const contact = {
  name: 'Taken',
  title: null,
  role: 'keyUser',
  stance: 'unknown',
  userId: null,
  lastContactOn: null,
  leftOn: null,
};
const rule = {
  name: 'Taken',
  metric: 'risk',
  condition: { type: 'threshold', is: 'above', value: 1 },
  tiers: [],
  stages: [],
  dueDays: 3,
  receiverIds: [],
  isPaused: false,
};

const planItem = {
  kind: 'task',
  title: 'Taken',
  dueOn: '2026-01-01',
  side: 'ours',
  memberId: null,
  contactId: null,
  everyMonths: null,
  doneOn: null,
};

/** Routes that name something by an id, with a request that does so. */
const naming: Calls = {
  'GET /guides/:id': ({ guideId }) => ({ path: `/guides/${guideId}` }),
  'PUT /guides/:id/draft': ({ guideId, segmentId }) => ({
    path: `/guides/${guideId}/draft`,
    body: { revision: 1, name: 'Taken', draft: draftOf(segmentId, [question]) },
  }),
  'POST /guides/:id/publish': ({ guideId }) => ({
    path: `/guides/${guideId}/publish`,
    body: { revision: 1 },
  }),
  'POST /guides/:id/unpublish': ({ guideId }) => ({ path: `/guides/${guideId}/unpublish` }),
  'POST /guides/:id/roll-back': ({ guideId }) => ({
    path: `/guides/${guideId}/roll-back`,
    body: { version: 1 },
  }),
  'POST /guides/:id/duplicate': ({ guideId }) => ({ path: `/guides/${guideId}/duplicate` }),
  'DELETE /guides/:id': ({ guideId }) => ({ path: `/guides/${guideId}` }),
  'GET /guides/:id/report': ({ guideId }) => ({ path: `/guides/${guideId}/report` }),
  'GET /guides/:id/report/accounts': ({ guideId }) => ({ path: `/guides/${guideId}/report/accounts` }),
  'GET /guides/:id/report/people': ({ guideId }) => ({
    path: `/guides/${guideId}/report/people?milestone=shown`,
  }),
  'GET /guides/:id/report/people.csv': ({ guideId }) => ({
    path: `/guides/${guideId}/report/people.csv?milestone=shown`,
  }),
  'GET /guides/:id/targets': ({ guideId }) => ({ path: `/guides/${guideId}/targets` }),
  'GET /guides/:id/goal': ({ guideId }) => ({ path: `/guides/${guideId}/goal` }),
  'GET /guides/:id/goal/people': ({ guideId }) => ({
    path: `/guides/${guideId}/goal/people?part=shown&group=counted`,
  }),
  'GET /guides/:id/goal/people.csv': ({ guideId }) => ({
    path: `/guides/${guideId}/goal/people.csv?part=heldOut&group=waiting`,
  }),
  'GET /guides/:id/check': ({ guideId }) => ({ path: `/guides/${guideId}/check` }),
  'GET /guides/:id/versions/:version': ({ guideId }) => ({ path: `/guides/${guideId}/versions/1` }),
  'POST /guides/:id/restore': ({ guideId }) => ({
    path: `/guides/${guideId}/restore`,
    body: { isLive: true },
  }),
  'PUT /guides/:id/plan': ({ guideId }) => ({
    path: `/guides/${guideId}/plan`,
    body: { revision: 1, publishAt: '2100-01-01T00:00:00Z' },
  }),
  'DELETE /guides/:id/plan': ({ guideId }) => ({ path: `/guides/${guideId}/plan` }),
  'PUT /guides/:id/review': ({ guideId }) => ({
    path: `/guides/${guideId}/review`,
    body: { revision: 1, note: '' },
  }),
  'DELETE /guides/:id/review': ({ guideId }) => ({ path: `/guides/${guideId}/review` }),
  'POST /guides/:id/review/return': ({ guideId }) => ({
    path: `/guides/${guideId}/review/return`,
    body: { comment: 'No' },
  }),
  'POST /guides/:id/dry-run': ({ guideId }) => ({ path: `/guides/${guideId}/dry-run` }),
  'POST /explain': ({ userId }) => ({ path: '/explain', body: { userId } }),
  'POST /guides/:id/explain': ({ guideId, userId }) => ({
    path: `/guides/${guideId}/explain`,
    body: { userId },
  }),
  'POST /guides/:guideId/steps/:stepId/repair': ({ guideId }) => ({
    path: `/guides/${guideId}/steps/ask/repair`,
    body: { signatureId: 1 },
  }),
  'GET /picker-sessions/:id': ({ pickerSessionId }) => ({ path: `/picker-sessions/${pickerSessionId}` }),
  'DELETE /picker-sessions/:id': ({ pickerSessionId }) => ({ path: `/picker-sessions/${pickerSessionId}` }),
  'GET /segments/:id': ({ segmentId }) => ({ path: `/segments/${segmentId}` }),
  'PUT /segments/:id': ({ segmentId }) => ({
    path: `/segments/${segmentId}`,
    body: { revision: 1, name: 'Taken', audience: everybody },
  }),
  'DELETE /segments/:id': ({ segmentId }) => ({ path: `/segments/${segmentId}` }),
  'GET /audience-lists/:id': ({ listId }) => ({ path: `/audience-lists/${listId}` }),
  'POST /audience-lists/:id/ids': ({ listId }) => ({
    path: `/audience-lists/${listId}/ids`,
    body: { ids: ['taken'] },
  }),
  'PATCH /modules/:id': ({ moduleId }) => ({ path: `/modules/${moduleId}`, body: { name: 'Taken' } }),
  'DELETE /modules/:id': ({ moduleId }) => ({ path: `/modules/${moduleId}` }),
  'PUT /features/:id': ({ featureId }) => ({
    path: `/features/${featureId}`,
    body: { revision: 1, ...feature(null) },
  }),
  'DELETE /features/:id': ({ featureId }) => ({ path: `/features/${featureId}` }),
  'GET /features/:id/versions': ({ featureId }) => ({ path: `/features/${featureId}/versions` }),
  'POST /features/:id/versions': ({ featureId }) => ({
    path: `/features/${featureId}/versions`,
    body: { revision: 1, startsOn: '2026-01-01', rules: [] },
  }),
  'PATCH /features/:id/versions/:version': ({ featureId }) => ({
    path: `/features/${featureId}/versions/1`,
    body: { revision: 1, startsOn: null, endsOn: null },
  }),
  'DELETE /features/:id/versions/newest': ({ featureId }) => ({
    path: `/features/${featureId}/versions/newest?revision=1`,
  }),
  'GET /features/:id/adoption': ({ featureId }) => ({ path: `/features/${featureId}/adoption` }),
  'POST /features/:id/repair': ({ featureId }) => ({
    path: `/features/${featureId}/repair`,
    body: { revision: 1, rule: 0, signatureId: 1 },
  }),
  'GET /accounts/:id': ({ accountId }) => ({ path: `/accounts/${accountId}` }),
  'PUT /accounts/:id': ({ accountId }) => ({ path: `/accounts/${accountId}`, body: { name: 'Taken' } }),
  'DELETE /accounts/:id': ({ accountId }) => ({ path: `/accounts/${accountId}` }),
  'GET /accounts/:id/export': ({ accountId }) => ({ path: `/accounts/${accountId}/export` }),
  'GET /accounts/:id/users': ({ accountId }) => ({ path: `/accounts/${accountId}/users` }),
  'GET /accounts/:id/features': ({ accountId }) => ({ path: `/accounts/${accountId}/features` }),
  'GET /accounts/:id/responses': ({ accountId }) => ({ path: `/accounts/${accountId}/responses` }),
  'GET /accounts/:id/reviews': ({ accountId }) => ({ path: `/accounts/${accountId}/reviews` }),
  'POST /accounts/:id/reviews': ({ accountId }) => ({
    path: `/accounts/${accountId}/reviews`,
    body: { startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' },
  }),
  'GET /reviews/:id/pdf': ({ reviewId }) => ({ path: `/reviews/${reviewId}/pdf` }),
  'GET /reviews/:id': ({ reviewId }) => ({ path: `/reviews/${reviewId}` }),
  'PUT /reviews/:id': ({ reviewId }) => ({
    path: `/reviews/${reviewId}`,
    body: {
      revision: 1,
      texts: { summary: 'Taken', use: '', effect: '', nextSteps: '', outlook: '' },
    },
  }),
  'DELETE /reviews/:id': ({ reviewId }) => ({ path: `/reviews/${reviewId}` }),
  'GET /accounts/:id/share-links': ({ accountId }) => ({ path: `/accounts/${accountId}/share-links` }),
  'POST /accounts/:id/share-links': ({ accountId }) => ({
    path: `/accounts/${accountId}/share-links`,
    body: { days: 7, locale: 'en' },
  }),
  'DELETE /accounts/:id/share-links/:linkId': ({ accountId, pickerSessionId }) => ({
    path: `/accounts/${accountId}/share-links/${pickerSessionId}`,
  }),
  'GET /accounts/:id/survey-queue': ({ accountId }) => ({ path: `/accounts/${accountId}/survey-queue` }),
  'GET /nps/respondents': ({ accountId }) => ({ path: `/nps/respondents?cut=tier&account=${accountId}` }),
  'GET /metrics': ({ accountId }) => ({ path: `/metrics?names=users,nps&account=${accountId}` }),
  'GET /metrics/:name': ({ accountId }) => ({ path: `/metrics/users?account=${accountId}` }),
  'GET /metrics/:name/behind': ({ accountId }) => ({ path: `/metrics/users/behind?account=${accountId}` }),
  'GET /metrics/:name/behind.csv': ({ accountId }) => ({
    path: `/metrics/users/behind.csv?account=${accountId}`,
  }),
  'GET /metrics/:name/by/:dimension': ({ accountId }) => ({
    path: `/metrics/users/by/tier?account=${accountId}`,
  }),
  'PUT /answers/:user/:run/tags': ({ userId, pickerSessionId }) => ({
    path: `/answers/${userId}/${pickerSessionId}/tags`,
    body: { tags: ['taken'] },
  }),
  'PUT /answers/:user/:run/tasks/:kind': ({ userId, pickerSessionId }) => ({
    path: `/answers/${userId}/${pickerSessionId}/tasks/reference`,
    body: { isDone: true },
  }),
  'GET /accounts/:id/units': ({ accountId }) => ({ path: `/accounts/${accountId}/units` }),
  'GET /accounts/:id/comparison': ({ accountId }) => ({ path: `/accounts/${accountId}/comparison` }),
  'GET /accounts/:id/plan': ({ accountId }) => ({ path: `/accounts/${accountId}/plan` }),
  'POST /accounts/:id/plan': ({ accountId }) => ({ path: `/accounts/${accountId}/plan`, body: planItem }),
  'PUT /accounts/:id/plan/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/plan/${nobody}`,
    body: { ...planItem, title: 'Later' },
  }),
  'DELETE /accounts/:id/plan/:partId': ({ accountId }) => ({ path: `/accounts/${accountId}/plan/${nobody}` }),
  'GET /accounts/:id/history': ({ accountId }) => ({ path: `/accounts/${accountId}/history` }),
  'GET /accounts/:id/timeline': ({ accountId }) => ({ path: `/accounts/${accountId}/timeline` }),
  'GET /accounts/:id/criteria': ({ accountId }) => ({ path: `/accounts/${accountId}/criteria` }),
  'POST /accounts/:id/criteria': ({ accountId }) => ({
    path: `/accounts/${accountId}/criteria`,
    body: criterion,
  }),
  'PUT /accounts/:id/criteria/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/criteria/${nobody}`,
    body: { ...criterion, unit: 'days' },
  }),
  'DELETE /accounts/:id/criteria/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/criteria/${nobody}`,
  }),
  'GET /accounts/:id/contacts': ({ accountId }) => ({ path: `/accounts/${accountId}/contacts` }),
  'POST /accounts/:id/contacts': ({ accountId }) => ({
    path: `/accounts/${accountId}/contacts`,
    body: contact,
  }),
  'PUT /accounts/:id/contacts/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/contacts/${nobody}`,
    body: { ...contact, role: 'decisionMaker' },
  }),
  'DELETE /accounts/:id/contacts/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/contacts/${nobody}`,
  }),
  'POST /accounts/:id/notes': ({ accountId }) => ({
    path: `/accounts/${accountId}/notes`,
    body: { kind: 'note', text: 'Taken', contactId: null, happenedOn: '2026-01-05' },
  }),
  'DELETE /accounts/:id/notes/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/notes/${nobody}`,
  }),
  'POST /accounts/:id/risk-reasons': ({ accountId }) => ({
    path: `/accounts/${accountId}/risk-reasons`,
    body: { reason: 'notLive', evidence: 'Taken' },
  }),
  'DELETE /accounts/:id/risk-reasons/:partId': ({ accountId }) => ({
    path: `/accounts/${accountId}/risk-reasons/${nobody}`,
  }),
  'PUT /accounts/:id/level': ({ accountId }) => ({
    path: `/accounts/${accountId}/level`,
    body: { level: 'high', reason: 'Taken', until: '2099-01-01' },
  }),
  'DELETE /accounts/:id/level': ({ accountId }) => ({ path: `/accounts/${accountId}/level` }),
  'PUT /accounts/:id/churn': ({ accountId }) => ({
    path: `/accounts/${accountId}/churn`,
    body: { churnedOn: '2026-01-05', reason: 'other', note: 'Taken' },
  }),
  'DELETE /accounts/:id/churn': ({ accountId }) => ({ path: `/accounts/${accountId}/churn` }),
  'GET /alerts/:id': ({ alertId }) => ({ path: `/alerts/${alertId}` }),
  'POST /alerts/:id/acknowledge': ({ alertId }) => ({ path: `/alerts/${alertId}/acknowledge` }),
  'POST /alerts/:id/snooze': ({ alertId }) => ({
    path: `/alerts/${alertId}/snooze`,
    body: { until: '2099-01-01' },
  }),
  'POST /alerts/:id/resolve': ({ alertId }) => ({
    path: `/alerts/${alertId}/resolve`,
    body: { reason: 'Taken' },
  }),
  'POST /alerts/:id/guide': ({ alertId, featureId }) => ({
    path: `/alerts/${alertId}/guide`,
    body: { featureId },
  }),
  'PUT /alert-rules/:id': ({ ruleId }) => ({ path: `/alert-rules/${ruleId}`, body: rule }),
  'DELETE /alert-rules/:id': ({ ruleId }) => ({ path: `/alert-rules/${ruleId}` }),
  'GET /users/:id': ({ userId }) => ({ path: `/users/${userId}` }),
  'PUT /users/:id': ({ userId }) => ({ path: `/users/${userId}`, body: { name: 'Taken' } }),
  'GET /users/:id/export': ({ userId }) => ({ path: `/users/${userId}/export` }),
  'DELETE /users/:id': ({ userId }) => ({ path: `/users/${userId}` }),
  'GET /users/:id/decisions': ({ userId }) => ({ path: `/users/${userId}/decisions` }),
  'PATCH /webhooks/:id': ({ webhookId }) => ({ path: `/webhooks/${webhookId}`, body: { name: 'Taken' } }),
  'DELETE /webhooks/:id': ({ webhookId }) => ({ path: `/webhooks/${webhookId}` }),
  'POST /webhooks/:id/secret': ({ webhookId }) => ({ path: `/webhooks/${webhookId}/secret` }),
  'POST /webhooks/:id/test': ({ webhookId }) => ({ path: `/webhooks/${webhookId}/test` }),
  'GET /webhooks/:id/deliveries': ({ webhookId }) => ({ path: `/webhooks/${webhookId}/deliveries` }),
  'POST /webhooks/:id/deliveries/:deliveryId/resend': ({ webhookId }) => ({
    path: `/webhooks/${webhookId}/deliveries/${nobody}/resend`,
  }),
  'POST /keys/:id/rotate': ({ keyId }) => ({ path: `/keys/${keyId}/rotate` }),
  'DELETE /keys/:id': ({ keyId }) => ({ path: `/keys/${keyId}` }),
};

/** Routes that name what belongs to the workspace as a whole: that of another app of one's own is no secret. */
const namingInWorkspace: Calls = {
  'PATCH /members/:id': ({ memberId }) => ({ path: `/members/${memberId}`, body: { isActive: false } }),
  'POST /members/:id/reset-link': ({ memberId }) => ({ path: `/members/${memberId}/reset-link` }),
  'DELETE /members/:id/second-factor': ({ memberId }) => ({ path: `/members/${memberId}/second-factor` }),
  'DELETE /invitations/:id': ({ invitationId }) => ({ path: `/invitations/${invitationId}` }),
  'DELETE /teams/:id': ({ teamId }) => ({ path: `/teams/${teamId}` }),
  'PUT /roles/:id': ({ roleId }) => ({ path: `/roles/${roleId}`, body: { name: 'Taken', rights: [] } }),
  'DELETE /roles/:id': ({ roleId }) => ({ path: `/roles/${roleId}` }),
  'PATCH /apps/:id': ({ appId }) => ({ path: `/apps/${appId}`, body: { name: 'Taken' } }),
};

/** Routes whose body can name something. The reference is refused, or means nothing: nothing of it comes back. */
const referring: Calls = {
  'POST /picker-sessions': ({ guideId }) => ({
    path: '/picker-sessions',
    body: { purpose: 'guide', guideId },
  }),
  'POST /guides': ({ segmentId }) => ({
    path: '/guides',
    body: { kind: 'walkthrough', name: 'Mine', draft: draftOf(segmentId) },
  }),
  'POST /segments': ({ segmentId, guideId, featureId }) => ({
    path: '/segments',
    body: {
      name: 'Mine',
      audience: {
        type: 'all',
        conditions: [
          { type: 'segment', segmentId },
          { type: 'guideState', guideId, state: 'seen' },
          { type: 'feature', featureId, operator: 'atLeast', times: 1, withinDays: 7, by: 'user' },
        ],
      },
    },
  }),
  'POST /invitations': ({ roleId, teamId }) => ({
    path: '/invitations',
    body: {
      email: 'somebody@example.com',
      locale: 'en',
      place: { role: 'custom', customRoleId: roleId, portfolio: 'all', teamId },
    },
  }),
  'POST /features': ({ moduleId }) => ({ path: '/features', body: feature(moduleId) }),
  'POST /audience-preview': ({ segmentId }) => ({
    path: '/audience-preview',
    body: { audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] } },
  }),
  'POST /goal-forecast': ({ segmentId, featureId }) => ({
    path: '/goal-forecast',
    body: {
      audience: { type: 'all', conditions: [{ type: 'segment', segmentId }] },
      goal: { featureId, withinDays: 14 },
    },
  }),
  'POST /alert-rules': ({ memberId }) => ({
    path: '/alert-rules',
    body: { ...rule, receiverIds: [memberId] },
  }),
  'POST /tag-preview': ({ featureId, word }) => ({
    path: '/tag-preview',
    body: { featureId, rules: [{ type: 'event', eventName: `${word}.done` }] },
  }),
  'POST /tag-hits': ({ word }) => ({
    path: '/tag-hits',
    body: { rules: [{ type: 'event', eventName: `${word}.done` }], after: '2020-01-01T00:00:00Z' },
  }),
};

/** Routes that read without naming anything: nothing of another place is in their answers. */
const listing: Calls = {
  'POST /back-test': () => ({ path: '/back-test', body: {} }),
  ...Object.fromEntries(
    [
      '/guides',
      '/guides.csv',
      '/segments',
      '/segments.csv',
      '/modules',
      '/features',
      '/features.csv',
      '/catalogue-coverage',
      '/catalogue-lint',
      '/drift',
      '/event-names',
      '/trait-names',
      '/accounts',
      '/accounts.csv',
      '/users',
      '/users.csv',
      '/responses',
      '/answers',
      '/answers.csv',
      '/nps',
      '/nps/coverage',
      '/metrics/overview',
      '/metrics/company',
      '/event-settings',
      '/event-traffic',
      '/quiet-rule',
      '/theme',
      '/install',
      '/first-steps',
      '/install/events',
      '/keys',
      '/allowed-origins',
      '/webhooks',
      '/alerts',
      '/alerts/count',
      '/due',
      '/growing',
      '/alert-rules',
      '/thresholds',
    ].map((path) => [`GET ${path}`, () => ({ path })]),
  ),
};

/** The same about the workspace as a whole: nothing of another workspace is in their answers. */
const listingOfWorkspace: Calls = Object.fromEntries(
  [
    '/members',
    '/owners',
    '/invitations',
    '/teams',
    '/roles',
    '/sign-in-policy',
    '/identity-provider',
    '/audit-log',
    '/audit-log.csv',
  ].map((path) => [`GET ${path}`, () => ({ path })]),
);

/** Routes that name nothing and answer with nothing but what was sent. */
const settingUp: Calls = {
  'POST /teams': () => ({ path: '/teams', body: { name: 'New team' } }),
  'POST /roles': () => ({ path: '/roles', body: { name: 'New role', rights: ['workspace.read'] } }),
  'PUT /sign-in-policy': () => ({ path: '/sign-in-policy', body: { requiresSecondFactor: false } }),
  'PUT /identity-provider': () => ({ path: '/identity-provider', body: {} }),
  'DELETE /identity-provider': () => ({ path: '/identity-provider' }),
  'PATCH /thresholds': () => ({ path: '/thresholds', body: { fewestUsers: 7 } }),
  'POST /accounts-import': () => ({ path: '/accounts-import', body: { csv: 'id,name\nnew,New\n' } }),
  'POST /apps': () => ({ path: '/apps', body: { name: 'New app', url: 'https://new.example' } }),
  'PATCH /environment': () => ({ path: '/environment', body: { isStopped: true } }),
  'POST /keys': () => ({ path: '/keys', body: { name: 'New key', scope: 'read' } }),
  'PUT /allowed-origins': () => ({ path: '/allowed-origins', body: { origins: ['https://new.example'] } }),
  'POST /webhooks': () => ({
    path: '/webhooks',
    body: { name: 'New', url: 'https://hooks.example/', format: 'json', kinds: ['guide.published'] },
  }),
  'POST /modules': () => ({ path: '/modules', body: { name: 'New module' } }),
  'POST /audience-lists': () => ({ path: '/audience-lists', body: { of: 'user' } }),
  'PATCH /event-settings': () => ({ path: '/event-settings', body: { retentionDays: 90 } }),
  'POST /identity-secret': () => ({ path: '/identity-secret' }),
  'PUT /quiet-rule': () => ({ path: '/quiet-rule', body: { autoStartsPerSession: 3, autoStartsPerDay: 9 } }),
  'PUT /theme': () => ({
    path: '/theme',
    body: { theme: { mode: 'auto', accent: '#2255cc' }, revision: 1 },
  }),
};

/** Routes about the member who asks. */
const own = [
  'GET /session',
  'DELETE /session',
  'GET /sessions',
  'DELETE /sessions/:id',
  'PATCH /member',
  'POST /member/second-factor',
  'PUT /member/second-factor',
  'DELETE /member/second-factor',
];
const signedOut = signedOutRoutes.map((route) => route.replace('/api/v1', ''));

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let admin: SignedIn;
let mine: Tenant;
let otherApp: Tenant;
let stranger: Tenant;
let heard: HeardStatements;
let provider: OidcServer;
let asked = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  // From numbers that mean nothing else, so that they can be found in statements.
  for (const [index, table] of ['workspace', 'app', 'environment'].entries()) {
    await database.pool.query(
      `alter table ${table} alter column id restart with ${710_011 + index * 10_000}`,
    );
  }
  heard = await hearStatements(database.pool, () => [
    ...[acme.workspaceId, acme.appId, acme.production.id, acme.staging.id],
  ]);
  // The identity provider of this test is on loopback.
  context = database.context({
    config: readConfig({ PUBLIC_URL: 'http://cairn.test', CAIRN_PRIVATE_RECEIVERS: '1' }),
  });
  provider = await startOidcServer('http://cairn.test/api/v1/oidc/callback');
  app = createApp(context);
  acme = await buildWorkspace(context);
  const globex = await buildWorkspace(context, { name: 'Globex' });
  admin = await signedInMember(app, context, acme.workspaceId);
  mine = await buildTenant(context, acme.production.scope, acme.production.publicKey, 'walnut');
  stranger = await buildTenant(context, globex.production.scope, globex.production.publicKey, 'saffron');
  const second = await addApp(context, acme.production.scope, {
    name: 'Second',
    url: 'https://two.example',
  });
  const production = second.environments.find(({ name }) => name === 'production')!;
  const scope = { ...acme.production.scope, appId: second.id, environmentId: production.id };
  otherApp = await buildTenant(context, scope, production.publicKey, 'juniper');
});
afterAll(async () => {
  await provider.stop();
  await database.drop();
});

async function call(route: string, { path, body }: Call, cookie = admin.cookie, requestId = 'same') {
  const init = fromStudio(route.split(' ')[0]!, body, cookie);
  const headers = { ...(init.headers as Record<string, string>), 'X-Request-Id': requestId };
  const response = await app.request(`/api/v1${path}`, { ...init, headers });
  return { status: response.status, text: await response.text() };
}

const nobodys = (of: Tenant): Tenant => ({
  ...of,
  guideId: nobody,
  segmentId: nobody,
  listId: nobody,
  keyId: nobody,
  webhookId: nobody,
  alertId: nobody,
  ruleId: nobody,
  pickerSessionId: nobody,
  memberId: nobody,
  invitationId: nobody,
  teamId: 999_999_999,
  roleId: 999_999_999,
  appId: 999_999_999,
  moduleId: 999_999_999,
  featureId: 999_999_999,
  reviewId: '019a0000-0000-7000-8000-00000000dead',
  accountId: 'nobody-account',
  userId: 'nobody-user',
});

const entries = (calls: Calls) => Object.entries(calls) as [string, (of: Tenant) => Call][];
const words = (text: string) => ['saffron', 'juniper', 'walnut'].filter((word) => text.includes(word));

test('every management route is tried here', () => {
  const running = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
    .map(({ method, path }) => `${method} ${path.slice('/api/v1'.length)}`);
  const tried = [naming, namingInWorkspace, referring, settingUp, listing, listingOfWorkspace].flatMap(
    (calls) => Object.keys(calls),
  );
  expect([...tried, ...own, ...signedOut].toSorted()).toEqual([...new Set(running)].toSorted());
});

describe('an id', () => {
  test('of one’s own is found: the requests below would find what they look for', async () => {
    for (const [route, callOf] of entries(naming).filter(([route]) => route.startsWith('GET'))) {
      const { status } = await call(route, callOf(mine));
      // A picker session is its member's alone.
      expect(status, route).toBe(route.includes('picker') ? 404 : 200);
    }
  });

  test('of another workspace or app is answered like one that nobody has', async () => {
    for (const foreign of [stranger, otherApp]) {
      for (const [route, callOf] of entries(naming)) {
        const none = await call(route, callOf(nobodys(foreign)));
        expect(none.status, route).toBe(404);
        expect(await call(route, callOf(foreign)), `${route} of ${foreign.word}`).toEqual(none);
      }
    }
  });

  test('of what another workspace has as a whole is answered like one that nobody has', async () => {
    for (const [route, callOf] of entries(namingInWorkspace)) {
      const none = await call(route, callOf(nobodys(stranger)));
      expect(none.status, route).toBe(404);
      expect(await call(route, callOf(stranger)), route).toEqual(none);
    }
  });

  test('inside a body leads to nothing', async () => {
    for (const foreign of [stranger, otherApp]) {
      for (const [route, callOf] of entries(referring)) {
        const { text } = await call(route, callOf(foreign));
        // What is repeated of the request itself tells nothing new.
        const told = words(text.replaceAll(`${foreign.word}.done`, ''));
        expect(told, `${route}: ${text}`).toEqual([]);
      }
    }
  });

  test('of another workspace’s environment opens nothing', async () => {
    for (const [route, callOf] of entries({
      ...naming,
      ...namingInWorkspace,
      ...listing,
      ...listingOfWorkspace,
    })) {
      const { path, ...rest } = callOf(stranger);
      const query = `${path.includes('?') ? '&' : '?'}environment=${stranger.environmentId}`;
      expect((await call(route, { ...rest, path: path + query })).status, route).toBe(404);
    }
  });
});

test('lists, numbers and exports hold nothing of another place', async () => {
  for (const [route, callOf] of entries(listing)) {
    const { status, text } = await call(route, callOf(mine));
    expect(status, route).toBe(200);
    expect(words(text.replaceAll(/walnut/g, '')), route).toEqual([]);
  }
  for (const [route, callOf] of entries(listingOfWorkspace)) {
    const { status, text } = await call(route, callOf(mine));
    expect(status, route).toBe(200);
    expect(text, route).not.toContain('saffron');
  }
});

test('what others have is as it was', async () => {
  for (const { scope, word, ...of } of [stranger, otherApp]) {
    const guide = await database.db
      .selectFrom('guide')
      .innerJoin('publication', 'publication.guideId', 'guide.id')
      .where('guide.id', '=', of.guideId)
      .where('guide.archivedAt', 'is', null)
      .where('publication.environmentId', '=', scope.environmentId)
      .select('guide.name')
      .executeTakeFirst();
    expect(guide?.name).toBe(`${word} guide`);
    const named = async (table: 'segment' | 'module' | 'feature' | 'account' | 'user') =>
      (
        await database.db
          .selectFrom(table as 'module')
          .where('name', 'like', `${word} %`)
          .select('name')
          .execute()
      ).length;
    for (const table of ['segment', 'module', 'feature', 'account', 'user'] as const) {
      expect(await named(table), `${word} ${table}`).toBe(1);
    }
  }
});

describe('a customer success manager', () => {
  let csm: SignedIn;
  let publicKey: string;

  beforeAll(async () => {
    csm = await signedInMember(app, context, acme.workspaceId, 'csm');
    publicKey = acme.production.publicKey;
    await buildCustomer(context, publicKey, mine.guideId, 'cedar');
    const { environmentId } = mine;
    await database.db
      .updateTable('account')
      .set({ ownerId: csm.id })
      .where('environmentId', '=', environmentId)
      .where('externalId', '=', 'cedar-account')
      .execute();
  });

  const cedar = (): Tenant => ({ ...mine, accountId: 'cedar-account', userId: 'cedar-user' });
  const aboutPeople = () =>
    entries(naming).filter(
      ([route]) => /\/(accounts|users|alerts)\/|explain/.test(route) && !/^DELETE \/\w+\/:id$/.test(route),
    );

  test('reaches the accounts that they look after, and the people in them', async () => {
    for (const [route, callOf] of aboutPeople().filter(([route]) =>
      /^GET.*\/(accounts|users)\//.test(route),
    )) {
      expect((await call(route, callOf(cedar()), csm.cookie)).status, route).toBe(200);
    }
  });

  test('gets for another portfolio’s account and people what nobody’s would give', async () => {
    for (const [route, callOf] of aboutPeople()) {
      const none = await call(route, callOf({ ...nobodys(mine), guideId: mine.guideId }), csm.cookie);
      expect(none.status, route).toBe(404);
      expect(await call(route, callOf(mine), csm.cookie), route).toEqual(none);
    }
  });

  test('finds nobody of another portfolio in any list, number or export', async () => {
    const people = /walnut (person|company|plan|trait)|walnut-(account|user)/;
    for (const [route, callOf] of entries({ ...listing, ...listingOfWorkspace })) {
      const { status, text } = await call(route, callOf(mine), csm.cookie);
      expect([200, 403], route).toContain(status);
      expect(people.test(text), `${route}: ${text}`).toBe(false);
    }
    const numbers = async (cookie: string) =>
      JSON.parse((await call('GET', { path: '/metrics/overview' }, cookie)).text);
    expect(await numbers(admin.cookie)).toMatchObject({
      accounts: 2,
      users: 2,
      figures: { activeUsers7: { value: 2 } },
    });
    expect(await numbers(csm.cookie)).toMatchObject({
      accounts: 1,
      users: 1,
      figures: { activeUsers7: { value: 1 }, activeAccounts7: { n: 1, of: 1 }, nps: { n: 1 } },
      nps: { n: 1 },
      topFeatures: [],
    });
    const guides = JSON.parse((await call('GET', { path: '/guides' }, csm.cookie)).text).guides;
    expect(guides.find(({ id }: { id: string }) => id === mine.guideId).startedUsers).toBe(1);
    const report = (await call('GET', { path: `/guides/${mine.guideId}/report` }, csm.cookie)).text;
    expect(JSON.parse(report).started).toBe(1);
  });

  test('sees their team’s accounts where the workspace says so', async () => {
    const { workspaceId } = acme;
    const team = await database.db
      .insertInto('team')
      .values({ workspaceId, name: 'North' })
      .returning('id')
      .executeTakeFirstOrThrow();
    const colleague = await signedInMember(app, context, workspaceId, 'csm');
    const set = (memberId: string, change: { portfolio?: 'team' | 'own'; teamId: number | null }) =>
      database.db.updateTable('membership').set(change).where('memberId', '=', memberId).execute();
    const seen = async () =>
      JSON.parse((await call('GET', { path: '/accounts' }, colleague.cookie)).text).total as number;

    expect(await seen()).toBe(0);
    await set(colleague.id, { portfolio: 'team', teamId: team.id });
    expect(await seen()).toBe(0);
    await set(csm.id, { teamId: team.id });
    expect(await seen()).toBe(1);
    await set(colleague.id, { portfolio: 'own', teamId: team.id });
    expect(await seen()).toBe(0);
  });

  test('moves a user among their own accounts alone, and never out of all of them', async () => {
    const seats = async () =>
      (await database.db.selectFrom('seat').where('environmentId', '=', mine.environmentId).execute()).length;
    const put = async (accountIds: string[], cookie: string) =>
      (await call('PUT', { path: '/users/walnut-user', body: { accountIds } }, cookie)).status;
    expect(await put(['walnut-account', 'cedar-account'], admin.cookie)).toBe(200);
    expect(await seats()).toBe(3);
    expect(await put(['cedar-account'], csm.cookie)).toBe(200);
    expect(await seats()).toBe(3);
    expect(await put(['walnut-account'], csm.cookie)).toBe(400);
    expect(await put([], csm.cookie)).toBe(400);
    expect(await seats()).toBe(3);
  });
});

describe('every statement says whose rows it means', () => {
  test('and one that does not is noticed', async () => {
    heard.loose();
    const all = context.db.selectFrom('account').selectAll();
    await all.execute();
    await all.where('environmentId', '=', mine.environmentId).execute();
    await all.where('environmentId', '=', stranger.environmentId).execute();
    expect(heard.loose().map(({ values }) => values)).toEqual([[], [stranger.environmentId]]);
  });

  test('whatever route sends it, with the ids of one’s own; and what it changed is in the audit log', async () => {
    const answer = await database.db
      .selectFrom('response')
      .select('runId')
      .where('environmentId', '=', mine.environmentId)
      .executeTakeFirstOrThrow();
    // Otherwise it is written while others are listened to.
    await ingestCounts(context).flush();
    heard.loose();
    const before = heard.total;
    /** What was made on the way, by where: it is what is changed and removed next. */
    const made = new Map<string, string>([['/answers/walnut-user', answer.runId]]);
    const found = new Set<string>();
    const failed = new Set<string>();
    for (const [route, callOf] of inOrder(
      [listing, listingOfWorkspace, referring, settingUp, naming, namingInWorkspace].flatMap(entries),
    )) {
      const wanted = (await prepared[route]?.()) ?? callOf(mine);
      // What it took is not what the route sends.
      heard.loose();
      const path = [nobody, mine.pickerSessionId].reduce(
        (known, part) => known.replace(part, made.get(known.slice(0, known.indexOf(`/${part}`))) ?? part),
        wanted.path,
      );
      const { status, text, requestId } = await callAtRevision(route, { ...wanted, path });
      // Who asks is found first: from then on PostgreSQL looks too.
      const unlocked = heard.unlocked().filter(({ text }) => !/\bfrom (session|environment)\b/.test(text));
      const loose = heard.loose();
      for (const { text } of [...loose, ...unlocked].filter(({ text }) => !seen.test(text)))
        found.add(`${route}: ${text}`);
      if (status === 201) made.set(path, JSON.parse(text).id);
      if (route.startsWith('GET') || asking.includes(route)) continue;
      if (status >= 300) failed.add(route);
      else if (!(await isAudited(requestId, changing.test(route) && !beginning.includes(route)))) {
        found.add(`${route} is not in the audit log`);
      }
      heard.loose();
    }
    expect(heard.total - before).toBeGreaterThan(800);
    expect([...found]).toEqual([]);
    expect([...failed]).toEqual([]);
  });
});

/** They change nothing: they ask for more than an address can hold, or end what is not there. */
const asking = [
  'POST /audience-preview',
  'POST /back-test',
  'POST /explain',
  'POST /goal-forecast',
  'POST /guides/:id/dry-run',
  'POST /guides/:id/explain',
  'POST /tag-hits',
  'POST /tag-preview',
  'DELETE /guides/:id/plan',
  'DELETE /picker-sessions/:id',
];

/** Once a minute it is noted that somebody was there, by what they are known by. */
const seen = /^update session set last_seen_at/;

const changing = /^(PUT|PATCH) /;
/**
 * Without what it was before: they begin something, or note once an hour that somebody writes, or the name of the action
 * says it.
 */
const beginning = [
  'PUT /answers/:user/:run/tasks/:kind',
  'PUT /guides/:id/draft',
  'PUT /guides/:id/review',
  'PUT /reviews/:id',
];

/** Routes that need something to be there first, or a request of their own, so that they change what can be told. */
const prepared: Record<string, () => Promise<Call>> = {
  'DELETE /segments/:id': async () => {
    const { id } = await make('/segments', { name: 'Unused', audience: everybody });
    return { path: `/segments/${id}` };
  },
  'PATCH /features/:id/versions/:version': async () => ({
    path: `/features/${mine.featureId}/versions/1`,
    body: { revision: 1, startsOn: null, endsOn: '2025-11-30' },
  }),
  'POST /features/:id/repair': async () => {
    const signature = buildSignature('Approve');
    const rules = [{ type: 'click', target: { signature } }];
    const { id } = await make('/features', { ...feature(null), rules });
    return {
      path: `/features/${id}/repair`,
      body: { revision: 1, rule: 0, signatureId: await clickedOn(signature) },
    };
  },
  'POST /guides/:guideId/steps/:stepId/repair': async () => {
    const signature = buildSignature('Save');
    const steps = [buildStep('ask', { target: { signature } })];
    const draft = draftOf(mine.segmentId, steps);
    const { id } = await make('/guides', { kind: 'walkthrough', name: 'Mine', draft });
    return {
      path: `/guides/${id}/steps/ask/repair`,
      body: { signatureId: await clickedOn(buildSignature('Save all')) },
    };
  },
  'POST /guides/:id/review/return': async () => {
    const path = `/guides/${mine.guideId}/review`;
    await callAtRevision('PUT', { path, body: { revision: 1, note: '' } });
    return { path: `${path}/return`, body: { comment: 'No' } };
  },
  'DELETE /guides/:id/review': async () => {
    const path = `/guides/${mine.guideId}/review`;
    await callAtRevision('PUT', { path, body: { revision: 1, note: '' } });
    return { path };
  },
  'POST /webhooks/:id/deliveries/:deliveryId/resend': async () => {
    const { id } = await database.db
      .selectFrom('webhookDelivery')
      .where('webhookId', '=', mine.webhookId)
      .select('id')
      .limit(1)
      .executeTakeFirstOrThrow();
    return { path: `/webhooks/${mine.webhookId}/deliveries/${id}/resend` };
  },
  'PUT /guides/:id/plan': async () => {
    const path = `/guides/${mine.guideId}/plan`;
    const at = (publishAt: string) => ({ path, body: { revision: 1, publishAt } });
    await callAtRevision('PUT', at('2100-01-01T00:00:00Z'));
    return at('2100-01-02T00:00:00Z');
  },
  'PUT /identity-provider': async () => {
    const { issuer, clientId, clientSecret } = provider;
    const of = (domains: string[]) => ({
      path: '/identity-provider',
      body: { issuer, clientId, clientSecret, domains, newcomerRole: null },
    });
    await call('PUT', of(['walnut.example']));
    return of(['walnut.example', 'other.example']);
  },
  'PUT /sign-in-policy': async () => {
    // Who has none would be let in no more.
    await database.db
      .updateTable('member')
      .set({ totpSince: new Date() })
      .where('id', '=', admin.id)
      .execute();
    return { path: '/sign-in-policy', body: { requiresSecondFactor: true } };
  },
  'PUT /users/:id': async () => ({ path: '/users/walnut-user', body: { isDeactivated: true } }),
};

async function make(path: string, body: object): Promise<{ id: string }> {
  const { status, text } = await call('POST', { path, body });
  expect(status, text).toBe(201);
  return JSON.parse(text);
}

/** Has somebody click on it, and returns what the server calls the element. */
async function clickedOn(signature: Signature): Promise<number> {
  const hash = signatureHash(signature);
  const { userId, accountId, environmentId } = mine;
  const click = {
    kind: 'click',
    name: 'element.clicked',
    signature: hash,
    path: '/walnut',
    userId,
    accountId,
  } as const;
  const batch = {
    ...buildBatch([buildEvent(new Date(), click)], new Date()),
    signatures: { [hash]: signature },
  };
  const environment = await environmentByPublicKey(context, acme.production.publicKey);
  await ingest(context, environment!, batch, 'browser');
  await ingestCounts(context).flush();
  const { id } = await database.db
    .selectFrom('signature')
    .where('environmentId', '=', environmentId)
    .select('id')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow();
  return id;
}

/** What makes and changes before what takes away, parts before wholes; what is archived can then come back. */
function inOrder(calls: [string, (of: Tenant) => Call][]) {
  const place = (route: string) => {
    if (route.includes('/restore')) return 3;
    // Before their account takes them with it.
    if (route === 'DELETE /users/:id' || route === 'DELETE /reviews/:id') return 1;
    if (/^DELETE \/\w+\/:id$/.test(route)) return 2;
    return route.startsWith('DELETE') || /unpublish|resolve|PATCH \/members|review\/return/.test(route)
      ? 1
      : 0;
  };
  return calls.toSorted(([a], [b]) => place(a) - place(b));
}

/** As somebody who has loaded it just now: with the revision that there is by then. */
async function callAtRevision(route: string, { path, body }: Call) {
  for (let revision = 1; ; revision++) {
    const requestId = `asked-${++asked}`;
    const given = body && typeof body === 'object' && 'revision' in body ? { ...body, revision } : body;
    const at = { path: path.replace(/revision=\d+/, `revision=${revision}`), body: given };
    const answer = await call(route, at, admin.cookie, requestId);
    const isStale = answer.status === 409 && /load it again/.test(answer.text);
    if (!isStale || revision === 9) return { ...answer, requestId };
  }
}

/** Who and what are there in any case; of a change, what it was before too. */
async function isAudited(requestId: string, isChange: boolean): Promise<boolean> {
  const entries = await database.db
    .selectFrom('auditEntry')
    .where('workspaceId', '=', acme.workspaceId)
    .where('requestId', '=', requestId)
    .where('actor', '=', `member:${admin.id}`)
    .select('details')
    .execute();
  return entries.some(({ details }) => !isChange || JSON.stringify(details).includes('"before":'));
}

import type { Tenant } from '../../support/build-tenant.ts';
import { testPassword } from '../../support/sign-in.ts';

/** What a request can name: the fixture, and what earlier requests were answered. */
export interface Known {
  of: Tenant;
  /** Of the member who asks. */
  email: string;
  /** The last answer to a route. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of a hundred shapes, each known to the one who reads it
  said(route: string): any;
}

/** A request; what is absent is that of the fixture. */
export interface Request {
  /** Values of the route's parameters. */
  at?: Record<string, string | number>;
  /** With its question mark. */
  query?: string;
  body?: unknown;
  /** Where the fixture can't have the thing that is asked for. */
  status?: number;
}
type Told = [route: string, request?: (known: Known) => Request];

const everybody = { type: 'all', conditions: [] };
const draft = {
  v: 1,
  defaultLocale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: ['/orders*'], exclude: [] } },
  audience: everybody,
  frequency: { type: 'once' },
  priority: 50,
  steps: [],
};
const rules = [{ type: 'event', eventName: 'order.placed' }];
const feature = { name: 'Orders', moduleId: null, isCore: true, featureClass: 'process', rules };
const criterion = {
  name: 'Days until paid',
  family: 'time',
  unit: 'days',
  isLowerBetter: true,
  baseline: 30,
  industryValue: null,
  quarters: [{ startsOn: '2026-01-01', target: 20, value: null }],
  featureIds: [],
  roiCost: null,
  roiGain: null,
  roiMethod: null,
};
const contact = {
  name: 'Mei Lin',
  title: 'Head of sales',
  role: 'decisionMaker',
  stance: 'positive',
  userId: null,
  lastContactOn: '2026-02-27',
  leftOn: null,
};
const planItem = {
  kind: 'task',
  title: 'Train the second team',
  dueOn: '2026-03-20',
  side: 'ours',
  memberId: null,
  contactId: null,
  everyMonths: null,
  doneOn: null,
};
const issue = {
  kind: 'problem',
  title: 'The export breaks off',
  state: 'open',
  openedOn: '2026-02-27',
  memberId: null,
  url: 'https://tickets.example/4711',
};
const note = {
  kind: 'call',
  text: 'Wants the approvals by April.',
  contactId: null,
  happenedOn: '2026-03-01',
};
const rule = {
  name: 'Activity falls',
  metric: 'activity',
  condition: { type: 'threshold', is: 'below', value: 0.3 },
  tiers: ['strategic'],
  stages: [],
  dueDays: 3,
  receiverIds: [],
  isPaused: false,
};
const revisionOf = (known: Known, route: string) => ({ revision: known.said(route).revision as number });
const partOf = (known: Known, route: string) => ({ at: { partId: known.said(route).id as string } });
const madeGuide = (known: Known) => ({ at: { id: known.said('POST /guides').id as string } });

/** Routes that only read and name nothing but the fixture are asked without being told here. */
export const readings: Record<string, Request> = {
  'GET /metrics': { query: '?names=users,activity' },
  'GET /metrics/:name': { at: { name: 'activity' }, query: '?days=28' },
  'GET /metrics/:name/behind': { at: { name: 'activeUsers' } },
  'GET /metrics/:name/behind.csv': { at: { name: 'activeUsers' } },
  'GET /metrics/:name/by/:dimension': { at: { name: 'users', dimension: 'tier' } },
  'GET /guides/:id/goal/people': { query: '?part=shown&group=reached' },
  'GET /guides/:id/goal/people.csv': { query: '?part=shown&group=reached' },
  'GET /guides/:id/report/people': { query: '?milestone=started' },
  'GET /guides/:id/report/people.csv': { query: '?milestone=started' },
  'GET /guides/:id/versions/:version': { at: { version: 1 } },
  'GET /nps/respondents': { query: '?cut=tier' },
  'GET /nps/respondents.csv': { query: '?cut=tier' },
  'GET /accounts': { query: '?sort=activeUsers28&order=desc&limit=5' },
};

/** Shown without an answer, and why. */
export const withoutAnswer: Record<string, string> = {
  'GET /openapi.json': 'Its answer is what this page is made from.',
  'GET /oidc/callback': 'The identity provider sends the browser here.',
  'PUT /identity-provider':
    'Takes what `GET` answers and `clientSecret`, and asks the issuer before it answers.',
  'GET /reviews/:id/pdf': 'Answers a PDF, where the server has a Chromium to print it.',
};

/** Every request that changes something, and what depends on it, in an order in which each can be answered. */
export const story: Told[] = [
  ['GET /setup'],
  [
    'POST /setup',
    () => ({
      body: {
        name: 'Ada',
        email: 'ada@example.com',
        password: testPassword,
        locale: 'en',
        workspaceName: 'Acme',
        appName: 'Shop',
        appUrl: 'https://shop.example',
      },
      status: 409,
    }),
  ],
  ['POST /guides', () => ({ body: { kind: 'walkthrough', name: 'First order', draft } })],
  ['GET /guides/:id', (known) => madeGuide(known)],
  [
    'PUT /guides/:id/draft',
    (known) => ({
      ...madeGuide(known),
      body: { ...revisionOf(known, 'GET /guides/:id'), name: 'Your first order', draft },
    }),
  ],
  ['GET /guides/:id', (known) => madeGuide(known)],
  [
    'PUT /guides/:id/review',
    (known) => ({
      ...madeGuide(known),
      body: { ...revisionOf(known, 'GET /guides/:id'), note: 'For Monday' },
    }),
  ],
  [
    'POST /guides/:id/review/return',
    (known) => ({ ...madeGuide(known), body: { comment: 'Shorter, please' } }),
  ],
  [
    'PUT /guides/:id/review',
    (known) => ({
      ...madeGuide(known),
      body: { ...revisionOf(known, 'GET /guides/:id'), note: 'For Monday' },
    }),
  ],
  ['DELETE /guides/:id/review', (known) => madeGuide(known)],
  ['POST /guides/:id/duplicate', (known) => madeGuide(known)],
  ['GET /guides/:id'],
  [
    'PUT /guides/:id/plan',
    (known) => ({ body: { ...revisionOf(known, 'GET /guides/:id'), publishAt: '2026-03-09T01:00:00Z' } }),
  ],
  ['DELETE /guides/:id/plan'],
  ['POST /guides/:id/publish', (known) => ({ body: revisionOf(known, 'GET /guides/:id') })],
  ['POST /guides/:id/roll-back', () => ({ body: { version: 1 } })],
  ['POST /guides/:id/dry-run'],
  ['POST /explain', ({ of }) => ({ body: { userId: of.userId } })],
  ['POST /guides/:id/explain', ({ of }) => ({ body: { userId: of.userId } })],
  [
    'POST /guides/:guideId/steps/:stepId/repair',
    ({ of }) => ({ at: { guideId: of.guideId, stepId: 'ask' }, body: { signatureId: 1 }, status: 404 }),
  ],
  [
    'POST /goal-forecast',
    ({ of }) => ({ body: { audience: everybody, goal: { featureId: of.featureId, withinDays: 14 } } }),
  ],
  ['POST /picker-sessions', () => ({ body: { purpose: 'step', subject: 'First order' } })],
  ['GET /picker-sessions/:id', (known) => ({ at: { id: known.said('POST /picker-sessions').id } })],
  ['DELETE /picker-sessions/:id', (known) => ({ at: { id: known.said('POST /picker-sessions').id } })],
  [
    'PUT /theme',
    (known) => ({ body: { ...revisionOf(known, 'GET /theme'), theme: { mode: 'auto', accent: '#2255cc' } } }),
  ],
  ['PUT /quiet-rule', () => ({ body: { autoStartsPerSession: 1, autoStartsPerDay: 2 } })],

  ['POST /segments', () => ({ body: { name: 'Sales', audience: everybody } })],
  [
    'PUT /segments/:id',
    (known) => ({
      at: { id: known.said('POST /segments').id },
      body: { revision: 1, name: 'Sales people', audience: everybody },
    }),
  ],
  ['DELETE /segments/:id', (known) => ({ at: { id: known.said('POST /segments').id } })],
  ['POST /audience-preview', () => ({ body: { audience: everybody } })],
  ['POST /audience-preview/people', () => ({ body: { audience: everybody } })],
  ['POST /audience-preview/people.csv', () => ({ body: { audience: everybody } })],
  ['POST /audience-lists', () => ({ body: { of: 'user' } })],
  [
    'POST /audience-lists/:id/ids',
    (known) => ({ at: { id: known.said('POST /audience-lists').id }, body: { ids: ['u1', 'u2'] } }),
  ],

  ['POST /modules', () => ({ body: { name: 'Billing' } })],
  [
    'PATCH /modules/:id',
    (known) => ({ at: { id: known.said('POST /modules').id }, body: { name: 'Invoices' } }),
  ],
  ['DELETE /modules/:id', (known) => ({ at: { id: known.said('POST /modules').id } })],
  ['POST /features', () => ({ body: feature })],
  [
    'PUT /features/:id',
    (known) => ({
      at: { id: known.said('POST /features').id },
      body: { ...feature, revision: 1, name: 'Place orders' },
    }),
  ],
  [
    'POST /features/:id/versions',
    (known) => ({
      at: { id: known.said('POST /features').id },
      body: {
        revision: known.said('PUT /features/:id').revision,
        startsOn: '2026-03-01',
        rules: [{ type: 'event', eventName: 'order.sent' }],
      },
    }),
  ],
  [
    'PATCH /features/:id/versions/:version',
    (known) => ({
      at: { id: known.said('POST /features').id, version: 2 },
      body: {
        revision: known.said('POST /features/:id/versions').revision,
        startsOn: '2026-03-01',
        endsOn: '2026-03-31',
      },
    }),
  ],
  [
    'DELETE /features/:id/versions/newest',
    (known) => ({
      at: { id: known.said('POST /features').id },
      query: `?revision=${known.said('PATCH /features/:id/versions/:version').revision}`,
    }),
  ],
  [
    'POST /features/:id/repair',
    (known) => ({
      at: { id: known.said('POST /features').id },
      body: {
        revision: known.said('DELETE /features/:id/versions/newest').revision,
        rule: 0,
        signatureId: 1,
      },
      status: 404,
    }),
  ],
  ['POST /alerts/:id/guide', (known) => ({ body: { featureId: known.said('POST /features').id } })],
  ['DELETE /features/:id', (known) => ({ at: { id: known.said('POST /features').id } })],
  ['POST /tag-matches', () => ({ body: { rules } })],
  ['POST /tag-preview', () => ({ body: { rules } })],
  ['POST /tag-hits', () => ({ body: { rules, after: '2026-03-02T07:59:00Z' } })],

  ['PUT /accounts/:id', () => ({ body: { name: 'Acme Trading', fields: { tier: 'strategic', seats: 40 } } })],
  [
    'POST /accounts-import',
    () => ({ body: { csv: 'id,name,tier\nbeta,Beta,enterprise\ngamma,Gamma,huge' } }),
  ],
  [
    'POST /issues-import',
    () => ({
      body: {
        csv: 'ticket,account,title,opened,state\nT-17,acme-account,Export hangs,2026-02-20,in progress\nT-18,nobody,Lost,2026-02-21,new',
      },
    }),
  ],
  ['PUT /users/:id', () => ({ body: { traits: { role: 'sales' } } })],
  ['POST /accounts/:id/plan', () => ({ body: planItem })],
  [
    'PUT /accounts/:id/plan/:partId',
    (known) => ({ ...partOf(known, 'POST /accounts/:id/plan'), body: { ...planItem, doneOn: '2026-03-02' } }),
  ],
  ['DELETE /accounts/:id/plan/:partId', (known) => partOf(known, 'POST /accounts/:id/plan')],
  ['POST /accounts/:id/issues', () => ({ body: issue })],
  [
    'PUT /accounts/:id/issues/:partId',
    (known) => ({ ...partOf(known, 'POST /accounts/:id/issues'), body: { ...issue, state: 'fixed' } }),
  ],
  ['DELETE /accounts/:id/issues/:partId', (known) => partOf(known, 'POST /accounts/:id/issues')],
  ['POST /accounts/:id/criteria', () => ({ body: criterion })],
  [
    'PUT /accounts/:id/criteria/:partId',
    (known) => ({ ...partOf(known, 'POST /accounts/:id/criteria'), body: { ...criterion, baseline: 32 } }),
  ],
  ['DELETE /accounts/:id/criteria/:partId', (known) => partOf(known, 'POST /accounts/:id/criteria')],
  ['POST /accounts/:id/contacts', () => ({ body: contact })],
  [
    'PUT /accounts/:id/contacts/:partId',
    (known) => ({ ...partOf(known, 'POST /accounts/:id/contacts'), body: { ...contact, stance: 'neutral' } }),
  ],
  ['DELETE /accounts/:id/contacts/:partId', (known) => partOf(known, 'POST /accounts/:id/contacts')],
  ['POST /accounts/:id/notes', () => ({ body: note })],
  ['DELETE /accounts/:id/notes/:partId', (known) => partOf(known, 'POST /accounts/:id/notes')],
  [
    'POST /accounts/:id/risk-reasons',
    () => ({ body: { reason: 'notLive', evidence: 'The second site has not begun.' } }),
  ],
  ['DELETE /accounts/:id/risk-reasons/:partId', (known) => partOf(known, 'POST /accounts/:id/risk-reasons')],
  [
    'PUT /accounts/:id/level',
    () => ({ body: { level: 'high', reason: 'Reached all it wanted', until: '2026-06-30' } }),
  ],
  ['DELETE /accounts/:id/level'],
  [
    'PUT /accounts/:id/churn',
    () => ({ body: { churnedOn: '2026-02-28', reason: 'priceOrRival', note: 'Went to a rival.' } }),
  ],
  ['DELETE /accounts/:id/churn'],
  ['PATCH /thresholds', () => ({ body: { lowActivity: 0.25 } })],
  ['PUT /stage-names', () => ({ body: { names: { onboarding: 'Roll-out' } } })],
  ['POST /back-test', () => ({ body: {} })],
  ['POST /alerts/:id/acknowledge'],
  ['POST /alerts/:id/snooze', () => ({ body: { until: '2026-03-09' } })],
  ['POST /alerts/:id/resolve', () => ({ body: { reason: 'They were on holiday' } })],
  ['POST /alert-rules', () => ({ body: rule })],
  [
    'PUT /alert-rules/:id',
    (known) => ({ at: { id: known.said('POST /alert-rules').id }, body: { ...rule, isPaused: true } }),
  ],
  ['DELETE /alert-rules/:id', (known) => ({ at: { id: known.said('POST /alert-rules').id } })],

  ['PUT /answers/:user/:run/tags', (known) => ({ at: answerOf(known), body: { tags: ['price'] } })],
  [
    'PUT /answers/:user/:run/tasks/:kind',
    (known) => ({ at: { ...answerOf(known), kind: 'reference' }, body: { isDone: true } }),
  ],
  [
    'POST /accounts/:id/reviews',
    () => ({ body: { startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' } }),
  ],
  [
    'PUT /reviews/:id',
    () => ({
      body: {
        revision: 1,
        texts: { summary: 'A good quarter.', use: '', effect: '', nextSteps: '', outlook: '' },
      },
    }),
  ],
  ['POST /accounts/:id/share-links', () => ({ body: { days: 7, locale: 'en' } })],
  [
    'GET /shared/:token',
    (known) => ({
      at: { token: String(known.said('POST /accounts/:id/share-links').url).split('/').at(-1)! },
    }),
  ],
  [
    'DELETE /accounts/:id/share-links/:linkId',
    (known) => ({ at: { linkId: known.said('POST /accounts/:id/share-links').id } }),
  ],
  ['DELETE /reviews/:id'],

  ['PATCH /event-settings', () => ({ body: { retentionDays: 400, internalDomains: ['example.com'] } })],
  ['POST /identity-secret'],
  ['PUT /allowed-origins', () => ({ body: { origins: ['https://shop.example'] } })],
  ['PATCH /environment', () => ({ body: { isStopped: false } })],
  ['POST /keys', () => ({ body: { name: 'Warehouse', scope: 'events' } })],
  ['POST /keys/:id/rotate'],
  ['DELETE /keys/:id'],
  [
    'POST /webhooks',
    () => ({
      body: { name: 'Chat', url: 'https://chat.example/hook', format: 'slack', kinds: ['guide.published'] },
    }),
  ],
  ['PATCH /webhooks/:id', () => ({ body: { name: 'Warehouse' } })],
  ['POST /webhooks/:id/secret'],
  ['POST /webhooks/:id/test'],
  ['GET /webhooks/:id/deliveries'],
  [
    'POST /webhooks/:id/deliveries/:deliveryId/resend',
    (known) => ({ at: { deliveryId: known.said('GET /webhooks/:id/deliveries').deliveries[0].id } }),
  ],
  ['DELETE /webhooks/:id'],
  ['POST /apps', () => ({ body: { name: 'Back office', url: 'https://office.example' } })],
  ['PATCH /apps/:id', ({ of }) => ({ at: { id: of.appId }, body: { name: 'Shop' } })],

  ['POST /teams', () => ({ body: { name: 'North' } })],
  ['DELETE /teams/:id', (known) => ({ at: { id: known.said('POST /teams').id } })],
  ['POST /roles', () => ({ body: { name: 'Reader', rights: ['workspace.read'] } })],
  [
    'PUT /roles/:id',
    (known) => ({
      at: { id: known.said('POST /roles').id },
      body: { name: 'Reader', rights: ['workspace.read', 'account.read'] },
    }),
  ],
  ['DELETE /roles/:id', (known) => ({ at: { id: known.said('POST /roles').id } })],
  ['PATCH /members/:id', ({ of }) => ({ at: { id: of.memberId }, body: { isActive: true } })],
  ['POST /members/:id/reset-link', ({ of }) => ({ at: { id: of.memberId } })],
  ['DELETE /members/:id/second-factor', ({ of }) => ({ at: { id: of.memberId } })],
  [
    'POST /invitations',
    () => ({
      body: {
        email: 'bo@example.com',
        locale: 'en',
        place: { role: 'author', customRoleId: null, portfolio: 'all', teamId: null },
      },
    }),
  ],
  ['POST /invitation', (known) => ({ body: { token: tokenIn(known.said('POST /invitations')) } })],
  [
    'POST /invitation/accept',
    (known) => ({
      body: {
        token: tokenIn(known.said('POST /invitations')),
        name: 'Bo',
        password: testPassword,
        locale: 'en',
      },
    }),
  ],
  ['DELETE /invitations/:id', ({ of }) => ({ at: { id: of.invitationId } })],
  ['PUT /sign-in-policy', () => ({ body: { requiresSecondFactor: false } })],
  ['POST /oidc', () => ({ body: { email: 'ann@nowhere.example' }, status: 404 })],
  ['DELETE /identity-provider', () => ({ status: 404 })],
  ['POST /password-reset', () => ({ body: { email: 'bo@example.com' } })],
  [
    'PUT /password-reset',
    (known) => ({
      body: { token: tokenIn(known.said('POST /members/:id/reset-link')), password: `${testPassword} again` },
    }),
  ],
  ['PATCH /member', () => ({ body: { name: 'Ada Wong', locale: 'en' } })],
  ['POST /member/second-factor', () => ({ body: { currentPassword: testPassword } })],
  ['PUT /member/second-factor', () => ({ body: { code: '000000' }, status: 400 })],
  ['DELETE /member/second-factor', () => ({ body: { currentPassword: testPassword } })],

  ['POST /guides/:id/unpublish'],
  ['DELETE /guides/:id'],
  ['POST /guides/:id/restore', () => ({ body: { isLive: false } })],
  ['DELETE /users/:id'],
  ['DELETE /accounts/:id'],
  ['POST /session', ({ email }) => ({ body: { email, password: testPassword } })],
  ['GET /sessions'],
  [
    'DELETE /sessions/:id',
    (known) => ({
      at: {
        id: known.said('GET /sessions').sessions.find((session: { isCurrent: boolean }) => !session.isCurrent)
          .id,
      },
    }),
  ],
  ['DELETE /session'],
];

function answerOf(known: Known) {
  const [answer] = known.said('GET /answers').answers;
  return { user: answer.userId as string, run: answer.runId as string };
}

const tokenIn = (said: { url?: string }): string => String(said.url).split(/[/=#]/).at(-1)!;

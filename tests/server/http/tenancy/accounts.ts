import { nobody } from './bodies.ts';
import { type RoomCalls, reading } from './calls.ts';

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

const issue = {
  kind: 'problem',
  title: 'Taken',
  state: 'open',
  openedOn: '2026-01-01',
  memberId: null,
  url: null,
};

/** Accounts and the people in them. */
export const accounts: RoomCalls = {
  naming: {
    'GET /accounts/:id': ({ accountId }) => ({ path: `/accounts/${accountId}` }),
    'PUT /accounts/:id': ({ accountId }) => ({ path: `/accounts/${accountId}`, body: { name: 'Taken' } }),
    'DELETE /accounts/:id': ({ accountId }) => ({ path: `/accounts/${accountId}` }),
    'GET /accounts/:id/export': ({ accountId }) => ({ path: `/accounts/${accountId}/export` }),
    'GET /accounts/:id/users': ({ accountId }) => ({ path: `/accounts/${accountId}/users` }),
    'GET /accounts/:id/users.csv': ({ accountId }) => ({ path: `/accounts/${accountId}/users.csv` }),
    'GET /accounts/:id/features': ({ accountId }) => ({ path: `/accounts/${accountId}/features` }),
    'GET /accounts/:id/responses': ({ accountId }) => ({ path: `/accounts/${accountId}/responses` }),
    'GET /accounts/:id/responses.csv': ({ accountId }) => ({ path: `/accounts/${accountId}/responses.csv` }),
    'GET /accounts/:id/survey-queue': ({ accountId }) => ({ path: `/accounts/${accountId}/survey-queue` }),
    'GET /accounts/:id/units': ({ accountId }) => ({ path: `/accounts/${accountId}/units` }),
    'GET /accounts/:id/comparison': ({ accountId }) => ({ path: `/accounts/${accountId}/comparison` }),
    'GET /accounts/:id/plan': ({ accountId }) => ({ path: `/accounts/${accountId}/plan` }),
    'POST /accounts/:id/plan': ({ accountId }) => ({ path: `/accounts/${accountId}/plan`, body: planItem }),
    'PUT /accounts/:id/plan/:partId': ({ accountId }) => ({
      path: `/accounts/${accountId}/plan/${nobody}`,
      body: { ...planItem, title: 'Later' },
    }),
    'DELETE /accounts/:id/plan/:partId': ({ accountId }) => ({
      path: `/accounts/${accountId}/plan/${nobody}`,
    }),
    'GET /accounts/:id/issues': ({ accountId }) => ({ path: `/accounts/${accountId}/issues` }),
    'GET /accounts/:id/issues.csv': ({ accountId }) => ({ path: `/accounts/${accountId}/issues.csv` }),
    'POST /accounts/:id/issues': ({ accountId }) => ({ path: `/accounts/${accountId}/issues`, body: issue }),
    'PUT /accounts/:id/issues/:partId': ({ accountId }) => ({
      path: `/accounts/${accountId}/issues/${nobody}`,
      body: { ...issue, state: 'fixed' },
    }),
    'DELETE /accounts/:id/issues/:partId': ({ accountId }) => ({
      path: `/accounts/${accountId}/issues/${nobody}`,
    }),
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
    'GET /users/:id': ({ userId }) => ({ path: `/users/${userId}` }),
    'PUT /users/:id': ({ userId }) => ({ path: `/users/${userId}`, body: { name: 'Taken' } }),
    'GET /users/:id/activity': ({ userId }) => ({ path: `/users/${userId}/activity` }),
    'GET /users/:id/responses': ({ userId }) => ({ path: `/users/${userId}/responses` }),
    'GET /users/:id/export': ({ userId }) => ({ path: `/users/${userId}/export` }),
    'DELETE /users/:id': ({ userId }) => ({ path: `/users/${userId}` }),
    'GET /users/:id/decisions': ({ userId }) => ({ path: `/users/${userId}/decisions` }),
  },
  listing: {
    'POST /back-test': () => ({ path: '/back-test', body: {} }),
    ...reading(
      '/accounts',
      '/accounts.csv',
      '/users',
      '/users.csv',
      '/due',
      '/growing',
      '/thresholds',
      '/stage-names',
    ),
  },
  listingOfWorkspace: reading('/owners'),
  settingUp: {
    'PATCH /thresholds': () => ({ path: '/thresholds', body: { fewestUsers: 7 } }),
    'PUT /stage-names': () => ({ path: '/stage-names', body: { names: { renewal: 'Extension' } } }),
    'POST /accounts-import': () => ({ path: '/accounts-import', body: { csv: 'id,name\nnew,New\n' } }),
    'POST /issues-import': ({ accountId }) => ({
      path: '/issues-import',
      body: { csv: `ticket,account,title,opened\nT-1,${accountId},Export hangs,2026-02-20\n` },
    }),
  },
};

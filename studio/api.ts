import { accounts, owners, stageNames, thresholds } from './api/accounts.ts';
import { alerts } from './api/alerts.ts';
import { catalogue, features, modules } from './api/catalogue.ts';
import { events } from './api/events.ts';
import { guides, picker, theme } from './api/guides.ts';
import { entrance, member, members, secondFactor } from './api/members.ts';
import { metrics } from './api/metrics.ts';
import { reviews, shared, shareLinks } from './api/reports.ts';
import { audienceLists, segments } from './api/segments.ts';
import { answers, nps, responses } from './api/surveys.ts';
import { users } from './api/users.ts';
import { webhooks } from './api/webhooks.ts';
import { apps, auditLog, environment, keys, session, setup } from './api/workspaces.ts';

export type * from './api/accounts.ts';
export type * from './api/alerts.ts';
export { ApiError } from './api/api-error.ts';
export type * from './api/catalogue.ts';
export { type Paging, requestedEnvironmentId, whenSignedOut } from './api/client.ts';
export type * from './api/guides.ts';
export type * from './api/members.ts';
export type * from './api/metrics.ts';
export type * from './api/reports.ts';
export type * from './api/segments.ts';
export type * from './api/surveys.ts';
export type * from './api/users.ts';
export type * from './api/webhooks.ts';
export type * from './api/workspaces.ts';

/** Every management route the studio uses, by noun. All throw ApiError. */
export const api = {
  setup,
  session,
  member,
  secondFactor,
  entrance,
  members,
  auditLog,
  webhooks,
  apps,
  environment,
  events,
  keys,
  metrics,
  nps,
  reviews,
  shareLinks,
  shared,
  answers,
  accounts,
  owners,
  thresholds,
  stageNames,
  alerts,
  users,
  responses,
  guides,
  theme,
  segments,
  audienceLists,
  picker,
  modules,
  features,
  catalogue,
};

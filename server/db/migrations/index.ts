import type { Migration } from 'kysely/migration';
import * as first from './0001-first.ts';
import * as demoHistory from './0002-demo-history.ts';
import * as guideKinds from './0003-guide-kinds.ts';
import * as withheldGuides from './0004-withheld-guides.ts';
import * as entryFacts from './0005-entry-facts.ts';
import * as drift from './0006-drift.ts';
import * as eventPath from './0007-event-path.ts';
import * as ownership from './0008-ownership.ts';
import * as accountModel from './0010-account-model.ts';
import * as judgement from './0011-judgement.ts';
import * as alerts from './0012-alerts.ts';
import * as voice from './0013-voice.ts';
import * as businessReviews from './0014-business-reviews.ts';
import * as audienceLists from './0015-audience-lists.ts';
import * as appTheme from './0016-app-theme.ts';
import * as publishing from './0017-publishing.ts';
import * as goals from './0018-goals.ts';
import * as roles from './0020-roles.ts';
import * as webhooks from './0021-webhooks.ts';
import * as members from './0022-members.ts';
import * as auditLog from './0023-audit.ts';
import * as providersAndKeys from './0024-providers-and-keys.ts';

/** Every migration in order. Forward only: a published one is never changed, what it got wrong is mended by the next. */
export const migrations: Record<string, Migration> = {
  '0001-first': first,
  '0002-demo-history': demoHistory,
  '0003-guide-kinds': guideKinds,
  '0004-withheld-guides': withheldGuides,
  '0005-entry-facts': entryFacts,
  '0006-drift': drift,
  '0007-event-path': eventPath,
  '0008-ownership': ownership,
  '0010-account-model': accountModel,
  '0011-judgement': judgement,
  '0012-alerts': alerts,
  '0013-voice': voice,
  '0014-business-reviews': businessReviews,
  '0015-audience-lists': audienceLists,
  '0016-app-theme': appTheme,
  '0017-publishing': publishing,
  '0018-goals': goals,
  '0020-roles': roles,
  '0021-webhooks': webhooks,
  '0022-members': members,
  '0023-audit': auditLog,
  '0024-providers-and-keys': providersAndKeys,
};

import type { Migration } from 'kysely/migration';
import * as first from './0001-first.ts';
import * as demoHistory from './0002-demo-history.ts';
import * as guideKinds from './0003-guide-kinds.ts';
import * as withheldGuides from './0004-withheld-guides.ts';
import * as entryFacts from './0005-entry-facts.ts';
import * as drift from './0006-drift.ts';
import * as eventPath from './0007-event-path.ts';
import * as ownership from './0008-ownership.ts';
import * as accountModel from './0009-account-model.ts';
import * as judgement from './0010-judgement.ts';
import * as alerts from './0011-alerts.ts';
import * as voice from './0012-voice.ts';
import * as businessReviews from './0013-business-reviews.ts';
import * as audienceLists from './0014-audience-lists.ts';
import * as appTheme from './0015-app-theme.ts';
import * as publishing from './0016-publishing.ts';
import * as goals from './0017-goals.ts';
import * as roles from './0018-roles.ts';
import * as webhooks from './0019-webhooks.ts';
import * as members from './0020-members.ts';
import * as auditLog from './0021-audit.ts';
import * as providersAndKeys from './0022-providers-and-keys.ts';
import * as usesInPlace from './0023-uses-in-place.ts';
import * as accountRows from './0024-account-rows.ts';
import * as activeDays from './0025-active-days.ts';
import * as judgedWeeks from './0026-judged-weeks.ts';
import * as alertReceivers from './0027-alert-receivers.ts';
import * as authorInApp from './0028-author-in-app.ts';
import * as entryDays from './0029-entry-days.ts';
import * as cohortWeeks from './0030-cohort-weeks.ts';
import * as alertMail from './0031-alert-mail.ts';
import * as howManyCount from './0032-how-many-count.ts';
import * as accountChanges from './0033-account-changes.ts';
import * as roomOnPages from './0034-room-on-pages.ts';
import * as featureTotals from './0035-feature-totals.ts';
import * as sealedSecrets from './0036-sealed-secrets.ts';
import * as renewalsAndReferrals from './0037-renewals-and-referrals.ts';
import * as sumsOfToday from './0038-sums-of-today.ts';
import * as surveyWaves from './0039-survey-waves.ts';
import * as endsOfTrying from './0040-ends-of-trying.ts';
import * as repliesAndStages from './0041-replies-and-stages.ts';
import * as issues from './0042-issues.ts';
import * as seatsOfFacts from './0043-seats-of-facts.ts';
import * as judgeEdition from './0044-judge-edition.ts';
import * as tickets from './0045-tickets.ts';
import * as momentsOfRuns from './0046-moments-of-runs.ts';
import * as auditByTime from './0047-audit-by-time.ts';

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
  '0009-account-model': accountModel,
  '0010-judgement': judgement,
  '0011-alerts': alerts,
  '0012-voice': voice,
  '0013-business-reviews': businessReviews,
  '0014-audience-lists': audienceLists,
  '0015-app-theme': appTheme,
  '0016-publishing': publishing,
  '0017-goals': goals,
  '0018-roles': roles,
  '0019-webhooks': webhooks,
  '0020-members': members,
  '0021-audit': auditLog,
  '0022-providers-and-keys': providersAndKeys,
  '0023-uses-in-place': usesInPlace,
  '0024-account-rows': accountRows,
  '0025-active-days': activeDays,
  '0026-judged-weeks': judgedWeeks,
  '0027-alert-receivers': alertReceivers,
  '0028-author-in-app': authorInApp,
  '0029-entry-days': entryDays,
  '0030-cohort-weeks': cohortWeeks,
  '0031-alert-mail': alertMail,
  '0032-how-many-count': howManyCount,
  '0033-account-changes': accountChanges,
  '0034-room-on-pages': roomOnPages,
  '0035-feature-totals': featureTotals,
  '0036-sealed-secrets': sealedSecrets,
  '0037-renewals-and-referrals': renewalsAndReferrals,
  '0038-sums-of-today': sumsOfToday,
  '0039-survey-waves': surveyWaves,
  '0040-ends-of-trying': endsOfTrying,
  '0041-replies-and-stages': repliesAndStages,
  '0042-issues': issues,
  '0043-seats-of-facts': seatsOfFacts,
  '0044-judge-edition': judgeEdition,
  '0045-tickets': tickets,
  '0046-moments-of-runs': momentsOfRuns,
  '0047-audit-by-time': auditByTime,
};

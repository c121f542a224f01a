import type { AlertMetric } from '../../shared/contract/alert.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import { ownersMeant } from '../accounts/list-accounts.ts';
import { growthOf } from '../accounts/list-growing.ts';
import { refreshSummaries } from '../accounts/refresh-summaries.ts';
import { readFeature } from '../catalogue/change-feature.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { createGuide } from '../guides/edit-guide.ts';
import { requestReview } from '../guides/review-guide.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { type Page, wholeList } from '../http/page-query.ts';
import { actorCan, actorName, type Scope } from '../http/scope.ts';
import { announce } from '../integrations/announce.ts';
import { hasAnybodyCome } from '../metrics/anybody-came.ts';
import { countUsersSince, selectUnusedFeatures } from '../metrics/unused-features.ts';
import { usualPage } from '../metrics/usual-page.ts';
import { audit } from '../workspaces/audit.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import {
  type AlertFilter,
  type AlertOrder,
  type AlertRow,
  countAlerts,
  selectAlertDetails,
  selectAlerts,
  selectHelp,
  updateAlert,
} from './alert-store.ts';
import { draftHelp } from './draft-help.ts';
import { metricOf } from './meets-rule.ts';
import { countOpenFor, selectReceivers } from './receiver-store.ts';
import { selectWatched } from './watch-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

export interface AlertQuery extends AlertOrder {
  /** In the name or the id of the account. */
  search?: string | undefined;
  state?: AlertFilter['state'];
  /** The host app's id. */
  accountId?: string | undefined;
  /** The acting member's own, or their team's. */
  owner?: 'mine' | 'team' | undefined;
  /** Only those of which the acting member is told. */
  for?: 'me' | undefined;
}

/** What waits for somebody first, what is due soonest first. */
export async function listAlerts(
  context: Clock,
  scope: Scope,
  query: AlertQuery,
  page: Page,
): Promise<{ total: number; alerts: AlertRow[] }> {
  const { db } = context;
  const filter = await filterOf(context, scope, query);
  return {
    total: await countAlerts(db, scope, context.now(), filter),
    alerts: await selectAlerts(db, scope, context.now(), filter, page, query),
  };
}

/** All that are asked for. */
export async function allAlerts(context: Clock, scope: Scope, query: AlertQuery): Promise<AlertRow[]> {
  const filter = await filterOf(context, scope, query);
  return selectAlerts(context.db, scope, context.now(), filter, wholeList, query);
}

async function filterOf(
  context: Clock,
  scope: Scope,
  { state, accountId, owner, for: told, search }: AlertQuery,
): Promise<AlertFilter> {
  const account = accountId === undefined ? undefined : await requireAccount(context, scope, accountId);
  const owners = (await ownersMeant(context, scope, owner)) ?? undefined;
  const receiverId = told === undefined ? undefined : actingMember(scope);
  return { state, accountId: account?.id, owners, search, receiverId };
}

/** A program is told of nothing. */
const nobody = '00000000-0000-0000-0000-000000000000';
const actingMember = ({ actor }: Scope) => (actor.kind === 'member' ? actor.memberId : nobody);

/** How many alerts the acting member is told of that nobody has looked into yet. */
export const countOwnAlerts = async ({ db, now }: Clock, scope: Scope): Promise<number> =>
  countOpenFor(db, scope, actingMember(scope), now());

const one = { limit: 1, offset: 0 };

/**
 * An alert with what changed when it opened, the features that people of the account have never used, and what became
 * of the guide that was made from it.
 */
export async function describeAlert(context: Clock, scope: Scope, id: string) {
  const { db } = context;
  const [alert] = await selectAlerts(db, scope, context.now(), { id }, one);
  const details = alert && (await selectAlertDetails(db, scope, id));
  if (!details) throw notFound('alert');
  const { accountRowId, changes, guideId, guideFeatureId, guidePeople, guideMadeAt } = details;
  const unused = await selectUnusedFeatures(db, scope, accountRowId);
  const state = guideId === null ? undefined : await selectHelp(db, scope, accountRowId, guideId);
  const help =
    state && guideId !== null && guideFeatureId !== null && guideMadeAt !== null
      ? {
          guideId,
          featureId: guideFeatureId,
          people: guidePeople ?? 0,
          peopleNow: unused.find(({ id }) => id === guideFeatureId)?.people ?? 0,
          madeAt: guideMadeAt,
          usersSince: await countUsersSince(db, scope, accountRowId, guideFeatureId, guideMadeAt),
          ...state,
        }
      : null;
  return {
    ...alert,
    changes,
    unusedFeatures: unused.slice(0, 8),
    help,
    growth: alert.direction === 'up' ? await growthOf(context, scope, accountRowId) : null,
    ...(await standsNow(context, scope, accountRowId, alert.metric)),
    receivers: await selectReceivers(db, scope, id),
  };
}

/** What the alert's metric is now, null where it can't be said any more, and whether there is anybody to reach. */
async function standsNow(
  context: Clock,
  scope: Scope,
  accountRowId: string,
  metric: AlertMetric | null,
): Promise<{ current: number | null; isUntouched: boolean; users: number }> {
  await refreshSummaries(context, scope, [accountRowId]);
  const [account] = await selectWatched(context.db, scope, accountRowId);
  if (!account) return { current: null, isUntouched: false, users: 0 };
  const current = metric && metricOf(metric, account, await readThresholds(context.db, scope));
  const { users } = account;
  return {
    current,
    isUntouched: users > 0 && !(await hasAnybodyCome(context.db, scope, accountRowId)),
    users,
  };
}

/** Somebody has seen it and looks into it. */
export const acknowledgeAlert = (context: Clock, scope: Scope, id: string) =>
  handle(context, scope, id, 'alert.acknowledged', (trx, now) =>
    updateAlert(trx, scope, id, {
      acknowledgedAt: now,
      acknowledgedBy: actorName(scope.actor),
      snoozedUntil: null,
    }),
  );

/** It waits until that day. */
export const snoozeAlert = (context: Clock, scope: Scope, id: string, until: string) =>
  handle(context, scope, id, 'alert.snoozed', (trx) => updateAlert(trx, scope, id, { snoozedUntil: until }));

/** It is dealt with. While its condition lasts no other opens; when it is met anew, one does. */
export const resolveAlert = (context: Clock, scope: Scope, id: string, reason: string) =>
  handle(context, scope, id, 'alert.resolved', async (trx, now, alert) => {
    await updateAlert(trx, scope, id, {
      resolvedAt: now,
      resolvedBy: actorName(scope.actor),
      resolution: reason,
    });
    const { accountId, accountName, ruleName } = alert;
    const data = { alertId: id, title: ruleName ?? '', accountId, accountName };
    await announce(trx, scope, { kind: 'alert.resolved', data });
  });

/**
 * Drafts a guide about a feature for those people of the account who have never used it, and ties it to the alert. For
 * whoever may not put it live, it asks those who may. Returns the guide's id.
 */
export async function draftGuideForAlert(context: Context, scope: Scope, id: string, featureId: number) {
  return handle(context, scope, id, 'alert.helped', async (trx, now, alert) => {
    const details = await selectAlertDetails(trx, scope, id);
    const unused = details && (await selectUnusedFeatures(trx, scope, details.accountRowId));
    const feature = unused?.find((each) => each.id === featureId);
    if (!feature) {
      throw new AppError('invalid_request', 'Everybody in this account has used this feature.', {
        details: [{ path: 'featureId', message: 'must be a feature that somebody has not used' }],
      });
    }
    const { rules } = await readFeature(trx, scope, now, featureId);
    const guide = await createGuide({ ...context, db: trx }, scope, {
      kind: 'walkthrough',
      name: `${feature.name} · ${alert.accountName}`.slice(0, 120),
      draft: draftHelp(alert.accountId, { ...feature, rules }, await usualPage(trx, scope, now, featureId)),
    });
    if (!actorCan(scope.actor, 'guide.publish')) {
      const note = `${alert.ruleName ?? ''} · ${alert.accountName}`;
      await requestReview({ ...context, db: trx }, scope, guide.id, { revision: guide.revision, note });
    }
    await updateAlert(trx, scope, id, {
      guideId: guide.id,
      guideFeatureId: featureId,
      guidePeople: feature.people,
      guideMadeAt: now,
      acknowledgedAt: alert.acknowledgedAt ?? now,
      acknowledgedBy: actorName(scope.actor),
    });
    return { guideId: guide.id, people: feature.people };
  });
}

/** Refuses what nobody in the portfolio has (not_found), and what is resolved already (conflict). */
function handle<Result>(
  { db, now }: Clock,
  scope: Scope,
  id: string,
  action: string,
  work: (trx: Queryable, now: Date, alert: AlertRow) => Promise<Result>,
): Promise<Result> {
  return inTransaction(db, async (trx) => {
    const at = now();
    const [alert] = await selectAlerts(trx, scope, at, { id }, one);
    if (!alert) throw notFound('alert');
    if (alert.state === 'resolved') throw new AppError('conflict', 'This alert has been resolved already.');
    const result = await work(trx, at, alert);
    await audit(trx, scope, at, action, `alert:${id}`, { accountId: alert.accountId });
    return result;
  });
}

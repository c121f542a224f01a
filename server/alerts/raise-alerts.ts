import type { AlertMetric } from '../../shared/contract/alert.ts';
import type { Thresholds } from '../../shared/contract/threshold.ts';
import { addDays } from '../../shared/rules/calendar.ts';
import { inEach } from '../accounts/in-each.ts';
import { refreshSummaries } from '../accounts/refresh-summaries.ts';
import { settledEnvironments } from '../accounts/settled-environments.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { accountsOfSegment } from '../delivery/meant-users.ts';
import type { Scope } from '../http/scope.ts';
import { announce } from '../integrations/announce.ts';
import { endedWeek } from '../metrics/ended-week.ts';
import { whatChanged } from '../metrics/what-changed.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { endCondition, insertAlert, selectLasting } from './alert-store.ts';
import { listRules } from './keep-rules.ts';
import { type Breach, meetsRule, type WatchedAccount } from './meets-rule.ts';
import { insertReceivers } from './receiver-store.ts';
import type { StoredRule } from './rule-store.ts';
import { selectEarlier, selectWatched } from './watch-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/**
 * Looks at every account of the environment: opens an alert for each condition that has begun to be met, and ends
 * those that are met no longer. However often it looks, a condition that lasts has one alert; whoever has taken the
 * account over meanwhile is told of it.
 */
export async function raiseAlerts(context: Clock, { owners: _, ...scope }: Scope): Promise<void> {
  const { db } = context;
  const now = context.now();
  await refreshSummaries(context, scope);
  const rules = await listRules(context, scope);
  const limits = await readThresholds(db, scope);
  const accounts = await selectWatched(db, scope);
  const lasting = new Map(
    (await selectLasting(db, scope)).map((alert) => [`${alert.ruleId} ${alert.accountId}`, alert]),
  );
  for (const rule of rules) {
    const watched = await accountsWatched(context, scope, rule, accounts);
    const earlier =
      rule.condition.type === 'change'
        ? await selectEarlier(db, scope, now, rule.condition.windowDays)
        : undefined;
    for (const account of watched) {
      const key = `${rule.id} ${account.id}`;
      const breach = meetsRule(rule, account, earlier?.get(account.id), limits);
      if (breach && !lasting.has(key) && (await isFounded(context, scope, rule, account, breach, limits))) {
        await open(context, scope, rule, account, breach);
      }
      if (breach) lasting.delete(key);
    }
  }
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  const byId = new Map(accounts.map((account) => [account.id, account]));
  for (const { id, ruleId, accountId } of lasting.values()) {
    await end(context, scope, id, names.get(ruleId) ?? '', byId.get(accountId));
  }
  await insertReceivers(db, scope);
}

/** Numbers of people who come, which in the morning are lower by all who come later in the day. */
const ofThisWeek: ReadonlySet<AlertMetric> = new Set(['activity', 'activeUsers7']);

/** Whether a fall is one of whole days too, and not only because today has just begun. */
async function isFounded(
  { db, now }: Clock,
  scope: Scope,
  rule: StoredRule,
  account: WatchedAccount,
  { direction }: Breach,
  limits: Thresholds,
): Promise<boolean> {
  if (direction !== 'down' || !ofThisWeek.has(rule.metric)) return true;
  const ended = await endedWeek(db, scope, now(), account.id);
  return meetsRule(rule, { ...account, ...ended }, undefined, limits) !== undefined;
}

/** Those of the accounts in which somebody is in the rule's segment, if it has one that is still there. */
async function accountsWatched(
  context: Clock,
  scope: Scope,
  { segmentId, isPaused }: StoredRule,
  accounts: WatchedAccount[],
): Promise<WatchedAccount[]> {
  if (segmentId === null || isPaused) return accounts;
  const meant = await accountsOfSegment(context, scope, segmentId);
  return accounts.filter(({ id }) => meant?.has(id));
}

async function open(
  { db, now }: Clock,
  scope: Scope,
  rule: StoredRule,
  account: WatchedAccount,
  breach: Breach,
): Promise<void> {
  const openedAt = now();
  const id = newId(openedAt);
  const changes = await whatChanged(db, scope, openedAt, account.id);
  await inTransaction(db, async (trx) => {
    const dueOn = addDays(account.today, rule.dueDays);
    const alert = { id, accountId: account.id, ruleId: rule.id, ...breach, changes, openedAt, dueOn };
    if (!(await insertAlert(trx, scope, alert))) return;
    await insertReceivers(trx, scope, id);
    await announce(trx, scope, { kind: 'alert.opened', data: newsOf(id, rule.name, account) });
  });
}

/** @param account undefined: it is gone, or lost */
async function end(
  { db, now }: Clock,
  scope: Scope,
  id: string,
  title: string,
  account: WatchedAccount | undefined,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    const wasOpen = await endCondition(trx, scope, id, now());
    if (!wasOpen || !account) return;
    await announce(trx, scope, { kind: 'alert.resolved', data: newsOf(id, title, account) });
  });
}

const newsOf = (alertId: string, title: string, account: WatchedAccount) => ({
  alertId,
  title,
  accountId: account.externalId,
  accountName: account.name,
});

/** The same in every environment that has accounts to watch. */
export async function raiseAllAlerts(context: Clock): Promise<void> {
  await inEach(await settledEnvironments(context), (place) =>
    raiseAlerts(context, { ...place, actor: { kind: 'system' } }),
  );
}

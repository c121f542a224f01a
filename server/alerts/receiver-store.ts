import { sql } from 'kysely';
import type { AlertMetric, ShippedRuleName } from '../../shared/contract/alert.ts';
import type { StudioLocale } from '../../shared/contract/session.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { isChange, isSnoozed } from './alert-store.ts';

/**
 * The condition that the member of a membership `s`, whose own role is `r`, may see the account of an owner who is a
 * colleague `o` or nobody.
 */
const maySee = sql`(
    (s.role <> 'custom' or 'account.read' = any(r.rights))
    and (s.portfolio = 'all' or s.member_id = o.member_id or (s.portfolio = 'team' and s.team_id = o.team_id))
  )`;

/**
 * Notes who is to be told of alerts that nobody has resolved: whom their rule names, as far as they may see the account.
 * Whoever looks after an account since then is told too.
 *
 * @param alertId of this alert alone
 */
export async function insertReceivers(
  trx: Queryable,
  { workspaceId, environmentId }: Scope,
  alertId?: string,
): Promise<void> {
  await sql`
    insert into alert_receiver (environment_id, alert_id, member_id)
    select l.environment_id, l.id, s.member_id
    from alert l
    join alert_rule w on w.environment_id = l.environment_id and w.id = l.rule_id
    join account a on a.environment_id = l.environment_id and a.id = l.account_id
    join membership s on s.workspace_id = ${workspaceId} and s.deactivated_at is null
    join member m on m.id = s.member_id and m.deactivated_at is null
    left join custom_role r on r.id = s.custom_role_id
    left join membership o on o.workspace_id = s.workspace_id and o.member_id = a.owner_id
    where l.environment_id = ${environmentId} and l.resolved_at is null
      and (${alertId ?? null}::uuid is null or l.id = ${alertId ?? null}::uuid)
      and ${maySee}
      and ((w.to_owner and s.member_id = o.member_id)
        or (w.to_team and (s.member_id = o.member_id or s.team_id = o.team_id))
        or s.member_id = any(w.receiver_ids) or s.role = any(w.to_roles))
    on conflict do nothing`.execute(trx);
}

export interface Notice {
  alertId: string;
  environmentId: number;
  memberId: string;
  email: string;
  locale: StudioLocale;
  accountName: string;
  ruleName: string | null;
  shipped: ShippedRuleName | null;
  metric: AlertMetric | null;
  isChange: boolean;
  value: number;
  comparedWith: number;
  dueOn: string;
}

/**
 * Of what nobody has sent an e-mail yet: alerts that were opened since `since` and wait still, for members who want to
 * be told so, work here still and may still see the account; by member, what is due soonest first.
 */
export async function selectNotices(db: Queryable, since: Date, now: Date): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select n.alert_id, n.environment_id, n.member_id, m.email, m.locale, a.name as account_name, w.name as rule_name,
      w.shipped, w.metric, ${isChange('w')} as is_change, l.value, l.compared_with,
      l.due_on
    from alert_receiver n
    join alert l on l.environment_id = n.environment_id and l.id = n.alert_id
    join environment e on e.id = n.environment_id
    join membership s on s.workspace_id = e.workspace_id and s.member_id = n.member_id and s.deactivated_at is null
    join member m on m.id = n.member_id and m.deactivated_at is null and m.wants_alert_mail
    join account a on a.environment_id = l.environment_id and a.id = l.account_id
    left join custom_role r on r.id = s.custom_role_id
    left join membership o on o.workspace_id = s.workspace_id and o.member_id = a.owner_id
    left join alert_rule w on w.environment_id = l.environment_id and w.id = l.rule_id
    where n.mailed_at is null and l.opened_at >= ${since} and l.resolved_at is null and l.acknowledged_at is null
      and not ${isSnoozed(now, 'l')}
      and ${maySee}
    order by n.member_id, l.due_on, a.name, n.alert_id`.execute(db);
  return rows;
}

export async function noteMailed(
  db: Queryable,
  notices: readonly Pick<Notice, 'environmentId' | 'alertId' | 'memberId'>[],
  now: Date,
): Promise<void> {
  await sql`
    update alert_receiver n set mailed_at = ${now}
    from json_to_recordset(${JSON.stringify(notices)}::json) as t("environmentId" int, "alertId" uuid, "memberId" uuid)
    where n.environment_id = t."environmentId" and n.alert_id = t."alertId" and n.member_id = t."memberId"`.execute(
    db,
  );
}

/** How many alerts a member is told of that nobody has looked into yet. */
export async function countOpenFor(
  db: Queryable,
  scope: Scope,
  memberId: string,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ open: number }>`
    select count(*)::int as open
    from alert_receiver n join alert l on l.environment_id = n.environment_id and l.id = n.alert_id
    where n.environment_id = ${scope.environmentId} and n.member_id = ${memberId}
      and ${ofPortfolio(scope, 'l.accountId')} and l.resolved_at is null and l.acknowledged_at is null
      and not ${isSnoozed(now, 'l')}`.execute(db);
  return rows[0]?.open ?? 0;
}

/** Who is told of an alert, by name. */
export const selectReceivers = (
  db: Queryable,
  { environmentId }: Scope,
  alertId: string,
): Promise<{ id: string; name: string }[]> =>
  db
    .selectFrom('alertReceiver')
    .innerJoin('member', 'member.id', 'alertReceiver.memberId')
    .where('environmentId', '=', environmentId)
    .where('alertId', '=', alertId)
    .select(['member.id', 'member.name'])
    .orderBy('member.name')
    .execute();

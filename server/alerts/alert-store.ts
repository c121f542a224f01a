import { sql } from 'kysely';
import type { AlertMetric, AlertState, ShippedRuleName, WhatChanged } from '../../shared/contract/alert.ts';
import { containing } from '../accounts/containing.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';

/** Conditions that last, with the state of the alert that each opened. */
export const selectLasting = (
  db: Queryable,
  { environmentId }: Scope,
): Promise<{ id: string; ruleId: string; accountId: string; resolvedAt: Date | null }[]> =>
  db
    .selectFrom('alert')
    .where('environmentId', '=', environmentId)
    .where('conditionEndedAt', 'is', null)
    .select(['id', 'ruleId', 'accountId', 'resolvedAt'])
    .execute();

export interface NewAlert {
  id: string;
  accountId: string;
  ruleId: string;
  direction: 'up' | 'down';
  value: number;
  comparedWith: number;
  changes: WhatChanged;
  openedAt: Date;
  dueOn: string;
}

/** Whether it was opened: not while the condition lasts for which there is one already. */
export async function insertAlert(
  trx: Queryable,
  { environmentId }: Scope,
  { changes, ...alert }: NewAlert,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows = 0n } = await trx
    .insertInto('alert')
    .values({ environmentId, ...alert, changes: JSON.stringify(changes) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows > 0n;
}

/** The condition of this alert is over; one that nobody has resolved is resolved by that. Whether it was open. */
export async function endCondition(
  trx: Queryable,
  { environmentId }: Scope,
  id: string,
  now: Date,
): Promise<boolean> {
  const row = await trx
    .updateTable('alert')
    .set({ conditionEndedAt: now })
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .where('conditionEndedAt', 'is', null)
    .returning('resolvedAt')
    .executeTakeFirst();
  if (!row || row.resolvedAt !== null) return false;
  await updateAlert(trx, { environmentId }, id, {
    resolvedAt: now,
    resolvedBy: 'system',
    resolution: null,
  });
  return true;
}

/** The rule is gone, and so are its conditions. */
export async function endConditionsOfRule(
  trx: Queryable,
  { environmentId }: Scope,
  ruleId: string,
  now: Date,
): Promise<void> {
  await sql`
    update alert set condition_ended_at = ${now}, resolved_at = coalesce(resolved_at, ${now}),
      resolved_by = coalesce(resolved_by, 'system')
    where environment_id = ${environmentId} and rule_id = ${ruleId} and condition_ended_at is null`.execute(
    trx,
  );
}

export async function updateAlert(
  trx: Queryable,
  { environmentId }: Pick<Scope, 'environmentId'>,
  id: string,
  change: {
    acknowledgedAt?: Date;
    acknowledgedBy?: string;
    snoozedUntil?: string | null;
    resolvedAt?: Date;
    resolvedBy?: string;
    resolution?: string | null;
    guideId?: string;
    guideFeatureId?: number;
    guidePeople?: number;
    guideMadeAt?: Date;
  },
): Promise<void> {
  await trx
    .updateTable('alert')
    .set(change)
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .execute();
}

export interface AlertRow {
  id: string;
  accountId: string;
  accountName: string;
  ownerId: string | null;
  ownerName: string | null;
  ruleId: string;
  /** Of the rule, if it is still there. */
  ruleName: string | null;
  shipped: ShippedRuleName | null;
  metric: AlertMetric | null;
  /** The value was compared with an earlier one, not with a limit. */
  isChange: boolean;
  direction: 'up' | 'down';
  value: number;
  comparedWith: number;
  openedAt: Date;
  dueOn: string;
  state: AlertState;
  acknowledgedAt: Date | null;
  snoozedUntil: string | null;
  resolvedAt: Date | null;
  resolvedBy: string | null;
  resolution: string | null;
  /** The condition is met still. */
  isLasting: boolean;
}

export interface AlertFilter {
  id?: string | undefined;
  /** 64-bit id */
  accountId?: string | undefined;
  /** `active`: all that wait for somebody now. */
  state?: 'active' | AlertState | undefined;
  owners?: readonly string[] | undefined;
  /** In the name or the id of the account. */
  search?: string | undefined;
  /** Only those of which that member is told. */
  receiverId?: string | undefined;
}

/** Whether a rule, if it is still there, compares with what was before. */
export const isChange = (rule: 'rule' | 'w') =>
  sql<boolean>`coalesce(${sql.ref(`${rule}.condition`)}->>'type' = 'change', false)`;

/** Whether the alert of a table waits until a later day, of the workspace's time zone. */
export const isSnoozed = (now: Date, alert: 'alert' | 'l') => sql<boolean>`coalesce(
    ${sql.ref(`${alert}.snoozed_until`)} > (${now}::timestamptz at time zone (
      select w.time_zone from environment e join workspace w on w.id = e.workspace_id
      where e.id = ${sql.ref(`${alert}.environment_id`)}
    ))::date, false)`;

const stateOf = (now: Date) => sql<AlertState>`case
    when alert.resolved_at is not null then 'resolved'
    when ${isSnoozed(now, 'alert')} then 'snoozed'
    when alert.acknowledged_at is not null then 'acknowledged'
    else 'open'
  end`;

const filtered = (
  db: Queryable,
  scope: Scope,
  now: Date,
  { id, accountId, state, owners, search, receiverId }: AlertFilter,
) =>
  db
    .selectFrom('alert')
    .innerJoin('account', (join) =>
      join
        .onRef('account.environmentId', '=', 'alert.environmentId')
        .onRef('account.id', '=', 'alert.accountId'),
    )
    .leftJoin('alertRule as rule', (join) =>
      join.onRef('rule.environmentId', '=', 'alert.environmentId').onRef('rule.id', '=', 'alert.ruleId'),
    )
    .leftJoin('member', 'member.id', 'account.ownerId')
    .where('alert.environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .$if(id !== undefined, (query) => query.where('alert.id', '=', id!))
    .$if(accountId !== undefined, (query) => query.where('alert.accountId', '=', accountId!))
    .$if(Boolean(search), (query) =>
      query.where((or) =>
        or.or([
          or('account.name', 'ilike', containing(search!)),
          or('account.externalId', 'ilike', containing(search!)),
        ]),
      ),
    )
    .$if(receiverId !== undefined, (query) =>
      query.where((expression) =>
        expression.exists(
          expression
            .selectFrom('alertReceiver as n')
            .whereRef('n.environmentId', '=', 'alert.environmentId')
            .whereRef('n.alertId', '=', 'alert.id')
            .where('n.memberId', '=', receiverId!),
        ),
      ),
    )
    .$if(owners !== undefined, (query) => query.where('account.ownerId', 'in', [...owners!]))
    .$if(state === 'active', (query) =>
      query.where(sql<boolean>`${stateOf(now)} in ('open', 'acknowledged')`),
    )
    .$if(state !== undefined && state !== 'active', (query) =>
      query.where(sql<boolean>`${stateOf(now)} = ${state}`),
    );

export async function countAlerts(
  db: Queryable,
  scope: Scope,
  now: Date,
  filter: AlertFilter,
): Promise<number> {
  const { total } = await filtered(db, scope, now, filter)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

const sortKeys = {
  due: sql`alert.due_on`,
  opened: sql`alert.opened_at`,
  account: sql`account.name collate names`,
  owner: sql`member.name collate names`,
};
export type AlertSort = keyof typeof sortKeys;
export const alertSorts = Object.keys(sortKeys) as [AlertSort, ...AlertSort[]];
export interface AlertOrder {
  sort?: AlertSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/** Unless sorted otherwise: open first, what is due soonest first; then what was resolved, newest first. */
export const selectAlerts = (
  db: Queryable,
  scope: Scope,
  now: Date,
  filter: AlertFilter,
  { limit, offset }: Page,
  { sort, order = 'asc' }: AlertOrder = {},
): Promise<AlertRow[]> =>
  filtered(db, scope, now, filter)
    .select(['alert.id', 'account.externalId as accountId', 'account.name as accountName'])
    .select(['account.ownerId', 'member.name as ownerName', 'alert.ruleId', 'rule.name as ruleName'])
    .select(['rule.shipped', 'rule.metric', 'alert.direction', 'alert.value', 'alert.comparedWith'])
    .select(['alert.openedAt', 'alert.dueOn', 'alert.acknowledgedAt', 'alert.snoozedUntil'])
    .select(['alert.resolvedAt', 'alert.resolvedBy', 'alert.resolution'])
    .select(stateOf(now).as('state'))
    .select(isChange('rule').as('isChange'))
    .select(sql<boolean>`alert.condition_ended_at is null`.as('isLasting'))
    .$if(sort !== undefined, (query) => query.orderBy(sql`${sortKeys[sort!]} ${sql.raw(order)} nulls last`))
    .orderBy(sql`alert.resolved_at desc nulls first`)
    .orderBy('alert.dueOn')
    .orderBy('alert.openedAt', 'desc')
    .orderBy('alert.id')
    .limit(limit)
    .offset(offset)
    .execute();

export interface AlertDetails {
  accountRowId: string;
  changes: WhatChanged;
  guideId: string | null;
  guideFeatureId: number | null;
  guidePeople: number | null;
  guideMadeAt: Date | null;
}

export const selectAlertDetails = (
  db: Queryable,
  { environmentId }: Scope,
  id: string,
): Promise<AlertDetails | undefined> =>
  db
    .selectFrom('alert')
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .select(['accountId as accountRowId', 'changes'])
    .select(['guideId', 'guideFeatureId', 'guidePeople', 'guideMadeAt'])
    .executeTakeFirst();

export interface HelpState {
  /** Of the guide's draft. */
  revision: number;
  isLive: boolean;
  /** Somebody who may publish it has been asked to. */
  isInReview: boolean;
  /** People of the account who have seen it, and who completed it. */
  shown: number;
  completed: number;
}

/** What became of a guide, and how many people of the account it has reached. */
export async function selectHelp(
  db: Queryable,
  { workspaceId, environmentId }: Scope,
  accountId: string,
  guideId: string,
): Promise<HelpState | undefined> {
  const { rows } = await sql<HelpState>`
    select g.revision,
      exists (
        select from publication p where p.environment_id = ${environmentId} and p.guide_id = g.id
      ) as is_live,
      exists (
        select from review_request q
        where q.workspace_id = g.workspace_id and q.guide_id = g.id and q.returned_at is null
      ) as is_in_review,
      (count(distinct r.user_id) filter (where r.last_shown_at is not null))::int as shown,
      (count(distinct r.user_id) filter (where r.completed_at is not null))::int as completed
    from guide g
    left join guide_run r on r.environment_id = ${environmentId} and r.guide_id = g.id and r.account_id = ${accountId}
    where g.workspace_id = ${workspaceId} and g.id = ${guideId}
    group by g.id`.execute(db);
  return rows[0];
}

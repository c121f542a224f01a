import { sql } from 'kysely';
import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { PlanItem, PlanItemKind } from '../../shared/contract/plan.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { cadenceDays, lastSpoken } from '../metrics/cadence-days.ts';

/** What is not done first, what is due soonest first. */
export const selectPlan = (
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<(PlanItem & { id: string; memberName: string | null; contactName: string | null })[]> =>
  db
    .selectFrom('planItem as p')
    .leftJoin('member', 'member.id', 'p.memberId')
    .leftJoin('contact', (join) =>
      join.onRef('contact.environmentId', '=', 'p.environmentId').onRef('contact.id', '=', 'p.contactId'),
    )
    .where('p.environmentId', '=', environmentId)
    .where('p.accountId', '=', accountId)
    .select(['p.id', 'p.kind', 'p.title', 'p.dueOn', 'p.side', 'p.memberId', 'p.contactId', 'p.everyMonths'])
    .select(['p.doneOn', 'member.name as memberName', 'contact.name as contactName'])
    .orderBy(sql`p.done_on desc nulls first`)
    .orderBy('p.dueOn')
    .orderBy('p.id')
    .execute();

export async function insertPlanItem(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  item: PlanItem & { id: string; createdAt: Date; createdBy: string },
): Promise<void> {
  await trx
    .insertInto('planItem')
    .values({ environmentId, accountId, ...item })
    .execute();
}

/** What it was before; undefined: the account has no such item. */
export async function updatePlanItem(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  item: PlanItem,
): Promise<PlanItem | undefined> {
  const before = await trx
    .selectFrom('planItem')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .select(['kind', 'title', 'dueOn', 'side', 'memberId', 'contactId', 'everyMonths', 'doneOn'])
    .forUpdate()
    .executeTakeFirst();
  if (!before) return undefined;
  await trx
    .updateTable('planItem')
    .set(item)
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .execute();
  return before;
}

export interface CaredFor {
  externalId: string;
  name: string;
  ownerId: string | null;
  tier: Tier | null;
  stage: Stage | null;
  contractEndsOn: Day | null;
  liveOn: Day;
  knownSince: Day;
  today: Day;
  lastContactOn: Day | null;
  lastReviewOn: Day | null;
  plan: { kind: PlanItemKind; title: string; dueOn: Day }[];
}

/**
 * Customers of the portfolio, of these owners or of all, whom one may have to speak with until `until`, with when one
 * spoke with them last and what of their plan is open until then.
 */
export async function selectCaredFor(
  db: Queryable,
  scope: Scope,
  now: Date,
  owners: readonly string[] | undefined,
  until: Day,
  contactMonthsLongTail: number,
): Promise<CaredFor[]> {
  const { rows } = await sql<CaredFor>`
    select account.external_id, account.name, account.owner_id, account.tier, s.stage,
      account.contract_ends_on, t.today,
      ${cadenceDays(sql`t.zone`)},
      n.last_contact_on, n.last_review_on, coalesce(p.plan, '[]') as plan
    from account
    join workspace w on w.id = ${scope.workspaceId}
    left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    cross join lateral (
      select z.zone, (${now}::timestamptz at time zone z.zone)::date as today
      from (select coalesce(account.time_zone, w.time_zone) as zone) as z
    ) as t
    left join lateral (
      ${lastSpoken()}
    ) as n on true
    left join lateral (
      select jsonb_agg(jsonb_build_object('kind', p.kind, 'title', p.title, 'dueOn', p.due_on)) as plan
      from plan_item p
      where p.environment_id = account.environment_id and p.account_id = account.id and p.done_on is null
        and p.due_on <= ${until}::date
    ) as p on true
    where account.environment_id = ${scope.environmentId} and ${inPortfolio(scope)} and not account.is_churned
      and (account.tier in ('strategic', 'enterprise') or p.plan is not null
        -- A bound: months end on different days.
        or account.contract_ends_on <= ${until}::date + ${contactMonthsLongTail}::int * interval '1 month' + interval '3 days')
      ${owners === undefined ? sql`` : sql`and account.owner_id = any(${[...owners]}::uuid[])`}`.execute(db);
  return rows;
}

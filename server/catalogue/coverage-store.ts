import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todayOfWorkspace, todays } from '../metrics/account-days.ts';

const days = 28;

/** Clicks of the last 28 days as `u` with their account's today as `t`. */
const recentClicks = (scope: Scope, now: Date) => sql`
  entry_use u
  left join ${todays(scope, now)} on t.account_id = u.account_id
  where u.environment_id = ${scope.environmentId} and u.kind = ${sql.lit(eventKindCodes.click)}
    and u.day >= ${earliestDay(now, days)}::date
    and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - u.day < ${days}`;

const isNamed = sql`exists (
  select from feature_source s
  where s.environment_id = u.environment_id and s.kind = u.kind and s.entry_id = u.entry_id
    and u.day between s.starts_on and s.ends_on
    and (s.page_scope_id is null or exists (
      select from page_scope_page p where p.page_scope_id = s.page_scope_id and p.page_id = u.page_id))
)`;

export interface ClickedElement {
  /** 0 for clicks on what nobody has described. */
  id: number;
  clicks: number;
  /** Those that belong to no feature, and how many accounts have made them. */
  unnamedClicks: number;
  unnamedAccounts: number;
}

/** Every element that was clicked. Most are named everywhere or nowhere: only of the others is each click looked at. */
export async function selectClickedElements(
  db: Queryable,
  scope: Scope,
  now: Date,
): Promise<ClickedElement[]> {
  const { rows } = await sql<ClickedElement>`
    with named as materialized (
      select entry_id, bool_or(page_scope_id is null and starts_on = '-infinity' and ends_on = 'infinity') as always
      from feature_source
      where environment_id = ${scope.environmentId} and kind = ${sql.lit(eventKindCodes.click)}
      group by entry_id
    )
    select entry_id as id, sum(clicks)::int as clicks, coalesce(sum(unnamed), 0)::int as unnamed_clicks,
      (count(*) filter (where has_account and unnamed > 0))::int as unnamed_accounts
    from (
      select u.entry_id, u.account_id, u.has_account, sum(u.uses) as clicks,
        sum(u.uses) filter (where n.entry_id is null or not (n.always or ${isNamed})) as unnamed
      from (
        select u.*, t.account_id is not null as has_account from ${recentClicks(scope, now)}
      ) as u
      left join named n on n.entry_id = u.entry_id
      group by 1, 2, 3
    ) as each_account
    group by entry_id`.execute(db);
  return rows;
}

export interface ControlUse {
  control: number;
  uses28: number;
  users28: number;
  accounts28: number;
  /** Where it was clicked most. */
  path: string | null;
}

/** What clicks that belong to no feature amount to, for controls that are one or several elements each. */
export async function selectControlUse(
  db: Queryable,
  scope: Scope,
  now: Date,
  elements: readonly { id: number; control: number }[],
): Promise<ControlUse[]> {
  const { rows } = await sql<ControlUse>`
    with used as materialized (
      select c.control, u.page_id, u.account_id, u.user_id, u.has_account, sum(u.uses) as uses
      from unnest(
        ${arrayOfPlain(elements.map(({ id }) => id))}::int[],
        ${arrayOfPlain(elements.map(({ control }) => control))}::int[]
      ) as c(entry_id, control)
      join (
        select u.entry_id, u.page_id, u.account_id, u.user_id, u.uses, t.account_id is not null as has_account
        from ${recentClicks(scope, now)} and not ${isNamed}
      ) as u on u.entry_id = c.entry_id
      group by 1, 2, 3, 4, 5
    ),
    users as (
      select d.control, (count(*) filter (where ${isRegistered}))::int as users
      from (select distinct control, user_id from used) as d ${joinUser(scope)} group by d.control
    ),
    accounts as (
      select control, count(*)::int as accounts
      from (select distinct control, account_id from used where has_account) as a group by control
    ),
    by_page as (select control, page_id, sum(uses) as uses from used group by control, page_id)
    select b.control, sum(b.uses)::int as "uses28", coalesce(max(users.users), 0) as "users28",
      coalesce(max(accounts.accounts), 0) as "accounts28",
      (array_agg(p.path order by b.uses desc, p.path) filter (where p.path is not null))[1] as path
    from by_page b
    left join page p on p.environment_id = ${scope.environmentId} and p.id = b.page_id
    left join users on users.control = b.control
    left join accounts on accounts.control = b.control
    group by b.control`.execute(db);
  return rows;
}

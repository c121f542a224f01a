import { sql } from 'kysely';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todayOfWorkspace, todays } from './account-days.ts';

/**
 * A table of (feature_id, uses28, users28, accounts28, last_used_on) with a row for each feature that was used in the environment,
 * or for one of them: a piece of SQL, so that lists and rankings of features count alike.
 */
export const usedFeatures = (scope: Scope, now: Date, featureId?: number) => sql`(
  with used as materialized (
    select d.feature_id, d.account_id, d.user_id, t.account_id is not null as has_account, sum(d.uses) as uses,
      max(d.day) as last_day
    from feature_use d
    left join ${todays(scope, now)} on t.account_id = d.account_id
    where d.environment_id = ${scope.environmentId} and d.day >= ${earliestDay(now, 28)}::date
      and ${ofPortfolio(scope)}
      and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - d.day < 28
      and (${featureId ?? null}::int is null or d.feature_id = ${featureId ?? null}::int)
    group by d.feature_id, d.account_id, d.user_id, has_account
  ),
  users as (
    select d.feature_id, (count(*) filter (where ${isRegistered}))::int as users28, sum(d.uses)::int as uses28,
      max(d.last_day) as last_used_on
    from (
      select feature_id, user_id, sum(uses) as uses, max(last_day) as last_day
      from used group by feature_id, user_id
    ) as d
    ${joinUser(scope)}
    group by d.feature_id
  ),
  accounts as (
    select feature_id, count(*)::int as accounts28
    from (select distinct feature_id, account_id from used where has_account) as companies
    group by feature_id
  )
  select users.feature_id, users.uses28, users.users28, coalesce(accounts.accounts28, 0) as accounts28,
    users.last_used_on
  from users left join accounts on accounts.feature_id = users.feature_id
)`;

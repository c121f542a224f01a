import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todayOfWorkspace, todays } from './account-days.ts';
import { daysWithoutAccount } from './days-without-account.ts';
import { unkeptFeatures } from './unkept-features.ts';

/**
 * A table of (feature_id, uses28, users28, accounts28) with a row for each feature that was used in the environment: a
 * piece of SQL, so that lists and rankings of features count alike. Of everybody it is made of the
 * sums that are kept; a feature whose rules have just changed, and a portfolio, is counted from the facts.
 */
export async function usedFeatures(db: Queryable, scope: Scope, now: Date) {
  if (scope.owners !== undefined) return countedFeatures(scope, now);
  const unkept = await unkeptFeatures(db, scope);
  if (unkept.length === 0) return keptFeatures(scope, now);
  const ids = unkept.map(({ id }) => id);
  return sql`(
    select * from ${keptFeatures(scope, now)} as kept union all select * from ${countedFeatures(scope, now, ids)} as counted
  )`;
}

/** Facts of the last 28 days of their accounts; `d` and, where it has one, `t` of its account. */
const isRecent = (scope: Scope, now: Date) => sql`
  d.day >= ${earliestDay(now, 28)}::date and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - d.day < 28`;

const countedFeatures = (
  scope: Scope,
  now: Date,
  featureIds?: readonly number[],
): RawBuilder<unknown> => sql`(
  with used as materialized (
    select d.feature_id, d.account_id, d.user_id, t.account_id is not null as has_account, sum(d.uses) as uses
    from feature_use d
    left join ${todays(scope, now)} on t.account_id = d.account_id
    where d.environment_id = ${scope.environmentId} and ${ofPortfolio(scope)} and ${isRecent(scope, now)}
      and ${featureIds ? sql`d.feature_id = any(${arrayOfPlain(featureIds)}::int[])` : sql`true`}
    group by d.feature_id, d.account_id, d.user_id, has_account
  ),
  users as (
    select d.feature_id, (count(*) filter (where ${isRegistered}))::int as users28, sum(d.uses)::int as uses28
    from (
      select feature_id, user_id, sum(uses) as uses from used group by feature_id, user_id
    ) as d
    ${joinUser(scope)}
    group by d.feature_id
  ),
  accounts as (
    select feature_id, count(*)::int as accounts28
    from (select distinct feature_id, account_id from used where has_account) as companies
    group by feature_id
  )
  select users.feature_id, users.uses28, users.users28, coalesce(accounts.accounts28, 0) as accounts28
  from users left join accounts on accounts.feature_id = users.feature_id
)`;

/**
 * Of the features that are counted by their newest rules: the sums over accounts. They have somebody who used a
 * feature in two accounts twice, and nobody who did it in none: of such people, who are few, the facts are read.
 */
const keptFeatures = (scope: Scope, now: Date): RawBuilder<unknown> => sql`(
  with alone as materialized (
    select distinct d.user_id from (${daysWithoutAccount(scope, earliestDay(now, 28), 'infinity')}) as d
  ),
  people as materialized (
    select user_id from account_place where environment_id = ${scope.environmentId}
    group by user_id having count(*) > 1
    union
    select user_id from alone
  ),
  theirs as materialized (
    select d.feature_id, d.user_id, count(distinct t.account_id) as accounts,
      coalesce(sum(d.uses) filter (where t.account_id is null), 0) as uses
    from people
    join feature_use d on d.environment_id = ${scope.environmentId} and d.user_id = people.user_id
    left join ${todays(scope, now)} on t.account_id = d.account_id
    where ${isRecent(scope, now)}
    group by d.feature_id, d.user_id
  ),
  change as (
    select d.feature_id, sum(d.uses) as uses, coalesce(sum(1 - d.accounts) filter (where ${isRegistered}), 0) as users
    from theirs d ${joinUser(scope)}
    group by d.feature_id
  )
  select k.feature_id, (k.uses + coalesce(change.uses, 0))::int as uses28,
    (k.users + coalesce(change.users, 0))::int as users28, k.accounts as accounts28
  from feature_total k
  join feature f on f.id = k.feature_id and f.revision = k.revision
  left join change on change.feature_id = k.feature_id
  where k.environment_id = ${scope.environmentId} and k.uses + coalesce(change.uses, 0) > 0
)`;

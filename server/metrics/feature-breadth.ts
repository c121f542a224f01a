import { sql } from 'kysely';
import type { FeatureClass } from '../../shared/contract/feature.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, earliestDay, isRegistered, todays } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

export interface FeatureBreadth {
  /** Those that anybody used; of each, in the same place, its registered users, all uses, and those of today. */
  featureIds: number[];
  users: number[];
  uses: number[];
  today: number[];
  /** By class: registered users and all uses. */
  classes: Partial<Record<FeatureClass, { users: number; uses: number }>>;
  /** Features of the median registered user who used any; null: none did. */
  typicalFeatures: number | null;
}

/** What was used in the last 28 days, of the features that are not archived; for accounts in which anything was. */
export async function featureBreadthByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<FeatureBreadth>> {
  const { rows } = await sql<FeatureBreadth & { accountId: string }>`
    with used as materialized (
      select d.account_id, d.user_id, d.feature_id, d.uses, d.today, f.feature_class, coalesce(${isRegistered}, false) as counts
      from (
        select d.account_id, d.feature_id, d.user_id, sum(d.uses) as uses,
          sum(d.uses) filter (where d.day >= t.today) as today
        from feature_use d
        join ${todays(scope, now)} using (account_id)
        where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)}
          and d.day >= ${earliestDay(now, 28)}::date and t.today - d.day < 28
        group by d.account_id, d.feature_id, d.user_id
      ) as d
      join feature f on f.id = d.feature_id and f.archived_at is null
      left join "user" u on u.environment_id = ${scope.environmentId} and u.id = d.user_id
    ),
    features as (
      select account_id, array_agg(feature_id order by feature_id) as feature_ids,
        array_agg(users order by feature_id) as users, array_agg(uses order by feature_id) as uses,
        array_agg(today order by feature_id) as today
      from (
        select account_id, feature_id, sum(uses)::int as uses, coalesce(sum(today), 0)::int as today,
          (count(*) filter (where counts))::int as users
        from used group by account_id, feature_id
      ) as f
      group by account_id
    ),
    classes as (
      select account_id, jsonb_object_agg(feature_class, jsonb_build_object('users', users, 'uses', uses)) as classes
      from (
        select account_id, feature_class, sum(uses)::int as uses,
          (count(distinct user_id) filter (where counts))::int as users
        from used group by account_id, feature_class
      ) as c
      group by account_id
    ),
    typical as (
      select account_id, percentile_cont(0.5) within group (order by features) as typical_features
      from (
        select account_id, user_id, count(*) as features from used where counts group by account_id, user_id
      ) as people
      group by account_id
    )
    select features.*, classes.classes, typical.typical_features
    from features join classes using (account_id) left join typical using (account_id)`.execute(db);
  return new Map(rows.map(({ accountId, ...breadth }) => [accountId, breadth]));
}

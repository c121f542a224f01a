import { sql } from 'kysely';
import type { Cluster } from '../../shared/rules/compare-rates.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { type GuidePerson, type ReachedPeopleQuery, selectReachedPeople } from './reached-people.ts';

interface GoalFilter {
  guideId: string;
  featureId: number;
  withinDays: number;
}

/** `assigned`: users drawn for the goal, each with their part; `reached`: which of them used the feature in time. */
const drawnUsers = (scope: Scope, now: Date, { guideId, featureId, withinDays }: GoalFilter) => sql`
  assigned as (
    select g.user_id, g.account_id, g.is_held_out, g.assigned_at,
      (g.assigned_at at time zone coalesce(a.time_zone, w.time_zone))::date as first_day,
      g.assigned_at + make_interval(days => ${withinDays}::int) <= ${now}::timestamptz as is_over
    from goal_assignment g
    join "user" u on u.environment_id = g.environment_id and u.id = g.user_id
    join workspace w on w.id = ${scope.workspaceId}
    left join account a on a.environment_id = g.environment_id and a.id = g.account_id
    where g.environment_id = ${scope.environmentId} and g.guide_id = ${guideId}
      and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none' and ${ofPortfolio(scope, 'g.accountId')}
  ),
  reached as (
    select distinct g.user_id
    from assigned g
    join feature_use f on f.environment_id = ${scope.environmentId} and f.user_id = g.user_id
      and f.feature_id = ${featureId} and f.day between g.first_day and g.first_day + ${withinDays}::int
  )`;

/** Those who were to have the guide or were kept from it, whose time is over, by account; and how many still have time. */
export async function selectGoalClusters(
  db: Queryable,
  scope: Scope,
  now: Date,
  filter: GoalFilter,
): Promise<{ clusters: Cluster[]; waiting: { shown: number; heldOut: number } }> {
  const { rows } = await sql<{
    isHeldOut: boolean;
    users: number;
    reached: number;
    waiting: number;
    cluster: string;
  }>`
    with ${drawnUsers(scope, now, filter)}
    select coalesce(g.account_id, g.user_id) as cluster, g.is_held_out,
      count(*) filter (where is_over)::int as users,
      count(r.user_id) filter (where is_over)::int as reached,
      count(*) filter (where not is_over)::int as waiting
    from assigned g left join reached r using (user_id)
    group by cluster, g.is_held_out`.execute(db);

  const none = { users: 0, reached: 0 };
  const clusters = new Map<string, Cluster>();
  const waiting = { shown: 0, heldOut: 0 };
  for (const row of rows) {
    const part = row.isHeldOut ? 'heldOut' : 'shown';
    waiting[part] += row.waiting;
    if (row.users === 0) continue;
    const { users, reached } = row;
    clusters.set(row.cluster, {
      ...(clusters.get(row.cluster) ?? { shown: none, heldOut: none }),
      [part]: { users, reached },
    });
  }
  return { clusters: [...clusters.values()], waiting };
}

/** Of one part: those whose time is over, those of them who used the feature, those who still have time. */
export const goalGroups = ['counted', 'reached', 'waiting'] as const;

export interface GoalPeopleFilter {
  isHeldOut: boolean;
  group: (typeof goalGroups)[number];
}

/** Who is behind a number of the goal, drawn last first unless another order is asked for: as many as the number says. */
export const selectGoalPeople = (
  db: Queryable,
  scope: Scope,
  now: Date,
  filter: GoalFilter,
  { isHeldOut, group }: GoalPeopleFilter,
  query: ReachedPeopleQuery,
  page: Page,
): Promise<{ total: number; people: GuidePerson[] }> =>
  selectReachedPeople(
    db,
    scope,
    sql`
      with ${drawnUsers(scope, now, filter)}
      select g.user_id, g.account_id, g.assigned_at as at
      from assigned g left join reached r using (user_id)
      where g.is_held_out = ${isHeldOut} and g.is_over = ${group !== 'waiting'}
        and ${group === 'reached' ? sql`r.user_id is not null` : sql`true`}`,
    query,
    page,
  );

/** Which of these users used a feature since a day, by their 64-bit id. */
export async function selectUsersOfFeature(
  db: Queryable,
  { environmentId }: Scope,
  featureId: number,
  since: string,
  userIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ userId: string }>`
    select distinct user_id from feature_use
    where environment_id = ${environmentId} and feature_id = ${featureId} and day >= ${since}::date
      and user_id = any(${arrayOfPlain(userIds)}::bigint[])`.execute(db);
  return new Set(rows.map(({ userId }) => userId));
}

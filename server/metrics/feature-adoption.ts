import { sql } from 'kysely';
import { addDays, type Day, startOfWeek } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { notFound } from '../http/app-error.ts';
import { joinUser, todays } from './account-days.ts';
import { asksSomePeople, isAskedAccount, isAskedUser, isIn } from './among.ts';
import type { Ask } from './ask.ts';
import { firstLive, joinPlace, joinSummary } from './entry-days.ts';
import { featureDays } from './feature-days.ts';

export interface FeatureFacts {
  id: number;
  name: string;
  moduleName: string | null;
  isCore: boolean;
  /** The day from which its oldest rules count, or else the first on which it was used; null: neither is known. */
  releasedOn: Day | null;
}

/** @throws not_found for a feature that is not in the app's catalogue */
export async function describeFeature(
  db: Queryable,
  { scope }: Pick<Ask, 'scope'>,
  id: number,
): Promise<FeatureFacts> {
  const { rows } = await sql<FeatureFacts>`
    select f.id, f.name, m.name as module_name, f.is_core, coalesce(
      (select v.starts_on from tag_version v where v.feature_id = f.id order by v.version limit 1),
      (select min(d.day) from feature_use d where d.environment_id = ${scope.environmentId} and d.feature_id = f.id)
    ) as released_on
    from feature f left join module m on m.id = f.module_id
    where f.id = ${id}::int and f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId}`.execute(
    db,
  );
  const [feature] = rows;
  if (!feature) throw notFound('feature');
  return feature;
}

export interface AdoptionWeek {
  startsOn: Day;
  /** In this week. */
  users: number;
  accounts: number;
  uses: number;
  /** Who had used it by the end of the week. */
  usersSoFar: number;
  accountsSoFar: number;
}

/** The last `weeks` weeks of a feature, and how many had come to use it by the end of each, oldest first. */
export async function adoptionByWeek(
  db: Queryable,
  ask: Ask,
  since: Day,
  weeks: number,
): Promise<AdoptionWeek[]> {
  const last = startOfWeek(ask.period.to);
  const release = startOfWeek(since);
  const first = [release, addDays(last, -7 * (weeks - 1))].sort().at(-1) ?? last;
  const all = { ...ask, period: { from: since, to: addDays(last, 6) } };
  // Who had come to use it by the end of a week is who came first in it or before.
  const { rows } = await sql<AdoptionWeek>`
    with used as materialized (
      select d.account_id, d.user_id, d.week, d.uses
      from (
        select account_id, user_id, day - (extract(isodow from day)::int - 1) as week, sum(uses) as uses
        from (${featureDays(all)}) as d group by 1, 2, 3
      ) as d
      ${joinUser(ask.scope)} where ${isAskedUser(ask)}
    ),
    companies as materialized (
      select u.account_id, u.week
      from (select distinct account_id, week from used) as u
      join account on account.environment_id = ${ask.scope.environmentId} and account.id = u.account_id
      where ${isAskedAccount(ask)}
    ),
    by_week as (
      select week, count(*)::int as users, sum(uses)::int as uses
      from (select user_id, week, sum(uses) as uses from used group by 1, 2) as u group by week
    ),
    companies_by_week as (select week, count(*)::int as accounts from companies group by week),
    first_by_week as (
      select week, count(*) as users from (select min(week) as week from used group by user_id) as u group by week
    ),
    companies_first_by_week as (
      select week, count(*) as accounts from (select min(week) as week from companies group by account_id) as c group by week
    )
    select w.week as starts_on,
      coalesce((select users from by_week b where b.week = w.week), 0) as users,
      coalesce((select accounts from companies_by_week b where b.week = w.week), 0) as accounts,
      coalesce((select uses from by_week b where b.week = w.week), 0) as uses,
      coalesce((select sum(users)::int from first_by_week f where f.week <= w.week), 0) as users_so_far,
      coalesce((select sum(accounts)::int from companies_first_by_week f where f.week <= w.week), 0) as accounts_so_far
    from (select generate_series(${first}::date, ${last}::date, interval '7 days')::date as week) as w
    order by w.week`.execute(db);
  return rows;
}

export interface FeatureAccount {
  id: string;
  name: string;
  tier: string | null;
  users: number;
  /** Registered users of the account. */
  registered: number;
  uses: number;
  lastUsedOn: Day;
}

/** Accounts that used a feature in the period, those with most users first. */
export async function accountsOfFeature(db: Queryable, ask: Ask, limit: number): Promise<FeatureAccount[]> {
  const use = asksSomePeople(ask) ? useBySome(ask) : useByAll(ask);
  const { rows } = await sql<FeatureAccount>`
    select account.external_id as id, account.name, account.tier, d.users, d.uses, d.last_used_on,
      ${asksSomePeople(ask) ? registeredOf(ask) : sql`d.registered`} as registered
    from (${use}) as d
    join account on account.environment_id = ${ask.scope.environmentId} and account.id = d.account_id
    where ${isAskedAccount(ask)}
    order by d.users desc, d.uses desc, account.name, account.id
    limit ${limit}`.execute(db);
  return rows;
}

/**
 * Rows (account_id, users, uses, last_used_on, registered). Of the days that are over from the sets of people; of whoever
 * did something since, only those are added who are in none of them.
 */
function useByAll(ask: Ask) {
  const { scope, now, period, featureId } = ask;
  // Read once, as a whole: there are many facts, and looking up their accounts one by one takes longer than the rest.
  const joinAccounts = sql`join (
      select s.account_id, s.changed_from, t.today
      from account_summary s join ${todays(scope, now)} on t.account_id = s.account_id
      where s.environment_id = ${scope.environmentId}
      offset 0
    ) as t on t.account_id = d.account_id`;
  const isMeant = sql`d.environment_id = ${scope.environmentId} and d.feature_id = ${featureId}::int
    and d.day >= ${addDays(period.from, -2)}::date and ${isIn(ask, period)}`;
  return sql`
    with kept as (
      select d.account_id, bit_or(d.users) as people, sum(d.uses) as uses, max(d.day) as last_used_on
      from feature_day d ${joinAccounts} and d.day < t.changed_from
      where ${isMeant} group by d.account_id
    ),
    since as (
      select d.account_id, array_agg(p.place) as places, sum(d.uses) as uses, max(d.day) as last_used_on
      from feature_use d ${joinAccounts} and d.day >= t.changed_from ${joinPlace(scope)}
      where ${isMeant} and d.day >= ${firstLive(scope)} group by d.account_id
    )
    select d.account_id, d.uses, d.last_used_on, d.registered, (bit_count(d.known) - d.left_out + (
        select count(distinct p.place) from unnest(d.places) as p(place) where get_bit(d.known, p.place) = 0
      ))::int as users
    from (
      select d.account_id, (coalesce(kept.uses, 0) + coalesce(since.uses, 0))::int as uses,
        greatest(kept.last_used_on, since.last_used_on) as last_used_on, s.users as registered, since.places,
        -- Whom the sets have, and whom numbers leave out.
        coalesce(kept.people | s.left_out, s.left_out | s.left_out) as known, bit_count(s.left_out) as left_out
      from kept full join since using (account_id)
      cross join lateral (select account_id) as d
      ${joinSummary(scope)}
      offset 0 -- each set is made once, not once for each person who is looked up in it
    ) as d`;
}

/** Rows (account_id, users, uses, last_used_on), counted from the facts of each person. */
const useBySome = (ask: Ask) => sql`
  select d.account_id, count(*) filter (where ${isAskedUser(ask)})::int as users, sum(d.uses)::int as uses,
    max(d.last_used_on) as last_used_on
  from (
    select account_id, user_id, sum(uses) as uses, max(day) as last_used_on
    from (${featureDays(ask)}) as d group by 1, 2
  ) as d
  ${joinUser(ask.scope)}
  group by d.account_id`;

const registeredOf = (ask: Ask) => sql`(
    select count(*)::int from seat s join "user" u on u.environment_id = s.environment_id and u.id = s.user_id
    where s.environment_id = account.environment_id and s.account_id = account.id and ${isAskedUser(ask)}
  )`;

import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../http/scope.ts';
import { amongAccounts } from './account-days.ts';

/*
 * Who did what on which day, with the people as a set. Of days that are over it is kept so (`entry_day`); from
 * `account_summary.changed_from` on, which is today unless something came late, it is made of the facts of each
 * person. In these pieces of SQL `s` is the summary of an account.
 */

interface Which {
  /** Absent: all. */
  accountIds?: readonly string[] | undefined;
  featureId?: number | undefined;
  /** Days before are left out, in any zone. */
  from: string;
}

/** Joins the summaries of the accounts of `d`, which know whom numbers leave out. */
export const joinSummary = ({ environmentId }: Scope) =>
  sql`join account_summary s on s.environment_id = ${environmentId} and s.account_id = d.account_id`;

const kept = (scope: Scope) => sql`
    feature_day d ${joinSummary(scope)} and d.day < s.changed_from`;

/** Facts, whose rows are of one person each. */
const live = (scope: Scope) => sql`
    feature_use d
    ${joinSummary(scope)} and d.day >= s.changed_from
    join account_place p on p.environment_id = ${scope.environmentId} and p.account_id = d.account_id
      and p.user_id = d.user_id`;

/** The first day of any of the accounts that is not kept: what an index can begin at. */
export const firstLive = ({ environmentId }: Scope, accountIds: readonly string[] | undefined) => sql`(
    select min(d.changed_from) from account_summary d
    where d.environment_id = ${environmentId} and ${amongAccounts(accountIds)}
  )`;

const isMeant = ({ environmentId }: Scope, { accountIds, from }: Which) =>
  sql`d.environment_id = ${environmentId} and ${amongAccounts(accountIds)} and d.day >= ${from}::date`;

/** The person alone, in a set as long as those of the account. */
const one = sql`set_bit(s.left_out # s.left_out, p.place, 1)`;

/** A table (account_id, feature_id, day, uses, users): several rows may be of one feature and day. */
export function featureDaySets(scope: Scope, which: Which) {
  const isFeature = which.featureId === undefined ? sql`true` : sql`d.feature_id = ${which.featureId}::int`;
  return sql`(
    select d.account_id, d.feature_id, d.day, d.uses, d.users from ${kept(scope)}
    where ${isMeant(scope, which)} and ${isFeature}
    union all
    select d.account_id, d.feature_id, d.day, d.uses, ${one} from ${live(scope)}
    where ${isMeant(scope, which)} and d.day >= ${firstLive(scope, which.accountIds)} and ${isFeature}
  )`;
}

/**
 * A table (feature_id, day, uses) of one account as its last refresh has left it: of days that are over from their sets, of
 * its today from the sums. For who asks how often and not by whom.
 */
export const featureDayUses = ({ environmentId }: Scope, accountId: string, from: string) => sql`(
    select d.feature_id, d.day, d.uses from feature_day d
    where d.environment_id = ${environmentId} and d.account_id = ${accountId}::bigint and d.day >= ${from}::date
    union all
    select f.id, s.as_of, f.today
    from account_use u
    join account_summary s on s.environment_id = u.environment_id and s.account_id = u.account_id
    cross join unnest(u.feature_ids, u.today) as f(id, today)
    where u.environment_id = ${environmentId} and u.account_id = ${accountId}::bigint and f.today > 0
  )`;

/** How many registered users a set has; a set that is null has none. */
export const usersIn = (people: RawBuilder<unknown>) =>
  sql<number>`coalesce(bit_count(${people} & ~s.left_out), 0)::int`;

import { sql } from 'kysely';
import type { Scope } from '../http/scope.ts';
import { amongAccounts } from './account-days.ts';

/*
 * Who did what on which day, with the people as a set. Of days that are over it is kept so (`entry_day`); from
 * `account_summary.changed_from` on, which is today unless something came late, it is made of the facts of each
 * person. In these pieces of SQL `s` is the summary of an account.
 */

/** Joins the summaries of the accounts of `d`, which know whom numbers leave out. */
export const joinSummary = ({ environmentId }: Scope) =>
  sql`join account_summary s on s.environment_id = ${environmentId} and s.account_id = d.account_id`;

/** The first day of any of the accounts that is not kept: what an index can begin at. */
export const firstLive = ({ environmentId }: Scope, accountIds?: readonly string[]) => sql`(
    select min(d.changed_from) from account_summary d
    where d.environment_id = ${environmentId} and ${amongAccounts(accountIds)}
  )`;

/** Joins to the facts `d` of each person which bit `p.place` they are. */
export const joinPlace = ({ environmentId }: Scope) => sql`
    join account_place p on p.environment_id = ${environmentId} and p.account_id = d.account_id
      and p.user_id = d.user_id`;

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

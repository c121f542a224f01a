import { type RawBuilder, sql } from 'kysely';
import type { Scope } from '../http/scope.ts';

/*
 * Pieces of SQL for what is kept by account, entry and day with a set of people: in them `d` is such a row, or some of
 * one account taken together by `bit_or`, and `s` the summary of its account.
 */

/** Joins the summaries of the accounts of `d`, which know whom numbers leave out. */
export const joinSummary = ({ environmentId }: Scope) =>
  sql`join account_summary s on s.environment_id = ${environmentId} and s.account_id = d.account_id`;

/** How many registered users a set has; a set that is null has none. */
export const usersIn = (people: RawBuilder<unknown>) =>
  sql<number>`coalesce(bit_count(${people} & ~s.left_out), 0)::int`;

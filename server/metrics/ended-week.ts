import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser, todays } from './account-days.ts';

export interface EndedWeek {
  activeUsers7: number;
  /** The mean of the four times 7 days before. */
  activeUsersBefore: number;
}

/** The active users of the 7 days that ended `weeks` weeks before yesterday, from the days that each seat keeps. */
const activeIn = (weeks: number) => sql`count(*) filter (
    where d.last_day is not null
      and bit_count(substring(d.days from ${7 * weeks + 2}::int - (t.today - d.last_day) for 7)) > 0
  )`;

/** How many people of an account were active in the 7 days that ended yesterday: today has only begun. */
export async function endedWeek(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<EndedWeek> {
  const { rows } = await sql<EndedWeek>`
    select ${activeIn(0)}::int as active_users7,
      (${sql.join([1, 2, 3, 4].map(activeIn), sql` + `)})::float8 / 4 as active_users_before
    from seat d
    join ${todays(scope, now)} using (account_id)
    ${joinUser(scope)}
    where d.environment_id = ${scope.environmentId} and d.account_id = ${accountId}::bigint
      and ${ofPortfolio(scope)} and ${isRegistered}`.execute(db);
  return rows[0] ?? { activeUsers7: 0, activeUsersBefore: 0 };
}

import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { hasChanged } from '../db/has-changed.ts';
import { isRegistered } from './account-days.ts';
import type { Ask } from './ask.ts';
import { daysWithoutAccount } from './days-without-account.ts';
import { isKept } from './is-kept.ts';
import { isSameDayEverywhere } from './is-same-day-everywhere.ts';

/**
 * Active users of everybody over a period that ends on the same day for all, from the days that are kept of each person;
 * with those who were active where these are not known yet, or without an account.
 */
export async function keptActiveUsers(ask: Ask, db: Queryable): Promise<number | undefined> {
  const { scope, now, period } = ask;
  const { environmentId } = scope;
  const { from, to } = period;
  if (period.endsDaysAgo === undefined || !(await isKept(db, ask, from))) return undefined;
  if (!(await isSameDayEverywhere(db, scope, now))) return undefined;
  // Bit k, counted from the left, is the k-th day before the last.
  const isKnown = sql`p.is_counted and position(
      B'1' in substring(p.days from p.last_day - ${to}::date + 1 for ${to}::date - ${from}::date + 1)
    ) > 0`;
  const { rows } = await sql<{ users: number }>`
    select (
      select count(*) from person_days p where p.environment_id = ${environmentId} and ${isKnown}
    )::int + (
      select count(*)
      from "user" u
      where u.environment_id = ${environmentId} and ${isRegistered}
        -- Nearly always these are few: as a list, nobody else is looked at.
        and u.id = any(array(
          select distinct d.user_id
          from (
            select d.user_id
            from account
            left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
              and not ${hasChanged(environmentId)}
            join user_day d on d.environment_id = account.environment_id and d.account_id = account.id
              and d.day between ${from}::date and ${to}::date
            where account.environment_id = ${environmentId} and s.account_id is null
            union all
            select user_id from (${daysWithoutAccount(scope, from, to)}) as alone
          ) as d
        ))
        and not exists (
          select from person_days p where p.environment_id = ${environmentId} and p.user_id = u.id and ${isKnown}
        )
    )::int as users`.execute(db);
  return rows[0]?.users;
}

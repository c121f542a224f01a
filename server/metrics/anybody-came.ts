import { sql } from 'kysely';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { dayOfFact } from './among.ts';

/** Also those who have left since: they came. */
const isSomebody = sql`(not u.is_anonymous and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none')`;

/**
 * Whether anybody of the account has ever come: was seen by the snippet, or was active by what a server told. Whoever
 * was only named by a server has not.
 *
 * @param until by the end of that day; absent: by now
 */
export async function hasAnybodyCome(
  db: Queryable,
  scope: Scope,
  accountId: string,
  until?: Day,
): Promise<boolean> {
  const { environmentId } = scope;
  const by = (day: ReturnType<typeof sql>) =>
    until === undefined ? sql`true` : sql`${day} <= ${until}::date`;
  const theirs = sql`d join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
    where d.environment_id = ${environmentId} and d.account_id = ${accountId}::bigint and ${isSomebody}`;
  const { rows } = await sql<{ hasCome: boolean }>`
    select exists (
      select from seat ${theirs} and u.activated_at is not null
        and ${by(dayOfFact({ scope }, sql`u.activated_at`))}
    ) or exists (select from user_day ${theirs} and ${by(sql`d.day`)}) as has_come`.execute(db);
  return rows[0]?.hasCome ?? false;
}

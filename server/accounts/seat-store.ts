import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

/** Makes the active days of seats what `user_day` says: of all seats of these accounts, or of these users. */
export async function rewriteSeatDays(
  trx: Queryable,
  environmentId: number,
  of: { accountIds: readonly string[] } | { userIds: readonly string[] },
): Promise<void> {
  const among =
    'accountIds' in of
      ? sql`s.account_id = any(${arrayOfPlain(of.accountIds)}::bigint[])`
      : sql`s.user_id = any(${arrayOfPlain(of.userIds)}::bigint[])`;
  await sql`
    update seat s set last_day = d.last_day, days = coalesce(d.days, repeat('0', 400)::bit(400))
    from (
      select s.account_id, s.user_id, l.last_day,
        bit_or(set_bit(repeat('0', 400)::bit(400), l.last_day - u.day, 1)) as days
      from seat s
      left join lateral (
        select max(u.day) as last_day from user_day u
        where u.environment_id = s.environment_id and u.account_id = s.account_id and u.user_id = s.user_id
      ) as l on true
      left join user_day u on u.environment_id = s.environment_id and u.account_id = s.account_id
        and u.user_id = s.user_id and l.last_day - u.day < 400
      where s.environment_id = ${environmentId} and ${among}
      group by s.account_id, s.user_id, l.last_day
    ) as d
    where s.environment_id = ${environmentId} and s.account_id = d.account_id and s.user_id = d.user_id
      and (s.last_day, s.days) is distinct from (d.last_day, coalesce(d.days, repeat('0', 400)::bit(400)))`.execute(
    trx,
  );
}

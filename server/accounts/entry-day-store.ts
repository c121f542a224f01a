import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { isRegistered } from '../metrics/account-days.ts';

/**
 * An account, by its 64-bit id, the first day whose sets are not kept (`-infinity`: none is), and its today: sets are kept of
 * days that are over.
 */
export interface OpenDays {
  id: string;
  day: string;
  today: string;
}

/** The days of these accounts that are to be kept from now on, or are not over. */
export async function takeOpenDays(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<OpenDays[]> {
  const { rows } = await sql<OpenDays>`
    with open as (
      select account_id, changed_from, as_of from account_summary
      where environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])
    ),
    closed as (
      update account_summary s set changed_from = s.as_of from open
      where s.environment_id = ${environmentId} and s.account_id = open.account_id and s.changed_from < s.as_of
    )
    select account_id as id, changed_from::text as day, greatest(changed_from, as_of)::text as today from open`.execute(
    trx,
  );
  return rows;
}

/** A set of nobody, as long as those of the account with the summary `s`. */
const nobody = sql`repeat('0', length(s.left_out))::varbit`;

const table = (open: readonly OpenDays[]) => sql`unnest(
    ${arrayOfPlain(open.map(({ id }) => id))}::bigint[], ${arrayOfPlain(open.map(({ day }) => day))}::date[],
    ${arrayOfPlain(open.map(({ today }) => today))}::date[]
  ) as c(id, day, today)`;

/**
 * Gives everybody a place who was active in an account on its open days and has none. Where the sets of an account have
 * become too short for that, they are made longer by more than is needed, so that it seldom happens.
 */
export async function givePlaces(
  trx: Queryable,
  environmentId: number,
  open: readonly OpenDays[],
): Promise<void> {
  const { rows: longer } = await sql<{ id: string }>`
    with met as (
      select d.account_id, d.user_id
      from ${table(open)}
      cross join lateral (
        select account_id, user_id from user_day d
        where d.environment_id = ${environmentId} and d.account_id = c.id and d.day >= c.day
        union
        select account_id, user_id from entry_use d
        where d.environment_id = ${environmentId} and d.account_id = c.id and d.day >= c.day and d.day < c.today
      ) as d
    ),
    given as (
      insert into account_place (environment_id, account_id, user_id, place)
      select ${environmentId}, met.account_id, met.user_id,
        s.people - 1 + row_number() over (partition by met.account_id order by met.user_id)
      from met
      join account_summary s on s.environment_id = ${environmentId} and s.account_id = met.account_id
      where not exists (
        select from account_place p
        where p.environment_id = ${environmentId} and p.account_id = met.account_id and p.user_id = met.user_id
      )
      returning account_id
    ),
    counted as (
      select s.account_id, s.people + g.places as people, length(s.left_out) as length
      from (select account_id, count(*)::int as places from given group by account_id) as g
      join account_summary s on s.environment_id = ${environmentId} and s.account_id = g.account_id
    )
    update account_summary s set people = c.people,
      left_out = case when c.people <= c.length then s.left_out
        else s.left_out || repeat('0', (c.people * 5 / 4 / 64 + 1) * 64 - c.length)::varbit end
    from counted c
    where s.environment_id = ${environmentId} and s.account_id = c.account_id
    returning case when c.people > c.length then s.account_id end as id`.execute(trx);
  await lengthenSets(
    trx,
    environmentId,
    longer.map(({ id }) => id).filter((id) => id !== null),
  );
}

async function lengthenSets(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  await sql`
    update entry_day d set users = d.users || repeat('0', length(s.left_out) - length(d.users))::varbit
    from account_summary s
    where s.environment_id = ${environmentId} and s.account_id = any(${arrayOfPlain(accountIds)}::bigint[])
      and d.environment_id = ${environmentId} and d.account_id = s.account_id`.execute(trx);
}

/**
 * Makes the sets of these days, but of today, what the facts of each person say. A day that was over may be today again,
 * in a zone further west, and has no sets any more. Whoever did something has a place. New ones lie in the order in which
 * they are read: an entry's over all accounts, and an account's over all entries, day by day.
 */
export async function rewriteEntryDays(
  trx: Queryable,
  environmentId: number,
  open: readonly OpenDays[],
): Promise<void> {
  await sql`
    delete from entry_day t using ${table(open)}
    where t.environment_id = ${environmentId} and t.account_id = c.id and t.day >= c.day`.execute(trx);
  const ofOpenDays = sql`d.environment_id = ${environmentId} and d.account_id = c.id and d.day >= c.day and d.day < c.today`;
  await sql`
    insert into entry_day (environment_id, account_id, day, kind, entry_id, page_id, uses, users)
    select ${environmentId}, c.id, d.day, d.kind, d.entry_id, d.page_id, d.uses, d.users
    from (
      select c.id, c.day, c.today, ${nobody} as nobody
      from ${table(open)} join account_summary s on s.environment_id = ${environmentId} and s.account_id = c.id
      offset 0
    ) as c
    cross join lateral (
      select d.day, d.kind, d.entry_id, d.page_id, sum(d.uses)::int as uses, bit_or(set_bit(c.nobody, p.place, 1)) as users
      from entry_use d
      join account_place p on p.environment_id = ${environmentId} and p.account_id = c.id and p.user_id = d.user_id
      where ${ofOpenDays}
      group by d.day, d.kind, d.entry_id, d.page_id
    ) as d
    order by d.day, d.kind, d.entry_id, c.id`.execute(trx);
}

/** Notes of these accounts whom numbers of users don't count. */
export async function noteLeftOut(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  await sql`
    update account_summary s set left_out = n.left_out
    from (
      select c.account_id, coalesce(p.people, c.nobody) as left_out
      from (
        select s.account_id, ${nobody} as nobody from account_summary s
        where s.environment_id = ${environmentId} and s.account_id = any(${arrayOfPlain(accountIds)}::bigint[])
        offset 0
      ) as c
      cross join lateral (
        select bit_or(set_bit(c.nobody, p.place, 1)) as people
        from account_place p
        left join "user" u on u.environment_id = p.environment_id and u.id = p.user_id
        where p.environment_id = ${environmentId} and p.account_id = c.account_id and ${isRegistered} is not true
      ) as p
    ) as n
    where s.environment_id = ${environmentId} and s.account_id = n.account_id and s.left_out <> n.left_out`.execute(
    trx,
  );
}

import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { isRegistered } from '../metrics/account-days.ts';
import type { Change } from '../metrics/active-changes.ts';
import { type CohortChange, firstDayIn, signedInOn } from '../metrics/cohorts.ts';

/** Days as a seat keeps them: bit k of `days`, counted from the left, is the k-th before `lastDay`. */
export interface Bits {
  /** Number of the day, counted from 2000. */
  lastDay: number;
  days: string;
}

/** A person as the numbers of the company know them; null: not yet. */
export interface KnownPerson {
  userId: string;
  known: (Bits & { isCounted: boolean; cohort: number | null }) | null;
  isRegistered: boolean;
  /** Number of the day of their first sign-in in UTC, counted from 2000; null: they have not signed in. */
  signedInOn: number | null;
}

/** First key of the advisory lock; the second is the environment. */
const peopleLock = 7102;

/**
 * Waits until nobody else counts people of the environment, and holds them off until the transaction ends. Whoever
 * takes it locks no account afterwards that others may hold who wait for it.
 */
export async function lockPeople(trx: Queryable, environmentId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${peopleLock}::int, ${environmentId}::int)`.execute(trx);
}

const dayNumber = (day: RawBuilder<unknown>) => sql`(${day} - date '2000-01-01')`;

/** Columns of `KnownPerson`, of a user `u` and their row `p`. */
const knownPerson = sql`u.id as user_id, ${isRegistered} as is_registered,
  ${dayNumber(signedInOn)} as signed_in_on,
  case when p.user_id is not null then json_build_object(
    'lastDay', ${dayNumber(sql`p.last_day`)}, 'days', p.days::text, 'isCounted', p.is_counted,
    'cohort', ${dayNumber(sql`p.cohort`)}
  ) end as known`;

/**
 * The seats in these accounts that have days of which their person's row doesn't know, and those of people whom
 * numbers have begun or ceased to count, or whose first sign-in makes them come first in another week than was known.
 */
export async function selectNews(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<(KnownPerson & { seat: Bits })[]> {
  const { rows } = await sql<KnownPerson & { seat: Bits }>`
    select ${knownPerson},
      json_build_object('lastDay', ${dayNumber(sql`s.last_day`)}, 'days', s.days::text) as seat
    from seat s
    join "user" u on u.environment_id = s.environment_id and u.id = s.user_id and not u.is_anonymous
    left join person_days p on p.environment_id = s.environment_id and p.user_id = s.user_id
    where s.environment_id = ${environmentId} and s.account_id = any(${arrayOfPlain(accountIds)}::bigint[])
      and s.last_day is not null
      and (
        p.user_id is null or p.is_counted <> ${isRegistered} or s.last_day > p.last_day
        or p.cohort is distinct from date_trunc('week', ${firstDayIn('p')})::date
        or position(B'1' in (s.days >> (p.last_day - s.last_day)) & ~p.days) > 0
      )`.execute(trx);
  return rows;
}

/** These users, but for the anonymous, with all their days in accounts that there are, in no order. */
export async function selectWithDays(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<(KnownPerson & { seats: Bits[]; others: number[] })[]> {
  const ids = sql`any(${arrayOfPlain(userIds)}::bigint[])`;
  // Where somebody had a seat once, their days are found by what they used.
  const { rows } = await sql<KnownPerson & { seats: Bits[]; others: number[] }>`
    with left_accounts as materialized (
      select distinct e.user_id, e.account_id
      from entry_use e
      join account a on a.environment_id = e.environment_id and a.id = e.account_id
      where e.environment_id = ${environmentId} and e.user_id = ${ids} and not exists (
        select from seat s where s.environment_id = e.environment_id and s.account_id = e.account_id and s.user_id = e.user_id
      )
    ),
    others as (
      select l.user_id, array_agg(distinct ${dayNumber(sql`d.day`)}) as days
      from left_accounts l
      join user_day d on d.environment_id = ${environmentId} and d.account_id = l.account_id and d.user_id = l.user_id
      group by l.user_id
    ),
    seats as (
      select s.user_id,
        json_agg(json_build_object('lastDay', ${dayNumber(sql`s.last_day`)}, 'days', s.days::text)) as seats
      from seat s
      where s.environment_id = ${environmentId} and s.user_id = ${ids} and s.last_day is not null
      group by s.user_id
    )
    select ${knownPerson}, coalesce(seats.seats, '[]') as seats, coalesce(others.days, '{}') as others
    from "user" u
    left join person_days p on p.environment_id = u.environment_id and p.user_id = u.id
    left join seats on seats.user_id = u.id
    left join others on others.user_id = u.id
    where u.environment_id = ${environmentId} and u.id = ${ids} and not u.is_anonymous`.execute(trx);
  return rows;
}

/** Everybody who has a seat in these accounts, or has used something there. */
export async function selectPeopleOf(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<string[]> {
  const accounts = sql`environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])`;
  const { rows } = await sql<{ userId: string }>`
    select user_id from seat where ${accounts} union select user_id from entry_use where ${accounts}`.execute(
    trx,
  );
  return rows.map(({ userId }) => userId);
}

/** Keeps people's days. */
export async function upsertPersonDays(
  trx: Queryable,
  environmentId: number,
  people: readonly (Bits & { userId: string; isCounted: boolean; cohort: number | null })[],
): Promise<void> {
  await sql`
    insert into person_days (environment_id, user_id, last_day, days, is_counted, cohort)
    select ${environmentId}, user_id, date '2000-01-01' + last_day, days::bit(400), is_counted, date '2000-01-01' + cohort
    from unnest(
      ${arrayOfPlain(people.map(({ userId }) => userId))}::bigint[],
      ${arrayOfPlain(people.map(({ lastDay }) => lastDay))}::int[],
      ${arrayOfPlain(people.map(({ days }) => days))}::text[],
      ${arrayOfPlain(people.map(({ isCounted }) => String(isCounted)))}::boolean[],
      ${arrayOfPlain(people.map(({ cohort }) => cohort))}::int[]
    ) as n(user_id, last_day, days, is_counted, cohort)
    on conflict (environment_id, user_id) do update set
      last_day = excluded.last_day, days = excluded.days, is_counted = excluded.is_counted, cohort = excluded.cohort`.execute(
    trx,
  );
}

export async function deletePersonDays(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<void> {
  await sql`
    delete from person_days
    where environment_id = ${environmentId} and user_id = any(${arrayOfPlain(userIds)}::bigint[])`.execute(
    trx,
  );
}

/** Adds to what each day, by its number, changes. */
export async function addToDays(
  trx: Queryable,
  environmentId: number,
  changes: ReadonlyMap<number, Change>,
): Promise<void> {
  const rows = [...changes].filter(([, change]) => change.some((by) => by !== 0));
  if (rows.length === 0) return;
  const column = (index: 0 | 1 | 2) => arrayOfPlain(rows.map(([, change]) => change[index]));
  await sql`
    insert into active_day as t (environment_id, day, dau, wau, mau)
    select ${environmentId}, date '2000-01-01' + day, dau, wau, mau
    from unnest(
      ${arrayOfPlain(rows.map(([day]) => day))}::int[], ${column(0)}::int[], ${column(1)}::int[], ${column(2)}::int[]
    ) as n(day, dau, wau, mau)
    on conflict (environment_id, day) do update set
      dau = t.dau + excluded.dau, wau = t.wau + excluded.wau, mau = t.mau + excluded.mau`.execute(trx);
}

/** Adds to how many of each cohort came in each week; both are numbers of Mondays. */
export async function addToCohorts(
  trx: Queryable,
  environmentId: number,
  changes: readonly CohortChange[],
): Promise<void> {
  if (changes.length === 0) return;
  await sql`
    insert into cohort_week as t (environment_id, cohort, week, users)
    select ${environmentId}, date '2000-01-01' + cohort, date '2000-01-01' + week, users
    from unnest(
      ${arrayOfPlain(changes.map(({ cohort }) => cohort))}::int[],
      ${arrayOfPlain(changes.map(({ week }) => week))}::int[],
      ${arrayOfPlain(changes.map(({ users }) => users))}::int[]
    ) as n(cohort, week, users)
    on conflict (environment_id, cohort, week) do update set users = t.users + excluded.users`.execute(trx);
}

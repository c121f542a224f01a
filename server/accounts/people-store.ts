import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { insertSummaries } from './summary-store.ts';

/** Somebody or something seen in a stretch of time. */
interface Presence {
  id: string;
  externalId: string;
  firstAt: Date;
  lastAt: Date;
}
export type AccountPresence = Presence;
export interface UserPresence extends Presence {
  isAnonymous: boolean;
  /** First event from the user's own browser in that time. */
  activatedAt: Date | null;
  /** All their events in that time came from bots. */
  isBot: boolean;
}
export interface SeatPresence {
  accountId: string;
  userId: string;
  firstAt: Date;
  lastAt: Date;
}

/** Traits told of one user or account, and for each when it was told (epoch ms). */
export interface ToldTraits {
  id: string;
  traits: Record<string, unknown>;
  times: Record<string, number>;
}

const times = (dates: readonly (Date | null)[]) =>
  arrayOfPlain(dates.map((date) => date?.toISOString() ?? null));

/*
 * Rows come sorted by key, so that two writers which touch the same ones queue up instead of deadlocking. A row that
 * says nothing new is locked but not written.
 */

export async function upsertAccounts(
  trx: Queryable,
  environmentId: number,
  rows: readonly AccountPresence[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into account (
      environment_id, id, external_id, name, traits, trait_times, first_seen_at, last_seen_at
    )
    select ${environmentId}, id, external_id, external_id, '{}', '{}', first_at, last_at
    from unnest(
      ${arrayOfPlain(rows.map((row) => row.id))}::bigint[],
      ${arrayOfText(rows.map((row) => row.externalId))}::text[],
      ${times(rows.map((row) => row.firstAt))}::timestamptz[],
      ${times(rows.map((row) => row.lastAt))}::timestamptz[]
    ) as p(id, external_id, first_at, last_at)
    on conflict (environment_id, id) do update set
      first_seen_at = least(account.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(account.last_seen_at, excluded.last_seen_at)
    where account.first_seen_at > excluded.first_seen_at
      or account.last_seen_at < excluded.last_seen_at`.execute(trx);
  await insertSummaries(
    trx,
    environmentId,
    rows.map((row) => row.id),
  );
}

/** Returns the ids of those who were known, and had come earlier than was known or for the first time. */
export async function upsertUsers(
  trx: Queryable,
  environmentId: number,
  rows: readonly UserPresence[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: earlier } = await sql<{ id: string }>`
    with p as materialized (
      select * from unnest(
        ${arrayOfPlain(rows.map((row) => row.id))}::bigint[],
        ${arrayOfText(rows.map((row) => row.externalId))}::text[],
        ${arrayOfPlain(rows.map((row) => (row.isAnonymous ? 't' : 'f')))}::boolean[],
        ${times(rows.map((row) => row.firstAt))}::timestamptz[],
        ${times(rows.map((row) => row.lastAt))}::timestamptz[],
        ${times(rows.map((row) => row.activatedAt))}::timestamptz[],
        ${arrayOfPlain(rows.map((row) => (row.isBot ? 't' : 'f')))}::boolean[]
      ) as p(id, external_id, is_anonymous, first_at, last_at, activated_at, is_bot)
    ),
    upserted as (
      insert into "user" (
        environment_id, id, external_id, is_anonymous, name, traits, trait_times, first_seen_at, last_seen_at,
        activated_at, exclusion
      )
      select ${environmentId}, id, external_id, is_anonymous, external_id, '{}', '{}', first_at, last_at, activated_at,
        case when is_bot then 'bot' end
      from p
      on conflict (environment_id, id) do update set
        first_seen_at = least("user".first_seen_at, excluded.first_seen_at),
        last_seen_at = greatest("user".last_seen_at, excluded.last_seen_at),
        activated_at = least("user".activated_at, excluded.activated_at),
        -- A bot is who has never sent anything as a human.
        exclusion = case
          when "user".exclusion is distinct from 'bot' or excluded.exclusion = 'bot' then "user".exclusion
        end
      where "user".first_seen_at > excluded.first_seen_at
        or "user".last_seen_at < excluded.last_seen_at
        or excluded.activated_at < coalesce("user".activated_at, 'infinity')
        or ("user".exclusion = 'bot' and excluded.exclusion is null)
    )
    select u.id from p join "user" u on u.environment_id = ${environmentId} and u.id = p.id
    where p.activated_at < coalesce(u.activated_at, 'infinity')`.execute(trx);
  return earlier.map(({ id }) => id);
}

export async function upsertSeats(
  trx: Queryable,
  environmentId: number,
  rows: readonly SeatPresence[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into seat (environment_id, account_id, user_id, first_seen_at, last_seen_at)
    select ${environmentId}, account_id, user_id, first_at, last_at
    from unnest(
      ${arrayOfPlain(rows.map((row) => row.accountId))}::bigint[],
      ${arrayOfPlain(rows.map((row) => row.userId))}::bigint[],
      ${times(rows.map((row) => row.firstAt))}::timestamptz[],
      ${times(rows.map((row) => row.lastAt))}::timestamptz[]
    ) as p(account_id, user_id, first_at, last_at)
    on conflict (environment_id, account_id, user_id) do update set
      first_seen_at = least(seat.first_seen_at, excluded.first_seen_at),
      last_seen_at = greatest(seat.last_seen_at, excluded.last_seen_at)
    where seat.first_seen_at > excluded.first_seen_at
      or seat.last_seen_at < excluded.last_seen_at`.execute(trx);
}

/** Traits kept of one user or account: beyond it only those that are there already are changed. */
const maxTraits = 500;

/** Of a user or account whose merged traits are `m.traits`: what people know it by. */
const nameOf = {
  account: sql`coalesce(
    nullif(btrim(told.set_traits ->> 'name'), ''),
    nullif(btrim(m.traits ->> 'name'), ''),
    told.external_id
  )`,
  user: sql`coalesce(
    nullif(btrim(m.traits ->> 'name'), ''),
    nullif(btrim(concat_ws(' ', m.traits ->> 'firstName', m.traits ->> 'lastName')), ''),
    nullif(btrim(m.traits ->> 'email'), ''),
    told.external_id
  )`,
};

/**
 * Merges traits key by key: one that was told earlier than the one that is there does not overwrite it, in whatever
 * order the two arrive. Rows that do not exist are left out. Returns the ids it found.
 */
export async function mergeTraits(
  trx: Queryable,
  environmentId: number,
  noun: 'account' | 'user',
  rows: readonly ToldTraits[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const table = sql.table(noun);
  const { rows: merged } = await sql<{ id: string }>`
    update ${table} as told set (traits, trait_times, name) = (
      select m.traits, m.times, left(${nameOf[noun]}, 200)
      from (
        select
          told.traits || coalesce(jsonb_object_agg(t.key, t.value), '{}') as traits,
          told.trait_times || coalesce(jsonb_object_agg(t.key, given.times -> t.key), '{}') as times
        from jsonb_each(given.traits) as t
        where coalesce((told.trait_times ->> t.key)::bigint, 0) <= (given.times ->> t.key)::bigint
          and (
            told.traits ? t.key
            or (select count(*) from jsonb_object_keys(told.traits)) < ${maxTraits}
          )
      ) as m
    )
    from unnest(
      ${arrayOfPlain(rows.map((row) => row.id))}::bigint[],
      ${arrayOfText(rows.map((row) => JSON.stringify(row.traits)))}::jsonb[],
      ${arrayOfText(rows.map((row) => JSON.stringify(row.times)))}::jsonb[]
    ) as given(id, traits, times)
    where told.environment_id = ${environmentId} and told.id = given.id
    returning told.id`.execute(trx);
  return merged.map(({ id }) => id);
}

/** The zone that each account's trait `timeZone` names, if any, and the one that decides its days now. */
export async function selectTimeZones(
  db: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<{ id: string; told: string | null; timeZone: string | null }[]> {
  const { rows } = await sql<{ id: string; told: string | null; timeZone: string | null }>`
    select id, traits ->> 'timeZone' as told, time_zone from account
    where environment_id = ${environmentId} and id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(db);
  return rows;
}

/** Whether it was set: the database has its own list of zones, and days in one it does not know can't be counted. */
export async function updateTimeZone(
  trx: Queryable,
  environmentId: number,
  accountId: string,
  timeZone: string,
): Promise<boolean> {
  const { numAffectedRows = 0n } = await sql`
    update account set time_zone = ${timeZone}
    where environment_id = ${environmentId} and id = ${accountId}
      and exists (select from pg_timezone_names where name = ${timeZone})`.execute(trx);
  return numAffectedRows > 0n;
}

/** Tells every process that rows of people were merged or are gone: what it has seen of them is no longer so. */
export async function raisePeopleVersion(trx: Queryable, environmentId: number): Promise<void> {
  await trx
    .updateTable('environment')
    .set((expression) => ({ peopleVersion: expression('peopleVersion', '+', 1) }))
    .where('id', '=', environmentId)
    .execute();
}

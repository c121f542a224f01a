import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { DriverClient } from '../db/one-connection.ts';
import { preparedLastStatement, preparedStatement } from '../db/prepared-statement.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import { wholeTransaction } from '../db/whole-transaction.ts';
import { type EnvironmentRules, holdingRules } from './environment-rules-store.ts';
import { type EventRow, encodeEvents } from './event-rows.ts';
import { copyText } from './event-store.ts';
import { type Quarter, quarterMs, type Tally } from './tally.ts';

/** A day of the account's time zone: its own, else the workspace's. */
const dayOf = (workspaceZone: string) =>
  sql<string>`(e.at at time zone coalesce(a.time_zone, ${workspaceZone}))::date`;

/** IANA name of the zone in which accounts live that name none of their own. */
export async function selectWorkspaceZone(trx: Queryable, environmentId: number): Promise<string> {
  const { timeZone } = await trx
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.id', '=', environmentId)
    .select('workspace.timeZone')
    .executeTakeFirstOrThrow();
  return timeZone;
}

const factsText = `
  with quarter as materialized (
    select q.*, (q.at at time zone coalesce(a.time_zone, $2))::date as day
    from unnest($3::bigint[], $4::bigint[], $5::timestamptz[], $6::int[]) with ordinality
      as q(account_id, user_id, at, events, place)
    left join account a on a.environment_id = $1 and a.id = q.account_id
  ),
  day_of as materialized (select array_agg(day order by place) as days from quarter),
  changed as (
    select c.id, coalesce(min(q.day), 'infinity') as day
    from unnest($14::bigint[]) as c(id) left join quarter q on q.account_id = c.id
    group by c.id
  ),
  held as (
    select s.account_id, s.is_stale, s.changed_from from account_summary s
    where s.environment_id = $1 and s.account_id = any($14::bigint[])
    for no key update skip locked
  ),
  marked as (
    update account_summary s set is_stale = true, changed_from = least(s.changed_from, c.day)
    from changed c join held h on h.account_id = c.id
    where s.environment_id = $1 and s.account_id = c.id and (not h.is_stale or h.changed_from > c.day)
  ),
  noted as (
    insert into account_change (environment_id, account_id, id, day)
    select $1, c.id, $13::uuid, c.day from changed c where c.id not in (select account_id from held)
  ),
  days as (
    insert into user_day (environment_id, account_id, day, user_id, events)
    select $1, account_id, day, user_id, sum(events)
    from quarter
    group by account_id, day, user_id
    order by account_id, day, user_id
    on conflict (environment_id, account_id, day, user_id)
    do update set events = user_day.events + excluded.events
    returning account_id, user_id, day, xmax = 0 as is_new
  ),
  last as (
    select account_id, user_id, max(day) as last_day from days where is_new group by account_id, user_id
  ),
  seats as (
    insert into seat as s (environment_id, account_id, user_id, first_seen_at, last_seen_at, last_day, days)
    select $1, d.account_id, d.user_id, 'infinity', '-infinity', l.last_day,
      bit_or(set_bit(repeat('0', 400)::bit(400), l.last_day - d.day, 1))
    from days d join last l using (account_id, user_id)
    where d.is_new and l.last_day - d.day < 400 and d.account_id = any($7::bigint[])
    group by d.account_id, d.user_id, l.last_day
    order by d.account_id, d.user_id
    on conflict (environment_id, account_id, user_id) do update set
      last_day = greatest(s.last_day, excluded.last_day),
      days = (s.days >> coalesce(greatest(s.last_day, excluded.last_day) - s.last_day, 0))
        | (excluded.days >> (greatest(s.last_day, excluded.last_day) - excluded.last_day))
  ),
  uses as (
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select $1, ($3::bigint[])[u.place], d.days[u.place], u.kind, u.entry_id, u.page_id, u.build_id,
      ($4::bigint[])[u.place], count(*)
    from day_of d, unnest($8::int[], $9::smallint[], $10::int[], $11::int[], $12::int[])
      as u(place, kind, entry_id, page_id, build_id)
    group by 2, 3, 4, 5, 6, 7, 8
    order by 4, 5, 3, 2, 8, 6, 7
    on conflict (environment_id, kind, entry_id, day, account_id, user_id, page_id, build_id)
    do update set uses = entry_use.uses + excluded.uses
  )
  select`;

const insertFacts = preparedStatement(factsText);
const insertFactsAndCommit = preparedLastStatement(factsText);
const insertEventsAndFacts = wholeTransaction(factsText);

/**
 * Adds what these events say, each of which must be new, to `user_day` and `entry_use`, and marks new days in the seats.
 * One statement, prepared once per connection: what the uses share with others of their quarter is sent once and looked
 * up by place. Rows are added in the order of their key, so that two writers which touch the same ones queue up instead
 * of deadlocking. It also marks the numbers of these accounts as out of date: on their summary, held until the
 * transaction ends, so that nobody makes them anew before these facts can be seen; and where somebody is just doing that,
 * in a row of its own, so that they need not be waited for.
 *
 * @param accountIds without those that only stand for a user who has none
 */
export async function addFacts(
  client: DriverClient,
  environmentId: number,
  workspaceZone: string,
  tally: Tally,
  accountIds: ReadonlySet<string>,
): Promise<void> {
  await insertFacts(client, factsOf(environmentId, workspaceZone, tally, accountIds));
}

/** The same where nothing else follows from a group of events: commits too, in one trip to the database. */
export async function addFactsAndCommit(
  client: DriverClient,
  environmentId: number,
  workspaceZone: string,
  tally: Tally,
  accountIds: ReadonlySet<string>,
): Promise<void> {
  await insertFactsAndCommit(client, factsOf(environmentId, workspaceZone, tally, accountIds));
}

/**
 * The same with the events themselves, none of which is stored yet, from the beginning to the end of the transaction in
 * one trip. Undefined: not on this connection, which has stored no facts yet. Throws what `haveRulesChanged` and
 * `isStoredAlready` know.
 */
export const addEventsAndFacts = (
  client: DriverClient,
  environmentId: number,
  rules: EnvironmentRules,
  rows: readonly EventRow[],
  tally: Tally,
  accountIds: ReadonlySet<string>,
): Promise<void> | undefined =>
  insertEventsAndFacts(client, {
    first: holdingRules(environmentId, rules),
    copy: copyText,
    rows: encodeEvents(environmentId, rows),
    last: factsOf(environmentId, rules.timeZone, tally, accountIds),
  });

const factsOf = (
  environmentId: number,
  workspaceZone: string,
  { quarters, uses }: Tally,
  accountIds: ReadonlySet<string>,
) => [
  environmentId,
  workspaceZone,
  arrayOfPlain(quarters.map(({ person }) => person.accountId)),
  arrayOfPlain(quarters.map(({ person }) => person.userId)),
  arrayOfPlain(quarters.map(({ number }) => new Date(number * quarterMs).toISOString())),
  arrayOfPlain(quarters.map(({ events }) => events)),
  // Users without an account have no seat.
  arrayOfPlain([...accountsOf(quarters)]),
  arrayOfPlain(uses.places),
  arrayOfPlain(uses.kinds),
  arrayOfPlain(uses.entryIds),
  arrayOfPlain(uses.pageIds),
  arrayOfPlain(uses.buildIds),
  randomUUID(),
  arrayOfPlain([...accountIds]),
];

const accountsOf = (quarters: readonly Quarter[]) =>
  new Set(
    quarters.flatMap(({ person }) => (person.accountExternalId === undefined ? [] : [person.accountId])),
  );

/*
 * Recounts. An account's events are found by their key; only who they count for may differ from who sent them (see
 * the view `counted_event`, which whole environments are counted by).
 */

const linked = sql`
    left join user_link l on l.environment_id = e.environment_id and l.anonymous_user_id = e.user_id
      and l.moved_at is not null`;
/** Days whose raw events are all still there; the facts of earlier ones stay as they are. */
const isCountable = (environmentId: number, day = sql`day`) =>
  sql`${day} > (select coalesce(raw_from, '-infinity') from environment where id = ${environmentId})`;
const countedUser = sql`coalesce(l.user_id, e.user_id)`;

/** Replaces all `user_day` rows of these accounts by what their stored events of these kinds say. */
export async function rewriteActivity(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  accountIds: readonly string[],
  kinds: readonly number[],
): Promise<void> {
  const accounts = arrayOfPlain(accountIds);
  await sql`
    delete from user_day
    where environment_id = ${environmentId} and account_id = any(${accounts}::bigint[])
      and ${isCountable(environmentId)}`.execute(trx);
  await sql`
    insert into user_day (environment_id, account_id, day, user_id, events)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, ${countedUser}, count(*)
    from event e ${linked}
    left join account a on a.environment_id = e.environment_id and a.id = e.account_id
    where e.environment_id = ${environmentId} and e.account_id = any(${accounts}::bigint[])
      and e.kind = any(${arrayOfPlain(kinds)}::smallint[])
      and ${isCountable(environmentId, dayOf(workspaceZone))}
    group by 2, 3, 4`.execute(trx);
}

/** Replaces all `entry_use` rows of these accounts by what their stored events say. */
export async function rewriteUses(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  accountIds: readonly string[],
): Promise<void> {
  const accounts = arrayOfPlain(accountIds);
  const { page, click, track } = eventKindCodes;
  await sql`
    delete from entry_use
    where environment_id = ${environmentId} and account_id = any(${accounts}::bigint[])
      and ${isCountable(environmentId)}`.execute(trx);
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, e.kind,
      coalesce(case e.kind when ${page} then e.page_id when ${click} then e.signature_id else e.name_id end, 0),
      case e.kind when ${page} then 0 else coalesce(e.page_id, 0) end, coalesce(e.build_id, 0), ${countedUser}, count(*)
    from event e ${linked}
    left join account a on a.environment_id = e.environment_id and a.id = e.account_id
    where e.environment_id = ${environmentId} and e.account_id = any(${accounts}::bigint[])
      and e.kind in (${page}, ${click}, ${track}) and ${isCountable(environmentId, dayOf(workspaceZone))}
    group by 2, 3, 4, 5, 6, 7, 8`.execute(trx);
}

import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todayOfWorkspace, todays } from '../metrics/account-days.ts';
import { isFactOf, isOneOf, type LimitedEntry } from './counted-facts-store.ts';
import { hasAccount, type Recent } from './recent-days-store.ts';

export interface Amount {
  uses90: number;
  users90: number;
  accounts90: number;
}

/** Of an entry. `path`: the page on which it was used most; null for a page itself. */
export interface EntryAmount {
  place: number;
  uses90: number;
  path: string | null;
}

const days = 90;

/** The place of an entry among these, by what a row says of it. */
function placesOf(entries: readonly LimitedEntry[]): (row: { kind: number; entryId: number }) => number {
  const places = new Map(
    entries.map(({ kind, entryId }, place) => [`${eventKindCodes[kind]} ${entryId}`, place]),
  );
  return ({ kind, entryId }) => places.get(`${kind} ${entryId}`) as number;
}

/**
 * What the entries amount to in these days, all together and each for itself. Users are registered ones. Entries that
 * were not used have no row.
 */
export async function selectAmounts(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
): Promise<{ total: Amount; entries: EntryAmount[] }> {
  if (entries.length === 0) return { total: { uses90: 0, users90: 0, accounts90: 0 }, entries: [] };
  const used = await selectUses(db, scope, isRecent, entries);
  const people = await selectPeople(db, scope, isRecent, entries);
  const uses90 = used.reduce((total, each) => total + each.uses90, 0);
  return { total: { uses90, ...people }, entries: used };
}

async function selectUses(
  db: Queryable,
  { environmentId }: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
): Promise<EntryAmount[]> {
  const { rows } = await sql<Omit<EntryAmount, 'place'> & { kind: number; entryId: number }>`
    select distinct on (b.kind, b.entry_id) b.kind, b.entry_id, p.path,
      (sum(b.uses) over (partition by b.kind, b.entry_id))::int as uses90
    from (
      select u.kind, u.entry_id, u.page_id, sum(u.uses) as uses from entry_use u
      where u.environment_id = ${environmentId} and ${isRecent} and ${isFactOf(entries)}
      group by 1, 2, 3
    ) as b
    left join page p on p.environment_id = ${environmentId} and p.id = b.page_id
    order by b.kind, b.entry_id, b.uses desc, p.path`.execute(db);
  const placeOf = placesOf(entries);
  return rows.map(({ uses90, path, ...row }) => ({ place: placeOf(row), uses90, path }));
}

/** Different people over all entries: facts are grouped before anything is joined to them. */
async function selectPeople(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
): Promise<Omit<Amount, 'uses90'>> {
  const { rows } = await sql<Omit<Amount, 'uses90'>>`
    with seats as materialized (
      select u.account_id, u.user_id from entry_use u
      where u.environment_id = ${scope.environmentId} and ${isRecent} and ${isFactOf(entries)}
      group by 1, 2
    )
    select (
        select count(*) from (select distinct user_id from seats) as d ${joinUser(scope)} where ${isRegistered}
      )::int as users90,
      (select count(*) from (select distinct account_id from seats) as d where ${hasAccount(scope)})::int as accounts90`.execute(
    db,
  );
  return rows[0] as Omit<Amount, 'uses90'>;
}

/** One event as it came in. `name`s are null where the host app has told none. */
export interface Hit {
  id: string;
  at: Date;
  place: number;
  path: string | null;
  userId: string;
  userName: string;
  isAnonymous: boolean;
  accountName: string | null;
}

/** The events of these entries that were received after `since`, newest first. */
export async function selectHits(
  db: Queryable,
  { environmentId }: Scope,
  since: Date,
  entries: readonly LimitedEntry[],
  limit: number,
): Promise<Hit[]> {
  if (entries.length === 0) return [];
  const { page, click } = eventKindCodes;
  const isMeant = isOneOf(entries, {
    kind: sql`e.kind`,
    entryId: sql`e.entry_id`,
    pageId: sql`coalesce(e.page_id, 0)`,
  });
  const { rows } = await sql<Omit<Hit, 'place'> & { kind: number; entryId: number }>`
    with came as materialized (
      select e.id, e.at, e.received_at, e.kind, e.page_id, e.account_id, e.user_id,
        coalesce(case e.kind when ${sql.lit(page)} then e.page_id when ${sql.lit(click)} then e.signature_id
          else e.name_id end, 0) as entry_id
      from event e
      where e.environment_id = ${environmentId} and e.received_at > ${since}
    )
    select e.id, e.at, e.kind, e.entry_id, p.path, u.external_id as user_id, u.name as user_name, u.is_anonymous,
      a.name as account_name
    from came e
    join "user" u on u.environment_id = ${environmentId} and u.id = e.user_id
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    left join page p on p.id = e.page_id
    where ${isMeant}
    order by e.received_at desc, e.at desc, e.id
    limit ${limit}`.execute(db);
  const placeOf = placesOf(entries);
  return rows.map(({ kind, entryId, ...hit }) => ({ ...hit, place: placeOf({ kind, entryId }) }));
}

/** Every name given to `cairn.track`, with its events of the last 90 days, most frequent first. */
export async function selectEventNames(
  db: Queryable,
  scope: Scope,
  now: Date,
): Promise<{ name: string; events90: number }[]> {
  const { rows } = await sql<{ name: string; events90: number }>`
    select n.name, coalesce(used.events, 0)::int as "events90"
    from event_name n
    left join (
      select u.entry_id, sum(u.uses) as events
      from entry_use u
      left join ${todays(scope, now)} on t.account_id = u.account_id
      where u.environment_id = ${scope.environmentId} and u.kind = ${sql.lit(eventKindCodes.track)}
        and ${ofPortfolio(scope, 'u.accountId')}
        and u.day >= ${earliestDay(now, days)}::date
        and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - u.day < ${days}
      group by u.entry_id
    ) as used on used.entry_id = n.id
    where n.environment_id = ${scope.environmentId} and n.kind = ${sql.lit(eventKindCodes.track)}
    order by "events90" desc, n.name`.execute(db);
  return rows;
}

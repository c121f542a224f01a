import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todayOfWorkspace, todays } from '../metrics/account-days.ts';
import type { EntryKind } from './evaluate-rules.ts';
import { hasAccount, type Recent } from './recent-days-store.ts';

/** An entry as unsaved rules count it: on these pages only, or null for any. */
export interface LimitedEntry {
  kind: EntryKind;
  entryId: number;
  pageIds: readonly number[] | null;
}

export interface Amount {
  uses90: number;
  users90: number;
  accounts90: number;
}

/** `path`: the page on which it was used most. */
export type EntryAmount = Amount & { place: number; path: string | null };

const days = 90;

/**
 * The entries, at least one, as a table `w (place, kind, entry_id, is_limited)`, and whether a page is one of those that
 * an entry is limited to. Written out, because the planner knows how long a list of values is, and of an array guesses.
 */
function tables(entries: readonly LimitedEntry[]) {
  const rows = entries.map(({ kind, entryId, pageIds }, place) =>
    [place, `${eventKindCodes[kind]}::smallint`, entryId, pageIds !== null].join(),
  );
  const pages = entries.flatMap(({ pageIds }, place) => (pageIds ?? []).map((pageId) => ({ place, pageId })));
  return {
    wanted: sql`(values ${sql.raw(rows.map((row) => `(${row})`).join())}) as w(place, kind, entry_id, is_limited)`,
    isOnPage: (pageId: RawBuilder<unknown>) =>
      entries.every(({ pageIds }) => pageIds === null)
        ? sql`true`
        : sql`(not w.is_limited or (w.place, ${pageId}) in (
      select * from unnest(
        ${arrayOfPlain(pages.map(({ place }) => place))}::int[],
        ${arrayOfPlain(pages.map((page) => page.pageId))}::int[]
      )))`,
  };
}

/**
 * What the entries amount to in these days, all together and, for those `told` with the most uses, each for itself.
 * Users are registered ones. Entries that were not used have no row.
 */
export async function selectAmounts(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
  told: number,
): Promise<{ total: Amount; entries: EntryAmount[] }> {
  if (entries.length === 0) return { total: nothing, entries: [] };
  const uses = await selectUses(db, scope, isRecent, entries);
  const most = uses.slice(0, told);
  const details = await selectDetails(
    db,
    scope,
    isRecent,
    entries,
    most.map(({ place }) => place),
  );
  const byPlace = new Map(details.map((row) => [row.place, row]));
  const sum = uses.reduce((total, { uses90 }) => total + uses90, 0);
  const people = entries.length === 1 ? details[0] : await selectPeople(db, scope, isRecent, entries);
  const { users90 = 0, accounts90 = 0 } = people ?? {};
  return {
    total: { uses90: sum, users90, accounts90 },
    entries: most.map((row) => ({ ...(byPlace.get(row.place) as EntryAmount), ...row })),
  };
}

const nothing: Amount = { uses90: 0, users90: 0, accounts90: 0 };

const joined = (scope: Scope, isRecent: Recent, entries: readonly LimitedEntry[]) => {
  const { wanted, isOnPage } = tables(entries);
  return sql`${wanted}
    join entry_use u on u.environment_id = ${scope.environmentId} and u.kind = w.kind and u.entry_id = w.entry_id
    where ${isRecent} and ${isOnPage(sql`u.page_id`)}`;
};

/** Of each entry that was used, the most used first. */
async function selectUses(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
): Promise<{ place: number; uses90: number }[]> {
  const { rows } = await sql<{ place: number; uses90: number }>`
    select w.place::int, sum(u.uses)::int as uses90 from ${joined(scope, isRecent, entries)}
    group by 1 order by 2 desc, 1`.execute(db);
  return rows;
}

/** Different people over all entries: facts are grouped before anything is joined to them. */
async function selectPeople(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
): Promise<Omit<Amount, 'uses90'> | undefined> {
  const { rows } = await sql<Omit<Amount, 'uses90'>>`
    with seats as materialized (
      select u.account_id, u.user_id from ${joined(scope, isRecent, entries)} group by 1, 2
    )
    select (
        select count(*) from (select distinct user_id from seats) as d ${joinUser(scope)} where ${isRegistered}
      )::int as users90,
      (select count(*) from (select distinct account_id from seats) as d where ${hasAccount(scope)})::int as accounts90`.execute(
    db,
  );
  return rows[0];
}

async function selectDetails(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  entries: readonly LimitedEntry[],
  places: readonly number[],
): Promise<Omit<EntryAmount, 'uses90'>[]> {
  const used = sql`${joined(scope, isRecent, entries)} and w.place = any(${arrayOfPlain(places)}::int[])`;
  const { rows } = await sql<Omit<EntryAmount, 'uses90'>>`
    with users as (
      select d.place, count(*)::int as users
      from (select distinct w.place, u.user_id from ${used}) as d ${joinUser(scope)} where ${isRegistered} group by d.place
    ),
    accounts as (
      select d.place, count(*)::int as accounts
      from (select distinct w.place, u.account_id from ${used}) as d where ${hasAccount(scope)} group by d.place
    ),
    by_page as (select w.place, u.page_id, sum(u.uses) as uses from ${used} group by 1, 2)
    select b.place::int, coalesce(max(users.users), 0) as users90, coalesce(max(accounts.accounts), 0) as accounts90,
      (array_agg(p.path order by b.uses desc, p.path) filter (where p.path is not null))[1] as path
    from by_page b
    left join page p on p.environment_id = ${scope.environmentId} and p.id = b.page_id
    left join users on users.place = b.place
    left join accounts on accounts.place = b.place
    group by b.place`.execute(db);
  return rows;
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
  const { wanted, isOnPage } = tables(entries);
  const { page, click } = eventKindCodes;
  const { rows } = await sql<Hit>`
    with came as materialized (
      select e.id, e.at, e.received_at, e.kind, e.page_id, e.account_id, e.user_id,
        coalesce(case e.kind when ${sql.lit(page)} then e.page_id when ${sql.lit(click)} then e.signature_id
          else e.name_id end, 0) as entry_id
      from event e
      where e.environment_id = ${environmentId} and e.received_at > ${since}
    )
    select e.id, e.at, w.place::int, p.path, u.external_id as user_id, u.name as user_name, u.is_anonymous,
      a.name as account_name
    from came e
    join ${wanted} on w.kind = e.kind and w.entry_id = e.entry_id
    join "user" u on u.environment_id = ${environmentId} and u.id = e.user_id
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    left join page p on p.id = e.page_id
    where ${isOnPage(sql`coalesce(e.page_id, 0)`)}
    order by e.received_at desc, e.at desc, e.id
    limit ${limit}`.execute(db);
  return rows;
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

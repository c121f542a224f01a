import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { earliestDay, isRegistered, joinUser, todayOfWorkspace, todays } from '../metrics/account-days.ts';
import type { EntryKind } from './evaluate-rules.ts';

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

/** The entries as a table `w (place, kind, entry_id, is_limited)`, and the pages as `p (place, page_id)`. */
function tables(entries: readonly LimitedEntry[]) {
  const pages = entries.flatMap(({ pageIds }, place) => (pageIds ?? []).map((pageId) => ({ place, pageId })));
  return {
    wanted: sql`(
      select (row_number() over ()) - 1 as place, w.* from unnest(
        ${arrayOfPlain(entries.map(({ kind }) => eventKindCodes[kind]))}::smallint[],
        ${arrayOfPlain(entries.map(({ entryId }) => entryId))}::int[],
        ${arrayOfText(entries.map(({ pageIds }) => String(pageIds !== null)))}::boolean[]
      ) as w(kind, entry_id, is_limited)) as w`,
    isOnPage: (pageId: ReturnType<typeof sql>) => sql`(not w.is_limited or (w.place, ${pageId}) in (
      select * from unnest(
        ${arrayOfPlain(pages.map(({ place }) => place))}::bigint[],
        ${arrayOfPlain(pages.map((page) => page.pageId))}::int[]
      )))`,
  };
}

/** So many entries are told apart by users and accounts: those with the most uses. */
const maxTold = 200;

/**
 * What the entries amount to in the last 90 days, today included, all together and, for those with the most uses, each
 * for itself. Users are registered ones. Entries that were not used have no row.
 */
export async function selectAmounts(
  db: Queryable,
  scope: Scope,
  now: Date,
  entries: readonly LimitedEntry[],
): Promise<{ total: Amount; entries: EntryAmount[] }> {
  const { wanted, isOnPage } = tables(entries);
  const used = sql`
    ${wanted}
    join entry_use d on d.environment_id = ${scope.environmentId} and d.kind = w.kind and d.entry_id = w.entry_id
    left join ${todays(scope, now)} on t.account_id = d.account_id
    where d.day >= ${earliestDay(now, days)}::date
      and coalesce(t.today, ${todayOfWorkspace(scope, now)}) - d.day < ${days}
      and ${isOnPage(sql`d.page_id`)}`;

  const all = sql<Amount>`
    select coalesce(sum(d.uses), 0)::int as uses90,
      count(distinct d.user_id) filter (where ${isRegistered})::int as users90,
      count(distinct d.account_id) filter (where d.has_account)::int as accounts90
    from (
      select d.account_id, d.user_id, t.account_id is not null as has_account, sum(d.uses) as uses
      from ${used}
      group by 1, 2, 3
    ) as d
    ${joinUser(scope)}`.execute(db);

  const each = sql<EntryAmount>`
    with by_page as (select w.place, d.page_id, sum(d.uses) as uses from ${used} group by 1, 2),
    most as (
      select b.place, sum(b.uses)::int as uses,
        (array_agg(p.path order by b.uses desc, p.path) filter (where p.path is not null))[1] as path
      from by_page b left join page p on p.environment_id = ${scope.environmentId} and p.id = b.page_id
      group by b.place
      order by uses desc
      limit ${maxTold}
    )
    select most.place::int, most.path, most.uses as uses90, coalesce(told.users, 0) as users90,
      coalesce(told.accounts, 0) as accounts90
    from most
    left join (
      select d.place, count(distinct d.user_id) filter (where ${isRegistered})::int as users,
        count(distinct d.account_id) filter (where d.has_account)::int as accounts
      from (
        select w.place, d.account_id, d.user_id, t.account_id is not null as has_account
        from ${used} and w.place in (select place from most)
        group by 1, 2, 3, 4
      ) as d
      ${joinUser(scope)}
      group by d.place
    ) as told on told.place = most.place`.execute(db);
  // Side by side: both read all uses of the entries, and the database has more than one core.
  const [{ rows: totals }, { rows: most }] = await Promise.all([all, each]);
  return { total: totals[0] ?? { uses90: 0, users90: 0, accounts90: 0 }, entries: most };
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

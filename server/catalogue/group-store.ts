import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser } from '../metrics/account-days.ts';
import type { EntryKind } from './evaluate-rules.ts';
import { hasAccount } from './recent-days-store.ts';

/** Entries that are counted as one thing. */
export interface EntryGroup {
  id: number;
  entries: readonly { kind: EntryKind; entryId: number }[];
}

export interface GroupUse {
  group: number;
  /** Registered ones. */
  users: number;
  accounts: number;
  /** Of what was clicked or tracked: the page on which that was done most. */
  path: string | null;
}

/** Of a fact `u`, kind and entry as one number: joined by two columns, the planner would expect hardly any rows. */
const entry = sql`(16 * u.entry_id::bigint + u.kind)`;

/**
 * Whose use groups of entries have, by facts `u` for which `isMeant` holds; without those that nobody used. There may be a
 * million facts and hardly fewer people: they are grouped in one pass of the index before anything is joined to them.
 *
 * @param isMeant a condition on facts that takes those of the entries and no others. It names them by lists of ids, from
 *   which the planner knows how many facts to expect; of a table of entries to join it knows nothing.
 */
export async function selectGroupUse(
  db: Queryable,
  scope: Scope,
  isMeant: RawBuilder<unknown>,
  groups: readonly EntryGroup[],
): Promise<GroupUse[]> {
  const { environmentId } = scope;
  const members = groups.flatMap(({ id, entries }) =>
    entries.map(({ kind, entryId }) => ({ group: id, entry: 16 * entryId + eventKindCodes[kind] })),
  );
  const { rows } = await sql<GroupUse>`
    with member as materialized (
      select * from unnest(
        ${arrayOfPlain(members.map(({ group }) => group))}::int[],
        ${arrayOfPlain(members.map(({ entry }) => entry))}::bigint[]
      ) as m("group", entry)
    ),
    seats as materialized (
      select ${entry} as entry, u.account_id, u.user_id, u.page_id, sum(u.uses) as uses from entry_use u
      where u.environment_id = ${environmentId} and ${isMeant}
      group by 1, 2, 3, 4
    ),
    users as (
      select d."group", (count(*) filter (where ${isRegistered}))::int as users
      from (select distinct "group", user_id from seats join member using (entry)) as d
      ${joinUser(scope)}
      group by d."group"
    ),
    accounts as (
      select d."group", count(*)::int as accounts
      from (select distinct "group", account_id from seats join member using (entry)) as d
      where ${hasAccount(scope)}
      group by d."group"
    ),
    pages as (
      select distinct on ("group") "group", p.path
      from (
        select "group", page_id, sum(uses) as uses from seats join member using (entry)
        group by 1, 2
      ) as b
      join page p on p.environment_id = ${environmentId} and p.id = b.page_id
      order by "group", b.uses desc, p.path
    )
    select used."group", coalesce(users.users, 0) as users, coalesce(accounts.accounts, 0) as accounts, pages.path
    from (select distinct "group" from seats join member using (entry)) as used
    left join users using ("group")
    left join accounts using ("group")
    left join pages using ("group")`.execute(db);
  return rows;
}

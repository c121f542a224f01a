import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema.ts';

export interface Activity {
  accountId: string;
  userId: string;
  at: Date;
}

/** One use of an entry of the dictionaries; ids as in `entry_use`. */
export interface Use extends Activity {
  kind: number;
  entryId: number;
  pageId: number;
  buildId: number;
}

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

/** The time zone that decides an account's days: its own, else the workspace's. */
const dayOf = (workspaceZone: string) =>
  sql`(e.at at time zone coalesce(a.time_zone, ${workspaceZone}))::date`;

const columns = (rows: readonly Activity[]) => ({
  accountIds: arrayOfPlain(rows.map((row) => row.accountId)),
  userIds: arrayOfPlain(rows.map((row) => row.userId)),
  times: arrayOfPlain(rows.map((row) => row.at.toISOString())),
});

/** Adds to `user_day` what these events say, each of which must be new. */
export async function addActivity(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  rows: readonly Activity[],
): Promise<void> {
  if (rows.length === 0) return;
  const { accountIds, userIds, times } = columns(rows);
  await sql`
    insert into user_day (environment_id, account_id, day, user_id, events)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, e.user_id, count(*)
    from unnest(${accountIds}::bigint[], ${userIds}::bigint[], ${times}::timestamptz[]) as e(account_id, user_id, at)
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    group by 2, 3, 4
    order by 2, 3, 4
    on conflict (environment_id, account_id, day, user_id)
    do update set events = user_day.events + excluded.events`.execute(trx);
}

/** Adds to `entry_use`: one row for each new event that can be a use of some feature. */
export async function addUses(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  rows: readonly Use[],
): Promise<void> {
  if (rows.length === 0) return;
  const { accountIds, userIds, times } = columns(rows);
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, e.kind, e.entry_id, e.page_id, e.build_id,
      e.user_id, count(*)
    from unnest(
      ${accountIds}::bigint[], ${userIds}::bigint[], ${times}::timestamptz[],
      ${arrayOfPlain(rows.map((row) => row.kind))}::smallint[],
      ${arrayOfPlain(rows.map((row) => row.entryId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.pageId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.buildId))}::int[]
    ) as e(account_id, user_id, at, kind, entry_id, page_id, build_id)
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    group by 2, 3, 4, 5, 6, 7, 8
    order by 4, 5, 3, 2, 8, 6, 7
    on conflict (environment_id, kind, entry_id, day, account_id, user_id, page_id, build_id)
    do update set uses = entry_use.uses + excluded.uses`.execute(trx);
}

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
    where environment_id = ${environmentId} and account_id = any(${accounts}::bigint[])`.execute(trx);
  await sql`
    insert into user_day (environment_id, account_id, day, user_id, events)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, e.user_id, count(*)
    from event e left join account a on a.environment_id = e.environment_id and a.id = e.account_id
    where e.environment_id = ${environmentId} and e.account_id = any(${accounts}::bigint[])
      and e.kind = any(${arrayOfPlain(kinds)}::smallint[])
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
    where environment_id = ${environmentId} and account_id = any(${accounts}::bigint[])`.execute(trx);
  await sql`
    insert into entry_use (environment_id, account_id, day, kind, entry_id, page_id, build_id, user_id, uses)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, e.kind,
      coalesce(case e.kind when ${page} then e.page_id when ${click} then e.signature_id else e.name_id end, 0),
      case e.kind when ${page} then 0 else coalesce(e.page_id, 0) end, coalesce(e.build_id, 0), e.user_id, count(*)
    from event e left join account a on a.environment_id = e.environment_id and a.id = e.account_id
    where e.environment_id = ${environmentId} and e.account_id = any(${accounts}::bigint[])
      and e.kind in (${page}, ${click}, ${track})
    group by 2, 3, 4, 5, 6, 7, 8`.execute(trx);
}

import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema.ts';

export interface Activity {
  accountId: string;
  userId: string;
  at: Date;
}

export interface Use extends Activity {
  featureId: number;
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

/** Adds to `feature_use`: one row per new event and feature it counts for. */
export async function addUses(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  rows: readonly Use[],
): Promise<void> {
  if (rows.length === 0) return;
  const { accountIds, userIds, times } = columns(rows);
  const featureIds = arrayOfPlain(rows.map((row) => row.featureId));
  await sql`
    insert into feature_use (environment_id, account_id, day, feature_id, user_id, uses)
    select ${environmentId}, e.account_id, ${dayOf(workspaceZone)} as day, e.feature_id, e.user_id, count(*)
    from unnest(${accountIds}::bigint[], ${userIds}::bigint[], ${times}::timestamptz[], ${featureIds}::int[])
      as e(account_id, user_id, at, feature_id)
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    group by 2, 3, 4, 5
    order by 2, 3, 4, 5
    on conflict (environment_id, account_id, day, feature_id, user_id)
    do update set uses = feature_use.uses + excluded.uses`.execute(trx);
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

/** Replaces all `feature_use` rows of these accounts by what their stored events and the tag rules say. */
export async function rewriteUses(
  trx: Queryable,
  environmentId: number,
  workspaceZone: string,
  accountIds: readonly string[],
): Promise<void> {
  const accounts = arrayOfPlain(accountIds);
  await sql`
    delete from feature_use
    where environment_id = ${environmentId} and account_id = any(${accounts}::bigint[])`.execute(trx);
  // `distinct`: an event counts once for a feature, however many rules it meets.
  await sql`
    insert into feature_use (environment_id, account_id, day, feature_id, user_id, uses)
    select ${environmentId}, account_id, day, feature_id, user_id, count(*)
    from (
      select distinct e.account_id, e.day as key_day, e.id, ${dayOf(workspaceZone)} as day, s.feature_id, e.user_id
      from event e
      join feature_source s on s.environment_id = e.environment_id and (
        (e.kind = ${eventKindCodes.click} and s.source = 'signature' and s.source_id = e.signature_id)
        or (e.kind = ${eventKindCodes.track} and s.source = 'name' and s.source_id = e.name_id)
        or (e.kind = ${eventKindCodes.page} and s.source = 'page' and s.source_id = e.page_id)
      )
      left join account a on a.environment_id = e.environment_id and a.id = e.account_id
      where e.environment_id = ${environmentId} and e.account_id = any(${accounts}::bigint[])
    ) as used
    group by account_id, day, feature_id, user_id`.execute(trx);
}

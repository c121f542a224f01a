import { sql } from 'kysely';
import type { Db, Queryable } from '../db/database.ts';
import { partitionsLock } from './partition-store.ts';

/** A monthly partition of raw events. */
export interface EventMonth {
  table: string;
  /** The first day after it, `YYYY-MM-DD`. */
  endsBefore: string;
}

/** Oldest first, without the default partition. */
export async function selectEventMonths(db: Queryable): Promise<EventMonth[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'event'::regclass and c.relname ~ '^event_[0-9]{4}_[0-9]{2}$'
    order by 1`.execute(db);
  return rows.map(({ name }) => {
    const [, year, month] = name.split('_').map(Number) as [unknown, number, number];
    return { table: name, endsBefore: new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10) };
  });
}

export async function selectRetentions(
  db: Queryable,
): Promise<{ environmentId: number; retentionDays: number }[]> {
  return db
    .selectFrom('environment')
    .select(['id as environmentId', 'retentionDays'])
    .orderBy('id')
    .execute();
}

/** From now on days before it are not counted anew, because their events may be gone. */
export async function raiseRawFrom(trx: Queryable, environmentId: number, day: string): Promise<void> {
  await sql`
    update environment set raw_from = greatest(raw_from, ${day}::date) where id = ${environmentId}`.execute(
    trx,
  );
}

/** Whether something in the month was received since then. */
export async function isMonthRecent(db: Queryable, { table }: EventMonth, since: Date): Promise<boolean> {
  const { rows } = await sql<{ isRecent: boolean }>`
    select exists (select from ${sql.table(table)} where received_at >= ${since}) as is_recent`.execute(db);
  return rows[0]?.isRecent ?? false;
}

/**
 * Takes a month away. Storing events waits for it, and it waits for them, but not for long: it throws then, and is
 * tried again another time.
 */
export async function dropMonth(db: Db, { table }: EventMonth): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${partitionsLock}, 0)`.execute(trx);
    await sql`set local lock_timeout = '3s'`.execute(trx);
    await sql`drop table ${sql.table(table)}`.execute(trx);
  });
}

/** At most `limit` events of one environment that are older; how many there were. */
export async function deleteOldEvents(
  db: Queryable,
  environmentId: number,
  before: string,
  receivedBefore: Date,
  limit: number,
): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from event e using (
      select account_id, day, id from event
      where environment_id = ${environmentId} and day < ${before}::date and received_at < ${receivedBefore}
      limit ${limit}
    ) as old
    where e.environment_id = ${environmentId} and e.day < ${before}::date
      and e.account_id = old.account_id and e.day = old.day and e.id = old.id`.execute(db);
  return Number(numAffectedRows);
}

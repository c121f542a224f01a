import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export const partitionsLock = 7102;

/**
 * Makes the partition of `event` that holds one month, unless it is there. Rows of that month which the default
 * partition has taken in before are moved.
 *
 * @param month `YYYY-MM`
 * @param nextMonth the one after it
 */
export async function createMonthPartition(db: Db, month: string, nextMonth: string): Promise<void> {
  const name = `event_${month.replace('-', '_')}`;
  const partition = sql.table(name);
  const from = sql.lit(`${month}-01`);
  const to = sql.lit(`${nextMonth}-01`);
  await db.transaction().execute(async (trx) => {
    await sql`select pg_advisory_xact_lock(${partitionsLock}, 0)`.execute(trx);
    const { rows } = await sql<{
      exists: boolean;
    }>`select to_regclass(${name}) is not null as exists`.execute(trx);
    if (rows[0]?.exists) return;
    // Made aside and attached: `create table … partition of` would stop all readers of `event`.
    await sql`create table ${partition} (like event including all)`.execute(trx);
    await sql`lock table event_default in access exclusive mode`.execute(trx);
    await sql`
      with moved as (delete from event_default where day >= ${from} and day < ${to} returning *)
      insert into ${partition} select * from moved`.execute(trx);
    await sql`alter table event attach partition ${partition} for values from (${from}) to (${to})`.execute(
      trx,
    );
  });
}

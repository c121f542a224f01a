import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';

/**
 * Takes the lease, or makes one's own last for so long from now; whether this holder has it. The database's clock
 * decides, because those of servers differ.
 */
export async function takeLease(
  db: Queryable,
  name: string,
  holder: string,
  leaseMs: number,
): Promise<boolean> {
  const { rows } = await sql`
    insert into job_lease as l (name, holder, expires_at)
    values (${name}, ${holder}, clock_timestamp() + ${leaseMs} * interval '1 ms')
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where l.holder = excluded.holder or l.expires_at <= clock_timestamp()
    returning name`.execute(db);
  return rows.length > 0;
}

/** Lets another process have it at once. */
export async function dropLease(db: Queryable, holder: string): Promise<void> {
  await db.deleteFrom('jobLease').where('holder', '=', holder).execute();
}

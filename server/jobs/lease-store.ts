import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';

/** Takes or keeps the lease until then; whether this process has it. */
export async function takeLease(
  db: Queryable,
  name: string,
  holder: string,
  now: Date,
  expiresAt: Date,
): Promise<boolean> {
  const { rows } = await sql`
    insert into job_lease as l (name, holder, expires_at) values (${name}, ${holder}, ${expiresAt})
    on conflict (name) do update set holder = excluded.holder, expires_at = excluded.expires_at
    where l.holder = excluded.holder or l.expires_at <= ${now}
    returning name`.execute(db);
  return rows.length > 0;
}

/** Lets another process have it at once. */
export async function dropLease(db: Queryable, holder: string): Promise<void> {
  await db.deleteFrom('jobLease').where('holder', '=', holder).execute();
}

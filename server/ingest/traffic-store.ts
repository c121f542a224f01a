import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';

export async function updateTraffic(db: Queryable, environmentId: number, at: Date): Promise<void> {
  await sql`
    update environment set
      first_event_at = coalesce(first_event_at, ${at}),
      last_event_at = greatest(last_event_at, ${at})
    where id = ${environmentId}`.execute(db);
}

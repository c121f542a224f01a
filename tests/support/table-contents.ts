import type pg from 'pg';
import { listTables, quoted } from '../../server/db/backup/tables.ts';

/** Every table as the number of its rows and one hash over all of them, in whatever order they lie. */
export async function tableContents(pool: pg.Pool): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    const found: [string, string][] = [];
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as hash
         from ${quoted(name)} as t`,
      );
      found.push([name, rows[0].hash]);
    }
    return Object.fromEntries(found);
  } finally {
    client.release();
  }
}

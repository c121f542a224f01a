import type pg from 'pg';

/** Throws when the PostgreSQL is older than the tables need, which otherwise fails somewhere in the middle of them. */
export async function assertVersion(pool: pg.Pool, oldest = 15): Promise<void> {
  const { rows } = await pool.query<{ number: number; name: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as name`,
  );
  const { number = 0, name = '' } = rows[0] ?? {};
  if (number >= oldest * 10_000) return;
  throw new Error(
    `PostgreSQL ${name} is too old: Cairn needs ${oldest} or newer. Upgrade it, or point DATABASE_URL at a newer one.`,
  );
}

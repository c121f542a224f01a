import type pg from 'pg';

/** With these off PostgreSQL acknowledges what a power cut then takes away. */
const required = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** The settings that would let an acknowledged event be lost; empty when all is well. */
export async function unsafeSettings(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ name: string; setting: string }>(
    'select name, setting from pg_settings where name = any($1)',
    [required],
  );
  return rows.filter(({ setting }) => setting === 'off').map(({ name }) => name);
}

/** Throws when the database could lose what it has acknowledged. */
export async function assertDurability(pool: pg.Pool): Promise<void> {
  const unsafe = await unsafeSettings(pool);
  if (unsafe.length === 0) return;
  throw new Error(
    `PostgreSQL runs with ${unsafe.map((name) => `${name} = off`).join(', ')}: a power cut would lose events that ` +
      'were acknowledged. Switch on what is off, then start again.',
  );
}

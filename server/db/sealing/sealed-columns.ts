import { sql } from 'kysely';
import type { Queryable } from '../database.ts';
import { type SealedRow, type Sealing, sealedWith, UnreadableSecret } from './sealing.ts';

interface SealedColumn {
  table: 'webhook' | 'member' | 'identity_provider' | 'environment';
  /** Its primary key. */
  key: string;
  column: string;
}

/** Every secret that the server has to read again. What it only has to recognise is kept as a hash. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'webhook', key: 'id', column: 'secret' },
  { table: 'webhook', key: 'id', column: 'former_secret' },
  { table: 'member', key: 'id', column: 'totp_secret' },
  { table: 'identity_provider', key: 'workspace_id', column: 'client_secret' },
  { table: 'environment', key: 'id', column: 'identity_secret' },
];

interface StoredSecret extends SealedColumn {
  row: SealedRow;
  stored: string;
}

export interface SealedSecrets {
  /** Stored as they are. */
  plain: number;
  /** By the name of the key that they are sealed with. */
  byKey: Map<string, number>;
}

/** How many secrets are stored in which way. */
export async function countSecrets(db: Queryable): Promise<SealedSecrets> {
  const counted: SealedSecrets = { plain: 0, byKey: new Map() };
  for (const { stored } of await selectSecrets(db)) {
    const key = sealedWith(stored);
    if (key === undefined) counted.plain++;
    else counted.byKey.set(key, (counted.byKey.get(key) ?? 0) + 1);
  }
  return counted;
}

/** How many secrets each key has sealed that is not here, by its name. */
export const missingKeys = (
  { byKey }: SealedSecrets,
  { opensWith }: Sealing,
): [key: string, count: number][] => [...byKey].filter(([key]) => !opensWith.includes(key));

/**
 * Seals what is stored in plain or under another key with the first one. What somebody changes meanwhile is left alone:
 * it was sealed when it was written.
 *
 * @returns how many can’t be read, and stay as they are
 */
export async function sealStoredSecrets(db: Queryable, sealing: Sealing): Promise<{ unreadable: number }> {
  let unreadable = 0;
  for (const secret of await selectSecrets(db)) {
    if (sealedWith(secret.stored) === sealing.sealsWith) continue;
    try {
      const { table, column, row, stored } = secret;
      await sql`
        update ${sql.table(table)} set ${sql.ref(column)} = ${sealing.seal(sealing.open(stored, row), row)}
        where ${sql.ref(secret.key)}::text = ${row.slice(table.length + 1)} and ${sql.ref(column)} = ${stored}`.execute(
        db,
      );
    } catch (error) {
      if (!(error instanceof UnreadableSecret)) throw error;
      unreadable++;
    }
  }
  return { unreadable };
}

async function selectSecrets(db: Queryable): Promise<StoredSecret[]> {
  const found: StoredSecret[] = [];
  for (const of of sealedColumns) {
    const { rows } = await sql<{ id: string; stored: string }>`
      select ${sql.ref(of.key)}::text as id, ${sql.ref(of.column)} as stored
      from ${sql.table(of.table)} where ${sql.ref(of.column)} is not null`.execute(db);
    found.push(...rows.map(({ id, stored }) => ({ ...of, row: `${of.table}:${id}` as const, stored })));
  }
  return found;
}

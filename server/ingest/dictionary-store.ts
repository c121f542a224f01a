import { sql } from 'kysely';
import type { Signature } from '../../shared/contract/signature.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

export interface NamedEntry {
  /** Code of the event kind. */
  kind: number;
  name: string;
}

/** A row of a dictionary; `isNew` when this call made it. */
export type Stored<Entry> = Entry & { id: number; isNew: boolean };

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/*
 * All have one shape: insert what is missing, in the order of the key so that two processes which meet new
 * entries at once queue up instead of deadlocking, then read all.
 */

export async function insertNames(
  db: Queryable,
  environmentId: number,
  entries: readonly NamedEntry[],
): Promise<Stored<NamedEntry>[]> {
  if (entries.length === 0) return [];
  const sorted = entries.toSorted((a, b) => a.kind - b.kind || byText(a.name, b.name));
  const kinds = arrayOfPlain(sorted.map((entry) => entry.kind));
  const names = arrayOfText(sorted.map((entry) => entry.name));
  const inserted = await sql<{ id: number }>`
    insert into event_name (environment_id, kind, name)
    select ${environmentId}, kind, name from unnest(${kinds}::smallint[], ${names}::text[]) as e(kind, name)
    on conflict do nothing returning id`.execute(db);
  const { rows } = await sql<NamedEntry & { id: number }>`
    select id, kind, name from event_name
    where environment_id = ${environmentId}
      and (kind, name) in (select * from unnest(${kinds}::smallint[], ${names}::text[]))`.execute(db);
  return markNew(rows, inserted.rows);
}

export async function insertPages(
  db: Queryable,
  environmentId: number,
  paths: readonly string[],
): Promise<Stored<{ path: string }>[]> {
  if (paths.length === 0) return [];
  const sorted = arrayOfText(paths.toSorted(byText));
  const inserted = await sql<{ id: number }>`
    insert into page (environment_id, path)
    select ${environmentId}, path from unnest(${sorted}::text[]) as e(path)
    on conflict do nothing returning id`.execute(db);
  const { rows } = await sql<{ id: number; path: string }>`
    select id, path from page
    where environment_id = ${environmentId} and path = any(${sorted}::text[])`.execute(db);
  return markNew(rows, inserted.rows);
}

export async function insertBuilds(
  db: Queryable,
  environmentId: number,
  now: Date,
  builds: readonly string[],
): Promise<{ id: number; name: string }[]> {
  if (builds.length === 0) return [];
  const sorted = arrayOfText(builds.toSorted(byText));
  await sql`
    insert into host_build (environment_id, name, first_seen_at)
    select ${environmentId}, name, ${now} from unnest(${sorted}::text[]) as e(name)
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name from host_build
    where environment_id = ${environmentId} and name = any(${sorted}::text[])`.execute(db);
  return rows;
}

export async function insertSignatures(
  db: Queryable,
  environmentId: number,
  now: Date,
  signatures: ReadonlyMap<string, Signature>,
): Promise<Stored<{ hash: string; signature: Signature }>[]> {
  if (signatures.size === 0) return [];
  const sorted = [...signatures].toSorted(([a], [b]) => byText(a, b));
  const hashes = arrayOfText(sorted.map(([hash]) => hash));
  const inserted = await sql<{ id: number }>`
    insert into signature (environment_id, hash, signature, first_seen_at)
    select ${environmentId}, hash, signature, ${now}
    from unnest(
      ${hashes}::text[], ${arrayOfText(sorted.map(([, signature]) => JSON.stringify(signature)))}::jsonb[]
    ) as e(hash, signature)
    on conflict do nothing returning id`.execute(db);
  const { rows } = await sql<{ id: number; hash: string; signature: Signature }>`
    select id, hash, signature from signature
    where environment_id = ${environmentId} and hash = any(${hashes}::text[])`.execute(db);
  return markNew(rows, inserted.rows);
}

/** What somebody has described of these, here or in another process. */
export async function selectSignatureIds(
  db: Queryable,
  environmentId: number,
  hashes: readonly string[],
): Promise<{ hash: string; id: number }[]> {
  const { rows } = await sql<{ hash: string; id: number }>`
    select hash, id from signature
    where environment_id = ${environmentId} and hash = any(${arrayOfText(hashes)}::text[])`.execute(db);
  return rows;
}

function markNew<Row extends { id: number }>(rows: Row[], inserted: { id: number }[]) {
  const newIds = new Set(inserted.map(({ id }) => id));
  return rows.map((row) => ({ ...row, isNew: newIds.has(row.id) }));
}

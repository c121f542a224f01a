import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import * as v from 'valibot';
import { DamagedBackup, type FrameReader, readFrames } from './frames.ts';
import { type Manifest, manifestSchema } from './manifest.ts';
import { advanceSequences, listTables, quoted } from './tables.ts';
import type { BackupProgress } from './write-backup.ts';

export interface OpenBackup {
  manifest: Manifest;
  /** Fills the tables, which stand and are empty. All of it or nothing. Throws `DamagedBackup`. */
  load(pool: pg.Pool, onProgress: (progress: BackupProgress) => void): Promise<void>;
  close(): void;
}

/** Opens a file that `writeBackup` made. Throws `DamagedBackup` when it is none. */
export async function openBackup(file: string): Promise<OpenBackup> {
  const source = createReadStream(file);
  const plain = createGunzip();
  // What goes wrong with either is told by whoever reads from `plain`.
  pipeline(source, plain).catch((error) => plain.destroy(error));
  const reader = readFrames(plain);
  try {
    const manifest = v.safeParse(manifestSchema, await explained(reader.json()));
    if (!manifest.success) {
      throw new DamagedBackup('The file is no backup that this version of Cairn can read.');
    }
    return {
      manifest: manifest.output,
      load: (pool, onProgress) => explained(load(pool, reader, manifest.output, onProgress)),
      close: () => source.destroy(),
    };
  } catch (error) {
    source.destroy();
    throw error;
  }
}

/** A file that is not compressed, or compressed wrongly, is damaged like any other. */
async function explained<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (typeof code === 'string' && /^Z_/.test(code)) {
      throw new DamagedBackup('The file is damaged, or not a backup of Cairn.', { cause: error });
    }
    throw error;
  }
}

async function load(
  pool: pg.Pool,
  reader: FrameReader,
  { tables, partitions }: Manifest,
  onProgress: (progress: BackupProgress) => void,
): Promise<void> {
  const total = tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { parent, name, bound } of partitions) {
      await client.query(
        `create table if not exists ${quoted(name)} partition of ${quoted(parent)} ${bound}`,
      );
    }
    for (const { name, columns, rows } of tables) {
      const heading = v.parse(v.object({ table: v.literal(name) }), await reader.json());
      const list = columns.map(quoted).join(', ');
      const copy = client.query(copyFrom(`copy ${quoted(heading.table)} (${list}) from stdin`));
      await pipeline(Readable.from(reader.rows()), copy);
      if (copy.rowCount !== rows) {
        throw new DamagedBackup(`${name} should have ${rows} rows; the file has ${copy.rowCount}.`);
      }
      done += rows;
      onProgress({ done, total });
    }
    v.parse(v.object({ isWhole: v.literal(true) }), await reader.json());
    await advanceSequences(client);
    await assertAllFilled(client, tables);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
  await pool.query('analyze');
}

/** Counted, not believed. */
async function assertAllFilled(client: pg.ClientBase, wanted: Manifest['tables']): Promise<void> {
  const found = new Map((await listTables(client)).map(({ name, rows }) => [name, rows]));
  for (const { name, rows } of wanted) {
    if (found.get(name) !== rows) {
      throw new Error(`${name} has ${found.get(name) ?? 'no'} rows after the restore, and ${rows} before.`);
    }
  }
}

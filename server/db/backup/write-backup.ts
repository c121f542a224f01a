import { createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { endOfRows, frame, jsonFrame } from './frames.ts';
import type { Manifest } from './manifest.ts';
import { listPartitions, listTables, quoted } from './tables.ts';

export interface BackupProgress {
  done: number;
  total: number;
}

/**
 * Writes everything the database holds, as it stands at one moment, to a compressed file, while the server goes on.
 * Needs none of PostgreSQL's own programs, which the embedded one comes without. The file gets its name when it is
 * whole and on the disk.
 *
 * @returns what was written
 */
export async function writeBackup(
  pool: pg.Pool,
  file: string,
  now: Date,
  migrations: string[],
  onProgress: (progress: BackupProgress) => void,
): Promise<Manifest> {
  const client = await pool.connect();
  const unfinished = `${file}.unfinished`;
  try {
    await client.query('begin isolation level repeatable read, read only');
    const manifest: Manifest = {
      product: 'cairn',
      format: 1,
      madeAt: now.toISOString(),
      migrations,
      partitions: await listPartitions(client),
      tables: await listTables(client),
    };
    // Secrets and people's data: nobody else's to read.
    const output = createWriteStream(unfinished, { mode: 0o600 });
    await pipeline(Readable.from(framesOf(client, manifest, onProgress)), createGzip(), output);
    await client.query('commit');
    const written = await open(unfinished, 'r');
    await written.sync().finally(() => written.close());
    await rename(unfinished, file);
    return manifest;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    client.release();
  }
}

async function* framesOf(
  client: pg.PoolClient,
  manifest: Manifest,
  onProgress: (progress: BackupProgress) => void,
): AsyncGenerator<Buffer> {
  const total = manifest.tables.reduce((sum, { rows }) => sum + rows, 0);
  let done = 0;
  yield jsonFrame(manifest);
  for (const { name, columns, rows } of manifest.tables) {
    yield jsonFrame({ table: name });
    const list = columns.map(quoted).join(', ');
    const copy = client.query(copyTo(`copy (select ${list} from ${quoted(name)}) to stdout`));
    for await (const chunk of copy as AsyncIterable<Buffer>) yield frame(chunk);
    yield endOfRows;
    done += rows;
    onProgress({ done, total });
  }
  yield jsonFrame({ isWhole: true });
}

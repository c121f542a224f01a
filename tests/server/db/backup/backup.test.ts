import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensureDemo } from '../../../../demo/data/ensure-demo.ts';
import { fillDemoHistory } from '../../../../demo/data/fill-demo-history.ts';
import { holdsWorkspace, removeTables } from '../../../../server/db/backup/empty-database.ts';
import { DamagedBackup } from '../../../../server/db/backup/frames.ts';
import { openBackup } from '../../../../server/db/backup/read-backup.ts';
import { listPartitions } from '../../../../server/db/backup/tables.ts';
import { writeBackup } from '../../../../server/db/backup/write-backup.ts';
import { doneMigrations, migrate, migrateTo } from '../../../../server/db/migrate.ts';
import { ingestCounts } from '../../../../server/ingest/ingest-counts.ts';
import { tableContents } from '../../../support/table-contents.ts';
import { makeTemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';

let source: TestDatabase;
let target: TestDatabase;
let folder: string;
let file: string;
const now = new Date('2026-06-02T15:20:00Z');
const daysOfDemo = 12;
const silent = () => {};

beforeAll(async () => {
  [source, target] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  const context = source.context({ now: () => now });
  await ensureDemo(context);
  const enough = new AbortController();
  await fillDemoHistory(context, ({ done }) => done >= daysOfDemo && enough.abort(), enough.signal);
  // Written a second after the events otherwise, and the backup with it or not.
  await ingestCounts(context).flush();
  folder = makeTemporaryFolder();
  file = join(folder, 'demo.backup');
  await writeBackup(source.pool, file, now, await doneMigrations(source.db), silent);
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([source.drop(), target.drop()]);
});

async function restoreTo({ db, pool }: TestDatabase, path: string): Promise<void> {
  const backup = await openBackup(path);
  try {
    await removeTables(db);
    await migrateTo(db, backup.manifest.migrations.at(-1) as string);
    await backup.load(pool, silent);
    await migrate(db);
  } finally {
    backup.close();
  }
}

describe('a backup', () => {
  test('brings everything back, row for row, with the same partitions', async () => {
    await restoreTo(target, file);
    const before = await tableContents(source.pool);
    expect(Number(before.event?.split(' ')[0])).toBeGreaterThan(1000);
    expect(await tableContents(target.pool)).toEqual(before);

    const partitions = await Promise.all(
      [source, target].map(async ({ pool }) => {
        const client = await pool.connect();
        return listPartitions(client).finally(() => client.release());
      }),
    );
    expect(partitions[1]).toEqual(partitions[0]);
  });

  test('lets new rows get numbers that nobody has', async () => {
    const created = await target.db
      .insertInto('workspace')
      .values({ name: 'Next', createdAt: now })
      .returning('id')
      .executeTakeFirstOrThrow();
    const ids = await source.db.selectFrom('workspace').select('id').execute();
    expect(Math.max(...ids.map(({ id }) => id))).toBeLessThan(created.id);
  });

  test('is taken of one moment, whatever is written meanwhile', async () => {
    const other = join(temporaryFolder(), 'moment.backup');
    const workspaces = (await source.db.selectFrom('workspace').select('id').execute()).length;
    let hasWritten = false;
    const manifest = await writeBackup(source.pool, other, now, await doneMigrations(source.db), () => {
      if (hasWritten) return;
      hasWritten = true;
      void source.db.insertInto('workspace').values({ name: 'Late', createdAt: now }).execute();
    });
    expect(hasWritten).toBe(true);
    expect(manifest.tables.find(({ name }) => name === 'workspace')?.rows).toBe(workspaces);
  });

  test('tells a used database from an empty one', async () => {
    expect(await holdsWorkspace(source.db)).toBe(true);
    const empty = await createTestDatabase();
    expect(await holdsWorkspace(empty.db)).toBe(false);
    await removeTables(empty.db);
    expect(await holdsWorkspace(empty.db)).toBe(false);
    await empty.drop();
  });
});

describe('a file that is', () => {
  const damaged = (name: string, bytes: Buffer) => {
    const path = join(temporaryFolder(), name);
    writeFileSync(path, bytes);
    return path;
  };
  const refusal = async (path: string) => {
    const database = await createTestDatabase();
    try {
      const error = await restoreTo(database, path).then(
        () => undefined,
        (reason) => reason,
      );
      expect(error).toBeInstanceOf(DamagedBackup);
      // Nothing of it stays.
      if (!(await holdsWorkspace(database.db))) return error.message;
    } finally {
      await database.drop();
    }
    throw new Error('rows of a damaged file stayed');
  };

  test('cut short is refused whole', async () => {
    const path = damaged('cut.backup', readFileSync(file));
    truncateSync(path, Math.floor(readFileSync(file).length * 0.6));
    await refusal(path);
  });

  test('cut before it was compressed says so', async () => {
    const plain = gunzipSync(readFileSync(file));
    expect(await refusal(damaged('unfinished.backup', gzipSync(plain.subarray(0, -20))))).toContain('cut');
  });

  test('something else altogether is refused', async () => {
    expect(await refusal(damaged('text.backup', Buffer.from('id,name\n1,Ann\n')))).toContain('not a backup');
    expect(await refusal(damaged('gzip.backup', gzipSync('id,name\n1,Ann\n')))).toContain('backup');
  });
});

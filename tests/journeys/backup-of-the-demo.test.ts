import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import { databaseUrlOf } from '../bench/load/start-bench-server.ts';
import { freePort, runCommandLine, startCairn } from '../support/run-cairn.ts';
import { tableContents } from '../support/table-contents.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/*
 * The demo's year as `npm start` makes it, backed up by the command, and brought back by the command into another data
 * folder and into a PostgreSQL of one's own: the same rows in every table.
 */

const log = pino({ level: 'silent' });
const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(1)} s`;
const pages = ['/accounts.csv', '/metrics/overview', '/guides.csv', '/nps', '/audit-log.csv'];

let folder: string;
let here: string;
let there: string;
let backup: string;
let other: TestDatabase;

beforeAll(async () => {
  folder = makeTemporaryFolder();
  [here, there] = [join(folder, 'here'), join(folder, 'there')];
  backup = join(folder, 'demo.backup');
  other = await createTestDatabase();
});
afterAll(async () => {
  await other?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A server with the demo on a data folder or database, while `work` looks at it. */
async function whileRunning<Result>(
  environment: Record<string, string>,
  work: (url: string) => Promise<Result>,
): Promise<Result> {
  const port = String(await freePort());
  const publicUrl = `http://127.0.0.1:${port}`;
  const server = await startCairn({ ...environment, CAIRN_DEMO: '1', PORT: port, PUBLIC_URL: publicUrl });
  try {
    return await work(server.url);
  } finally {
    server.child.kill('SIGTERM');
    await server.ended;
  }
}

/** What the studio answers to the demo's member. */
async function statusOfPages(url: string): Promise<number[]> {
  const asStudio = { Origin: url, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ email: 'demo@cairn.example', password: 'cairn-demo' });
  const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', headers: asStudio, body });
  const Cookie = signedIn.headers.get('Set-Cookie')!.split(';')[0]!;
  return Promise.all(
    pages.map(async (path) => (await fetch(`${url}/api/v1${path}`, { headers: { Cookie } })).status),
  );
}

async function contentsOf(dataDir: string): Promise<Record<string, string>> {
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const { db, pool } = openDatabase(postgres.connection, log);
  const contents = await tableContents(pool);
  await db.destroy();
  await postgres.stop();
  return contents;
}

test('everything of the demo is back, row for row, in another folder and in another PostgreSQL', async () => {
  await whileRunning({ DATA_DIR: here }, async (url) => {
    const filled = performance.now();
    await vi.waitFor(
      async () => {
        const { demo } = (await (await fetch(`${url}/api/v1/setup`)).json()) as {
          demo: { progress: unknown };
        };
        expect(demo.progress).toBeNull();
      },
      { timeout: 500_000, interval: 500 },
    );
    console.log(`  the demo's year: ${seconds(filled)}`);
  });
  const before = await contentsOf(here);
  const rows = Object.values(before).reduce((sum, text) => sum + Number(text.split(' ')[0]), 0);
  expect(rows).toBeGreaterThan(100_000);

  let startedAt = performance.now();
  expect(await runCommandLine(['backup', backup], { DATA_DIR: here })).toMatchObject({ code: 0 });
  const megabytes = (statSync(backup).size / 1024 / 1024).toFixed(1);
  console.log(`  ${rows} rows backed up: ${seconds(startedAt)}, ${megabytes} MB`);

  startedAt = performance.now();
  expect(await runCommandLine(['restore', backup], { DATA_DIR: there })).toMatchObject({ code: 0 });
  console.log(`  restored into a new data folder: ${seconds(startedAt)}`);
  expect(await contentsOf(there)).toEqual(before);

  const { connection } = inject('postgres');
  const elsewhere = { DATABASE_URL: databaseUrlOf({ ...connection, database: other.connection.database }) };
  startedAt = performance.now();
  expect(await runCommandLine(['restore', backup], elsewhere)).toMatchObject({ code: 0 });
  console.log(`  restored into a PostgreSQL of its own: ${seconds(startedAt)}`);
  expect(await tableContents(other.pool)).toEqual(before);
}, 900_000);

test('the studio works on what was restored, and the doctor finds nothing wrong', async () => {
  expect(await whileRunning({ DATA_DIR: there }, statusOfPages)).toEqual(pages.map(() => 200));
  const PORT = String(await freePort());
  const { code, stdout } = await runCommandLine(['doctor'], { DATA_DIR: there, PORT });
  expect(stdout).not.toContain('✗');
  expect(stdout).toContain('✓ PostgreSQL too keeps workspaces apart');
  expect(code).toBe(0);
}, 120_000);

import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Db, openDatabase } from '../../server/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import { type BuiltWorkspace, buildWorkspace } from '../support/build-workspace.ts';
import { prepareDataFolder } from '../support/prepared-data-folder.ts';
import { type CairnProcess, freePort, startCairn } from '../support/run-cairn.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { expectStoredOnce, makeBatches, send } from './senders.ts';

/*
 * Processes killed under load: the server, its PostgreSQL, both. Senders go on until everything is acknowledged; then
 * what is stored is just that, once. `npm run test:faults` kills each twenty times.
 */
const trials = Number(process.env.CAIRN_FAULT_TRIALS ?? 2);
const log = pino({ level: 'silent' });
const prepared = prepareDataFolder();

let dataDir: string;
let port: string;
let server: CairnProcess & { url: string };
let postgres: EmbeddedPostgres;
let db: Db;
let workspace: BuiltWorkspace;

const startServer = async () => {
  server = await startCairn({ DATA_DIR: dataDir, PORT: port });
};
const postmasterPid = () =>
  Number(readFileSync(join(dataDir, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0]);

beforeAll(async () => {
  dataDir = prepared(makeTemporaryFolder());
  port = String(await freePort());
  await startServer();
  postgres = await startEmbeddedPostgres({ dataDir, log, whenInUse: 'join' });
  ({ db } = openDatabase(postgres.connection, log));
  workspace = await buildWorkspace({ db, now: () => new Date() });
}, 120_000);
afterAll(async () => {
  await db?.destroy();
  server?.child.kill('SIGTERM');
  await server?.ended;
  rmSync(dataDir, { recursive: true, force: true });
});

const kills: [string, () => Promise<void>][] = [
  [
    'the server',
    async () => {
      server.child.kill('SIGKILL');
      await server.ended;
      await startServer();
    },
  ],
  ['PostgreSQL', async () => void process.kill(-postmasterPid(), 'SIGKILL')],
  [
    'both',
    async () => {
      process.kill(-postmasterPid(), 'SIGKILL');
      server.child.kill('SIGKILL');
      await server.ended;
      await startServer();
    },
  ],
];

const all = new Set<string>();

test.each(kills)(
  `kill -9 of %s under load, ${trials} times: acknowledged is stored, once, and it comes back by itself`,
  async (_, kill) => {
    // A server of this test's own: what a test starts ends with it.
    server.child.kill('SIGKILL');
    await server.ended;
    await startServer();
    for (let trial = 0; trial < trials; trial++) {
      const batches = makeBatches(150, `t${trial}`);
      const sending = send([server.url], workspace.production.publicKey, batches);
      await vi.waitFor(() => expect(sending.acknowledged.size).toBeGreaterThan(200 + 100 * (trial % 5)), {
        timeout: 60_000,
        interval: 2,
      });
      const acknowledgedBefore = sending.acknowledged.size;
      await kill();
      await sending.done;
      expect(acknowledgedBefore).toBeLessThan(3_000);
      expect(sending.failures).toBeGreaterThan(0);
      for (const event of batches.flat()) all.add(event.id);
      await vi.waitFor(() => expectStoredOnce(db, workspace.production.id, all), { timeout: 30_000 });
    }
  },
  120_000 + trials * 30_000,
);

import { rmSync } from 'node:fs';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Db, openDatabase } from '../../server/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import { databaseUrlOf } from '../bench/load/start-bench-server.ts';
import { type BuiltWorkspace, buildWorkspace } from '../support/build-workspace.ts';
import { prepareDataFolder } from '../support/prepared-data-folder.ts';
import { startCairn } from '../support/run-cairn.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { expectStoredOnce, makeBatches, send } from './senders.ts';

const log = pino({ level: 'silent' });
const prepared = prepareDataFolder();

let dataDir: string;
let postgres: EmbeddedPostgres;
let db: Db;
let workspace: BuiltWorkspace;

beforeAll(async () => {
  dataDir = prepared(makeTemporaryFolder());
  postgres = await startEmbeddedPostgres({ dataDir, log });
  ({ db } = openDatabase(postgres.connection, log));
  workspace = await buildWorkspace({ db, now: () => new Date() });
}, 120_000);
afterAll(async () => {
  await db?.destroy();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const start = () => startCairn({ DATABASE_URL: databaseUrlOf(postgres.connection) });

test('a rolling restart under load: every server is stopped in turn, and nothing is lost or counted twice', async () => {
  let servers = [await start(), await start()];
  const batches = makeBatches(400, 'rolling');
  const sending = send(
    servers.map(({ url }) => url),
    workspace.production.publicKey,
    batches,
  );
  for (const index of [0, 1]) {
    const before = sending.acknowledged.size;
    await vi.waitFor(() => expect(sending.acknowledged.size).toBeGreaterThan(before + 200), {
      timeout: 60_000,
      interval: 5,
    });
    const { child, ended, url } = servers[index]!;
    child.kill('SIGTERM');
    // In good order, without having to be killed.
    expect((await ended).code).toBe(0);
    const again = await startCairn({
      DATABASE_URL: databaseUrlOf(postgres.connection),
      PORT: new URL(url).port,
    });
    servers = servers.with(index, again);
  }
  await sending.done;
  await vi.waitFor(
    () => expectStoredOnce(db, workspace.production.id, new Set(batches.flat().map(({ id }) => id))),
    { timeout: 30_000 },
  );
  for (const { child, ended } of servers) {
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
  }
});

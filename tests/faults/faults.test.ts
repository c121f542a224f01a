import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Db, openDatabase } from '../../server/db/database.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import { databaseUrlOf } from '../bench/load/start-bench-server.ts';
import { buildBatch } from '../support/build-event.ts';
import { type BuiltEnvironment, buildWorkspace } from '../support/build-workspace.ts';
import { prepareDataFolder } from '../support/prepared-data-folder.ts';
import { type CairnProcess, startCairn } from '../support/run-cairn.ts';
import { makeTemporaryFolder } from '../support/temporary-folder.ts';
import { deliver, expectStoredOnce, makeBatches, send } from './senders.ts';

const awaySeconds = Number(process.env.CAIRN_FAULT_SECONDS ?? 4);
const log = pino({ level: 'silent' });
const prepared = prepareDataFolder();

let dataDir: string;
let postgres: EmbeddedPostgres;
let db: Db;
let environment: BuiltEnvironment;
/** Two servers on one database. */
let servers: (CairnProcess & { url: string })[];

beforeAll(async () => {
  dataDir = prepared(makeTemporaryFolder());
  postgres = await startEmbeddedPostgres({ dataDir, log });
  ({ db } = openDatabase(postgres.connection, log));
  const start = () => startCairn({ DATABASE_URL: databaseUrlOf(postgres.connection) });
  servers = [await start(), await start()];
}, 120_000);
afterAll(async () => {
  for (const { child, ended } of servers ?? []) {
    child.kill('SIGTERM');
    await ended;
  }
  await db?.destroy();
  await postgres?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});
beforeEach(async () => {
  environment = (await buildWorkspace({ db, now: () => new Date() })).production;
});

const urls = () => servers.map(({ url }) => url);
const idsOf = (batches: { id: string }[][]) => batches.flat().map(({ id }) => id);

test(`a database that is stopped for ${awaySeconds} s costs nothing that was acknowledged`, async () => {
  const batches = makeBatches(200);
  const sending = send(urls(), environment.publicKey, batches);
  await delay(100);
  await postgres.stop();
  await delay(awaySeconds * 1_000);
  postgres = await startEmbeddedPostgres({ dataDir, log });
  await sending.done;
  expect(sending.failures).toBeGreaterThan(0);
  await expectStoredOnce(db, environment.id, idsOf(batches));
}, 200_000);

test('a connection that is cut in the middle of a body leaves nothing, and the next one is served', async () => {
  const [events = []] = makeBatches(1);
  const body = JSON.stringify({ ...buildBatch(events, new Date()), key: environment.publicKey });
  for (const share of [0.1, 0.5, 0.99]) {
    const socket = connect(Number(new URL(urls()[0]!).port), '127.0.0.1');
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      `POST /v1/events HTTP/1.1\r\nHost: cairn\r\nContent-Type: text/plain\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    await new Promise((resolve) => socket.write(body.slice(0, body.length * share), resolve));
    socket.destroy();
    await closed;
  }
  await expectStoredOnce(db, environment.id, []);
  await deliver(urls()[0]!, environment.publicKey, events);
  await expectStoredOnce(db, environment.id, idsOf([events]));
});

test('the same batches, delivered three times to two servers at once, count once', async () => {
  const batches = makeBatches(60);
  const three = [batches, batches.toReversed(), batches].map(
    (some, time) => send([urls()[time % 2]!], environment.publicKey, some).done,
  );
  await Promise.all(three);
  await expectStoredOnce(db, environment.id, idsOf(batches));
});

test('ten senders that come back at once with what they gathered offline are all taken in, once', async () => {
  const backlogs = Array.from({ length: 10 }, (_, sender) => makeBatches(20, `sender-${sender}`, 50));
  await Promise.all(
    // Two tabs of each: nobody knows any more what the other has sent.
    backlogs.flatMap((backlog) => [
      send(urls(), environment.publicKey, backlog).done,
      send(urls(), environment.publicKey, backlog.toReversed()).done,
    ]),
  );
  await expectStoredOnce(db, environment.id, idsOf(backlogs.flat()));
}, 120_000);

test('of two servers on one database one is killed: the other goes on, and nothing is lost', async () => {
  const batches = makeBatches(200);
  const sending = send(urls(), environment.publicKey, batches, 8);
  await delay(50);
  servers[0]!.child.kill('SIGKILL');
  await sending.done;
  await expectStoredOnce(db, environment.id, idsOf(batches));
}, 120_000);

/** A file system of 250 MB, where we may make one. */
function smallFileSystem(): string | undefined {
  const folder = makeTemporaryFolder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=250m,mode=755', 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}

describe('a disk that is full', () => {
  const folder = smallFileSystem();
  afterAll(() => {
    if (!folder) return;
    execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(!folder)(
    'refuses with a time to wait, loses nothing, and goes on when there is room',
    async () => {
      const full = join(folder!, 'data');
      mkdirSync(full);
      prepared(full);
      const server = await startCairn({ DATA_DIR: full });
      const joined = await startEmbeddedPostgres({ dataDir: full, log, whenInUse: 'join' });
      const own = openDatabase(joined.connection, log);
      onTestFinished(async () => {
        await own.db.destroy();
        server.child.kill('SIGTERM');
        await server.ended;
      });
      const { production } = await buildWorkspace({ db: own.db, now: () => new Date() });
      const first = makeBatches(50);
      await send([server.url], production.publicKey, first).done;

      const filler = join(folder!, 'filler');
      try {
        for (;;) writeFileSync(filler, Buffer.alloc(1024 * 1024), { flag: 'a' });
      } catch {
        // That was the last of it.
      }
      const second = makeBatches(1_500, 'full', 50);
      const sending = send([server.url], production.publicKey, second, 8);
      while (sending.failures < 20) await delay(50);
      rmSync(filler);
      await sending.done;
      await expectStoredOnce(own.db, production.id, idsOf([...first, ...second]));
    },
    300_000,
  );
});

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { assertDurability } from '../../../../server/db/assert-durability.ts';
import {
  DataDirInUseError,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from '../../../../server/db/embedded/embedded-postgres.ts';
import { prepareDataFolder } from '../../../support/prepared-data-folder.ts';
import { makeTemporaryFolder, temporaryFolder } from '../../../support/temporary-folder.ts';

// Each test starts PostgreSQL, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });
const log = pino({ level: 'silent' });
const dataFolder = prepareDataFolder();
const isRoot = process.getuid?.() === 0;
const holder = join(import.meta.dirname, '../../../support/hold-embedded-postgres.ts');

async function start(
  dataDir: string,
  options: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log, ...options });
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** Another process that runs the cluster of the folder; resolves with the first thing it says. */
async function holdInAnotherProcess(dataDir: string): Promise<{ child: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [holder, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  return { child, said: String(said).trim() };
}

async function killed(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL');
  await once(child, 'exit');
}

/** Its connections may break at any time: servers are stopped and killed here. */
function openPool(connection: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(connection);
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  onTestFinished(() => pool.end());
  return pool;
}

async function ask<Row extends pg.QueryResultRow>(connection: pg.PoolConfig, question: string): Promise<Row> {
  const client = new pg.Client(connection);
  await client.connect();
  // An answer per statement, if there are several.
  const answer = [await client.query<Row>(question).finally(() => client.end())].flat();
  return answer.at(-1)?.rows[0] as Row;
}

const startedAt = async ({ connection }: EmbeddedPostgres) =>
  (await ask<{ at: Date }>(connection, 'select pg_postmaster_start_time() as at')).at.getTime();

const pidFile = (dataDir: string) => join(dataDir, 'postgres/cluster/postmaster.pid');
const postmasterOf = (dataDir: string) => Number(readFileSync(pidFile(dataDir), 'utf8').split('\n')[0]);

describe('the embedded PostgreSQL, while it runs', () => {
  let dataDir: string;
  let postgres: EmbeddedPostgres;
  beforeAll(async () => {
    dataDir = makeTemporaryFolder();
    postgres = await startEmbeddedPostgres({ dataDir, log });
  });
  afterAll(async () => {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('listens on a private socket only, and lets nobody in without the password', async () => {
    const { connection } = postgres;
    expect(await ask(connection, 'show listen_addresses')).toEqual({ listen_addresses: '' });
    expect(statSync(join(dataDir, 'postgres/run')).mode & 0o777).toBe(0o700);
    expect(statSync(join(dataDir, 'postgres/connection.json')).mode & 0o777).toBe(0o600);
    await expect(ask({ ...connection, password: 'guessed' }, 'select 1')).rejects.toThrow(
      /authentication failed/,
    );
  });

  it('shows its password neither to other processes nor in its log', async () => {
    const { password } = postgres.connection;
    expect(password).toMatch(/^\S{32}$/);
    expect(execFileSync('ps', ['-eo', 'args']).toString()).not.toContain(password);
    expect(readFileSync(join(dataDir, 'postgres/postgres.log'), 'utf8')).not.toContain(password);
  });

  it('gives the application a role that owns its database and is no superuser', async () => {
    const { connection } = postgres;
    expect(
      await ask(connection, 'select current_user as name, current_setting($$is_superuser$$) as super'),
    ).toEqual({
      name: 'cairn',
      super: 'off',
    });
    await expect(ask(connection, `copy (select 1) to program 'true'`)).rejects.toThrow(/must be superuser/);
  });

  it('runs with UTF-8, the C locale and every durability setting on', async () => {
    const { connection } = postgres;
    const pool = openPool(connection);
    await assertDurability(pool);
    const { rows } = await pool.query(
      'select pg_encoding_to_char(encoding) as encoding, datcollate from pg_database',
    );
    expect(rows).toContainEqual({ encoding: 'UTF8', datcollate: 'C' });
  });

  it('refuses a second server on the same data folder and names the first', async () => {
    const second = startEmbeddedPostgres({ dataDir, log });
    await expect(second).rejects.toThrow(DataDirInUseError);
    await expect(second).rejects.toThrow(
      `(process ${process.pid}) is using the data folder ${dataDir}. Stop it first, or set DATA_DIR`,
    );
  });

  it('lets a command use the database of a running server and leaves it running', async () => {
    const command = await start(dataDir, { whenInUse: 'join' });
    expect(command.isJoined).toBe(true);
    expect(await ask(command.connection, 'select 1 as one')).toEqual({ one: 1 });
    await command.stop();
    expect(await ask(postgres.connection, 'select 1 as one')).toEqual({ one: 1 });
  });
});

describe('the embedded PostgreSQL', () => {
  it('keeps what was written from one start to the next, and is gone in between', async () => {
    const dataDir = dataFolder();
    const first = await start(dataDir);
    await ask(first.connection, 'create table kept (n int); insert into kept values (42)');
    await first.stop();
    expect(existsSync(pidFile(dataDir))).toBe(false);

    const second = await start(dataDir);
    expect(await ask(second.connection, 'select n from kept')).toEqual({ n: 42 });
  });

  it('refuses to serve where a durability setting is off', async () => {
    const { connection } = await start(dataFolder(), {
      settings: { fsync: 'off', synchronous_commit: 'off' },
    });
    const pool = openPool(connection);
    await expect(assertDurability(pool)).rejects.toThrow(/fsync = off.*synchronous_commit = off/);
  });

  it('is made once when two servers start at the same time on an empty folder', async () => {
    const dataDir = temporaryFolder();
    const holders = await Promise.all([holdInAnotherProcess(dataDir), holdInAnotherProcess(dataDir)]);
    const said = holders.map((holder) => holder.said);
    expect(said).toContain('running');
    expect(said).toContainEqual(expect.stringContaining('is using the data folder'));
    await killed(holders[said.indexOf('running')]!.child);

    const { connection } = await start(dataDir);
    expect(await ask(connection, 'select 1 as one')).toEqual({ one: 1 });
  });

  it('is adopted when the server before was killed, without being started anew', async () => {
    const dataDir = dataFolder();
    const { child, said } = await holdInAnotherProcess(dataDir);
    expect(said).toBe('running');
    await killed(child);

    const startOfOrphan = statSync(pidFile(dataDir)).birthtimeMs;
    const adopted = await start(dataDir);
    expect(Math.abs((await startedAt(adopted)) - startOfOrphan)).toBeLessThan(1_000);
    await adopted.stop();
    expect(existsSync(pidFile(dataDir))).toBe(false);
  });

  it('recovers when server and database were killed together', async () => {
    const dataDir = dataFolder();
    const { child } = await holdInAnotherProcess(dataDir);
    const { connection } = await startEmbeddedPostgres({ dataDir, log, whenInUse: 'join' });
    await ask(connection, 'create table kept (n int); insert into kept values (42)');
    process.kill(postmasterOf(dataDir), 'SIGKILL');
    await killed(child);

    const { connection: later } = await start(dataDir);
    expect(await ask(later, 'select n from kept')).toEqual({ n: 42 });
  });

  it('starts although the number in its pid file belongs to another program by now', async () => {
    const dataDir = dataFolder();
    const { child } = await holdInAnotherProcess(dataDir);
    const postmaster = postmasterOf(dataDir);
    process.kill(postmaster, 'SIGKILL');
    await killed(child);
    const left = existsSync(pidFile(dataDir)) ? readFileSync(pidFile(dataDir), 'utf8') : '';
    writeFileSync(pidFile(dataDir), left.replace(String(postmaster), String(process.ppid)));

    const { connection } = await start(dataDir);
    expect(await ask(connection, 'select 1 as one')).toEqual({ one: 1 });
  });

  it('comes back by itself when PostgreSQL dies, while the pool reconnects', async () => {
    const dataDir = dataFolder();
    const { connection, superuserConnection } = await start(dataDir);
    const pool = openPool(connection);
    await pool.query('create table kept (n int); insert into kept values (42)');

    for (let death = 0; death < 2; death += 1) {
      const killed = postmasterOf(dataDir);
      process.kill(killed, 'SIGKILL');
      await vi.waitFor(
        async () => {
          // What it left running answers for a moment longer.
          expect(postmasterOf(dataDir)).not.toBe(killed);
          expect((await pool.query('select n from kept')).rows).toEqual([{ n: 42 }]);
        },
        {
          timeout: 20_000,
          interval: 50,
        },
      );
    }
    const locked = `select count(*)::int as locks from pg_locks where locktype = 'advisory'`;
    await vi.waitFor(
      async () => expect(await ask(superuserConnection, locked)).toEqual({ locks: 1 }),
      20_000,
    );
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow(DataDirInUseError);
  });

  it('listens on the loopback interface where the path is too long for a socket', async () => {
    const dataDir = join(temporaryFolder(), 'a-rather-long-name-'.repeat(6));
    const first = await start(dataDir);
    expect(first.connection.host).toBe('127.0.0.1');
    expect(await ask(first.connection, 'show listen_addresses')).toEqual({ listen_addresses: '127.0.0.1' });
    const command = await start(dataDir, { whenInUse: 'join' });
    expect(command.connection.port).toBe(first.connection.port);
  });

  it('says which version is needed when the cluster was made by one that is not here', async () => {
    const dataDir = dataFolder();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'postgres/cluster/PG_VERSION'), '12\n');
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow(
      /made by PostgreSQL 12, and only that version can run it; found here: \d+/,
    );
  });

  it('says what PostgreSQL said when it does not start', async () => {
    const dataDir = dataFolder();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'postgres/cluster/postgresql.conf'), 'no_such_setting = 1\n');
    await expect(startEmbeddedPostgres({ dataDir, log })).rejects.toThrow(/no_such_setting/);
  });

  it('runs on the programs from npm just the same', async () => {
    const { connection } = await start(temporaryFolder(), { origin: 'npm' });
    expect(await ask(connection, 'select 1 as one')).toEqual({ one: 1 });
  });
});

describe.runIf(isRoot)('the embedded PostgreSQL started by root', () => {
  it('runs as an unprivileged user', async () => {
    const dataDir = temporaryFolder();
    await start(dataDir);
    expect(statSync(`/proc/${postmasterOf(dataDir)}`).uid).not.toBe(0);
  });

  it.each(['system', 'npm'] as const)(
    'keeps the cluster elsewhere below a folder that user may not enter, and finds it again (%s)',
    async (origin) => {
      const closed = temporaryFolder();
      chmodSync(closed, 0o700);
      const dataDir = join(closed, 'data');
      mkdirSync(dataDir);
      const first = await start(dataDir, { origin });
      const elsewhere = readFileSync(join(dataDir, 'postgres-is-at'), 'utf8').trim();
      onTestFinished(() => rmSync(elsewhere, { recursive: true, force: true }));
      expect(elsewhere).toMatch(/^\/var\/lib\/cairn\/[0-9a-f]{12}$/);
      await ask(first.connection, 'create table kept (n int); insert into kept values (42)');
      await first.stop();
      const second = await start(dataDir, { origin });
      expect(await ask(second.connection, 'select n from kept')).toEqual({ n: 42 });
      await second.stop();
    },
  );
});

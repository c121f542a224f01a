import { chmodSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import pino from 'pino';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../server/db/database.ts';
import { startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import type { BinariesOrigin } from '../../server/db/embedded/find-binaries.ts';
import { migrate } from '../../server/db/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** `connection` may create databases; `template` is a migrated one to copy. */
    postgres: { connection: pg.PoolConfig; template: string };
  }
}

const log = pino({ level: 'warn' });
const folderPrefix = 'cairn-tests-';

/**
 * One PostgreSQL for a whole run of tests, with a migrated template that each test file copies: TEST_DATABASE_URL
 * (whose user may create databases), else an embedded one in a temporary folder.
 */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL
    ? { connection: connectionOf(process.env.TEST_DATABASE_URL), stop: async () => {} }
    : await startTemporaryPostgres();
  const template = `cairn_template_${process.pid}`;
  await runStatement(server.connection, `create database ${template}`);
  const { db } = openDatabase({ ...server.connection, database: template }, log);
  await migrate(db);
  await db.destroy();
  project.provide('postgres', { connection: server.connection, template });

  return async () => {
    await runStatement(server.connection, `drop database ${template}`);
    await server.stop();
  };
}

function connectionOf(databaseUrl: string): pg.PoolConfig {
  const url = new URL(databaseUrl);
  return {
    host: url.searchParams.get('host') ?? url.hostname,
    port: Number(url.port || 5432),
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1) || 'postgres',
  };
}

async function startTemporaryPostgres() {
  await removeLeftovers();
  const dataDir = mkdtempSync(join(tmpdir(), `${folderPrefix}${process.pid}-`));
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({
    dataDir,
    log,
    origin: process.env.TEST_POSTGRES_ORIGIN as BinariesOrigin | undefined,
    // Only here: these data live for a minute.
    settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' },
  });
  return {
    connection: postgres.superuserConnection,
    stop: async () => {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A run that was killed leaves its folder, and its PostgreSQL running: taken over, stopped and removed. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(folderPrefix))) {
    const pid = Number(name.slice(folderPrefix.length).split('-')[0]);
    if (isRunning(pid)) continue;
    const dataDir = join(tmpdir(), name);
    await startEmbeddedPostgres({ dataDir, log })
      .then((postgres) => postgres.stop())
      .catch((error) => log.warn({ err: error }, `could not stop the PostgreSQL left in ${dataDir}`));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

async function runStatement(connection: pg.PoolConfig, statement: string): Promise<void> {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(statement).finally(() => client.end());
}

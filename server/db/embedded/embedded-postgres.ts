import type { ChildProcess } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { requestRoleName } from '../second-lock/request-role.ts';
import {
  type ClusterHome,
  clusterMajor,
  openClusterHome,
  socketPort,
  storeConnection,
  storedConnection,
} from './cluster-home.ts';
import { createCluster, superuser } from './create-cluster.ts';
import { dataLockHolder, holderName, takeDataLock } from './data-lock.ts';
import { type BinariesOrigin, findBinaries } from './find-binaries.ts';
import { npmNativeFolder, prepareNpmBinaries } from './npm-binaries.ts';
import {
  canUseSocket,
  freeLoopbackPort,
  lastWords,
  launchPostmaster,
  type Settings,
  stopPostmaster,
} from './postmaster.ts';

export interface EmbeddedPostgres {
  /** For the application: owner of its database and nothing more. */
  connection: pg.PoolConfig;
  /** The superuser, in the maintenance database. */
  superuserConnection: pg.PoolConfig;
  /** Whether another process of ours runs it; then `stop` leaves it running. */
  isJoined: boolean;
  /** Resolves when PostgreSQL has shut down in good order. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  log: Logger;
  /** Told what is being done, before each part that may take longer. */
  onProgress?: (doing: string) => void;
  /** When another process of ours already runs this cluster: refuse (a second server), or use it (a command). */
  whenInUse?: 'refuse' | 'join';
  /** Only these programs; otherwise the system's, else those from npm. */
  origin?: BinariesOrigin | undefined;
  /** More settings of PostgreSQL, for tests. */
  settings?: Settings;
}

/** Another server uses the data folder. The message says which and what to do. */
export class DataDirInUseError extends Error {}

const database = 'cairn';
const owner = 'cairn';
/** Long enough for a server that is just leaving, short enough for someone who waits for an answer. */
const lockPatienceMs = 3_000;
/** How long PostgreSQL may stay silent. While it says that it is starting or recovering, there is no limit. */
const silencePatienceMs = 30_000;
const longestBackoffMs = 10_000;

/**
 * Runs the PostgreSQL of a data folder: makes it on the first start, adopts it when an earlier server was killed and
 * left it running, starts it again whenever it dies, and stops it at the end. Throws when another server uses the
 * folder, or when PostgreSQL can't be started, with the reason and the remedy.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const { log, onProgress = () => {}, whenInUse = 'refuse', settings = {} } = options;
  const home = openClusterHome(options.dataDir);
  const stored = storedConnection(home);
  const binaries = findBinaries({
    clusterMajor: clusterMajor(home),
    origin: options.origin,
    user: home.user,
  });
  const native = binaries.origin === 'npm' ? npmNativeFolder() : undefined;
  const programs = native ? prepareNpmBinaries(native, home.folder, home.user) : binaries.folder;

  if (!clusterMajor(home)) {
    onProgress(`Making the database (PostgreSQL ${binaries.major}) in ${home.folder}`);
    await createCluster(home, programs, stored.password);
  }

  let tcpPort = canUseSocket(home) ? undefined : stored.tcpPort;
  const superuserConnection = (): pg.PoolConfig => ({
    host: canUseSocket(home) ? home.socketFolder : '127.0.0.1',
    port: tcpPort ?? socketPort,
    user: superuser,
    password: stored.password,
    database: 'postgres',
    application_name: holderName(),
  });

  let child: ChildProcess | undefined;
  const hasExited = () => child?.exitCode !== null || child?.signalCode !== null;

  /** Connects, starting PostgreSQL if nobody answers. */
  async function reach(): Promise<pg.Client> {
    let silentSince = Date.now();
    let launches = 0;
    for (;;) {
      const answer = await tryToConnect(superuserConnection());
      if (answer instanceof pg.Client) return answer;
      if (answer === 'busy') {
        silentSince = Date.now();
      } else if (!child || hasExited()) {
        if (Date.now() - silentSince > silencePatienceMs || (launches > 2 && !isHeldByOldBackends(home))) {
          throw new Error(`PostgreSQL doesn't start. Its last words (${home.logFile}):\n${lastWords(home)}`);
        }
        if (launches === 0) onProgress('Starting the database');
        if (launches > 0) await delay(200);
        launches += 1;
        child = launchPostmaster(home, programs, tcpPort, settings);
      } else if (Date.now() - silentSince > silencePatienceMs) {
        throw new Error(`PostgreSQL was started but doesn't answer; see ${home.logFile}.`);
      }
      await delay(30);
    }
  }

  if (!canUseSocket(home) && !(tcpPort && (await isOurClusterAt(superuserConnection(), home)))) {
    tcpPort = await freeLoopbackPort();
    storeConnection(home, { ...stored, tcpPort });
  }

  let keeper = await reach();
  const connection = { ...superuserConnection(), user: owner, database, application_name: 'cairn' };
  const isLockTaken = await waitForLock(keeper, whenInUse === 'join' ? 0 : lockPatienceMs, onProgress);
  if (!isLockTaken) {
    const holder = await dataLockHolder(keeper);
    await keeper.end();
    if (whenInUse === 'join') {
      return { connection, superuserConnection: superuserConnection(), isJoined: true, stop: async () => {} };
    }
    throw new DataDirInUseError(
      `Another Cairn ${holder ? `(process ${holder}) ` : ''}is using the data folder ${resolve(options.dataDir)}. ` +
        'Stop it first, or set DATA_DIR to another folder.',
    );
  }
  if (!child) log.info('adopted the PostgreSQL that an earlier server left running');
  await createDatabase(keeper);
  await createRequestRole(keeper);

  let isStopping = false;
  let restart = Promise.resolve();

  /** The keeper's connection ends when PostgreSQL dies, whoever started it: the one sign to watch. */
  function watch(client: pg.Client): void {
    client.once('error', () => {});
    client.once('end', () => {
      if (!isStopping) restart = revive();
    });
  }

  async function revive(): Promise<void> {
    log.error('PostgreSQL went away; starting it again');
    for (let backoffMs = 100; !isStopping; backoffMs = Math.min(backoffMs * 2, longestBackoffMs)) {
      try {
        const client = await reach();
        if (!(await waitForLock(client, lockPatienceMs, () => {}))) {
          await client.end();
          throw new DataDirInUseError('another Cairn has taken over the data folder');
        }
        keeper = client;
        watch(keeper);
        log.info('PostgreSQL runs again');
        return;
      } catch (error) {
        log.error({ err: error }, 'PostgreSQL could not be started again; trying once more soon');
        await delay(backoffMs);
      }
    }
  }

  async function stop(): Promise<void> {
    if (isStopping) return;
    isStopping = true;
    await restart;
    await stopPostmaster(home, programs);
    await keeper.end().catch(() => {});
  }

  watch(keeper);
  return { connection, superuserConnection: superuserConnection(), isJoined: false, stop };
}

/** Busy: it is starting up, recovering or shutting down. Silent: nobody is there. */
async function tryToConnect(connection: pg.PoolConfig): Promise<pg.Client | 'busy' | 'silent'> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 5_000, keepAlive: true });
  client.on('error', () => {});
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === '57P03' || code === '53300') return 'busy';
    if (code === '28P01') {
      throw new Error(
        'The embedded database refuses its stored password: connection.json and the cluster beside it do not ' +
          'belong together. Restore both from the same backup.',
        { cause: error },
      );
    }
    return 'silent';
  }
}

/** Whether our own cluster still answers at its stored port, which may belong to someone else by now. */
async function isOurClusterAt(connection: pg.PoolConfig, home: ClusterHome): Promise<boolean> {
  try {
    const answer = await tryToConnect(connection);
    if (!(answer instanceof pg.Client)) return answer === 'busy';
    const { rows } = await answer.query<{ folder: string }>(
      `select current_setting('data_directory') as folder`,
    );
    await answer.end();
    return rows[0] !== undefined && realpathSync(rows[0].folder) === realpathSync(home.cluster);
  } catch {
    return false;
  }
}

/** After a crash old backends may need a moment to leave; PostgreSQL says so in its log. */
const isHeldByOldBackends = (home: ClusterHome) => /lock file|shared memory/.test(lastWords(home));

async function waitForLock(client: pg.Client, patienceMs: number, onProgress: (doing: string) => void) {
  if (await takeDataLock(client)) return true;
  if (patienceMs > 0) onProgress('Waiting for another Cairn to leave this data folder');
  for (const until = Date.now() + patienceMs; Date.now() < until; ) {
    await delay(250);
    if (await takeDataLock(client)) return true;
  }
  return false;
}

/** The application's role and database, if they aren't there yet. The role gets the superuser's password verifier, so no password appears in a statement. */
async function createDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [database]);
  if (rowCount) return;
  await client.query(`
    do $$ begin
      if not exists (select 1 from pg_roles where rolname = '${owner}') then
        execute format('create role ${owner} login password %L',
          (select rolpassword from pg_authid where rolname = '${superuser}'));
      end if;
    end $$`);
  await client.query(`create database ${database} owner ${owner}`);
}

/** The role that the application makes requests as, so that PostgreSQL keeps workspaces apart too. */
async function createRequestRole(client: pg.Client): Promise<void> {
  const role = requestRoleName(owner);
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
  if (rowCount) return;
  await client.query(`create role ${role} nologin; grant ${role} to ${owner}`);
}

import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import pino from 'pino';
import { type Config, readConfig } from '../config.ts';
import { unsafeSettings } from '../db/assert-durability.ts';
import { hasCluster } from '../db/embedded/cluster-home.ts';
import { findBinaries } from '../db/embedded/find-binaries.ts';
import { pendingMigrations, unknownMigrations, wayBack } from '../db/migrate.ts';
import { countSecrets, missingKeys, type SealedSecrets } from '../db/sealing/sealed-columns.ts';
import { createSealing, type Sealing } from '../db/sealing/sealing.ts';
import { keysAreIn, readSecretKeys } from '../db/sealing/secret-keys.ts';
import { requestRoleName, requestRoleOf } from '../db/second-lock/request-role.ts';
import { type RunningDatabase, startDatabase } from '../db/start-database.ts';
import { builtFiles, demoHostAppPort } from '../start-server.ts';
import { explainFailure } from './run-command.ts';

export interface Finding {
  /** `note`: worth knowing, not wrong. */
  is: 'well' | 'note' | 'fault';
  says: string;
}

const well = (says: string): Finding => ({ is: 'well', says });
const note = (says: string): Finding => ({ is: 'note', says });
const fault = (says: string): Finding => ({ is: 'fault', says });
const signs = { well: '✓', note: '–', fault: '✗' };

/** Checks everything the server needs, prints a line per finding. Exit code 1 if anything is at fault. */
export async function doctorCommand(): Promise<void> {
  await explainFailure(async () => {
    const config = readConfig(process.env);
    const findings = [
      checkNode(process.versions.node),
      checkBuild(builtFiles),
      ...(config.databaseUrl ? [] : [checkDataFolder(config.dataDir)]),
      ...(await checkDatabase(config)),
      ...(await checkPorts(config)),
    ];
    for (const { is, says } of findings) console.log(`${signs[is]} ${says}`);
    if (findings.some(({ is }) => is === 'fault')) process.exitCode = 1;
  });
}

export function checkNode(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isNewEnough = major > 22 || (major === 22 && minor >= 18);
  return isNewEnough
    ? well(`Node ${version}`)
    : fault(
        `Node ${version} is too old: install 22.18 or newer, or run npm install so that the project's own is used.`,
      );
}

export function checkBuild(directory: string): Finding {
  const missing = ['snippet/s.js', 'studio/index.html'].filter((file) => !existsSync(join(directory, file)));
  return missing.length === 0
    ? well('snippet and studio are built')
    : fault(`not built: ${missing.join(', ')}. Run npm run build.`);
}

export function checkDataFolder(dataDir: string): Finding {
  const folder = resolve(dataDir);
  if (!existsSync(folder)) return note(`the data folder ${folder} isn't there yet: the first start makes it`);
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return well(`data folder ${folder}`);
  } catch {
    return fault(
      `the data folder ${folder} can't be written by this user. Change its owner, or set DATA_DIR.`,
    );
  }
}

async function checkDatabase(config: Config): Promise<Finding[]> {
  // Looking must not make one.
  if (!config.databaseUrl && !hasCluster(config.dataDir)) return [checkPrograms()];
  let database: RunningDatabase;
  try {
    database = await startDatabase(config, pino({ level: 'silent' }), { whenInUse: 'join', patienceMs: 0 });
  } catch (error) {
    return [fault(messageOf(error))];
  }
  try {
    const { rows } = await database.pool.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    );
    const where = database.kind === 'embedded' ? 'embedded' : 'of DATABASE_URL';
    const pending = await pendingMigrations(database.db);
    const unknown = await unknownMigrations(database.db);
    const unsafe = await unsafeSettings(database.pool);
    return [
      well(`PostgreSQL ${rows[0]?.version} (${where}) answers`),
      checkTables(pending, unknown),
      unsafe.length === 0
        ? well('PostgreSQL keeps what it has acknowledged')
        : fault(
            `PostgreSQL has ${unsafe.join(', ')} off: a power cut would lose acknowledged events. Switch on.`,
          ),
      await checkLock(database),
      ...(pending.length === 0 ? checkSecrets(config, await countSecrets(database.db)) : []),
    ];
  } finally {
    await database.stop();
  }
}

function checkTables(pending: string[], unknown: string[]): Finding {
  if (unknown.length > 0) {
    return fault(`the tables are those of a newer version, with ${unknown.join(', ')}. ${wayBack}`);
  }
  return pending.length === 0
    ? well('the tables are up to date')
    : note(`the tables lack ${pending.join(', ')}: the next start, or the command migrate, adds them`);
}

async function checkLock({ db, pool }: RunningDatabase): Promise<Finding> {
  if (await requestRoleOf(db)) return well('PostgreSQL too keeps workspaces apart');
  const { rows } = await pool.query<{ name: string }>('select current_user as name');
  const user = rows[0]?.name ?? '';
  const role = requestRoleName(user);
  return note(
    `workspaces are kept apart by Cairn alone. To have PostgreSQL do it too, run as its superuser: ` +
      `create role "${role}" nologin; grant "${role}" to "${user}"; and start Cairn again.`,
  );
}

/** Whether secrets in the database are sealed, with a key that is here and that nobody else reads. */
export function checkSecrets(
  config: Pick<Config, 'secretKeys' | 'dataDir' | 'databaseUrl'>,
  sealed: SealedSecrets,
): Finding[] {
  let sealing: Sealing;
  try {
    sealing = createSealing(readSecretKeys(config));
  } catch (error) {
    return [fault(messageOf(error))];
  }
  const { sealsWith, opensWith } = sealing;
  const { plain, byKey } = sealed;
  const where = keysAreIn(config);
  const lost = missingKeys(sealed, sealing);
  const unused = opensWith.filter((key) => key !== sealsWith && !byKey.has(key));
  return [
    ...lost.map(([key, count]) =>
      fault(
        `the key ${key}, which seals ${count} of the secrets, is not here. Add it to ${where}; if it is lost, ` +
          'have them made anew: of webhooks, identity provider and signed users in the settings, second factors by an admin.',
      ),
    ),
    sealsWith === undefined
      ? note(
          'secrets are stored unsealed. Set CAIRN_SECRET_KEY to what openssl rand -base64 32 makes, the same for all servers.',
        )
      : well(`secrets are sealed with the key ${sealsWith} of ${where}`),
    ...(sealsWith !== undefined && plain > 0
      ? [note(`not sealed yet: ${plain} of the secrets. The next start does it`)]
      : []),
    ...(lost.length === 0 ? unused : []).map((key) =>
      note(`nothing is sealed with the key ${key} any more: take it out of ${where}`),
    ),
    ...(where !== 'CAIRN_SECRET_KEY' && sealsWith !== undefined && isReadByOthers(where)
      ? [fault(`others can read ${where}. Run chmod 600 on it.`)]
      : []),
  ];
}

const isReadByOthers = (file: string) => (statSync(file).mode & 0o077) !== 0;

function checkPrograms(): Finding {
  try {
    const { major, folder } = findBinaries();
    return note(`no database yet: the first start makes one with PostgreSQL ${major} (${folder})`);
  } catch (error) {
    return fault(messageOf(error));
  }
}

async function checkPorts(config: Config): Promise<Finding[]> {
  const isRunning = await isCairn(config);
  const ports = config.isDemo ? [config.port, demoHostAppPort(config)] : [config.port];
  return Promise.all(
    ports.map(async (port) => {
      if (isRunning) return well(`port ${port}: Cairn is running`);
      if (await isFree(config.host, port)) return well(`port ${port} is free`);
      return fault(`port ${port} is taken by another program. Stop that one, or set PORT.`);
    }),
  );
}

function isFree(host: string, port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer().once('error', () => done(false));
    server.listen(port, host, () => server.close(() => done(true)));
  });
}

async function isCairn({ host, port }: Config): Promise<boolean> {
  try {
    const answer = await fetch(`http://${host}:${port}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok && (await answer.json()).status === 'ok';
  } catch {
    return false;
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

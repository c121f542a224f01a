import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { canEnter, type SystemUser, unprivilegedUser } from './unprivileged-user.ts';

/** Where an embedded PostgreSQL keeps everything it owns. */
export interface ClusterHome {
  folder: string;
  /** PostgreSQL's own data directory. */
  cluster: string;
  /** Holds the socket; private to the user that PostgreSQL runs as. */
  socketFolder: string;
  logFile: string;
  /** Who PostgreSQL runs as; undefined: as ourselves. */
  user: SystemUser | undefined;
}

/** The number in the name of PostgreSQL's socket. Nothing listens on that TCP port. */
export const socketPort = 5432;

/** What is needed to connect; kept in a file only its owner may read. */
export interface StoredConnection {
  password: string;
  /** Undefined: by the socket. */
  tcpPort?: number | undefined;
}

/**
 * The home of the cluster of a data folder, made if need be: `<dataDir>/postgres`. Run as root below a folder that
 * other users may not enter (such as /root), PostgreSQL's user couldn't reach it there: then it lies under
 * /var/lib/cairn, and a note in the data folder says where. Throws with the remedy when neither is possible.
 */
export function openClusterHome(dataDir: string): ClusterHome {
  makeFolder(resolve(dataDir));
  const { inside, note, known } = placeOf(dataDir);
  const existing = join(known, 'cluster');
  if (existsSync(existing)) assertOurs(existing);
  const user = unprivilegedUser(existsSync(existing) ? existing : undefined);
  const isReachable = known !== inside || !user || canEnter(user, resolve(dataDir));
  const folder = isReachable ? known : chooseOutside(note);
  makeFolder(folder, user);

  const home = {
    folder,
    cluster: join(folder, 'cluster'),
    socketFolder: join(folder, 'run'),
    logFile: join(folder, 'postgres.log'),
    user,
  };
  mkdirSync(home.socketFolder, { recursive: true, mode: 0o700 });
  if (user) chownSync(home.folder, user.uid, user.gid);
  if (user) chownSync(home.socketFolder, user.uid, user.gid);
  return home;
}

/** Whether the data folder has a database already. Changes nothing. */
export const hasCluster = (dataDir: string) => existsSync(join(placeOf(dataDir).known, 'cluster'));

function placeOf(dataDir: string) {
  const inside = join(resolve(dataDir), 'postgres');
  const note = `${inside}-is-at`;
  return { inside, note, known: existsSync(note) ? readFileSync(note, 'utf8').trim() : inside };
}

/** Root may run anyone's cluster; everyone else only their own. */
function assertOurs(cluster: string): void {
  const ownUid = process.getuid?.();
  const { uid } = statSync(cluster);
  if (ownUid === undefined || ownUid === 0 || ownUid === uid) return;
  throw new Error(
    `The embedded database in ${cluster} belongs to another user (uid ${uid}; we are uid ${ownUid}). ` +
      'Start Cairn as that user or as root, or set DATA_DIR to another folder.',
  );
}

/** The note, not the path, leads to the place: who removes the data folder begins anew. */
function chooseOutside(note: string): string {
  try {
    writeFileSync(note, join('/var/lib/cairn', randomBytes(6).toString('hex')), { flag: 'wx' });
  } catch (error) {
    if (!existsSync(note)) throw error;
  }
  return readFileSync(note, 'utf8').trim();
}

function makeFolder(folder: string, user?: SystemUser): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    const who = user ? `the user ${user.name} can reach` : 'you can write';
    throw new Error(
      `The embedded database can't be kept in ${folder}: ${error instanceof Error ? error.message : error}. ` +
        `Set DATA_DIR to a folder that ${who}, or set DATABASE_URL.`,
      { cause: error },
    );
  }
}

const connectionFile = (home: ClusterHome) => join(home.folder, 'connection.json');

/** The stored connection; made with a fresh random password when there is none. */
export function storedConnection(home: ClusterHome): StoredConnection {
  if (!existsSync(connectionFile(home))) {
    const draft = writeDraft(home, { password: randomBytes(24).toString('base64url') });
    try {
      // A link, unlike a rename, doesn't replace what another process has stored in the meantime.
      linkSync(draft, connectionFile(home));
    } catch (error) {
      if (!existsSync(connectionFile(home))) throw error;
    } finally {
      rmSync(draft);
    }
  }
  return JSON.parse(readFileSync(connectionFile(home), 'utf8'));
}

export function storeConnection(home: ClusterHome, connection: StoredConnection): void {
  renameSync(writeDraft(home, connection), connectionFile(home));
}

function writeDraft(home: ClusterHome, connection: StoredConnection): string {
  const draft = `${connectionFile(home)}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(connection), { mode: 0o600 });
  if (home.user) chownSync(draft, home.user.uid, home.user.gid);
  return draft;
}

/** The major version that made the cluster; undefined when there is none yet. */
export function clusterMajor(home: ClusterHome): number | undefined {
  const file = join(home.cluster, 'PG_VERSION');
  return existsSync(file) ? Number.parseInt(readFileSync(file, 'utf8'), 10) : undefined;
}

import { execFileSync } from 'node:child_process';
import { existsSync, globSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { npmNativeFolder, npmVersion } from './npm-binaries.ts';
import { programEnvironment } from './run-program.ts';
import { canEnter, type SystemUser } from './unprivileged-user.ts';

/** `system`: installed on this machine. `npm`: shipped by the optional npm package of the platform. */
export type BinariesOrigin = 'system' | 'npm';

/** A folder with PostgreSQL's programs. */
export interface Binaries {
  origin: BinariesOrigin;
  folder: string;
  major: number;
}

/** The oldest PostgreSQL whose SQL we use. */
const oldestMajor = 15;

const systemFolders = [
  '/usr/lib/postgresql/*/bin',
  '/usr/pgsql-*/bin',
  '/usr/libexec/postgresql*',
  '/opt/homebrew/opt/postgresql*/bin',
  '/usr/local/opt/postgresql*/bin',
  '/Applications/Postgres.app/Contents/Versions/*/bin',
];

const exe = process.platform === 'win32' ? '.exe' : '';
export const programIn = (folder: string, program: 'initdb' | 'pg_ctl' | 'postgres') =>
  join(folder, `${program}${exe}`);

interface Wanted {
  /** The major version that made the cluster, if there is one. */
  clusterMajor?: number | undefined;
  /** Looks only there. */
  origin?: BinariesOrigin | undefined;
  /** Who is going to run them, when that isn't ourselves. */
  user?: SystemUser | undefined;
}

/**
 * The PostgreSQL to run: the newest one of the system, 15 or newer, else the one from npm. A cluster can only be run
 * by the major version that made it: with `clusterMajor`, only that one will do. Throws with the remedy when there
 * is none.
 */
export function findBinaries(options: Wanted = {}): Binaries {
  const found = [
    ...(options.origin === 'npm' ? [] : systemBinaries(options.user)),
    ...(options.origin === 'system' ? [] : npmBinaries()),
  ];
  const suitable = found.find(
    ({ major }) => major >= oldestMajor && (!options.clusterMajor || major === options.clusterMajor),
  );
  if (suitable) return suitable;

  const here = found.map(({ major, folder }) => `${major} (${folder})`).join(', ') || 'none';
  if (options.clusterMajor) {
    throw new Error(
      `The embedded database was made by PostgreSQL ${options.clusterMajor}, and only that version can run it; ` +
        `found here: ${here}. Install PostgreSQL ${options.clusterMajor} (on Debian: postgresql-${options.clusterMajor}), ` +
        'or move the data folder away to begin with an empty database.',
    );
  }
  throw new Error(
    `No PostgreSQL ${oldestMajor} or newer was found (found: ${here}). Run npm install without --omit=optional, ` +
      'or install PostgreSQL (on Debian: apt-get install postgresql), or point DATABASE_URL at a server.',
  );
}

function systemBinaries(user: SystemUser | undefined): Binaries[] {
  const folders = [
    ...systemFolders.flatMap((pattern) => globSync(pattern)),
    ...pgConfigFolder(),
    ...(process.env.PATH ?? '').split(delimiter),
  ];
  return [...new Set(folders.filter(hasPrograms).map(realFolder))]
    .filter((folder) => !user || canEnter(user, folder))
    .map((folder) => ({ origin: 'system' as const, folder, major: majorOf(folder) }))
    .sort((a, b) => b.major - a.major);
}

function npmBinaries(): Binaries[] {
  const native = npmNativeFolder();
  if (!native) return [];
  const folder = join(native, 'bin');
  // Not asked by running it: its libraries may not be linked yet.
  return hasPrograms(folder)
    ? [{ origin: 'npm', folder, major: Number.parseInt(npmVersion(native), 10) }]
    : [];
}

const hasPrograms = (folder: string) =>
  folder !== '' && existsSync(programIn(folder, 'initdb')) && existsSync(programIn(folder, 'postgres'));

/** Where the programs really are: a folder of links such as /usr/local/bin is not it. */
const realFolder = (folder: string) => join(realpathSync(programIn(folder, 'postgres')), '..');

function pgConfigFolder(): string[] {
  try {
    return [
      execFileSync('pg_config', ['--bindir'], { stdio: ['ignore', 'pipe', 'ignore'] })
        .toString()
        .trim(),
    ];
  } catch {
    return [];
  }
}

/** 0 when the program doesn't run. */
function majorOf(folder: string): number {
  try {
    const version = execFileSync(programIn(folder, 'postgres'), ['--version'], {
      stdio: ['ignore', 'pipe', 'ignore'],
      env: programEnvironment(),
    });
    return Number(/\) (\d+)/.exec(version.toString())?.[1] ?? 0);
  } catch {
    return 0;
  }
}

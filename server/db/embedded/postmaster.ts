import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, fchownSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type ClusterHome, socketPort } from './cluster-home.ts';
import { programIn } from './find-binaries.ts';
import { programEnvironment, runProgram } from './run-program.ts';
import { releaseStaleLockFiles } from './stale-lock-files.ts';

/** Settings of PostgreSQL by name, for tests. */
export type Settings = Record<string, string>;

/** The shortest limit of a socket's path among the systems we run on is 104 bytes. */
const longestSocketPath = 103;
const largestLogBytes = 5_000_000;

/** Whether a socket can be used at all: not on Windows, and not under a very long path. */
export const canUseSocket = ({ socketFolder }: ClusterHome) =>
  process.platform !== 'win32' &&
  Buffer.byteLength(join(socketFolder, `.s.PGSQL.${socketPort}.lock`)) <= longestSocketPath;

/**
 * Starts PostgreSQL. It listens on its socket alone, or on one port of the loopback interface alone. Durability is
 * left at PostgreSQL's defaults, which are the safe ones. In its own process group, so that Ctrl-C in a terminal
 * reaches us alone and we can finish our work before stopping it.
 */
export function launchPostmaster(
  home: ClusterHome,
  programs: string,
  tcpPort: number | undefined,
  extra: Settings,
): ChildProcess {
  releaseStaleLockFiles(home);
  const settings: Settings = {
    listen_addresses: tcpPort ? '127.0.0.1' : '',
    port: String(tcpPort ?? socketPort),
    unix_socket_directories: tcpPort ? '' : home.socketFolder,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    logging_collector: 'off',
    // Compiling a plan costs more than our longest queries gain by it.
    jit: 'off',
    ...extra,
  };
  const log = openLog(home);
  const child = spawn(
    programIn(programs, 'postgres'),
    ['-D', home.cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: home.folder,
      env: programEnvironment(),
      detached: process.platform !== 'win32',
      windowsHide: true,
      stdio: ['ignore', log, log],
      uid: home.user?.uid,
      gid: home.user?.gid,
    },
  );
  closeSync(log);
  // Without a listener a failed spawn would end our process; the exit code tells the same.
  child.on('error', () => {});
  child.unref();
  return child;
}

function openLog({ logFile, user }: ClusterHome): number {
  if (existsSync(logFile) && statSync(logFile).size > largestLogBytes) renameSync(logFile, `${logFile}.old`);
  const log = openSync(logFile, 'a', 0o600);
  if (user) fchownSync(log, user.uid, user.gid);
  return log;
}

/** The last lines PostgreSQL wrote, for an error message. */
export function lastWords({ logFile }: ClusterHome): string {
  if (!existsSync(logFile)) return '';
  return readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-6).join('\n');
}

/** Fast shutdown: ends the sessions, rolls back what is open, writes a checkpoint. Resolves when it is gone. */
export async function stopPostmaster(home: ClusterHome, programs: string): Promise<void> {
  if (!existsSync(join(home.cluster, 'postmaster.pid'))) return;
  await runProgram(
    programIn(programs, 'pg_ctl'),
    ['stop', `--pgdata=${home.cluster}`, '--mode=fast', '--wait', '--timeout=120', '--silent'],
    { user: home.user, cwd: home.folder },
  );
}

/** A port of the loopback interface that nobody listens on now. */
export function freeLoopbackPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ClusterHome, socketPort } from './cluster-home.ts';

/**
 * PostgreSQL refuses to start while the process exists that is named in `postmaster.pid` or beside its socket. After
 * a crash or a restarted container that number may belong to something else by now, or to a dead postmaster that
 * nobody has reaped: then PostgreSQL would refuse for ever. In those cases our own number is put there instead,
 * which PostgreSQL, being our child, overlooks; the rest of the file stays, so that it still checks whether old
 * backends hold its shared memory.
 */
export function releaseStaleLockFiles({ cluster, socketFolder }: ClusterHome): void {
  for (const file of [join(cluster, 'postmaster.pid'), join(socketFolder, `.s.PGSQL.${socketPort}.lock`)]) {
    if (!existsSync(file)) continue;
    const [pid, ...rest] = readFileSync(file, 'utf8').split('\n');
    if (isLivingPostmaster(Number(pid))) continue;
    // Written in place: the file must keep its owner.
    writeFileSync(file, [process.pid, ...rest].join('\n'));
  }
}

function isLivingPostmaster(pid: number): boolean {
  if (process.platform === 'win32') return true;
  if (existsSync('/proc/self/stat')) {
    try {
      // `123 (postgres) S …`: Z and X are dead processes.
      const [, name, state] = /\((.*)\) (\S)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return /^(postgres|postmaster)/.test(name ?? '') && state !== 'Z' && state !== 'X';
    } catch {
      return false;
    }
  }
  try {
    const line = execFileSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)]).toString();
    return /postgres|postmaster/.test(line) && !line.trim().startsWith('Z');
  } catch {
    return false;
  }
}

import { readdirSync, readFileSync } from 'node:fs';

/** Of one tick of the kernel's counters, µs. */
const tickMicros = 10_000;

/** Fields of `/proc/<pid>/stat` after the name, which may have spaces in it; undefined where there is no such thing. */
function statOf(pid: number | string): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

export const parentPid = (pid: number): number => Number(statOf(pid)?.[1] ?? 0);

/** CPU time that a process and its children of one generation have used, µs; also children that have ended. */
export function cpuMicros(pid: number): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(entry);
    if (!stat || (Number(entry) !== pid && Number(stat[1]) !== pid)) continue;
    // utime, stime; for the parent also those of the children it has waited for.
    const fields = Number(entry) === pid ? [11, 12, 13, 14] : [11, 12];
    for (const field of fields) ticks += Number(stat[field]);
  }
  return ticks * tickMicros;
}

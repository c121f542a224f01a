import { type ExecFileException, execFile } from 'node:child_process';
import type { SystemUser } from './unprivileged-user.ts';

interface Options {
  /** Runs as this user; absent: as ourselves. */
  user?: SystemUser | undefined;
  /** A folder that the user may enter: PostgreSQL's programs look at where they were started. */
  cwd?: string;
}

/** What PostgreSQL's programs get to see: nothing of our own environment, so no secret and no stray PG* variable. */
export const programEnvironment = () => ({
  PATH: process.env.PATH,
  LC_ALL: 'C',
  TZ: 'UTC',
  ...(process.platform === 'win32' && { SystemRoot: process.env.SystemRoot, TEMP: process.env.TEMP }),
});

/** Runs a program to its end and returns what it printed. Throws with its last words when it fails. */
export function runProgram(program: string, args: string[], { user, cwd }: Options = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      program,
      args,
      { env: programEnvironment(), windowsHide: true, cwd, uid: user?.uid, gid: user?.gid },
      (error: ExecFileException | null, stdout, stderr) => {
        if (!error) return resolve(stdout);
        const words = `${stderr}${stdout}`.trim() || error.message;
        reject(new Error(`${program} failed: ${words}`, { cause: error }));
      },
    );
  });
}

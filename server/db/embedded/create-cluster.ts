import { chownSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterHome } from './cluster-home.ts';
import { programIn } from './find-binaries.ts';
import { runProgram } from './run-program.ts';

/** The superuser of the cluster; the application itself connects as an ordinary owner of its database. */
export const superuser = 'postgres';

/**
 * Makes the cluster. It is made under another name and renamed when complete, so that a start that is killed half
 * way, or two starts at once, leave either a whole cluster or none.
 */
export async function createCluster(home: ClusterHome, programs: string, password: string): Promise<void> {
  const draft = join(home.folder, `cluster-being-made-${process.pid}`);
  const passwordFile = `${draft}-password`;
  const { user } = home;
  try {
    rmSync(draft, { recursive: true, force: true });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (user) chownSync(passwordFile, user.uid, user.gid);
    await runProgram(
      programIn(programs, 'initdb'),
      [
        `--pgdata=${draft}`,
        `--username=${superuser}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C',
      ],
      { user, cwd: home.folder },
    );
    renameSync(draft, home.cluster);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(home.cluster)) throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

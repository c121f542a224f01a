import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const sources = ['snippet', 'shared', 'studio', 'demo', 'build.ts', 'bundle-parts.ts', 'shrink-script.ts'];

/** What is tried in a browser is what is shipped: builds `dist/` before the tests if a source is newer. */
export function setup(): void {
  const built = join(root, 'dist/meta.json');
  if (existsSync(built) && statSync(built).mtimeMs > newest()) return;
  execFileSync(process.execPath, ['build.ts'], { cwd: root, stdio: 'inherit' });
}

function newest(): number {
  const files = sources.flatMap((name) => {
    const path = join(root, name);
    if (statSync(path).isFile()) return path;
    return readdirSync(path, { recursive: true, encoding: 'utf8' }).map((inside) => join(path, inside));
  });
  return Math.max(...files.map((path) => statSync(path).mtimeMs));
}

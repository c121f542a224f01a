import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { programIn } from '../../../../server/db/embedded/find-binaries.ts';
import { npmNativeFolder, prepareNpmBinaries } from '../../../../server/db/embedded/npm-binaries.ts';
import { temporaryFolder } from '../../../support/temporary-folder.ts';

/** The package as npm leaves it when install scripts are switched off: without its symbolic links. */
function packageWithoutLinks(folder: string): string {
  const source = npmNativeFolder();
  if (!source) throw new Error('the npm package with PostgreSQL for this platform is not installed');
  const native = join(folder, 'package/native');
  mkdirSync(native, { recursive: true });
  cpSync(join(source, '../package.json'), join(folder, 'package/package.json'));
  cpSync(source, native, { recursive: true, verbatimSymlinks: true });
  for (const name of readdirSync(join(native, 'lib'))) {
    if (lstatSync(join(native, 'lib', name)).isSymbolicLink()) rmSync(join(native, 'lib', name));
  }
  return native;
}

const runs = (programs: string) => execFileSync(programIn(programs, 'initdb'), ['--version']).toString();

describe('PostgreSQL from npm', () => {
  it('gets the links that a forbidden install script did not lay', () => {
    const folder = temporaryFolder();
    const native = packageWithoutLinks(folder);
    expect(() => runs(join(native, 'bin'))).toThrow();
    expect(runs(prepareNpmBinaries(native, folder, undefined))).toMatch(/PostgreSQL/);
  });

  it('is copied to where its user can reach it, once', () => {
    const folder = temporaryFolder();
    const native = packageWithoutLinks(folder);
    chmodSync(folder, 0o700);
    const home = temporaryFolder();
    const nobody = { name: 'nobody', uid: 65534, gid: 65534 };
    const programs = prepareNpmBinaries(native, home, nobody);
    expect(programs.startsWith(home)).toBe(true);
    expect(runs(programs)).toMatch(/PostgreSQL/);
    expect(prepareNpmBinaries(native, home, nobody)).toBe(programs);
    expect(readdirSync(home)).toHaveLength(1);
    expect(existsSync(programIn(join(native, 'bin'), 'initdb'))).toBe(true);
  });
});

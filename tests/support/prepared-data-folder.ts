import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, beforeAll } from 'vitest';
import { runCommandLine } from './run-cairn.ts';
import { makeTemporaryFolder, temporaryFolder } from './temporary-folder.ts';

/**
 * For tests that start many servers: makes one data folder with a migrated, empty database for the whole file, and
 * returns what gives each test a copy of it; or fills a folder with it that somebody else removes.
 */
export function prepareDataFolder(): (copy?: string) => string {
  let prepared: string;
  beforeAll(async () => {
    prepared = makeTemporaryFolder();
    const { code, stderr } = await runCommandLine(['migrate'], { DATA_DIR: prepared });
    if (code !== 0) throw new Error(stderr);
  });
  afterAll(() => rmSync(prepared, { recursive: true, force: true }));

  return (copy = temporaryFolder()) => {
    // Node's own copy would give the files to us; PostgreSQL needs them to stay its own.
    execFileSync('cp', ['-a', `${prepared}/.`, copy]);
    return copy;
  };
}

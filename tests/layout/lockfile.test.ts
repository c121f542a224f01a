import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

interface LockedPackage {
  optionalDependencies?: Record<string, string>;
  integrity?: string;
}

const packagesOf = (lockfile: string): Record<string, LockedPackage> =>
  JSON.parse(readFileSync(lockfile, 'utf8')).packages;

describe.each(['package-lock.json', 'tests/browser/hosts/package-lock.json'])('%s', (lockfile) => {
  const packages = packagesOf(lockfile);

  test('has an entry for every platform: with one missing, npm ci refuses everywhere', () => {
    const missing = Object.values(packages)
      .flatMap(({ optionalDependencies = {} }) => Object.keys(optionalDependencies))
      .filter((name) => !Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`)));
    expect(missing).toEqual([]);
  });

  test('has a hash for every package', () => {
    const loose = Object.entries(packages).filter(([path, { integrity }]) => path && !integrity);
    expect(loose.map(([path]) => path)).toEqual([]);
  });
});

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { findOrInstallChromium } from './support/chromium.ts';

/**
 * `npm test`: builds, checks types and style, then runs the tests, sort by sort. Named sorts run alone:
 * `npm test -- unit`. All sorts run even if one fails; the exit code is 1 if anything did, and what failed is told once
 * more at the end.
 */
const root = join(import.meta.dirname, '..');
const programs = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  vitest: 'node_modules/vitest/vitest.mjs',
};

function runs(title: string, ...args: string[]): boolean {
  console.log(`\n▸ ${title}`);
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const asked = process.argv.slice(2);
const sorts = asked.length > 0 ? asked : ['unit', 'faults', 'browser', 'busy', 'journeys'];

if (!runs('build', 'build.ts')) process.exit(1);
const areChecksGood = [
  runs('types', programs.tsc, '-b'),
  runs('style', programs.biome, 'check', '.', '--diagnostic-level=error'),
].every(Boolean);

if (sorts.some((sort) => sort !== 'unit' && sort !== 'faults')) {
  try {
    process.env.CHROMIUM_PATH = findOrInstallChromium();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

const reportOf = (sort: string) => join(root, 'node_modules', '.cache', `tests-${sort}.json`);
const failed = sorts.filter((sort) => {
  rmSync(reportOf(sort), { force: true });
  process.env.CAIRN_TEST_REPORT = reportOf(sort);
  return !runs(`${sort} tests`, programs.vitest, 'run', '--project', sort);
});

if (!areChecksGood) console.error('\nTypes or style have faults: see above.');
if (failed.length > 0) console.error(`\nFailed: ${failed.join(', ')} tests.`);

const reports = sorts.filter((sort) => existsSync(reportOf(sort))).map(reportOf);
const counts = reports.map((path) => JSON.parse(readFileSync(path, 'utf8')));
for (const { testResults } of counts) {
  for (const { name, message, assertionResults } of testResults) {
    // A file that can't even be loaded has a message and no tests.
    if (message !== '') console.error(`\n✗ ${relative(root, name)}\n${message}`);
    for (const test of assertionResults) {
      if (test.status !== 'failed') continue;
      console.error(`\n✗ ${relative(root, name)} > ${test.fullName}\n${test.failureMessages.join('\n')}`);
    }
  }
}
const total = (count: string) => counts.reduce((sum, report) => sum + report[count], 0);
console.log(`\n${total('numPassedTests')} passed, ${total('numFailedTests')} failed`);
process.exit(areChecksGood && failed.length === 0 ? 0 : 1);

import { defineConfig } from 'vitest/config';
import { SecondTries } from './tests/support/second-tries.ts';

/** Where `tests/run.ts` wants to read the counts. */
const report = process.env.CAIRN_TEST_REPORT;
/** A real browser on a busy machine: a slow moment is tried again and told, a fault fails twice. */
const secondTry = { retry: 1 };

/**
 * The sorts of test, run one after the other because the machine is small: `unit` (rules, operations and routes on a
 * real PostgreSQL), `faults` (processes killed under load), `browser` (built bundles in a real browser), `busy` (the
 * same on pages that leave no time), `journeys` (the whole product). `clients` (other people's clients against our
 * server), `engines` (the snippet in a Firefox) and `roles` (everything pressed as every role) are run on demand.
 */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    reporters: ['default', new SecondTries(), ...(report ? [['json', { outputFile: report }] as const] : [])],
    globalSetup: ['tests/support/postgres-for-tests.ts'],
    // Longer than autosave and a round trip take on a busy machine; what comes sooner is not waited for.
    expect: { poll: { timeout: 10_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [
            'tests/browser/**',
            'tests/journeys/**',
            'tests/bench/**',
            'tests/faults/**',
            'tests/clients/**',
            'tests/engines/**',
          ],
          testTimeout: 20_000,
          hookTimeout: 60_000,
          // One process for many files: to load the server anew took longer than most of them. What a test puts in the
          // place of something global is taken back for it.
          isolate: false,
          // One waits for the database while the other works.
          maxWorkers: 2,
          unstubGlobals: true,
          unstubEnvs: true,
          restoreMocks: true,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          ...secondTry,
          globalSetup: ['tests/support/fresh-bundles.ts'],
          include: ['tests/browser/**/*.test.ts'],
          exclude: ['tests/browser/busy/**', 'tests/browser/roles/**', '**/node_modules/**'],
          testTimeout: 40_000,
          hookTimeout: 60_000,
          // They wait for pages, and half the time for nothing to happen: more of them than processors keep these busy.
          maxWorkers: 4,
        },
      },
      {
        extends: true,
        test: {
          name: 'busy',
          ...secondTry,
          globalSetup: ['tests/support/fresh-bundles.ts'],
          include: ['tests/browser/busy/*.test.ts'],
          testTimeout: 40_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'roles',
          globalSetup: ['tests/support/fresh-bundles.ts'],
          include: ['tests/browser/roles/*.test.ts'],
          testTimeout: 600_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['tests/clients/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'engines',
          include: ['tests/engines/*.test.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'faults',
          include: ['tests/faults/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          ...secondTry,
          globalSetup: ['tests/support/fresh-bundles.ts'],
          include: ['tests/journeys/**/*.test.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
    ],
  },
});

import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Db } from '../../../server/db/database.ts';
import { dropLease, takeLease } from '../../../server/jobs/lease-store.ts';
import { type Job, startJobs } from '../../../server/jobs/start-jobs.ts';
import { LeaseLost, underLease } from '../../../server/jobs/under-lease.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(() => database.db.deleteFrom('jobLease').execute());

const [ann, bob] = ['00000000-0000-4000-8000-00000000000a', '00000000-0000-4000-8000-00000000000b'];
const minuteMs = 60_000;
const take = (holder: string, leaseMs = minuteMs) => takeLease(database.db, 'job', holder, leaseMs);
const lease = () => database.db.selectFrom('jobLease').selectAll().executeTakeFirstOrThrow();
const runOut = () =>
  database.db
    .updateTable('jobLease')
    .set({ expiresAt: new Date(0) })
    .execute();
const count = async (db: Db) => (await db.selectFrom('workspace').select('id').execute()).length;

describe('a lease', () => {
  test('is one process’s until it runs out or is given up', async () => {
    expect(await take(ann)).toBe(true);
    expect(await take(bob)).toBe(false);
    expect(await take(ann)).toBe(true);
    await runOut();
    expect(await take(bob)).toBe(true);
    expect(await take(ann)).toBe(false);
    await dropLease(database.db, bob);
    expect(await take(ann)).toBe(true);
  });

  test('is got by one of many that ask at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, (_, i) => take(`00000000-0000-4000-8000-0000000000${10 + i}`)),
    );
    expect(asked.filter(Boolean)).toHaveLength(1);
  });

  test('is kept for as long as the work takes, which may be many times its length', async () => {
    const leaseMs = 150;
    const until: number[] = [];
    const isDone = await underLease(database.db, { name: 'job', holder: ann, leaseMs }, async (db) => {
      // Each is another renewal.
      await vi.waitFor(
        async () => {
          until.push((await lease()).expiresAt.getTime());
          expect(await take(bob, leaseMs)).toBe(false);
          expect(new Set(until).size).toBeGreaterThan(6);
        },
        { timeout: 10_000, interval: 5 },
      );
      expect(await count(db)).toBe(0);
    });
    expect(isDone).toBe(true);
    expect(until.at(-1)! - until[0]!).toBeGreaterThan(leaseMs);
  });

  test('that another has taken over lets the former holder make no further statement', async () => {
    const work = underLease(database.db, { name: 'job', holder: ann, leaseMs: 150 }, async (db) => {
      await count(db);
      // As if this process had stood still for longer than the lease.
      await database.db
        .updateTable('jobLease')
        .set({ holder: bob, expiresAt: new Date(Date.now() + minuteMs) })
        .execute();
      await vi.waitFor(() => expect(count(db)).rejects.toThrow(LeaseLost), { timeout: 10_000, interval: 10 });
      await db.transaction().execute(count);
    });
    await expect(work).rejects.toThrow(LeaseLost);
  });

  test('is given up by itself while the database does not answer', async () => {
    let isAway = false;
    const db = new Proxy(database.db, {
      get: (target, name) => {
        if (isAway && name === 'getExecutor') throw new Error('away');
        const value = Reflect.get(target, name, target);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
    const work = underLease(db, { name: 'job', holder: ann, leaseMs: 150 }, async (fenced) => {
      isAway = true;
      await vi.waitFor(() => expect(count(fenced)).rejects.toThrow(LeaseLost), {
        timeout: 10_000,
        interval: 10,
      });
    });
    expect(await work).toBe(true);
  });
});

describe('of two servers on one database', () => {
  /** What they do, one after the other. */
  const job = () => {
    let running = 0;
    const seen = { most: 0, runs: 0 };
    const run: Job['run'] = async ({ db }) => {
      seen.most = Math.max(seen.most, ++running);
      await count(db);
      await count(db);
      running--;
      seen.runs++;
    };
    return { seen, run };
  };

  test('a job is never done by both at once', async () => {
    const { seen, run } = job();
    const jobs = [{ name: 'job', everyMs: 0, run }];
    const servers = [startJobs(database.context(), { jobs }), startJobs(database.context(), { jobs })];
    await vi.waitFor(() => expect(seen.runs).toBeGreaterThan(50), { timeout: 15_000 });
    await Promise.all(servers.map((server) => server.stop()));
    expect(seen.most).toBe(1);
  });

  test('the other one does it when the one that did is stopped', async () => {
    const [first, second] = [job(), job()];
    const start = (run: Job['run']) =>
      startJobs(database.context(), { jobs: [{ name: 'job', everyMs: 0, run }] });
    const one = start(first.run);
    await vi.waitFor(() => expect(first.seen.runs).toBeGreaterThan(3));
    const other = start(second.run);
    expect(second.seen.runs).toBe(0);
    await one.stop();
    await vi.waitFor(() => expect(second.seen.runs).toBeGreaterThan(3));
    await other.stop();
  });

  test('the other one does it when nothing is heard of the one that did', async () => {
    // One that was killed: its lease stands for a while yet.
    await take(ann, 300);
    const { seen, run } = job();
    const other = startJobs(database.context(), { jobs: [{ name: 'job', everyMs: 5, run }] });
    await vi.waitFor(() => expect(seen.runs).toBeGreaterThan(0), { timeout: 10_000 });
    await other.stop();
    expect(await database.db.selectFrom('jobLease').selectAll().execute()).toEqual([]);
  });
});

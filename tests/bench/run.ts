import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type pg from 'pg';
import pino from 'pino';
import { readConfig } from '../../server/config.ts';
import type { Context } from '../../server/context.ts';
import { openDatabase } from '../../server/db/database.ts';
import { startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import { migrate } from '../../server/db/migrate.ts';
import { createSealing } from '../../server/db/sealing/sealing.ts';

/**
 * `npm run bench [name …]`: every benchmark of this folder, or those named, each on an empty database with
 * PostgreSQL's own durable settings unless it needs none. A benchmark prints what it measured next to a limit measured
 * in the same run, because this machine's speed differs from hour to hour and from the next one's.
 */
export type Benchmark =
  | {
      isWithoutDatabase?: undefined;
      /** Prints its figures. `connection` is that of the context's database, for what needs one of its own. */
      bench(context: Context, connection: pg.PoolConfig): Promise<void>;
    }
  | { isWithoutDatabase: true; bench(): Promise<void> };

const log = pino({ level: 'warn' });
/** A folder whose database is kept, for a benchmark that takes long to fill one: the next run finds it filled. */
const keptFolder = process.env.BENCH_DATA;
const wanted = process.argv.slice(2);
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -3))
  .filter((name) => wanted.length === 0 || wanted.includes(name));

for (const name of names) {
  const benchmark = (await import(`./${name}.ts`)) as Benchmark;
  console.log(`\n${name}`);
  if (benchmark.isWithoutDatabase) await benchmark.bench();
  else await onEmptyDatabase(benchmark.bench);
}

async function onEmptyDatabase(
  work: (context: Context, connection: pg.PoolConfig) => Promise<void>,
): Promise<void> {
  if (keptFolder) mkdirSync(keptFolder, { recursive: true });
  const dataDir = keptFolder ?? mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  chmodSync(dataDir, 0o755);
  const postgres = await startEmbeddedPostgres({ dataDir, log });
  const { db } = openDatabase(postgres.connection, log);
  try {
    await migrate(db);
    await work(
      { config: readConfig({}), db, log, now: () => new Date(), sealing: createSealing([]) },
      postgres.connection,
    );
  } finally {
    await db.destroy();
    await postgres.stop();
    if (!keptFolder) rmSync(dataDir, { recursive: true, force: true });
  }
}

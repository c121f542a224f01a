import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { sql } from 'kysely';
import pino from 'pino';
import { refreshSummaries } from '../../server/accounts/refresh-summaries.ts';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/db/database.ts';
import { startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';
import { migrate } from '../../server/db/migrate.ts';
import { buildWorkspace } from '../support/build-workspace.ts';
import { fillUse } from './metrics/fill-use.ts';

const dataDir = '/tmp/figures-bench-data';
const log = pino({ level: 'warn' });
const isNew = !existsSync(dataDir);
mkdirSync(dataDir, { recursive: true });
chmodSync(dataDir, 0o755);
const postgres = await startEmbeddedPostgres({ dataDir, log });
console.log(JSON.stringify(postgres.connection));
const { db } = openDatabase(postgres.connection, log);
if (isNew) {
  await migrate(db);
  const context = { config: readConfig({}), db, log, now: () => new Date() };
  const { scope } = (await buildWorkspace(context)).production;
  console.log(JSON.stringify(scope));
  console.log(
    await fillUse(db, scope, context.now(), { events: 2_000_000, accounts: 10_000, features: 200, days: 90 }),
  );
  await refreshSummaries(context, scope);
  await sql`analyze`.execute(db);
}
console.log('ready');
setInterval(() => {}, 1e6);

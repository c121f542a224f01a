import pino from 'pino';
import { startEmbeddedPostgres } from '../../server/db/embedded/embedded-postgres.ts';

/** A server as far as its database goes, for tests that kill it: `node hold-embedded-postgres.ts <data folder>`. */
const [dataDir = ''] = process.argv.slice(2);
try {
  await startEmbeddedPostgres({ dataDir, log: pino({ level: 'silent' }) });
  console.log('running');
  setInterval(() => {}, 1_000_000);
} catch (error) {
  console.log(error instanceof Error ? error.message : error);
  process.exit(1);
}

import type { Kysely } from 'kysely';
import { type MigrationResultSet, Migrator } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import { withRemedy } from './remedy-for.ts';
import type { Schema } from './schema.ts';
import { fitLock } from './second-lock/fit-lock.ts';
import { makeRequestRole } from './second-lock/request-role.ts';

const migrator = (db: Kysely<Schema>) =>
  // Kysely holds an advisory lock while it migrates: of two servers starting at once, one waits.
  new Migrator({ db, provider: { getMigrations: async () => migrations } });

/**
 * Brings the schema to today's shape, in one transaction: all of it or nothing; then each table behind its lock. Returns the names of what was done
 * now; nothing when the schema is current. Throws when a migration fails, or when the database was migrated by a
 * newer version of this program.
 */
export async function migrate(
  db: Kysely<Schema>,
  onProgress: (doing: string) => void = () => {},
): Promise<string[]> {
  const pending = await pendingMigrations(db);
  if (pending.length > 0) onProgress(`Preparing the tables (${pending.length} to do)`);
  const done = outcome(await migrator(db).migrateToLatest());
  await fitLock(db, await makeRequestRole(db));
  return done;
}

/** Brings a database without tables to the shape it had after a certain migration, for a backup from that time. */
export const migrateTo = async (db: Kysely<Schema>, name: string): Promise<string[]> =>
  outcome(await migrator(db).migrateTo(name));

/** The names of the migrations that the database has had, in order. */
export async function doneMigrations(db: Kysely<Schema>): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter(({ executedAt }) => executedAt).map(({ name }) => name);
}

function outcome({ error, results = [] }: MigrationResultSet): string[] {
  if (error) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName;
    throw new Error(`The tables could not be prepared${failed ? ` (${failed})` : ''}: ${withRemedy(error)}`, {
      cause: error,
    });
  }
  return results.map(({ migrationName }) => migrationName);
}

/** The names of the migrations that the database has not had yet. */
export async function pendingMigrations(db: Kysely<Schema>): Promise<string[]> {
  const all = await migrator(db).getMigrations();
  return all.filter(({ executedAt }) => !executedAt).map(({ name }) => name);
}

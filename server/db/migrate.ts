import { type Kysely, sql } from 'kysely';
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
  await assertNotNewer(db);
  const pending = await pendingMigrations(db);
  if (pending.length > 0) onProgress(`Preparing the tables (${pending.length} to do)`);
  const done = outcome(await migrator(db).migrateToLatest());
  await fitLock(db, await makeRequestRole(db));
  return done;
}

/** The names of migrations that the database has had and this version does not know: a newer one has made them. */
export async function unknownMigrations(db: Kysely<Schema>): Promise<string[]> {
  const { rows: found } = await sql<{ isThere: boolean }>`
    select to_regclass('kysely_migration') is not null as is_there`.execute(db);
  if (!found[0]?.isThere) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name).filter((name) => !(name in migrations));
}

/** What whoever runs the server does about tables of a newer version. */
export const wayBack =
  'Start that version again. The way back to this one is the backup from before: restore it into an empty database.';

async function assertNotNewer(db: Kysely<Schema>): Promise<void> {
  const unknown = await unknownMigrations(db);
  if (unknown.length === 0) return;
  throw new Error(
    `The tables are those of a newer version of Cairn, which has made ${unknown.join(', ')} of them. ${wayBack}`,
  );
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

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { holdsWorkspace, removeTables } from '../db/backup/empty-database.ts';
import { openBackup } from '../db/backup/read-backup.ts';
import { migrate, migrateTo } from '../db/migrate.ts';
import { migrations as known } from '../db/migrations/index.ts';
import { countSecrets } from '../db/sealing/sealed-columns.ts';
import { createProgressBar } from '../progress-bar.ts';
import { keysToPutBack } from './backup-keys.ts';
import { CommandError, runOnDatabase, tell } from './run-command.ts';

/**
 * Fills an empty database from a backup: the tables get the shape they had then, then the rows, then what has come
 * since. Refuses a database that holds a workspace: nothing is ever overwritten.
 */
export async function restoreCommand(path: string): Promise<void> {
  await runOnDatabase(async ({ config, db, sealing }, { pool }) => {
    const file = resolve(path);
    if (!existsSync(file)) throw new CommandError(`There is no file ${file}.`);
    const backup = await openBackup(file);
    try {
      const { migrations, madeAt, tables } = backup.manifest;
      const unknown = migrations.filter((name) => !(name in known));
      if (unknown.length > 0) {
        throw new CommandError('The backup is of a newer version of Cairn: restore it with that version.');
      }
      if (await holdsWorkspace(db)) {
        throw new CommandError(
          'This database holds a workspace, and a restore overwrites nothing. Name a new DATA_DIR, or an empty DATABASE_URL.',
        );
      }
      await removeTables(db);
      await migrateTo(db, migrations.at(-1) as string);
      const bar = createProgressBar('Restoring', 'rows', process.stderr);
      await backup.load(pool, bar.draw);
      await migrate(db, (doing) => tell(`${doing} …`));
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      tell(`${rows} rows of ${tables.length} tables are back as they were at ${madeAt}.`);
      keysToPutBack(await countSecrets(db), sealing, config).forEach(tell);
    } finally {
      backup.close();
    }
  });
}

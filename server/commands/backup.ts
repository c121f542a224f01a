import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { writeBackup } from '../db/backup/write-backup.ts';
import { doneMigrations, pendingMigrations } from '../db/migrate.ts';
import { countSecrets } from '../db/sealing/sealed-columns.ts';
import { createProgressBar } from '../progress-bar.ts';
import { keysToKeep } from './backup-keys.ts';
import { CommandError, runOnDatabase, tell } from './run-command.ts';

/** Writes the whole database to a new file. Prints the file's path, alone, on the standard output. */
export async function backupCommand(path: string): Promise<void> {
  await runOnDatabase(async ({ config, db, now }, { pool }) => {
    const file = resolve(path);
    if (existsSync(file)) throw new CommandError(`${file} is there already. Name a new file.`);
    const migrations = await doneMigrations(db);
    if (migrations.length === 0) throw new CommandError('There is nothing to back up yet.');
    const bar = createProgressBar('Backing up', 'rows', process.stderr);
    const { tables } = await writeBackup(pool, file, now(), migrations, bar.draw);
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const { size } = await stat(file);
    tell(`${rows} rows of ${tables.length} tables, ${(size / 1024 / 1024).toFixed(1)} MB, are in`);
    // An older version's tables don't all have the columns, and nothing that is sealed.
    const isCurrent = (await pendingMigrations(db)).length === 0;
    if (isCurrent) keysToKeep(await countSecrets(db), config).forEach(tell);
    console.log(file);
  });
}

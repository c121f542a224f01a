import pino from 'pino';
import * as v from 'valibot';
import { ConfigError, readConfig } from '../config.ts';
import type { Context } from '../context.ts';
import { assertDurability } from '../db/assert-durability.ts';
import { DamagedBackup } from '../db/backup/frames.ts';
import { migrate } from '../db/migrate.ts';
import { createSealing } from '../db/sealing/sealing.ts';
import { ensureSecretKeys } from '../db/sealing/secret-keys.ts';
import { type RunningDatabase, startDatabase } from '../db/start-database.ts';
import { AppError } from '../http/app-error.ts';
import { createLog } from '../http/create-log.ts';

/** A reason to stop that is meant for the person at the terminal. */
export class CommandError extends Error {}

/** Only what a command was asked for goes to the standard output; what it does on the way goes beside it. */
export const tell = (line: string) => console.error(line);

/**
 * Runs a command on the database of the configuration, migrated: that of a running server, or one started for the
 * command and stopped after it. A refusal becomes a line for a person and exit code 1.
 */
export const runCommand = (work: (context: Context) => Promise<void>): Promise<void> =>
  runOnDatabase(async (context, { pool }) => {
    await assertDurability(pool);
    await migrate(context.db, (doing) => tell(`${doing} …`));
    await work(context);
  });

/** The same on the database as it stands, whatever its shape. */
export async function runOnDatabase(
  work: (context: Context, database: RunningDatabase) => Promise<void>,
): Promise<void> {
  await explainFailure(async () => {
    const config = readConfig(process.env);
    const log = createLog({ level: 'warn' }, pino.destination(2));
    const database = await startDatabase(config, log, {
      onProgress: (doing) => tell(`${doing} …`),
      whenInUse: 'join',
    });
    try {
      const sealing = createSealing(ensureSecretKeys(config));
      await work({ config, db: database.db, log, now: () => new Date(), sealing }, database);
    } finally {
      await database.stop();
    }
  });
}

/** Does the work; a failure becomes lines on the error output and an exit code, without a stack trace. */
export async function explainFailure(work: () => Promise<void>, failureCode = 1): Promise<void> {
  try {
    await work();
  } catch (error) {
    tell(explanation(error));
    process.exitCode = failureCode;
  }
}

function explanation(error: unknown): string {
  if (error instanceof ConfigError) return `These settings are not right:\n${error.message}`;
  if (error instanceof v.ValiError) {
    return error.issues.map((issue) => `${v.getDotPath(issue) ?? 'input'}: ${issue.message}`).join('\n');
  }
  if (error instanceof AppError || error instanceof CommandError || error instanceof DamagedBackup) {
    return error.message;
  }
  return error instanceof Error ? error.message : String(error);
}

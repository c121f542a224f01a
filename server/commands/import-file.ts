import { readFile } from 'node:fs/promises';
import { decodeText } from '../../shared/rules/decode-text.ts';
import { importAccounts } from '../accounts/import-accounts.ts';
import { importIssues } from '../accounts/import-issues.ts';
import type { Context } from '../context.ts';
import { createProgressBar } from '../progress-bar.ts';
import { systemScope } from '../workspaces/system-scope.ts';
import { CommandError, tell } from './run-command.ts';

const kinds = {
  accounts: { label: 'Accounts', take: importAccounts },
  issues: { label: 'Tickets', take: importIssues },
} as const;

export interface ImportOptions {
  environment: 'production' | 'staging';
  workspace?: string;
  app?: string;
}

/** Takes accounts or tickets from a file; each line that can't be taken is told with its number, and the exit code is 1 then. */
export async function importCommand(
  context: Context,
  kind: keyof typeof kinds,
  file: string,
  options: ImportOptions,
): Promise<void> {
  const { label, take } = kinds[kind];
  const bytes = await readFile(file).catch(() => {
    throw new CommandError(`${file} can't be read.`);
  });
  const scope = await systemScope(context, options.environment, {
    workspaceName: options.workspace,
    appName: options.app,
  });
  const bar = createProgressBar(label, 'lines', process.stderr);
  const { created, changed, unchanged, faults } = await take(context, scope, decodeText(bytes), bar.draw);
  tell(`${created} created, ${changed} changed, ${unchanged} unchanged.`);
  for (const { line, message } of faults) tell(`Line ${line}: ${message}`);
  if (faults.length > 0) throw new CommandError(`${faults.length} of the lines were not taken.`);
}

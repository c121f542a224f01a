import * as v from 'valibot';
import { newKeySchema } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { createSecretKey } from '../workspaces/secret-keys.ts';
import { systemScope } from '../workspaces/system-scope.ts';
import { tell } from './run-command.ts';

export interface CreateKeyOptions {
  environment: 'production' | 'staging';
  scope: string;
  name: string;
  workspace?: string;
  app?: string;
}

/** Makes a secret key and prints it, alone, on the standard output, so that a script can take it from there. */
export async function createKeyCommand(context: Context, options: CreateKeyOptions): Promise<void> {
  const scope = await systemScope(context, options.environment, {
    workspaceName: options.workspace,
    appName: options.app,
  });
  const { key } = await createSecretKey(
    context,
    scope,
    v.parse(newKeySchema, { name: options.name, scope: options.scope }),
  );
  tell(`A secret key for ${options.environment}, scope ${options.scope}. It is shown this once:`);
  console.log(key);
}

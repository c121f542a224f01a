import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { selectFirstEnvironment } from './environment-store.ts';

/**
 * For the command line: the environment of that name in the first app of the workspace that is not the demo's; where
 * there is only the demo, in the demo's. With names, in that workspace or app. Throws `not_found` when there is none.
 */
export async function systemScope(
  { db }: Pick<Context, 'db'>,
  environment: 'production' | 'staging',
  within: { workspaceName?: string | undefined; appName?: string | undefined } = {},
): Promise<Scope> {
  const found = await selectFirstEnvironment(db, environment, within);
  if (found) return { ...found, actor: { kind: 'system' } };
  const names = [
    within.workspaceName !== undefined && `workspace "${within.workspaceName}"`,
    within.appName !== undefined && `app "${within.appName}"`,
  ].filter((name) => name !== false);
  throw new AppError(
    'not_found',
    names.length > 0
      ? `There is no ${names.join(' with an ')}. The studio shows their names.`
      : 'There is no workspace yet: create the first member, then try again.',
  );
}

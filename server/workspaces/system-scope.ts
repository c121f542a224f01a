import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { selectFirstEnvironment } from './environment-store.ts';

/**
 * For the command line: the environment of that name in the first app of the workspace that is not the demo's; where
 * there is only the demo, in the demo's. Throws `not_found` when there is no workspace yet.
 */
export async function systemScope(
  { db }: Pick<Context, 'db'>,
  environment: 'production' | 'staging',
): Promise<Scope> {
  const found = await selectFirstEnvironment(db, environment);
  if (!found) {
    throw new AppError('not_found', 'There is no workspace yet: create the first member, then try again.');
  }
  return { ...found, actor: { kind: 'system' } };
}

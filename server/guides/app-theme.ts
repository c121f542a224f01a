import { defaultTheme, type Theme } from '../../shared/contract/theme.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { raiseConfigVersion } from '../delivery/config-version.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { selectEnvironmentIds, selectTheme, updateTheme } from './theme-store.ts';

export interface AppTheme {
  theme: Theme;
  revision: number;
}

export async function readAppTheme({ db }: Pick<Context, 'db'>, scope: Scope): Promise<AppTheme> {
  const { theme, revision } = await selectTheme(db, scope);
  return { theme: theme ?? defaultTheme, revision };
}

/**
 * Changes the look of every guide of the app that has none of its own, live ones too, in every environment.
 *
 * @throws conflict when somebody else has saved it since `revision` was read
 */
export async function saveAppTheme(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  { theme, revision }: AppTheme,
): Promise<AppTheme> {
  return inTransaction(db, async (trx) => {
    const before = (await selectTheme(trx, scope)).theme ?? defaultTheme;
    const saved = await updateTheme(trx, scope, revision, theme);
    if (saved === undefined) {
      throw new AppError('conflict', 'Somebody else has saved the theme meanwhile: load it again.');
    }
    for (const environmentId of await selectEnvironmentIds(trx, scope)) {
      await raiseConfigVersion(trx, environmentId);
    }
    await audit(
      trx,
      scope,
      now(),
      'theme.saved',
      `app:${scope.appId}`,
      changes({ theme: before }, { theme }),
    );
    return { theme, revision: saved };
  });
}

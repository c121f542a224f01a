import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import type { KeyedEnvironment } from './environment-by-key.ts';
import { selectAllowedOrigins, updateAllowedOrigins } from './environment-store.ts';

/** Origins of pages that may use the environment's public key. Empty: any page may. */
export const readAllowedOrigins = ({ db }: Pick<Context, 'db'>, scope: Scope): Promise<string[]> =>
  selectAllowedOrigins(db, scope);

/** Other processes follow within a second. */
export async function changeAllowedOrigins(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  origins: readonly string[],
): Promise<string[]> {
  const allowed = [...new Set(origins)];
  await inTransaction(db, async (trx) => {
    const before = { origins: await selectAllowedOrigins(trx, scope) };
    await updateAllowedOrigins(trx, scope, allowed);
    const subject = `environment:${scope.environmentId}`;
    await audit(
      trx,
      scope,
      now(),
      'environment.origins-changed',
      subject,
      changes(before, { origins: allowed }),
    );
  });
  return allowed;
}

/**
 * Refuses a page that the public key is not for. Only browsers name an origin, and none lets a page lie about it: this
 * keeps other people's pages out, and is no proof of anything for who is no browser.
 */
export function requireAllowedOrigin(
  { allowedOrigins }: Pick<KeyedEnvironment, 'allowedOrigins'>,
  origin: string | undefined,
): void {
  if (allowedOrigins.length === 0 || origin === undefined || allowedOrigins.includes(origin)) return;
  throw new AppError(
    'not_allowed',
    'This page may not use the key: its origin is not on the list in Settings.',
  );
}

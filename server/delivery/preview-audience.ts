import type { Audience } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { countMeant } from './meant-store.ts';
import { askOfMeant } from './meant-users.ts';
import { hasRegisteredUsers } from './person-store.ts';

export interface AudiencePreview {
  users: number;
  accounts: number;
  /** Whether any user has been seen in the environment at all, meant or not. */
  hasUsers: boolean;
  sample: { id: string; name: string; accountName: string | null }[];
}

const sampleSize = 10;

/**
 * How many registered users delivery would serve now. Somebody who belongs to several accounts counts once, if they
 * are meant in any of them; an account counts if any of its users is meant in it. Once nobody waits for it any more, no
 * more are looked at.
 */
export async function previewAudience(
  context: Pick<Context, 'db' | 'now'>,
  scope: Scope,
  audience: Audience,
  signal?: AbortSignal,
): Promise<AudiencePreview> {
  const { db } = context;
  const { users, accounts, sample } = await askOfMeant(
    context,
    scope,
    audience,
    (rows) => countMeant(db, scope, rows, sampleSize),
    signal,
  );
  const hasUsers = users > 0 || (await hasRegisteredUsers(db, scope.environmentId));
  return {
    users,
    accounts,
    hasUsers,
    sample: sample.map(({ id, name, accountName }) => ({ id, name, accountName })),
  };
}

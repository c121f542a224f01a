import type { Queryable } from '../db/database.ts';
import { anonymousUserIdOf, personalAccountIdOf, userIdOf } from '../db/hashed-id.ts';
import { insertLinks, selectMoved } from './user-link-store.ts';

/** The host app's id of the user whom each of these anonymous users turned out to be, if they did. */
export const movedUsers = selectMoved;

/**
 * Notes who anonymous ids turned out to be. The first to say so decides: an anonymous id is one browser until
 * somebody signs out of it. Tells whether somebody was new; their rows are still to be merged.
 */
export function linkUsers(
  trx: Queryable,
  environmentId: number,
  now: Date,
  told: readonly { anonymousId: string; userId: string }[],
): Promise<boolean> {
  const links = told.map(({ anonymousId, userId: externalId }) => {
    const anonymousUserId = anonymousUserIdOf(environmentId, anonymousId);
    const userId = userIdOf(environmentId, externalId);
    return {
      anonymousUserId,
      anonymousAccountId: personalAccountIdOf(environmentId, anonymousUserId),
      userId,
      userAccountId: personalAccountIdOf(environmentId, userId),
    };
  });
  return insertLinks(trx, environmentId, links, now);
}

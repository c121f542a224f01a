import type { Context } from '../context.ts';
import { lockCatalogue } from '../db/catalogue-lock.ts';
import type { Db } from '../db/database.ts';
import { inEach } from './in-each.ts';
import { raisePeopleVersion } from './people-store.ts';
import { rewriteSeatDays } from './seat-store.ts';
import { markFactsOfUsersStale, markSummariesOfUsersStale } from './summary-store.ts';
import { moveRows, selectWaitingEnvironments, takeWaitingLinks } from './user-link-store.ts';

/**
 * Makes everything that anonymous visitors did the doing of the users they turned out to be. A transaction of its own,
 * because nobody may store events meanwhile. Should the process end before it, the next one that links somebody, or
 * the round that jobs make, does what is left.
 */
export async function mergeAnonymousUsers(db: Db, environmentId: number, now: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockCatalogue(trx, [environmentId]);
    const links = await takeWaitingLinks(trx, environmentId, now);
    if (links.length === 0) return;
    const userIds = links.map(({ userId }) => userId);
    await markFactsOfUsersStale(
      trx,
      environmentId,
      links.map(({ anonymousUserId }) => anonymousUserId),
    );
    await moveRows(trx, environmentId, links);
    await rewriteSeatDays(trx, environmentId, { userIds });
    await markSummariesOfUsersStale(trx, environmentId, userIds);
    await raisePeopleVersion(trx, environmentId);
  });
}

/** Does what was left undone when a process ended between storing an identify and merging. */
export async function mergeWaitingUsers({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  await inEach(await selectWaitingEnvironments(db), (environmentId) =>
    mergeAnonymousUsers(db, environmentId, now()),
  );
}

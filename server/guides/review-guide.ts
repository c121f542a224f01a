import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { staleRevision } from './edit-guide.ts';
import { lockGuide } from './guide-store.ts';
import { deleteReview, putReview, returnReview } from './review-store.ts';

/**
 * Asks those who publish to look at the draft and publish it. Asking again replaces what was asked before.
 *
 * @throws conflict when the draft is no longer the one of `revision`
 */
export async function requestReview(
  context: Context,
  scope: Scope,
  id: string,
  asked: { revision: number; note: string },
): Promise<void> {
  const now = context.now();
  await inTransaction(context.db, async (trx) => {
    const guide = await lockGuide(trx, scope, id);
    if (!guide) throw notFound('guide');
    if (guide.revision !== asked.revision) throw staleRevision();
    await putReview(trx, scope, now, id, asked);
    await audit(trx, scope, now, 'review.requested', `guide:${id}`, { revision: asked.revision });
  });
}

/** Gives the draft back to its author with a comment. @throws conflict when nothing waits for a review */
export async function returnToAuthor(
  context: Context,
  scope: Scope,
  id: string,
  comment: string,
): Promise<void> {
  const now = context.now();
  await inTransaction(context.db, async (trx) => {
    if (!(await lockGuide(trx, scope, id))) throw notFound('guide');
    if (!(await returnReview(trx, scope, now, id, comment))) {
      throw new AppError('conflict', 'Nothing waits for a review here: load the guide again.');
    }
    await audit(trx, scope, now, 'review.returned', `guide:${id}`);
  });
}

/** Takes the request back; nothing to do where there is none. */
export async function withdrawReview(context: Context, scope: Scope, id: string): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    if (!(await lockGuide(trx, scope, id))) throw notFound('guide');
    if (!(await deleteReview(trx, scope, id))) return;
    await audit(trx, scope, context.now(), 'review.withdrawn', `guide:${id}`);
  });
}

import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { lockGuide } from './guide-store.ts';
import { deletePlan, putPlan, selectPlan } from './plan-store.ts';
import { freezeDraft } from './publish-guide.ts';
import { deleteReview } from './review-store.ts';

/**
 * Makes the draft a frozen version now, and has it go live in the selected environment at a time to come. It takes the
 * place of what was planned there before.
 *
 * @throws invalid_request with a fault for everything that is wrong, or when the time is past
 * @throws conflict when the draft is no longer the one of `revision`
 */
export async function planPublication(
  context: Context,
  scope: Scope,
  id: string,
  { revision, publishAt }: { revision: number; publishAt: Date },
): Promise<{ version: number; publishAt: Date }> {
  const now = context.now();
  if (publishAt <= now) {
    throw new AppError('invalid_request', 'The time to publish is past: choose a later one.', {
      details: [{ path: 'publishAt', message: 'must be in the future' }],
    });
  }
  return inTransaction(context.db, async (trx) => {
    const { version } = await freezeDraft({ ...context, db: trx }, scope, id, revision);
    const former = await selectPlan(trx, scope, id);
    await putPlan(trx, scope, now, id, version, publishAt);
    await deleteReview(trx, scope, id);
    const { environmentId } = scope;
    const before = { version: former?.version ?? null, publishAt: former?.publishAt ?? null };
    await audit(trx, scope, now, 'guide.planned', `guide:${id}`, {
      environmentId,
      ...changes<{ version: number | null; publishAt: Date | null }>(before, { version, publishAt }),
    });
    return { version, publishAt };
  });
}

/** Gives the plan for the selected environment up; its version stays in the list. */
export async function cancelPlan(context: Context, scope: Scope, id: string): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    if (!(await lockGuide(trx, scope, id))) throw notFound('guide');
    if (!(await deletePlan(trx, scope, id))) return;
    const { environmentId } = scope;
    await audit(trx, scope, context.now(), 'guide.plan-cancelled', `guide:${id}`, { environmentId });
  });
}

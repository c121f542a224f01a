import { isSelectedSample } from '../../shared/rules/is-selected-sample.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { raiseConfigVersion } from '../delivery/config-version.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { announce } from '../integrations/announce.ts';
import { audit } from '../workspaces/audit.ts';
import { type Faults, faultsOf } from './check-guide.ts';
import { staleRevision } from './edit-guide.ts';
import { lockGuide } from './guide-store.ts';
import { deletePlan } from './plan-store.ts';
import { selectSegmentAudiences } from './reference-store.ts';
import { deleteReview } from './review-store.ts';
import { deletePublication, insertVersion, putPublication } from './version-store.ts';

export interface Published {
  version: number;
  publishedAt: Date;
}

/**
 * Makes the draft a frozen version and the live one of the selected environment. This is the only gate: pages trust
 * what was published.
 *
 * @throws invalid_request with a fault for everything that is wrong, each with its path in the draft
 * @throws conflict when the draft is no longer the one of `revision`
 */
export async function publishGuide(
  context: Context,
  scope: Scope,
  id: string,
  revision: number,
): Promise<Published> {
  const publishedAt = context.now();
  return inTransaction(context.db, async (trx) => {
    const { version, name } = await freezeDraft({ ...context, db: trx }, scope, id, revision);
    await putPublication(trx, scope, publishedAt, id, version);
    await raiseConfigVersion(trx, scope.environmentId);
    // An older version that was to go live later would undo this one.
    await deletePlan(trx, scope, id);
    await deleteReview(trx, scope, id);
    const { environmentId } = scope;
    await audit(trx, scope, publishedAt, 'guide.published', `guide:${id}`, { version, environmentId });
    const data = { guideId: id, guideName: name, version };
    await announce(trx, scope, { kind: 'guide.published', data });
    return { version, publishedAt };
  });
}

/** In a transaction: checks the draft and makes it a frozen version that is not live anywhere yet. Throws as above. */
export async function freezeDraft(
  { db: trx, now }: Pick<Context, 'now'> & { db: Queryable },
  scope: Scope,
  id: string,
  revision: number,
): Promise<{ version: number; name: string }> {
  const guide = await lockGuide(trx, scope, id);
  if (!guide) throw notFound('guide');
  if (guide.revision !== revision) throw staleRevision();
  refuseFaults(await faultsOf({ db: trx }, scope, guide));
  const isSelected = isSelectedSample(guide.draft.audience, await selectSegmentAudiences(trx, scope));
  return { version: await insertVersion(trx, scope, now(), id, isSelected), name: guide.name };
}

/** Puts an older version live again, as it was; the draft stays as it is. */
export async function rollBackGuide(
  context: Context,
  scope: Scope,
  id: string,
  version: number,
): Promise<Published> {
  const publishedAt = context.now();
  return inTransaction(context.db, async (trx) => {
    const guide = await lockGuide(trx, scope, id);
    if (!guide) throw notFound('guide');
    if (!(await putPublication(trx, scope, publishedAt, id, version))) throw notFound('version');
    await raiseConfigVersion(trx, scope.environmentId);
    const { environmentId } = scope;
    await audit(trx, scope, publishedAt, 'guide.rolled-back', `guide:${id}`, { version, environmentId });
    const data = { guideId: id, guideName: guide.name, version };
    await announce(trx, scope, { kind: 'guide.rolled-back', data });
    return { version, publishedAt };
  });
}

/** Takes a guide off the selected environment; nothing to do where it is not live. */
export async function unpublishGuide(context: Context, scope: Scope, id: string): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    const guide = await lockGuide(trx, scope, id);
    if (!guide) throw notFound('guide');
    if (!(await deletePublication(trx, scope, id))) return;
    await raiseConfigVersion(trx, scope.environmentId);
    const { environmentId } = scope;
    await audit(trx, scope, context.now(), 'guide.unpublished', `guide:${id}`, { environmentId });
    const data = { guideId: id, guideName: guide.name };
    await announce(trx, scope, { kind: 'guide.unpublished', data });
  });
}

function refuseFaults({ errors }: Faults): void {
  if (errors.length === 0) return;
  throw new AppError('invalid_request', 'The draft can not be published yet: see details for each fault.', {
    details: errors,
  });
}

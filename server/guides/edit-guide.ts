import { isDeepStrictEqual } from 'node:util';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit, auditSitting } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { type Guide, insertGuide, selectGuide, updateDraft } from './guide-store.ts';

export async function readGuide({ db }: Pick<Context, 'db'>, scope: Scope, id: string): Promise<Guide> {
  const guide = await selectGuide(db, scope, id);
  if (!guide) throw notFound('guide');
  return guide;
}

export async function createGuide(
  context: Context,
  scope: Scope,
  guide: { kind: GuideKind; name: string; draft: GuideContent },
): Promise<Guide> {
  const now = context.now();
  const id = newId(now);
  return inTransaction(context.db, async (trx) => {
    await insertGuide(trx, scope, now, { id, ...guide });
    await audit(trx, scope, now, 'guide.created', `guide:${id}`, { kind: guide.kind, name: guide.name });
    return readGuide({ ...context, db: trx }, scope, id);
  });
}

/**
 * Replaces the draft if it is still the one that `revision` named. Users see nothing of it until it is published. What is
 * stored just so already counts as saved: it was, and the answer got lost on its way.
 *
 * @throws conflict when somebody else has saved meanwhile: theirs is kept
 */
export async function saveDraft(
  context: Context,
  scope: Scope,
  id: string,
  saved: { revision: number; name: string; draft: GuideContent },
): Promise<{ revision: number; updatedAt: Date }> {
  const now = context.now();
  return inTransaction(context.db, async (trx) => {
    const before = await readGuide({ ...context, db: trx }, scope, id);
    const stored = await updateDraft(trx, scope, now, id, saved);
    if (!stored) return alreadyStored(await readGuide({ ...context, db: trx }, scope, id), saved);
    const details = {
      fromRevision: saved.revision,
      ...changes<{ name: string }>(before, { name: saved.name }),
    };
    const note = before.name === saved.name ? auditSitting : audit;
    await note(trx, scope, now, 'guide.edited', `guide:${id}`, details);
    return stored;
  });
}

function alreadyStored(
  { name, draft, revision, updatedAt }: Guide,
  saved: { name: string; draft: GuideContent },
): { revision: number; updatedAt: Date } {
  const sent = { name: saved.name, draft: JSON.parse(JSON.stringify(saved.draft)) };
  if (!isDeepStrictEqual(sent, { name, draft })) throw staleRevision();
  return { revision, updatedAt };
}

export const staleRevision = () =>
  new AppError('conflict', 'Somebody else has saved this guide meanwhile: load it again.');

const longestName = 120;

/** A new guide with the same draft, under a name that says so. */
export async function duplicateGuide(context: Context, scope: Scope, id: string): Promise<Guide> {
  const { kind, name, draft } = await readGuide(context, scope, id);
  const suffix = scope.actor.kind === 'member' && scope.actor.locale === 'zh-CN' ? '（副本）' : ' (copy)';
  const copyName = name.slice(0, longestName - suffix.length) + suffix;
  return createGuide(context, scope, { kind, name: copyName, draft });
}

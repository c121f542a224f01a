import * as v from 'valibot';
import type { Fault } from '../../shared/contract/error.ts';
import { type GuideContent, type GuideKind, guideContentSchema } from '../../shared/contract/guide.ts';
import type { PublishingFault } from '../../shared/rules/publishing/faults.ts';
import { publishingMessage } from '../../shared/rules/publishing/messages.ts';
import { validateForPublishing } from '../../shared/rules/publishing/validate-for-publishing.ts';
import { seenPlaces } from '../catalogue/seen-elements.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { languageOf } from '../delivery/known-names.ts';
import { asksForScore } from '../delivery/to-delivered-guide.ts';
import type { Scope } from '../http/scope.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { readGuide } from './edit-guide.ts';
import { selectKnownReferences } from './reference-store.ts';

/** In words, in the language of whoever asks; each with its path in the draft. */
export interface Faults {
  /** Not to be published while there are any. */
  errors: Fault[];
  warnings: Fault[];
}

/** What is to be known before publishing. */
export interface DraftCheck extends Faults {
  /** Days over which people are asked one after another; null for what asks for no score, or asks all at once. */
  spreadDays: number | null;
}

/** What keeps the stored draft from being published in the selected environment, and what should be thought over. */
export async function checkGuide(context: Context, scope: Scope, id: string): Promise<DraftCheck> {
  const guide = await readGuide(context, scope, id);
  const [faults, limits] = await Promise.all([
    faultsOf(context, scope, guide),
    asksForScore(guide.draft) ? readThresholds(context.db, scope) : undefined,
  ]);
  return { ...faults, spreadDays: limits?.surveySpreadDays || null };
}

/** The same of a draft at hand. */
export async function faultsOf(
  { db }: { db: Queryable },
  scope: Scope,
  { kind, draft }: { kind: GuideKind; draft: GuideContent },
): Promise<Faults> {
  // The shape was checked when the draft was saved, but perhaps by an older release.
  const shape = v.safeParse(guideContentSchema, draft);
  if (!shape.success) {
    const errors = shape.issues.map((issue) => ({
      path: v.getDotPath(issue) ?? '',
      message: issue.message,
    }));
    return { errors, warnings: [] };
  }
  const { errors, warnings } = validateForPublishing(kind, shape.output, {
    ...(await selectKnownReferences(db, scope)),
    ...(await seenPlaces(db, scope)),
  });
  const told = (fault: PublishingFault): Fault => ({
    path: fault.path,
    message: publishingMessage(fault, languageOf(scope)),
  });
  return { errors: errors.map(told), warnings: warnings.map(told) };
}

import type { Queryable } from '../db/database.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { selectDraft } from './dry-run-store.ts';
import type { PublishedGuide } from './published-store.ts';

/** A guide's draft as it would be published now: as its next version. @throws not_found */
export async function draftAsPublished(
  { db }: { db: Queryable },
  scope: Scope,
  guideId: string,
): Promise<PublishedGuide> {
  const found = await selectDraft(db, scope, guideId);
  if (!found) throw notFound('guide');
  const { id, kind, name, draft, newest } = found;
  return { id, kind, name, version: (newest ?? 0) + 1, content: draft, liveSince: null };
}

/** What would be live if the draft were: it takes the place of the version that is. */
export const withDraft = (guides: readonly PublishedGuide[], draft: PublishedGuide): PublishedGuide[] =>
  [...guides.filter(({ id }) => id !== draft.id), draft].toSorted((a, b) => (a.id < b.id ? -1 : 1));

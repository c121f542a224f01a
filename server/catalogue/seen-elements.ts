import type { Signature } from '../../shared/contract/signature.ts';
import type { Target } from '../../shared/contract/target.ts';
import { isSameElement } from '../../shared/rules/match-target-signature.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { selectPages, selectSignatures } from './dictionary-store.ts';

export interface SeenPlaces {
  /** Whether anybody has ever clicked something like it, or an author picked it in the running app. */
  isSeen(target: Target): boolean;
  /** Whether a page was ever opened. */
  isPageSeen(path: string): boolean;
}

/** What was ever seen of the host app in the selected environment. Nothing known yet: everything counts as seen. */
export async function seenPlaces(db: Queryable, { environmentId }: Scope): Promise<SeenPlaces> {
  const [signatures, pages] = await Promise.all([
    selectSignatures(db, environmentId),
    selectPages(db, environmentId),
  ]);
  const paths = new Set(pages.map(({ path }) => path));
  const isLike = (target: Target) => (entry: { signature: Signature }) =>
    isSameElement(target.signature, entry.signature, target);
  return {
    isSeen: (target) =>
      signatures.length === 0 || target.pickedAt !== undefined || signatures.some(isLike(target)),
    isPageSeen: (path) => paths.size === 0 || paths.has(path),
  };
}

import type { Queryable } from '../db/database.ts';
import { selectPages } from './dictionary-store.ts';
import { type PageEntry, pageMatcher, type Source } from './evaluate-rules.ts';
import { insertPageScope, insertScopePages, selectPageScopes } from './page-scope-store.ts';

const keyOf = (patterns: readonly string[]) => JSON.stringify(patterns);

/**
 * The ids of the lists of pages to which sources are limited, by `scopeKey`. A list that is new is made, with all
 * pages known so far that belong to it.
 */
export async function requirePageScopes(
  trx: Queryable,
  environmentId: number,
  appUrl: string,
  sources: readonly Source[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = new Map(
    sources.flatMap(({ onPages }) => (onPages === null ? [] : [[keyOf(onPages), onPages] as const])),
  );
  const ids = new Map<string, number>();
  if (wanted.size === 0) return ids;
  const known = new Map(
    (await selectPageScopes(trx, environmentId)).map((one) => [keyOf(one.patterns), one.id]),
  );
  let pages: PageEntry[] | undefined;
  for (const [key, patterns] of [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const id = known.get(key) ?? (await insertPageScope(trx, environmentId, patterns))?.id;
    if (id === undefined) return requirePageScopes(trx, environmentId, appUrl, sources);
    if (!known.has(key)) {
      pages ??= await selectPages(trx, environmentId);
      await insertScopePages(trx, id, pagesOf(patterns, pages, appUrl));
    }
    ids.set(key, id);
  }
  return ids;
}

/** Puts new pages into the lists they belong to. */
export async function scopeNewPages(
  trx: Queryable,
  environmentId: number,
  appUrl: string,
  pages: readonly PageEntry[],
): Promise<void> {
  if (pages.length === 0) return;
  for (const { id, patterns } of await selectPageScopes(trx, environmentId)) {
    await insertScopePages(trx, id, pagesOf(patterns, pages, appUrl));
  }
}

/** The key of a source's list of pages, null for a source that counts anywhere. */
export const scopeKey = ({ onPages }: Source): string | null => (onPages === null ? null : keyOf(onPages));

export function pagesOf(patterns: readonly string[], pages: readonly PageEntry[], appUrl: string): number[] {
  const isOn = pageMatcher(appUrl);
  return pages.filter(({ path }) => patterns.some((pattern) => isOn(pattern, path))).map(({ id }) => id);
}

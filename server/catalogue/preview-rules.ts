import type { TagRule } from '../../shared/contract/feature.ts';
import type { Context } from '../context.ts';
import { withRoom } from '../db/with-room.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { type EntrySketch, entrySketches } from './describe-entry.ts';
import { selectDictionary } from './dictionary-store.ts';
import { type Dictionary, evaluateRules, type Source } from './evaluate-rules.ts';
import { featureExists, selectAppEnvironments } from './feature-store.ts';
import { pagesOf, scopeKey } from './page-scopes.ts';
import { recentDays } from './recent-days-store.ts';
import { type Amount, type LimitedEntry, selectAmounts, selectHits } from './tag-preview-store.ts';
import { selectVersions } from './version-store.ts';

/** One thing that the rules count, or that the stored rules count and these would not. */
export interface PreviewedEntry extends EntrySketch, Amount {
  /** Of an element or event: the page on which it was used most. */
  path: string | null;
  /** Compared with the stored rules; `stays` where there are none. */
  change: 'stays' | 'enters' | 'leaves';
}

export interface TagPreview extends Amount {
  /** What the stored rules of the feature amount to; null for a new feature. */
  stored: Amount | null;
  /** At most 50: those that enter or leave first, then the most used. */
  entries: PreviewedEntry[];
  /** How many entries there are of each. */
  changes: Record<PreviewedEntry['change'], number>;
}

const days = 90;
const maxEntries = 50;

/**
 * What the rules would count in the last 90 days, and which entries that would come from: also those that were not
 * used in that time, so that a rule which matches something old does not look as if it matched nothing.
 *
 * @param featureId compares with the newest version of its rules
 */
export async function previewRules(
  { db, now }: Context,
  scope: Scope,
  { rules, featureId }: { rules: readonly TagRule[]; featureId?: number | undefined },
): Promise<TagPreview> {
  if (featureId !== undefined && !(await featureExists(db, scope, featureId))) throw notFound('feature');
  const stored = featureId === undefined ? undefined : (await selectVersions(db, scope, featureId)).at(-1);
  const { appUrl } = await selectAppEnvironments(db, scope);
  const dictionary = await selectDictionary(db, scope.environmentId);
  const wanted = evaluateRules(rules, dictionary, appUrl);
  const before = stored && evaluateRules(stored.rules, dictionary, appUrl);

  const limit = limiter(dictionary, appUrl);
  const isRecent = await recentDays(db, scope, now(), days);
  const amounts = (sources: readonly Source[]) =>
    withRoom(db, (trx) => selectAmounts(trx, scope, isRecent, sources.map(limit), maxEntries));
  const [{ total, entries }, known] = await Promise.all([amounts(wanted), before && amounts(before)]);

  const sketch = entrySketches(dictionary);
  const key = ({ kind, entryId }: Source) => `${kind} ${entryId}`;
  const beforeKeys = before && new Map(before.map((source) => [key(source), scopeKey(source)]));
  const wantedKeys = new Set(wanted.map(key));
  const drawn = (
    sources: readonly Source[],
    amounts: readonly (Amount & { place: number; path: string | null })[],
    changeOf: (source: Source) => PreviewedEntry['change'],
  ): PreviewedEntry[] => {
    const byPlace = new Map(amounts.map((amount) => [amount.place, amount]));
    return sources.map((source, place) => {
      const { path = null, uses90 = 0, users90 = 0, accounts90 = 0 } = byPlace.get(place) ?? {};
      const change = changeOf(source);
      return { ...sketch(source.kind, source.entryId), path, uses90, users90, accounts90, change };
    });
  };
  const all = [
    ...drawn(wanted, entries, (source) => (!beforeKeys || beforeKeys.has(key(source)) ? 'stays' : 'enters')),
    ...drawn(before ?? [], known?.entries ?? [], () => 'leaves').filter(
      (_, place) => !wantedKeys.has(key((before ?? [])[place] as Source)),
    ),
  ];
  const count = (change: PreviewedEntry['change']) => all.filter((entry) => entry.change === change).length;
  return {
    ...total,
    stored: known?.total ?? null,
    entries: all
      .toSorted((a, b) => Number(a.change === 'stays') - Number(b.change === 'stays') || b.uses90 - a.uses90)
      .slice(0, maxEntries),
    changes: { stays: count('stays'), enters: count('enters'), leaves: count('leaves') },
  };
}

export interface LiveHit {
  /** Of the event. */
  id: string;
  at: Date;
  entry: EntrySketch;
  path: string | null;
  userId: string;
  userName: string;
  isAnonymous: boolean;
  accountName: string | null;
}

const maxHits = 50;
/** Test mode is no report: nobody looks further back. */
const longestBackMs = 10 * 60_000;

/**
 * The newest events that meet the rules, of those received since `after`: what the author's own clicks in the host app
 * do is seen before anything is saved. The first question has no `after` and gets no hits; its `until` is the `after`
 * of all that follow, every few seconds, so that an event which was committed late is not missed.
 */
export async function watchRules(
  { db, now }: Context,
  scope: Scope,
  { rules, after }: { rules: readonly TagRule[]; after?: string | undefined },
): Promise<{ until: Date; hits: LiveHit[] }> {
  const until = now();
  if (after === undefined) return { until, hits: [] };
  const since = Math.max(Date.parse(after), until.getTime() - longestBackMs);
  const { appUrl } = await selectAppEnvironments(db, scope);
  const dictionary = await selectDictionary(db, scope.environmentId);
  const sources = evaluateRules(rules, dictionary, appUrl);
  const found = await selectHits(
    db,
    scope,
    new Date(since),
    sources.map(limiter(dictionary, appUrl)),
    maxHits,
  );
  const sketch = entrySketches(dictionary);
  return {
    until,
    hits: found.flatMap(({ place, ...hit }) => {
      const source = sources[place];
      return source ? [{ ...hit, entry: sketch(source.kind, source.entryId) }] : [];
    }),
  };
}

/** Puts the pages that sources are limited to in the place of their patterns; each list is made once. */
function limiter(dictionary: Dictionary, appUrl: string): (source: Source) => LimitedEntry {
  const lists = new Map<string, number[]>();
  return (source) => {
    const { kind, entryId, onPages } = source;
    const key = scopeKey(source);
    if (onPages === null || key === null) return { kind, entryId, pageIds: null };
    const pageIds = lists.get(key) ?? pagesOf(onPages, dictionary.pages, appUrl);
    lists.set(key, pageIds);
    return { kind, entryId, pageIds };
  };
}

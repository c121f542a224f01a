import type { TagRule } from '../../shared/contract/feature.ts';
import type { Context } from '../context.ts';
import type { Db } from '../db/database.ts';
import { withRoom } from '../db/with-room.ts';
import { notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import type { LimitedEntry } from './counted-facts-store.ts';
import { type EntrySketch, entrySketches } from './describe-entry.ts';
import { selectDictionary } from './dictionary-store.ts';
import { type Dictionary, evaluateRules, type Source } from './evaluate-rules.ts';
import { featureExists, selectAppEnvironments } from './feature-store.ts';
import { pagesOf, scopeKey } from './page-scopes.ts';
import { recentDays } from './recent-days-store.ts';
import { type Amount, selectAmounts, selectHits } from './tag-preview-store.ts';
import { selectVersions } from './version-store.ts';

/** One thing that the rules take, or that the stored rules take and these would not. */
export interface MatchedEntry extends EntrySketch {
  /** Compared with the stored rules; `stays` where there are none. */
  change: 'stays' | 'enters' | 'leaves';
}

/** What the rules take, without a look at how often it was used. */
export interface TagMatches {
  /** At most 50: those that enter or leave first. */
  entries: MatchedEntry[];
  /** How many entries there are of each. */
  changes: Record<MatchedEntry['change'], number>;
}

export interface PreviewedEntry extends MatchedEntry {
  uses90: number;
  /** Of an element or event: the page on which it was used most. */
  path: string | null;
}

export interface TagPreview extends Amount {
  /** What the stored rules of the feature amount to; null for a new feature. */
  stored: Amount | null;
  /** At most 50: those that enter or leave first, then the most used. */
  entries: PreviewedEntry[];
  /** How many entries there are of each. */
  changes: TagMatches['changes'];
}

const days = 90;
const maxEntries = 50;

interface Asked {
  rules: readonly TagRule[];
  /** Compares with the newest version of its rules. */
  featureId?: number | undefined;
}

/** Which entries the rules take: there at once, also where counting their uses takes seconds. */
export async function matchRules({ db }: Context, scope: Scope, asked: Asked): Promise<TagMatches> {
  const { dictionary, wanted, before } = await evaluate(db, scope, asked);
  const all = compare(wanted, before);
  const sketch = entrySketches(dictionary);
  return {
    entries: all
      .toSorted(byChange)
      .slice(0, maxEntries)
      .map(({ source, change }) => ({ ...sketch(source.kind, source.entryId), change })),
    changes: tally(all),
  };
}

/**
 * What the rules would count in the last 90 days, and which entries that would come from: also those that were not
 * used in that time, so that a rule which matches something old does not look as if it matched nothing.
 */
export async function previewRules(context: Context, scope: Scope, asked: Asked): Promise<TagPreview> {
  const { db, now } = context;
  const { dictionary, appUrl, wanted, before } = await evaluate(db, scope, asked);
  const limit = limiter(dictionary, appUrl);
  const isRecent = await recentDays(db, scope, now(), days);
  const amounts = (sources: readonly Source[]) =>
    withRoom(db, (trx) => selectAmounts(trx, scope, isRecent, sources.map(limit)));
  const [{ total, entries }, known] = await Promise.all([amounts(wanted), before && amounts(before)]);

  const byKey = new Map([
    ...(known?.entries ?? []).map((amount) => [key(before?.[amount.place] as Source), amount] as const),
    ...entries.map((amount) => [key(wanted[amount.place] as Source), amount] as const),
  ]);
  const all = compare(wanted, before).map(({ source, change }) => {
    const { path = null, uses90 = 0 } = byKey.get(key(source)) ?? {};
    return { source, path, uses90, change };
  });
  const sketch = entrySketches(dictionary);
  return {
    ...total,
    stored: known?.total ?? null,
    entries: all
      .toSorted((a, b) => byChange(a, b) || b.uses90 - a.uses90)
      .slice(0, maxEntries)
      .map(({ source, ...entry }) => ({ ...sketch(source.kind, source.entryId), ...entry })),
    changes: tally(all),
  };
}

/** The entries that the rules take and, where there is a feature, those that its stored ones take. */
async function evaluate(db: Db, scope: Scope, { rules, featureId }: Asked) {
  if (featureId !== undefined && !(await featureExists(db, scope, featureId))) throw notFound('feature');
  const stored = featureId === undefined ? undefined : (await selectVersions(db, scope, featureId)).at(-1);
  const { appUrl } = await selectAppEnvironments(db, scope);
  const dictionary = await selectDictionary(db, scope.environmentId);
  return {
    appUrl,
    dictionary,
    wanted: evaluateRules(rules, dictionary, appUrl),
    before: stored && evaluateRules(stored.rules, dictionary, appUrl),
  };
}

const key = ({ kind, entryId }: Source) => `${kind} ${entryId}`;

interface Compared {
  source: Source;
  change: MatchedEntry['change'];
}

function compare(wanted: readonly Source[], before: readonly Source[] | undefined): Compared[] {
  const beforeKeys = before && new Set(before.map(key));
  const wantedKeys = new Set(wanted.map(key));
  return [
    ...wanted.map(
      (source): Compared => ({
        source,
        change: !beforeKeys || beforeKeys.has(key(source)) ? 'stays' : 'enters',
      }),
    ),
    ...(before ?? [])
      .filter((source) => !wantedKeys.has(key(source)))
      .map((source): Compared => ({ source, change: 'leaves' })),
  ];
}

const byChange = (a: Compared, b: Compared) => Number(a.change === 'stays') - Number(b.change === 'stays');

function tally(all: readonly Compared[]): TagMatches['changes'] {
  const count = (change: Compared['change']) => all.filter((each) => each.change === change).length;
  return { stays: count('stays'), enters: count('enters'), leaves: count('leaves') };
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

import type { TagRule } from '../../shared/contract/feature.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import {
  compareSignatures,
  isSameElement,
  sameElementScore,
} from '../../shared/rules/match-target-signature.ts';
import type { Context } from '../context.ts';
import { withRoom } from '../db/with-room.ts';
import type { Scope } from '../http/scope.ts';
import { type EntrySketch, entrySketches } from './describe-entry.ts';
import { selectDictionary } from './dictionary-store.ts';
import type { Dictionary, EntryKind } from './evaluate-rules.ts';
import { selectLastUses, selectTaggedFeatures } from './feature-store.ts';
import { selectCounted, selectEntryUses, selectMixedDays, selectSharedEntries } from './lint-store.ts';
import { recentDays } from './recent-days-store.ts';

/**
 * Something in the catalogue that makes its numbers say less than they seem to.
 *
 * - `noHits`: the rules of a feature met nothing in the period.
 * - `overlap`: two features count the same uses; `share` is that of the one with fewer uses.
 * - `differentControls`: one rule takes several controls that are clearly different ones.
 * - `countedSeveralWays`: a feature counts a click, the event that follows or the page that opens; `share` of its
 *   users' days have more than one of them, so that one act counts several times.
 */
export type LintNote =
  | { type: 'noHits'; featureIds: [number]; lastUsedOn: string | null }
  | {
      type: 'overlap';
      featureIds: [number, number];
      uses: number;
      share: number;
      entries: EntrySketch[];
    }
  | { type: 'differentControls'; featureIds: [number]; rule: number; entries: EntrySketch[] }
  | { type: 'countedSeveralWays'; featureIds: [number]; kinds: EntryKind[]; share: number };

/** Less than this is chance: a page that two features share, a click beside the point. */
const minShare = 0.05;
/** Above this, an event on most days follows a click. */
const mixedShare = 0.5;
/** Two elements that are no more alike than this are clearly different controls. */
const differentScore = sameElementScore * 0.8;
const maxEntries = 3;
const maxControls = 20;

/** What is worth looking at in the catalogue, by the uses of the last `days` days. */
export async function lintCatalogue(
  { db, now: clock }: Context,
  scope: Scope,
  days: number,
): Promise<LintNote[]> {
  const now = clock();
  const features = await selectTaggedFeatures(db, scope);
  const dictionary = await selectDictionary(db, scope.environmentId);
  const sketch = entrySketches(dictionary);
  const { counted, shared, mixedDays } = await withRoom(db, async (trx) => {
    const isRecent = await recentDays(trx, scope, now, days);
    const used = await selectEntryUses(trx, scope, isRecent);
    return {
      counted: await selectCounted(trx, scope, isRecent, used),
      shared: await selectSharedEntries(trx, scope, isRecent, used),
      mixedDays: await selectMixedDays(trx, scope, isRecent),
    };
  });
  const uses = new Map<number, number>();
  for (const each of counted) uses.set(each.featureId, (uses.get(each.featureId) ?? 0) + each.uses);
  const today = now.toISOString().slice(0, 10);

  const unused = features
    .filter(
      ({ id, rules, endsOn }) => rules.length > 0 && !uses.has(id) && (endsOn === null || endsOn >= today),
    )
    .map(({ id }) => id);
  const lastUses = await selectLastUses(db, scope, unused);
  const idle = unused.map(
    (id): LintNote => ({ type: 'noHits', featureIds: [id], lastUsedOn: lastUses.get(id) ?? null }),
  );

  const pairs = Map.groupBy(shared, ({ one, other }) => `${one} ${other}`);
  const overlaps = [...pairs.values()].flatMap((entries): LintNote[] => {
    const { one, other } = entries[0]!;
    const shared = entries.reduce((sum, entry) => sum + entry.uses, 0);
    const share = shared / Math.min(uses.get(one) ?? shared, uses.get(other) ?? shared);
    const most = entries.slice(0, maxEntries).map(({ kind, entryId }) => sketch(kind, entryId));
    return share < minShare
      ? []
      : [{ type: 'overlap', featureIds: [one, other], uses: shared, share, entries: most }];
  });

  const several = mixedDays.flatMap((mixed): LintNote[] => {
    const share = mixed.mixedDays / mixed.days;
    return share < mixedShare
      ? []
      : [{ type: 'countedSeveralWays', featureIds: [mixed.featureId], kinds: mixed.kinds, share }];
  });

  return [...overlaps, ...several, ...differentControls(features, counted, dictionary), ...idle];
}

function differentControls(
  features: readonly { id: number; rules: TagRule[] }[],
  counted: readonly { featureId: number; entryId: number | null; uses: number }[],
  dictionary: Dictionary,
): LintNote[] {
  const signatures = new Map(dictionary.signatures.map(({ id, signature }) => [id, signature]));
  const sketch = entrySketches(dictionary);
  const used = Map.groupBy(counted, ({ featureId }) => featureId);
  return features.flatMap(({ id, rules }) => {
    const elements = (used.get(id) ?? []).flatMap(({ entryId, uses }) => {
      const signature = entryId === null ? undefined : signatures.get(entryId);
      return entryId !== null && signature ? [{ entryId, uses, signature }] : [];
    });
    return rules.flatMap((rule, index): LintNote[] => {
      if (rule.type !== 'click') return [];
      const { target } = rule;
      const taken = elements.filter(({ signature }) => isSameElement(target.signature, signature, target));
      const total = taken.reduce((sum, { uses }) => sum + uses, 0);
      const notable = taken.filter(({ uses }) => uses >= total * minShare).slice(0, maxControls);
      const heads: typeof notable = [];
      for (const element of notable) {
        if (heads.every((head) => areDifferent(head.signature, element.signature))) heads.push(element);
      }
      if (heads.length < 2) return [];
      const entries = heads.slice(0, maxEntries).map(({ entryId }) => sketch('click', entryId));
      return [{ type: 'differentControls', featureIds: [id], rule: index, entries }];
    });
  });
}

const areDifferent = (one: Signature, other: Signature) =>
  Math.max(compareSignatures(one, other), compareSignatures(other, one)) < differentScore;

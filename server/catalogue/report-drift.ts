import type { Signature } from '../../shared/contract/signature.ts';
import type { Target } from '../../shared/contract/target.ts';
import { addDays, dayAt } from '../../shared/rules/calendar.ts';
import {
  compareSignatures,
  isSameElement,
  sameElementScore,
} from '../../shared/rules/match-target-signature.ts';
import type { Context } from '../context.ts';
import { withRoom } from '../db/with-room.ts';
import type { Scope } from '../http/scope.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { type EntrySketch, sketchSignature } from './describe-entry.ts';
import { selectSignatures } from './dictionary-store.ts';
import {
  type ElementOfBuild,
  type FeatureClickDay,
  type HostBuild,
  selectBuilds,
  selectClickSources,
  selectElementsByBuild,
  selectFeatureClicks,
  selectLiveGuides,
} from './drift-store.ts';
import { selectTaggedFeatures } from './feature-store.ts';
import { isOftenMissing, looksOf, repairDays } from './target-health.ts';
import { selectTargetDays, type TargetDay } from './target-store.ts';

/** An element that may be what the old one has become. */
export interface Proposal {
  signatureId: number;
  sketch: EntrySketch;
  /** 0–1: how much it is like the old one. */
  score: number;
}

/** How the target of a step was found in one build on one day. */
export interface DriftDay {
  /** Null: the host app did not say. */
  build: string | null;
  day: string;
  exact: number;
  healed: number;
  missing: number;
  /** Times it was looked for. */
  starts: number;
}

export interface TargetDrift {
  guideId: string;
  guideName: string;
  stepId: string;
  /** Counted from 1. */
  stepNumber: number;
  sketch: EntrySketch;
  days: DriftDay[];
  needsRepair: boolean;
  proposal: Proposal | null;
}

/** What a click rule of a feature met in one build on one day. */
export interface TagDay {
  build: string;
  day: string;
  /** Clicks on elements that say the same as the rule's own. */
  exact: number;
  /** Clicks on elements that are like it, but not the same. */
  healed: number;
}

export interface TagDrift {
  featureId: number;
  featureName: string;
  /** Index in the newest version. */
  rule: number;
  sketch: EntrySketch;
  days: TagDay[];
  /** Its elements were clicked in earlier builds and hardly in the newest, which has a similar one instead. */
  needsRepair: boolean;
  /** Clicks there would have been in the newest build at the earlier rate. */
  expected: number;
  proposal: Proposal | null;
}

export interface DriftReport {
  builds: { name: string; firstSeenAt: Date; clicks: number }[];
  targets: TargetDrift[];
  tags: TagDrift[];
}

const days = 28;
/**
 * A tag has vanished where it was clicked this often in the builds before, had to be in the newest too, and was clicked a
 * tenth of it.
 */
const minExpected = 5;
const vanishedShare = 0.1;
/** Below this an element is another one. */
const proposalScore = sameElementScore * 0.25;

/** How well targets and tags fit the host app, by its builds; and what to put in the place of those that don't. */
export async function reportDrift({ db, now: clock }: Context, scope: Scope): Promise<DriftReport> {
  const now = clock();
  const today = dayAt(now, await workspaceTimeZone(db, scope));
  const since = addDays(today, 1 - days);
  const builds = await selectBuilds(db, scope);
  const elements = await selectElementsByBuild(db, scope, since);
  const signatures = new Map(
    (await selectSignatures(db, scope.environmentId)).map(({ id, signature }) => [id, signature]),
  );
  const world: World = { builds, elements, signatures };

  const targetDays = Map.groupBy(
    await selectTargetDays(db, scope, since),
    ({ guideId, stepId }) => `${guideId} ${stepId}`,
  );
  const targets = (await selectLiveGuides(db, scope)).flatMap(({ guideId, name, content }) =>
    content.steps.flatMap((step, index): TargetDrift[] => {
      if (!step.target) return [];
      const found = targetDays.get(`${guideId} ${step.id}`) ?? [];
      const { signature } = step.target;
      const facts = found.map((day) => driftDay(day, builds));
      const needsRepair = facts.some(
        ({ day, missing, starts }) => day > addDays(today, -repairDays) && isOftenMissing(missing, starts),
      );
      return [
        {
          guideId,
          guideName: name,
          stepId: step.id,
          stepNumber: index + 1,
          sketch: { ...sketchSignature(signature), id: 0 },
          days: facts,
          needsRepair,
          proposal: needsRepair
            ? (healedProposal(found, signature, world) ?? propose(signature, world))
            : null,
        },
      ];
    }),
  );

  const clicks = Map.groupBy(
    await withRoom(db, (trx) => selectFeatureClicks(trx, scope, since)),
    ({ featureId }) => featureId,
  );
  const sources = Map.groupBy(await selectClickSources(db, scope), ({ featureId }) => featureId);
  const tags = (await selectTaggedFeatures(db, scope)).flatMap(({ id, name, rules, endsOn }) =>
    endsOn !== null && endsOn < today
      ? []
      : rules.flatMap((rule, index): TagDrift[] =>
          rule.type === 'click'
            ? [
                {
                  featureId: id,
                  featureName: name,
                  rule: index,
                  ...tagDrift(
                    rule.target,
                    (sources.get(id) ?? []).map(({ entryId }) => entryId),
                    clicks.get(id) ?? [],
                    world,
                  ),
                },
              ]
            : [],
        ),
  );
  return {
    builds: builds.map(({ id, name, firstSeenAt }) => ({
      name,
      firstSeenAt,
      clicks: clicksIn(elements, id),
    })),
    targets,
    // A control that two rules of one feature know, old and new, is repaired already.
    tags: tags.map((tag) => ({ ...tag, needsRepair: tag.needsRepair && !isCovered(tag, tags) })),
  };
}

interface World {
  builds: readonly HostBuild[];
  elements: readonly ElementOfBuild[];
  signatures: ReadonlyMap<number, Signature>;
}

const clicksIn = (elements: readonly ElementOfBuild[], ...buildIds: number[]) =>
  elements.reduce((sum, { buildId, uses }) => (buildIds.includes(buildId) ? sum + uses : sum), 0);

function driftDay(
  { buildId, day, shown, exact, healed, missing }: TargetDay,
  builds: readonly HostBuild[],
): DriftDay {
  const build = builds.find(({ id }) => id === buildId)?.name ?? null;
  return { build, day, exact, healed, missing, starts: looksOf({ shown, exact, healed, missing }) };
}

function healedProposal(
  found: readonly TargetDay[],
  wanted: Signature,
  { signatures }: World,
): Proposal | null {
  const id = found.findLast(({ healedSignatureId }) => healedSignatureId !== null)?.healedSignatureId;
  const signature = signatures.get(id ?? 0);
  if (id === undefined || id === null || !signature) return null;
  return proposalOf(id, signature, compareSignatures(wanted, signature));
}

const proposalOf = (signatureId: number, signature: Signature, score: number): Proposal => ({
  signatureId,
  sketch: { ...sketchSignature(signature), id: signatureId },
  score,
});

/** The most similar of the elements that people click in the newest build, or lately where builds have no names. */
function propose(
  wanted: Signature,
  { builds, elements, signatures }: World,
  isOut?: (id: number) => boolean,
) {
  const newest = builds.at(-1)?.id;
  let best: Proposal | null = null;
  for (const { entryId, buildId } of elements) {
    const signature = signatures.get(entryId);
    if (!signature || (newest !== undefined && buildId !== newest) || isOut?.(entryId)) continue;
    const score = compareSignatures(wanted, signature);
    if (score >= proposalScore && score > (best?.score ?? 0)) best = proposalOf(entryId, signature, score);
  }
  return best;
}

/** `taken`: the elements that rules of the feature take, of which this one may take some. */
function tagDrift(
  target: Target,
  taken: readonly number[],
  clicks: readonly FeatureClickDay[],
  world: World,
): Omit<TagDrift, 'featureId' | 'featureName' | 'rule'> {
  const { builds, elements, signatures } = world;
  const { signature: wanted } = target;
  const met = new Set(
    taken.filter((id) => {
      const signature = signatures.get(id);
      return signature !== undefined && isSameElement(wanted, signature, target);
    }),
  );
  const byDay = Map.groupBy(
    clicks.filter(({ entryId }) => met.has(entryId)),
    ({ buildId, day }) => `${buildId} ${day}`,
  );
  const facts = [...byDay.values()].map((rows): TagDay => {
    const exact = rows.filter(({ entryId }) => saysTheSame(wanted, signatures.get(entryId)));
    const sum = (some: readonly FeatureClickDay[]) => some.reduce((total, { uses }) => total + uses, 0);
    const { buildId, day } = rows[0] as FeatureClickDay;
    const build = builds.find(({ id }) => id === buildId)?.name ?? '';
    return { build, day, exact: sum(exact), healed: sum(rows) - sum(exact) };
  });

  const newest = builds.at(-1);
  const before = builds.slice(0, -1).map(({ id }) => id);
  const uses = (...buildIds: number[]) =>
    clicksIn(
      elements.filter(({ entryId }) => met.has(entryId)),
      ...buildIds,
    );
  const earlier = uses(...before);
  const expected = newest
    ? (earlier / Math.max(1, clicksIn(elements, ...before))) * clicksIn(elements, newest.id)
    : 0;
  // A few clicks in the last days of the build before are chance, however many they would come to in a month.
  const hasVanished =
    newest !== undefined &&
    Math.min(expected, earlier) >= minExpected &&
    uses(newest.id) < expected * vanishedShare;
  // Only what is new in this build can be what the old one has become.
  const old = new Set(
    elements.filter(({ buildId }) => before.includes(buildId)).map(({ entryId }) => entryId),
  );
  const proposal = hasVanished ? propose(wanted, world, (id) => old.has(id) || met.has(id)) : null;
  return {
    sketch: { ...sketchSignature(wanted), id: 0 },
    days: facts,
    // What is gone without anything like it in its place was taken out, or those who use it are not there yet.
    needsRepair: proposal !== null,
    expected: Math.round(expected),
    proposal,
  };
}

/** Whether an element still says of itself all that the wanted one says; where it stands does not matter. */
function saysTheSame(wanted: Signature, other: Signature | undefined): boolean {
  if (!other) return false;
  const { attributes = {} } = wanted;
  return (
    wanted.tag === other.tag &&
    wanted.role === other.role &&
    wanted.name === other.name &&
    wanted.text === other.text &&
    wanted.id === other.id &&
    Object.entries(attributes).every(([name, value]) => other.attributes?.[name] === value)
  );
}

const isCovered = (tag: TagDrift, tags: readonly TagDrift[]) =>
  tags.some(
    (other) =>
      other !== tag &&
      other.featureId === tag.featureId &&
      !other.needsRepair &&
      other.sketch.label === tag.proposal?.sketch.label,
  );

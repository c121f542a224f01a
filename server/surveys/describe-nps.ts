import type { NpsScale } from '../../shared/contract/survey.ts';
import { type NpsCounts, npsGroup, npsInterval, npsScore } from '../../shared/rules/nps.ts';
import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Ask } from '../metrics/ask.ts';
import { csatByModule } from '../metrics/csat-by-module.ts';
import { npsRespondents, type Respondent } from '../metrics/nps-respondents.ts';
import { lastHalfYears, npsWaves } from '../metrics/nps-waves.ts';
import { countSelectedSamples } from './answer-store.ts';

/** A score with what it is worth. Null: nobody answered. */
export interface ScoredGroup extends NpsCounts {
  score: number | null;
  /** Between which scores it would lie with 95 % confidence, had everybody answered. */
  interval: [low: number, high: number] | null;
  n: number;
}

export const cutNames = ['tier', 'industry', 'tenure', 'role', 'decision', 'module', 'service'] as const;
export type CutName = (typeof cutNames)[number];

export const scored = (counts: NpsCounts): ScoredGroup => ({
  promoters: counts.promoters,
  passives: counts.passives,
  detractors: counts.detractors,
  score: npsScore(counts),
  interval: npsInterval(counts),
  n: counts.promoters + counts.passives + counts.detractors,
});

/** Half-years that the trend shows. */
const wavesShown = 6;

/**
 * All that is known of the scores of the accounts and days that are asked about. Every cut is of the same people: its
 * rows add up to the headline's n.
 */
export async function describeNps({ db }: Pick<Context, 'db'>, ask: Ask) {
  const [respondents, trend, satisfaction, selectedSample] = await Promise.all([
    npsRespondents(db, ask),
    npsWaves(db, { ...ask, period: lastHalfYears(ask.period.to, wavesShown) }),
    csatByModule(db, ask),
    countSelectedSamples(db, ask),
  ]);
  const scale: NpsScale | null = respondents[0]?.scale ?? null;
  return {
    from: ask.period.from,
    to: ask.period.to,
    scale,
    ...scored(countsOf(respondents)),
    distribution: distributionOf(respondents, scale),
    waves: trend.map(({ half, scale, shown, answered, ...counts }) => ({
      half,
      scale,
      shown,
      answered,
      ...scored(counts),
    })),
    cuts: Object.fromEntries(cutNames.map((name) => [name, cutBy(respondents, name)])) as Record<
      CutName,
      ReturnType<typeof cutBy>
    >,
    reasons: reasonsOf(respondents),
    satisfaction,
    /** Scores of the period that stay out of it all, because those who were asked had been chosen. */
    selectedSample,
  };
}

/**
 * The people of one row of a cut, by name: as many as the row says.
 *
 * @param value of the row; undefined: those of whom it isn't known
 */
export async function listRespondents(
  { db }: Pick<Context, 'db'>,
  ask: Ask,
  { cut, value }: { cut: CutName; value: string | undefined },
  { limit, offset }: Page,
) {
  const meant = (await npsRespondents(db, ask)).filter((respondent) => respondent[cut] === (value ?? null));
  const byName = meant.sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id));
  return {
    total: meant.length,
    people: byName
      .slice(offset, offset + limit)
      .map(({ id, name, accountId, accountName, score, answeredAt }) => ({
        ...{ id, name, accountId, accountName, score, answeredAt },
      })),
  };
}

function countsOf(respondents: readonly Respondent[]): NpsCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const { score } of respondents) counts[npsGroup(score)]++;
  return counts;
}

/** How many gave each score, lowest first. */
function distributionOf(respondents: readonly Respondent[], scale: NpsScale | null) {
  const lowest = scale === '0-10' ? 0 : 1;
  return Array.from({ length: 11 - lowest }, (_, index) => ({
    score: lowest + index,
    count: respondents.filter(({ score }) => score === lowest + index).length,
  }));
}

/** Largest group first, those of whom it isn't known last; groups of one size in the order of their names. */
function cutBy(respondents: readonly Respondent[], name: CutName) {
  const groups = Map.groupBy(respondents, (respondent) => respondent[name]);
  return [...groups]
    .map(([value, members]) => ({ value, ...scored(countsOf(members)) }))
    .sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) ||
        b.n - a.n ||
        (a.value ?? '').localeCompare(b.value ?? ''),
    );
}

/** What people named as their reason, by the group of their score. */
function reasonsOf(respondents: readonly Respondent[]) {
  const named = respondents.flatMap(({ score, reason }) =>
    reason === null ? [] : [{ group: npsGroup(score), reason }],
  );
  const counts = Map.groupBy(named, ({ group, reason }) => `${group} ${reason}`);
  return [...counts.values()]
    .map((members) => ({ group: members[0]!.group, reason: members[0]!.reason, count: members.length }))
    .sort((a, b) => b.count - a.count);
}

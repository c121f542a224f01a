import type { NpsScale } from '../../shared/contract/survey.ts';
import { type NpsCounts, npsGroup, npsInterval, npsScore } from '../../shared/rules/nps.ts';
import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Ask } from '../metrics/ask.ts';
import { csatByModule } from '../metrics/csat-by-module.ts';
import {
  type CutName,
  cutNames,
  type NpsGroup,
  npsGroups,
  npsRespondents,
  npsScores,
  type Respondent,
  type RespondentQuery,
} from '../metrics/nps-respondents.ts';
import { lastHalfYears, npsWaves } from '../metrics/nps-waves.ts';
import { countSelectedSamples } from './answer-store.ts';

/** A score with what it is worth. Null: nobody answered. */
export interface ScoredGroup extends NpsCounts {
  score: number | null;
  /** Between which scores it would lie with 95 % confidence, had everybody answered. */
  interval: [low: number, high: number] | null;
  n: number;
}

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

/** Groups that nothing but the score tells apart. */
type Scored = Pick<NpsGroup, 'score' | 'scale' | 'people'>;

/**
 * All that is known of the scores of the accounts and days that are asked about. Every cut is of the same people: its
 * rows add up to the headline's n.
 */
export async function describeNps({ db }: Pick<Context, 'db'>, ask: Ask) {
  const [groups, trend, satisfaction, selectedSample] = await Promise.all([
    npsGroups(db, ask),
    npsWaves(db, { ...ask, period: lastHalfYears(ask.period.to, wavesShown) }),
    csatByModule(db, ask),
    countSelectedSamples(db, ask),
  ]);
  return {
    ...headline(ask, groups),
    waves: trend.map(({ half, scale, shown, answered, ...counts }) => ({
      half,
      scale,
      shown,
      answered,
      ...scored(counts),
    })),
    cuts: cutsOf(groups),
    reasons: reasonsOf(groups),
    satisfaction,
    /** Scores of the period that stay out of it all, because those who were asked had been chosen. */
    selectedSample,
  };
}

/** The same score, with nothing that takes longer. */
export async function describeScore(
  { db }: Pick<Context, 'db'>,
  ask: Ask,
): Promise<Awaited<ReturnType<typeof describeNps>>> {
  const [scores, selectedSample] = await Promise.all([npsScores(db, ask), countSelectedSamples(db, ask)]);
  return {
    ...headline(ask, scores),
    ...{ waves: [], cuts: cutsOf([]), reasons: [], satisfaction: [], selectedSample },
  };
}

function headline({ period: { from, to } }: Ask, groups: readonly Scored[]) {
  const scale: NpsScale | null = groups[0]?.scale ?? null;
  return { from, to, scale, ...scored(countsOf(groups)), distribution: distributionOf(groups, scale) };
}

/**
 * The people of one row of a cut, by name unless another order is asked for: as many as the row says.
 *
 * @param value of the row; undefined: those of whom it isn't known
 */
export async function listRespondents(
  { db }: Pick<Context, 'db'>,
  ask: Ask,
  { cut, value }: { cut: CutName; value: string | undefined },
  query: RespondentQuery,
  { limit, offset }: Page,
): Promise<{ total: number; people: Respondent[] }> {
  const people = await npsRespondents(db, ask, { cut, value: value ?? null }, query);
  return { total: people.length, people: people.slice(offset, offset + limit) };
}

function countsOf(groups: readonly Scored[]): NpsCounts {
  const counts = { promoters: 0, passives: 0, detractors: 0 };
  for (const { score, people } of groups) counts[npsGroup(score)] += people;
  return counts;
}

const peopleIn = (groups: readonly { people: number }[]) =>
  groups.reduce((sum, { people }) => sum + people, 0);

/** How many gave each score, lowest first. */
function distributionOf(groups: readonly Scored[], scale: NpsScale | null) {
  const lowest = scale === '0-10' ? 0 : 1;
  return Array.from({ length: 11 - lowest }, (_, index) => ({
    score: lowest + index,
    count: peopleIn(groups.filter(({ score }) => score === lowest + index)),
  }));
}

const cutsOf = (groups: readonly NpsGroup[]) =>
  Object.fromEntries(cutNames.map((name) => [name, cutBy(groups, name)])) as Record<
    CutName,
    ReturnType<typeof cutBy>
  >;

/** Largest group first, those of whom it isn't known last; groups of one size in the order of their names. */
function cutBy(groups: readonly NpsGroup[], name: CutName) {
  return [...Map.groupBy(groups, (group) => group[name])]
    .map(([value, members]) => ({ value, ...scored(countsOf(members)) }))
    .sort(
      (a, b) =>
        Number(a.value === null) - Number(b.value === null) ||
        b.n - a.n ||
        (a.value ?? '').localeCompare(b.value ?? ''),
    );
}

/** What people named as their reason, by the group of their score. */
function reasonsOf(groups: readonly NpsGroup[]) {
  const named = groups.flatMap(({ score, reason, people }) =>
    reason === null ? [] : [{ group: npsGroup(score), reason, people }],
  );
  const alike = Map.groupBy(named, ({ group, reason }) => `${group} ${reason}`);
  return [...alike.values()]
    .map((members) => ({ group: members[0]!.group, reason: members[0]!.reason, count: peopleIn(members) }))
    .sort((a, b) => b.count - a.count || a.reason.localeCompare(b.reason));
}

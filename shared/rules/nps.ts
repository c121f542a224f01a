export interface NpsCounts {
  /** 9 and 10 */
  promoters: number;
  /** 7 and 8 */
  passives: number;
  /** 6 and less */
  detractors: number;
}

export const npsGroup = (score: number): keyof NpsCounts =>
  score >= 9 ? 'promoters' : score >= 7 ? 'passives' : 'detractors';

/**
 * Share of promoters minus share of detractors, in per cent, −100 to +100, rounded half away from zero so that a
 * score and its mirror image differ by their sign only. Null: nobody answered.
 */
export function npsScore({ promoters, passives, detractors }: NpsCounts): number | null {
  const answers = promoters + passives + detractors;
  if (answers === 0) return null;
  const difference = promoters - detractors;
  return Math.sign(difference) * Math.round((Math.abs(difference) * 100) / answers) + 0;
}

/**
 * Between which scores the score of everybody would lie with 95 % confidence, had everybody answered; both rounded.
 * Adjusted Wald: three answers are added, spread evenly, so that few answers give a wide interval and never none at
 * all (Sauro & Lewis, Quantifying the User Experience, 2nd ed.). Null: nobody answered.
 */
export function npsInterval({
  promoters,
  passives,
  detractors,
}: NpsCounts): [low: number, high: number] | null {
  const answers = promoters + passives + detractors;
  if (answers === 0) return null;
  const n = answers + 3;
  const good = (promoters + 0.75) / n;
  const bad = (detractors + 0.75) / n;
  const middle = good - bad;
  const reach = 1.96 * Math.sqrt((good + bad - middle * middle) / n);
  const bounded = (score: number) => Math.round(Math.max(-1, Math.min(1, score)) * 100) + 0;
  return [bounded(middle - reach), bounded(middle + reach)];
}

/** With fewer answers a score says little: screens show it pale. */
export const fewAnswers = 10;

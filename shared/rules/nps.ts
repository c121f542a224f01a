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

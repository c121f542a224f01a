import type { NpsScale } from '../contract/survey.ts';

interface ScoredWave {
  half: string;
  scale: NpsScale;
  /** Null: nobody answered. */
  score: number | null;
}

export interface NpsProgress {
  /** How far the newest half-year is above the one before. */
  points: number;
  /** The half-year that it is compared with. */
  since: string;
  /** Of the points that were aimed at: 1 is all of them, less than 0 the wrong way. */
  share: number;
}

/**
 * How far the newest of these half-years, oldest first, has come towards the target. Only those on one scale can be
 * compared. Null: there is nothing to compare with.
 */
export function npsProgress(
  waves: readonly ScoredWave[],
  scale: NpsScale | null,
  target: number,
): NpsProgress | null {
  const [before, newest] = waves.filter((wave) => wave.scale === scale).slice(-2);
  if (!before || !newest || before.score === null || newest.score === null) return null;
  const points = newest.score - before.score;
  return { points, since: before.half, share: target > 0 ? points / target : Number(points >= 0) };
}

import type { Signature } from '../contract/signature.ts';
import { compareSignatures, sureScore } from './match-target-signature.ts';

/** How a target was found, for the share of each by the host app's builds. */
export type FoundHow = 'exact' | 'healed' | 'abstained';

/** Below this a fresh description differs enough from the stored one to be worth keeping. */
const driftedBelow = 0.97;

/**
 * `exact`: as it was described. `healed`: found although it has changed. `abstained`: not certain enough, or not
 * there. `likeness`: of the fresh and the stored description, judged alone.
 */
export function foundHow(score: number, likeness: number): FoundHow {
  if (score < sureScore) return 'abstained';
  return likeness < driftedBelow ? 'healed' : 'exact';
}

/** Whether a sure match has drifted so far from its stored description that the fresh one should take its place. */
export const isWorthRecapturing = (
  stored: Signature,
  fresh: Signature,
  score: number,
  margin: number,
): boolean => score >= sureScore && margin >= 0.3 && compareSignatures(stored, fresh) < driftedBelow;

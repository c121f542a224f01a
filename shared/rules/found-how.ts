import { sureScore } from './match-target-signature.ts';

/** Below this a fresh description differs enough from the stored one to be worth putting in its place. */
const driftedBelow = 0.995;

/**
 * How a target was found, for the share of each by the host app's builds. `exact`: as it was described. `healed`: for
 * sure, although it has changed. Undefined: not for sure.
 *
 * @param likeness of the fresh and the stored description, judged alone
 */
export function foundHow(score: number, likeness: number): 'exact' | 'healed' | undefined {
  if (score < sureScore) return undefined;
  return likeness < driftedBelow ? 'healed' : 'exact';
}

/**
 * Whether the element's description of today is worth proposing in place of the stored one: what has a rival must
 * never take the place of what an author picked.
 */
export const isWorthDescribing = (how: ReturnType<typeof foundHow>, margin: number): boolean =>
  how === 'healed' && margin >= 0.3;

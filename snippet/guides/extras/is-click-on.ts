import type { Target } from '../../../shared/contract/target.ts';
import { likelyScore } from '../../../shared/rules/match-target-signature.ts';
import type { Finder } from '../../target/finder.ts';

/** A press inside a control may lie this deep. */
const maxDepth = 6;

/**
 * Whether a click was on the target. The page is searched only when something that was clicked is like it, so that
 * other clicks cost next to nothing.
 */
export function isClickOn(
  path: readonly Element[],
  { signature, ...options }: Target,
  finder: Finder,
): boolean {
  const near = path.slice(0, maxDepth);
  if (!near.some((element) => finder.likeness(signature, element, options) >= likelyScore)) return false;
  const element = finder.find(signature, document, options)?.element;
  return !!element && path.includes(element);
}

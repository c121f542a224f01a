import type { Target } from '../../../shared/contract/target.ts';
import type { Finder } from '../../target/finder.ts';

/** A press inside a control may lie this deep. */
const maxDepth = 6;
/** Far below what is likely: judged without its page, the right one may look doubtful, most others are out of the question. */
const worthLooking = 0.1;

/**
 * Whether a click was on the target. The page is searched only when something that was clicked is at all like it, so
 * that most clicks cost next to nothing.
 */
export function isClickOn(
  path: readonly Element[],
  { signature, ...options }: Target,
  finder: Finder,
): boolean {
  const near = path.slice(0, maxDepth);
  if (!near.some((element) => finder.compare(signature, element, options).likeness >= worthLooking))
    return false;
  const element = finder.find(signature, document, options)?.element;
  return !!element && path.includes(element);
}

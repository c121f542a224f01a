import type { Target } from '../../../shared/contract/target.ts';
import { pageClock } from '../../host/clock.ts';
import type { Stop } from '../../host/listen.ts';
import { createFinder, type Finder } from '../../target/finder.ts';
import { reading } from '../../target/reading.ts';
import { watchElement } from '../../target/watch-element.ts';

export const authorFinder: Finder = createFinder(reading);

/** Tells where the target is, and again whenever that changes; null: not on this page. */
export function followTarget(target: Target, take: (element: Element | null) => void): Stop {
  return watchElement(target, authorFinder, pageClock, take).stop;
}

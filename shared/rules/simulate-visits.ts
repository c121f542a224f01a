import type { PageCondition, PageConditions } from '../contract/audience.ts';
import type { QuietRule, UserPreferences } from '../contract/delivery.ts';
import type { DeliveredGuide, GuideState } from '../contract/guide.ts';
import { asksForScore, type Choice, chooseGuide } from './choose-guide.ts';
import { interrupts } from './interrupts.ts';
import { leavesOf, matchTree, type TreeMatch } from './match-tree.ts';
import { matchUrl } from './match-url.ts';

/** Something a user did at a time: opened a page, or did on it what the host app tracks. */
export interface Moment {
  atMs: number;
  url: string;
  /** As given to `cairn.track`. Absent: the page was opened. */
  event?: string;
}

export type SimulatedGuide = Pick<
  DeliveredGuide,
  'id' | 'kind' | 'category' | 'trigger' | 'frequency' | 'priority' | 'steps' | 'pageConditions'
> & {
  /** Before this day it is not there for them; as `dayOf` names days. */
  fromDay?: string;
};

export interface SimulatedPerson {
  /** In the order of time. */
  moments: readonly Moment[];
  /** What was known of them and each guide when the first of these moments came. */
  states: readonly GuideState[];
  preferences: UserPreferences;
}

export interface SimulationRules {
  quietRule: QuietRule;
  /** The day that a time belongs to. */
  dayOf: (atMs: number) => string;
}

export interface SimulatedStart {
  guideId: string;
  atMs: number;
  /** It takes the user's attention. */
  isPrompt: boolean;
}

/** A user who has done nothing for so long begins a new visit. */
const visitEndsAfterMs = 30 * 60_000;

/**
 * What would have started by itself for one person while they did what they did, chosen by the function that pages
 * use. What can't be known counts as if it had happened: people stay on a page long enough, elements are there, what
 * a trigger waits for besides tracked events comes, and whoever is shown a guide completes it. So it is the most that
 * can start.
 *
 * @param watch is told of everything that is decided, moment by moment
 */
export function simulateVisits(
  guides: readonly SimulatedGuide[],
  { moments, states, preferences }: SimulatedPerson,
  { quietRule, dayOf }: SimulationRules,
  watch?: (choices: readonly Choice[], atMs: number) => void,
): SimulatedStart[] {
  const known = new Map(states.map((state) => [state.guideId, state]));
  const starts: SimulatedStart[] = [];
  let visit = newVisit();
  let lastMs = Number.NEGATIVE_INFINITY;
  let today = '';
  let autoStartsToday = 0;

  for (const { atMs, url, event } of moments) {
    if (atMs - lastMs >= visitEndsAfterMs) visit = newVisit();
    lastMs = atMs;
    const day = dayOf(atMs);
    if (day !== today) autoStartsToday = 0;
    today = day;

    const there = guides.filter(({ fromDay }) => fromDay === undefined || day >= fromDay);
    const choices = chooseGuide(there, {
      url,
      matchConditions: (conditions) => matchAddresses(conditions, url),
      nowMs: atMs,
      secondsOnPage: Number.POSITIVE_INFINITY,
      triggeredSecondsAgo: triggeredBy(guides, event),
      isStopped: false,
      states: [...known.values()],
      preferences,
      runningGuideIds: [],
      missingGuideIds: [],
      quietRule,
      ...visit,
      autoStartsToday,
      hasUnsavedInput: false,
    });
    watch?.(choices, atMs);
    for (const { guideId, reason } of choices) {
      const guide = guides.find(({ id }) => id === guideId);
      if (reason !== 'starts' || !guide) continue;
      const isPrompt = interrupts(guide);
      starts.push({ guideId, atMs, isPrompt });
      const at = new Date(atMs).toISOString();
      const startedCount = (known.get(guideId)?.startedCount ?? 0) + 1;
      known.set(guideId, { guideId, version: 1, startedCount, lastShownAt: at, completedAt: at });
      if (!isPrompt) continue;
      visit.autoStartsThisVisit++;
      autoStartsToday++;
      visit.hadWalkthroughThisVisit ||= guide.kind === 'walkthrough';
      visit.hadScoreThisVisit ||= asksForScore(guide);
    }
  }
  return starts;
}

const newVisit = () => ({
  autoStartsThisVisit: 0,
  hadWalkthroughThisVisit: false,
  hadScoreThisVisit: false,
});

function triggeredBy(guides: readonly SimulatedGuide[], event: string | undefined): Record<string, number> {
  const triggered: Record<string, number> = {};
  for (const { id, trigger } of guides) {
    const hasHappened = trigger.on === 'eventTracked' ? trigger.eventName === event : event === undefined;
    if (hasHappened) triggered[id] = Number.POSITIVE_INFINITY;
  }
  return triggered;
}

/** Of conditions on the page only addresses can be known afterwards; where there are others, they count as met. */
function matchAddresses(conditions: PageConditions, url: string): TreeMatch<PageCondition> {
  const isKnown = leavesOf<PageCondition>(conditions).every(({ type }) => type === 'url');
  if (!isKnown) return { matches: true, failed: [] };
  return matchTree<PageCondition>(
    conditions,
    (condition) => condition.type === 'url' && matchUrl(condition.pattern, url),
  );
}

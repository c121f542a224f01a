import type { PageCondition, PageConditions } from '../contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../contract/decision.ts';
import type { QuietRule, UserPreferences } from '../contract/delivery.ts';
import type { DeliveredGuide, GuideState } from '../contract/guide.ts';
import { mayStart } from './frequency.ts';
import { interrupts } from './interrupts.ts';
import type { TreeMatch } from './match-tree.ts';
import { matchPageRule } from './match-url.ts';

export const defaultQuietRule: QuietRule = { autoStartsPerSession: 1, autoStartsPerDay: 2 };

export interface ChoiceFacts {
  url: string;
  /** Judges what the server left to the page; see `match-page-conditions`. Asked only where all else so far holds. */
  matchConditions(conditions: PageConditions): TreeMatch<PageCondition>;
  nowMs: number;
  /** Since the load or the last change of page. */
  secondsOnPage: number;
  /** By guide id, how long ago what the guide waits for happened on this page. Not in it: not yet. */
  triggeredSecondsAgo: Readonly<Record<string, number>>;
  isStopped: boolean;
  states: readonly GuideState[];
  preferences: UserPreferences;
  /** On the screen, or waiting for their page. */
  runningGuideIds: readonly string[];
  /** Guides given up on this page because their target was not there. */
  missingGuideIds: readonly string[];
  quietRule: QuietRule;
  autoStartsThisVisit: number;
  autoStartsToday: number;
  /** One of this visit's guides that started by themselves was a walkthrough … */
  hadWalkthroughThisVisit: boolean;
  /** … or asked for a score. */
  hadScoreThisVisit?: boolean;
  hasUnsavedInput: boolean;
  /** Nobody is identified yet, and may be in a moment: guides that interrupt wait so long for it. Absent: not at all. */
  holdSeconds?: number;
}

export interface Choice {
  guideId: string;
  reason: DecisionReason;
  detail?: DecisionDetail;
  /** Only for `conditions`: those that don't hold. */
  failed?: PageCondition[];
  /** Only for `delay` and `snoozed`: seconds until it is worth asking again. */
  waitSeconds?: number;
}

type Candidate = Pick<DeliveredGuide, 'id' | 'trigger' | 'frequency' | 'priority'> &
  Partial<Pick<DeliveredGuide, 'kind' | 'category' | 'steps' | 'pageConditions'>>;

/**
 * Which guides start by themselves now, and for every other the reason why not; the reasons and their order are those
 * of `decisionReasons`. Of guides that interrupt at most one starts, and so of checklists and of helps, whose launchers
 * would lie on each other: the highest priority goes first, of equals the older guide. All others stand beside each
 * other. The quiet rule binds those that interrupt.
 */
export function chooseGuide(guides: readonly Candidate[], facts: ChoiceFacts): Choice[] {
  const taken = new Set(
    facts.runningGuideIds.map((id) => {
      const running = guides.find((guide) => guide.id === id);
      return running ? placeOf(running) : 'screen';
    }),
  );
  const choices = guides.map((guide) => judge(guide, facts, taken));
  const first = new Map<Place, Candidate>();
  choices.forEach(({ reason }, i) => {
    const guide = guides[i]!;
    const place = placeOf(guide);
    const rival = first.get(place);
    if (reason === 'starts' && (!rival || goesBefore(guide, rival))) first.set(place, guide);
  });
  return choices.map((choice, i) => {
    const place = placeOf(guides[i]!);
    return choice.reason === 'starts' && place && first.get(place) !== guides[i]
      ? { guideId: choice.guideId, reason: 'lowerPriority' }
      : choice;
  });
}

/** What only one guide at a time can have; undefined where a guide takes nothing away from others. */
type Place = 'screen' | 'checklist' | 'help' | undefined;

function placeOf(guide: Candidate): Place {
  if (interrupts(guide)) return 'screen';
  return guide.kind === 'checklist' || guide.kind === 'help' ? guide.kind : undefined;
}

const goesBefore = (one: Candidate, other: Candidate): boolean =>
  one.priority !== other.priority ? one.priority > other.priority : one.id < other.id;

function judge(guide: Candidate, facts: ChoiceFacts, taken: ReadonlySet<Place>): Choice {
  const { trigger, frequency, kind, id: guideId } = guide;
  const { nowMs, preferences, quietRule } = facts;
  const state = facts.states.find((known) => known.guideId === guideId);
  const because = (reason: DecisionReason, detail?: DecisionDetail): Choice => ({
    guideId,
    reason,
    ...(detail && { detail }),
  });

  if (facts.isStopped) return because('stopped');
  if (trigger.on === 'manual') return because('manual');
  if (!matchPageRule(trigger.pages, facts.url)) return because('page');

  // Whoever mutes help still needs a place to ask for it, and to take that back.
  if (guide.category && kind !== 'help' && preferences.mutedCategories.includes(guide.category)) {
    return because('muted', { category: guide.category });
  }
  const snoozedUntil = Object.hasOwn(preferences.snoozed, guideId) ? preferences.snoozed[guideId] : undefined;
  if (snoozedUntil !== undefined && nowMs < Date.parse(snoozedUntil)) {
    return {
      ...because('snoozed', { until: snoozedUntil }),
      waitSeconds: (Date.parse(snoozedUntil) - nowMs) / 1000,
    };
  }
  if (!mayStart(frequency, state, nowMs, { kind, snoozedUntil })) {
    return because('frequency', state && { count: state.startedCount, lastShownAt: state.lastShownAt });
  }
  if (facts.missingGuideIds.includes(guideId)) return because('missingTarget');
  if (guide.pageConditions) {
    const { matches, failed } = facts.matchConditions(guide.pageConditions);
    if (!matches) return { ...because('conditions'), failed };
  }

  if (facts.runningGuideIds.includes(guideId)) return because('alreadyRunning');
  const place = placeOf(guide);
  if (place && taken.has(place)) return because('alreadyRunning');
  if (place === 'screen') {
    const { autoStartsThisVisit, autoStartsToday } = facts;
    if (autoStartsThisVisit >= quietRule.autoStartsPerSession) {
      return because('quietVisit', { count: autoStartsThisVisit, limit: quietRule.autoStartsPerSession });
    }
    if (autoStartsToday >= quietRule.autoStartsPerDay) {
      return because('quietDay', { count: autoStartsToday, limit: quietRule.autoStartsPerDay });
    }
    if (
      asksForScore(guide) ? facts.hadWalkthroughThisVisit : kind === 'walkthrough' && facts.hadScoreThisVisit
    ) {
      return because('quietWalkthrough');
    }
    if (facts.hasUnsavedInput) return because('unsavedInput');
    if (facts.holdSeconds) return { guideId, reason: 'delay', waitSeconds: facts.holdSeconds };
  }

  const sinceTrigger = trigger.on === 'pageLoad' ? facts.secondsOnPage : facts.triggeredSecondsAgo[guideId];
  if (sinceTrigger === undefined) return because('trigger', { trigger: trigger.on });
  const waitSeconds = trigger.delaySeconds - sinceTrigger;
  if (waitSeconds > 0) return { guideId, reason: 'delay', waitSeconds };
  return because('starts');
}

/** Whether it is a survey of the sort that tours must not sway. */
export const asksForScore = ({ steps = [] }: Pick<Candidate, 'steps'>): boolean =>
  steps.some(({ blocks }) =>
    blocks.some((block) => block.type === 'question' && block.question.kind === 'nps'),
  );

import type { PageCondition } from '../contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../contract/decision.ts';
import type { QuietRule, UserPreferences } from '../contract/delivery.ts';
import type { DeliveredGuide, GuideState } from '../contract/guide.ts';
import { mayStart } from './frequency.ts';
import { interrupts } from './interrupts.ts';
import { matchPageConditions, type PageFacts } from './match-page-conditions.ts';
import { matchPageRule } from './match-url.ts';

export const defaultQuietRule: QuietRule = { autoStartsPerSession: 1, autoStartsPerDay: 2 };

export interface ChoiceFacts {
  page: PageFacts;
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
  /** One of this visit's guides that started by themselves was a walkthrough. */
  hadWalkthroughThisVisit: boolean;
  hasUnsavedInput: boolean;
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
 * of `decisionReasons`. Of guides that interrupt at most one starts: the highest priority goes first, of equals the
 * older guide. Those that don't interrupt stand beside each other and are bound by no quiet rule.
 */
export function chooseGuide(guides: readonly Candidate[], facts: ChoiceFacts): Choice[] {
  const isInterrupted = facts.runningGuideIds.some((id) => {
    const running = guides.find((guide) => guide.id === id);
    return !running || interrupts(running);
  });
  const choices = guides.map((guide) => judge(guide, facts, isInterrupted));
  let winner = -1;
  choices.forEach(({ reason }, i) => {
    if (reason !== 'starts' || !interrupts(guides[i]!)) return;
    if (winner < 0 || goesBefore(guides[i]!, guides[winner]!)) winner = i;
  });
  return choices.map((choice, i) =>
    choice.reason === 'starts' && i !== winner && interrupts(guides[i]!)
      ? { guideId: choice.guideId, reason: 'lowerPriority' }
      : choice,
  );
}

const goesBefore = (one: Candidate, other: Candidate): boolean =>
  one.priority !== other.priority ? one.priority > other.priority : one.id < other.id;

function judge(guide: Candidate, facts: ChoiceFacts, isInterrupted: boolean): Choice {
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
  if (!matchPageRule(trigger.pages, facts.page.url)) return because('page');

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
    const { matches, failed } = matchPageConditions(guide.pageConditions, facts.page);
    if (!matches) return { ...because('conditions'), failed };
  }

  if (facts.runningGuideIds.includes(guideId)) return because('alreadyRunning');
  if (interrupts(guide)) {
    if (isInterrupted) return because('alreadyRunning');
    const { autoStartsThisVisit, autoStartsToday } = facts;
    if (autoStartsThisVisit >= quietRule.autoStartsPerSession) {
      return because('quietVisit', { count: autoStartsThisVisit, limit: quietRule.autoStartsPerSession });
    }
    if (autoStartsToday >= quietRule.autoStartsPerDay) {
      return because('quietDay', { count: autoStartsToday, limit: quietRule.autoStartsPerDay });
    }
    if (facts.hadWalkthroughThisVisit && asksForScore(guide)) return because('quietWalkthrough');
    if (facts.hasUnsavedInput) return because('unsavedInput');
  }

  const sinceTrigger = trigger.on === 'pageLoad' ? facts.secondsOnPage : facts.triggeredSecondsAgo[guideId];
  if (sinceTrigger === undefined) return because('trigger', { trigger: trigger.on });
  const waitSeconds = trigger.delaySeconds - sinceTrigger;
  if (waitSeconds > 0) return { guideId, reason: 'delay', waitSeconds };
  return because('starts');
}

const asksForScore = ({ steps = [] }: Candidate): boolean =>
  steps.some(({ blocks }) =>
    blocks.some((block) => block.type === 'question' && block.question.kind === 'nps'),
  );

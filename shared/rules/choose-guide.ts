import type { QuietRule } from '../contract/delivery.ts';
import type { DeliveredGuide, GuideKind, GuideState } from '../contract/guide.ts';
import { mayStart } from './frequency.ts';
import { matchPageRule } from './match-url.ts';

/** At most so many guides start by themselves in one visit, and in one day over all devices. */
export const defaultQuietRule: QuietRule = { autoStartsPerSession: 1, autoStartsPerDay: 2 };

/**
 * Why a guide does or does not start now, the first that holds:
 * - `stopped`: the environment's emergency stop is on
 * - `manual`: it starts only by `cairn.start`
 * - `page`: not meant for this page
 * - `frequency`: the user had it often enough
 * - `missingTarget`: it was tried on this page and its target was not there
 * - `alreadyRunning`: a guide is on the screen or waiting for its page
 * - `quietVisit`, `quietDay`: enough guides started by themselves
 * - `unsavedInput`: the user is in the middle of a form
 * - `delay`: too early on this page
 * - `lowerPriority`: another guide goes first
 */
export type ChoiceReason =
  | 'starts'
  | 'stopped'
  | 'manual'
  | 'page'
  | 'frequency'
  | 'missingTarget'
  | 'alreadyRunning'
  | 'quietVisit'
  | 'quietDay'
  | 'unsavedInput'
  | 'delay'
  | 'lowerPriority';

export interface ChoiceFacts {
  url: string;
  nowMs: number;
  /** Since the load or the last change of page. */
  secondsOnPage: number;
  isStopped: boolean;
  states: readonly GuideState[];
  runningGuideId: string | undefined;
  /** Guides given up on this page because their target was not there. */
  missingGuideIds: readonly string[];
  autoStartsThisVisit: number;
  autoStartsToday: number;
  hasUnsavedInput: boolean;
}

export interface Choice {
  guideId: string;
  reason: ChoiceReason;
  /** Only for `delay`: seconds until it is worth asking again. */
  waitSeconds?: number;
}

type Candidate = Pick<DeliveredGuide, 'id' | 'trigger' | 'frequency' | 'priority'> & { kind?: GuideKind };

/**
 * Which guide starts by itself now (at most one), and for every other the reason why not. The highest priority goes
 * first, of equals the older guide.
 */
export function chooseGuide(guides: readonly Candidate[], facts: ChoiceFacts): Choice[] {
  const choices = guides.map((guide) => judge(guide, facts));
  let winner = -1;
  choices.forEach(({ reason }, i) => {
    if (reason === 'starts' && (winner < 0 || goesBefore(guides[i]!, guides[winner]!))) winner = i;
  });
  return choices.map((choice, i) =>
    choice.reason === 'starts' && i !== winner
      ? { guideId: choice.guideId, reason: 'lowerPriority' }
      : choice,
  );
}

const goesBefore = (one: Candidate, other: Candidate): boolean =>
  one.priority !== other.priority ? one.priority > other.priority : one.id < other.id;

function judge(guide: Candidate, facts: ChoiceFacts): Choice {
  const { trigger, frequency, id: guideId } = guide;
  const state = facts.states.find((known) => known.guideId === guideId);
  const because = (reason: ChoiceReason): Choice => ({ guideId, reason });
  if (facts.isStopped) return because('stopped');
  if (trigger.on === 'manual') return because('manual');
  if (!matchPageRule(trigger.pages, facts.url)) return because('page');
  if (!mayStart(frequency, state, facts.nowMs)) return because('frequency');
  if (facts.missingGuideIds.includes(guideId)) return because('missingTarget');
  if (facts.runningGuideId !== undefined) return because('alreadyRunning');
  if (facts.autoStartsThisVisit >= defaultQuietRule.autoStartsPerSession) return because('quietVisit');
  if (facts.autoStartsToday >= defaultQuietRule.autoStartsPerDay) return because('quietDay');
  if (facts.hasUnsavedInput) return because('unsavedInput');
  const waitSeconds = trigger.delaySeconds - facts.secondsOnPage;
  if (waitSeconds > 0) return { guideId, reason: 'delay', waitSeconds };
  return because('starts');
}

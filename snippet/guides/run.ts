import type { GuideEventName, StartedBy } from '../../shared/contract/event.ts';
import type { DeliveredGuide } from '../../shared/contract/guide.ts';
import type { PageRule } from '../../shared/contract/page-rule.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { Answer } from '../../shared/contract/survey.ts';
import type { Deed } from '../../shared/rules/checklist-progress.ts';
import type { Clicks } from '../capture/clicks.ts';
import type { Clock } from '../host/clock.ts';

import type { LookAhead } from './look-ahead.ts';

/** What a run needs to go on after a reload. The guide is kept too, so that it goes on in the version it began. */
export interface Progress {
  guide: DeliveredGuide;
  runId: string;
  startedBy: StartedBy;
  startedAt: number;
  /** `guide.started` was told. */
  isBegun?: boolean;
  /** Nothing is left to do; what is on the screen may stay until the next load. */
  isOver?: boolean;

  // Of guides with steps.
  stepIndex: number;
  /** Indexes of the steps before this one, as the user came through them. */
  trail: number[];
  answers: Record<string, Answer>;
  /** The step whose showing was recorded, not to record it again after a reload. */
  shownStepId?: string;
  /** Steps of which it was told how their target was found. */
  foundStepIds?: string[];

  // Of those with a launcher.
  isOpen?: boolean;
  doneIds?: string[];
}

/** How a run ended: `gaveUp` when a target was missing, `stopped` from outside (unpublished, signed out). */
export type RunEnd = 'completed' | 'dismissed' | 'snoozed' | 'gaveUp' | 'stopped';

/** A guide on the screen, or waiting for its page or target. */
export interface Run {
  /** The address changed, the page is seen again, or there is news of the user: brings the screen in line. */
  look(): void;
  /** The user did something that may be a task. */
  note?(deed: Deed): void;
  /** The user asked for it while it is there. */
  open?(): void;
  /** Ends it without a word. */
  stop(): void;
}

/** What a run may ask of the page around it. */
export interface RunSurroundings {
  clock: Clock;
  clicks: Clicks;
  finder: LookAhead;
  matchesPage(rule: PageRule): boolean;
  variable(of: 'user' | 'account', trait: string): string | undefined;
  /** Keeps the progress for the next load, as it is by then. */
  save(): void;
  /** A fact about the run, for the event queue and for the host app's `on`. */
  tell(name: GuideEventName | 'survey.answered', properties: object, signature?: Signature): void;
  onEnd(end: RunEnd): void;
  /** Starts another guide; `help`: whichever help the user has. */
  start(guideId: string, startedBy: StartedBy): void;
  track(name: string): void;
  snooze(guideId: string, days: number): void;
}

export const isByItself = (startedBy: StartedBy): boolean =>
  startedBy === 'trigger' || startedBy === 'ambient';

export const factsOf = ({ guide, runId }: Progress) => ({
  guideId: guide.id,
  version: guide.version,
  runId,
});

/** Tells once that the run has started; `stepId` where it has steps. */
export function begin(
  progress: Progress,
  page: Pick<RunSurroundings, 'save' | 'tell'>,
  stepId?: string,
): void {
  if (progress.isBegun) return;
  progress.isBegun = true;
  page.save();
  page.tell('guide.started', {
    ...factsOf(progress),
    ...(stepId !== undefined && { stepId }),
    startedBy: progress.startedBy,
  });
}

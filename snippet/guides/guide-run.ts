import type { ButtonAction } from '../../shared/contract/block.ts';
import type { DeliveredGuide, DeliveredStep } from '../../shared/contract/guide.ts';
import type { PageRule } from '../../shared/contract/page-rule.ts';
import type { Answer, AnswerCondition } from '../../shared/contract/survey.ts';
import type { Clicks } from '../capture/clicks.ts';
import type { Clock } from '../host/clock.ts';
import { listen, type Stop } from '../host/listen.ts';
import { safely } from '../host/safe-call.ts';
import type { RenderedStep, StepView } from '../render/step-view.ts';
import { createFinder } from '../target/finder.ts';
import type { Reading } from '../target/reading.ts';
import { type Watch, watchElement } from '../target/watch-element.ts';

/** What a run needs to go on after a reload. The guide is kept too, so that it goes on in the version it began. */
export interface Progress {
  guide: DeliveredGuide;
  runId: string;
  startedBy: 'trigger' | 'api';
  stepIndex: number;
  /** Indexes of the steps before this one, as the user came through them. */
  trail: number[];
  answers: Record<string, Answer>;
  /** The step whose showing was recorded, not to record it again after a reload. */
  shownStepId?: string;
  startedAt: number;
}

/** How a run ended: `gaveUp` when a target was missing, `stopped` from outside (unpublished, signed out). */
export type RunEnd = 'completed' | 'dismissed' | 'gaveUp' | 'stopped';

export interface RunSurroundings {
  clock: Clock;
  clicks: Clicks;
  reading: Reading;
  renderStep(view: StepView): RenderedStep;
  /** Only where the guide has questions. */
  questions?: StepView['questions'];
  matchesPage(rule: PageRule): boolean;
  variable(of: 'user' | 'account', trait: string): string | undefined;
  save(progress: Progress | undefined): void;
  /** A fact about the run, for the event queue and for the host app's `on`. */
  tell(name: string, properties: object): void;
  onEnd(end: RunEnd): void;
}

export interface GuideRun {
  readonly progress: Progress;
  /** The address changed. */
  onLocation(): void;
  /** Ends it without a word. */
  stop(): void;
}

/**
 * One user's passage through a guide. A step waits for its page and its target, is shown, and leads on; it may find
 * its target missing and be skipped, end the run, or be shown without. The next step is saved before anything else
 * happens, so that a click that loads another page goes on there.
 */
export function startRun(progress: Progress, page: RunSurroundings): GuideRun {
  const { guide } = progress;
  const { steps } = guide;
  const finder = createFinder(page.reading);
  /** What belongs to the present step; run when it is left. */
  let leaving: Stop[] = [];
  let watch: Watch | undefined;
  let target: Element | null = null;
  let rendered: RenderedStep | undefined;
  let isUnanchored = false;
  let cancelMissing: Stop | undefined;
  let isOver = false;
  /** The host app has not seen the click yet that led on. */
  let isClickUnderway = false;

  const step = (): DeliveredStep => steps[progress.stepIndex] as DeliveredStep;
  const facts = () => ({
    guideId: guide.id,
    version: guide.version,
    runId: progress.runId,
    stepId: step().id,
  });
  const isHere = (of: DeliveredStep) => !of.pages || page.matchesPage(of.pages);
  const needsTarget = () => step().layout === 'tooltip' && step().target !== undefined;

  function enter(): void {
    const { target: wanted, advanceOn } = step();
    if (advanceOn === 'targetClick') leaving.push(page.clicks.subscribe(advanceOnTarget));
    if (!needsTarget() || !wanted) {
      update();
      return;
    }
    const mine = watchElement(wanted, finder, page.clock, (element) => {
      target = element;
      listenInFrame();
      update();
    });
    watch = mine;
    leaving.push(mine.stop);
  }

  /** A click inside a frame is not seen by the page's listener. */
  function listenInFrame(): void {
    const view = target?.ownerDocument.defaultView;
    if (!view || view === window || step().advanceOn !== 'targetClick') return;
    leaving.push(listen(view, 'click', (event) => advanceOnTarget(event.composedPath())));
  }

  /** Brings the screen in line with where the user is and what is there. */
  function update(): void {
    if (isOver) return;
    const isPresent = !needsTarget() || target !== null || isUnanchored;
    if (!isHere(step())) {
      stopMissing();
      rendered?.hide();
    } else if (isPresent) {
      stopMissing();
      show();
    } else {
      rendered?.hide();
      cancelMissing ??= page.clock.after(step().missingAfterSeconds * 1000, onMissing);
    }
  }

  const stopMissing = () => {
    cancelMissing?.();
    cancelMissing = undefined;
  };

  function show(): void {
    if (rendered) {
      rendered.setAnchor(target);
      rendered.show();
      return;
    }
    const drawn = page.renderStep(view());
    rendered = drawn;
    leaving.push(() => drawn.destroy());
    noteShown();
  }

  function view(): StepView {
    const previous = steps[progress.trail.at(-1) ?? -1];
    return {
      step: step(),
      theme: guide.theme,
      locale: guide.locale,
      kind: guide.kind,
      name: guide.name,
      progress: where(),
      anchor: target,
      questions: page.questions,
      canGoBack: previous !== undefined && isHere(previous),
      variable: page.variable,
      onAction: safely(act),
      onAnswer: safely(answer),
      // Focus follows the user who asked for the guide; one that starts by itself disturbs nobody.
      takesFocus: progress.startedBy === 'api' || undefined,
    };
  }

  /** A survey's further questions depend on the answers: it has no count to show. */
  function where(): StepView['progress'] {
    if (guide.kind === 'survey') return { index: 0, count: 1 };
    const path = steps.filter(({ when }) => !when || meets(when));
    return { index: Math.max(0, path.indexOf(step())), count: path.length };
  }

  function noteShown(): void {
    if (progress.shownStepId === step().id) return;
    const isFirst = progress.shownStepId === undefined;
    progress.shownStepId = step().id;
    page.save(progress);
    if (isFirst) page.tell('guide.started', { ...facts(), startedBy: progress.startedBy });
    page.tell('step.shown', facts());
  }

  function act(action: ButtonAction): void {
    if (isOver) return;
    if (action.type === 'next') goOn();
    else if (action.type === 'back') goBack();
    else if (action.type === 'goToStep') goTo(steps.findIndex(({ id }) => id === action.stepId));
    else if (action.type === 'openUrl') {
      goOn();
      openUrl(action.url, action.inNewTab);
    } else if (guide.kind === 'survey' && Object.keys(progress.answers).length) {
      // The question was answered; leaving the follow-up out takes nothing back.
      finish();
    } else {
      page.tell('guide.dismissed', facts());
      end('dismissed');
    }
  }

  function answer(questionId: string, given: Answer): void {
    if (isOver || Object.hasOwn(progress.answers, questionId)) return;
    progress.answers[questionId] = given;
    page.save(progress);
    page.tell('survey.answered', { ...facts(), questionId, answer: given });
    const questions = step().blocks.filter(({ type }) => type === 'question');
    const hasButtons = step().blocks.some(({ type }) => type === 'buttons');
    const isAnswered = questions.every(({ id }) => Object.hasOwn(progress.answers, id));
    // Without a button there is nothing else to move on by.
    if (!hasButtons && isAnswered) goOn();
  }

  const meets = ({ questionId, min, max, options }: AnswerCondition): boolean => {
    const given = Object.hasOwn(progress.answers, questionId) ? progress.answers[questionId] : undefined;
    if (!given) return false;
    if (options) return given.optionId !== undefined && options.includes(given.optionId);
    const { score } = given;
    return score !== undefined && score >= (min ?? score) && score <= (max ?? score);
  };

  /** To the next step whose condition holds; past the last the guide is completed. */
  function goOn(): void {
    let next = progress.stepIndex + 1;
    while (next < steps.length && !isMeant(next)) next++;
    if (next < steps.length) goTo(next);
    else finish();
  }
  const isMeant = (index: number): boolean => {
    const when = steps[index]?.when;
    return !when || meets(when);
  };

  function finish(): void {
    // Every step was skipped: nothing was seen, so nothing is completed.
    const isSeen = progress.shownStepId !== undefined;
    if (isSeen) page.tell('guide.completed', facts());
    end(isSeen ? 'completed' : 'gaveUp');
  }

  function goBack(): void {
    const index = progress.trail.pop();
    if (index !== undefined) move(index);
  }

  function goTo(index: number): void {
    if (index < 0) return;
    if (progress.shownStepId === step().id) progress.trail.push(progress.stepIndex);
    move(index);
  }

  /** Saved first; the step before goes before the next comes, which takes its focus over. */
  function move(index: number): void {
    progress.stepIndex = index;
    page.save(progress);
    leave();
    if (isClickUnderway) page.clock.after(0, () => !isOver && !leaving.length && enter());
    else enter();
  }

  function leave(): void {
    const stops = leaving;
    leaving = [];
    watch = undefined;
    target = null;
    rendered = undefined;
    isUnanchored = false;
    stopMissing();
    for (const stop of stops) safely(stop)();
  }

  /** The user's own click on the target. The host app gets it as ever; what comes next comes after it. */
  function advanceOnTarget(path: EventTarget[]): void {
    if (isOver || !target || !path.includes(target)) return;
    isClickUnderway = true;
    try {
      goOn();
    } finally {
      isClickUnderway = false;
    }
  }

  function onMissing(): void {
    cancelMissing = undefined;
    watch?.look();
    if (isOver || target) return;
    page.tell('target.missing', facts());
    const { whenMissing } = step();
    if (whenMissing === 'skip') goOn();
    else if (whenMissing === 'end') end('gaveUp');
    else {
      isUnanchored = true;
      update();
    }
  }

  function end(how: RunEnd): void {
    if (isOver) return;
    isOver = true;
    leave();
    page.save(undefined);
    page.onEnd(how);
  }

  if (isMeant(progress.stepIndex)) {
    page.save(progress);
    enter();
  } else goOn();
  return {
    progress,
    onLocation() {
      watch?.look();
      update();
    },
    stop: () => end('stopped'),
  };
}

function openUrl(url: string, isInNewTab: boolean): void {
  const address = URL.parse(url, location.href);
  if (!address || !/^(https?|mailto|tel):$/.test(address.protocol)) return;
  if (isInNewTab) window.open(address.href, '_blank', 'noopener');
  else location.assign(address.href);
}

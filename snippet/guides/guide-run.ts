import type { ButtonAction } from '../../shared/contract/block.ts';
import type { DeliveredStep } from '../../shared/contract/guide.ts';
import type { Answer } from '../../shared/contract/survey.ts';
import { foundHow, isWorthDescribing } from '../../shared/rules/found-how.ts';
import { meetsAnswer } from '../../shared/rules/meets-answer.ts';
import { nextStep } from '../../shared/rules/next-step.ts';
import { safely } from '../host/safe-call.ts';
import type { RenderedStep, StepView } from '../render/step-view.ts';
import type { Found } from '../target/finder.ts';
import type { Extras } from './extras/extras.ts';
import { begin, factsOf, type Progress, type Run, type RunEnd, type RunSurroundings } from './run.ts';
import { type Stage, stageStep, type Tried } from './step-stage.ts';

/** What draws a guide's steps, loaded when the first one starts. */
export interface Renderer {
  renderStep(view: StepView): RenderedStep;
  /** Only where the guide has questions. */
  questions?: StepView['questions'];
  /** Only where it has steps or blocks that need them. */
  layouts?: StepView['layouts'];
}

/** With what only some guides ask for: to open what a target is folded away in, buttons that do more than lead on. */
type Surroundings = RunSurroundings & Renderer & Partial<Pick<Extras, 'unfold' | 'sideAct'>>;

/**
 * One user's passage through the steps of a guide: which step is on, and what leads from it to the next. That is
 * known before the host app hears of the click that led on, so that a click that loads another page goes on there.
 */
export function startRun(progress: Progress, page: Surroundings): Run {
  const { guide, answers } = progress;
  const { steps } = guide;
  let stage: Stage | undefined;
  /** The step before, until the next one is drawn or waits: the focus goes straight over, and the page is laid out once. */
  let leaving: Stage | undefined;
  let isOver = false;
  /** The host app has not seen the click yet that led on. */
  let isClickUnderway = false;
  /** What is told of a step once it is on the screen, which must not wait for that; at the latest before all that follows. */
  const untold: (() => void)[] = [];
  const stopClicks = page.clicks.subscribe((path) => advanceOnTarget(path));

  const step = (): DeliveredStep => steps[progress.stepIndex] as DeliveredStep;
  const facts = () => ({ ...factsOf(progress), stepId: step().id });
  const isAmbient = progress.startedBy === 'ambient';
  /** What by itself only stands by stays on the pages it is meant for. */
  const isHere = ({ pages = isAmbient ? guide.trigger.pages : undefined }: DeliveredStep) =>
    !pages || page.matchesPage(pages);

  function enter(): void {
    const { opensFolded, target } = step();
    const { unfold } = page;
    const entered = stageStep(step(), {
      clock: page.clock,
      finder: page.finder,
      isHere: () => isHere(step()),
      draw,
      onTarget(element, found) {
        tellSoon(() => noteFound(element, found));
      },
      onMissing,
      unfold: opensFolded && target && unfold ? () => unfold(target.signature) : undefined,
    });
    letGo();
    if (isOver) entered.leave();
    else stage = entered;
  }

  /** Told once: whether the target still looks as it was described, and if not, how it looks now. */
  function noteFound(element: Element | null, { score, margin, likeness = 0 }: Found): void {
    const { id: stepId, target } = step();
    progress.foundStepIds ??= [];
    if (!element || !target || progress.foundStepIds.includes(stepId)) return;
    const how = foundHow(score, likeness);
    if (!how) return;
    progress.foundStepIds.push(stepId);
    const now = isWorthDescribing(how, margin) ? page.finder.describe(element) : undefined;
    page.tell('target.found', { guideId: guide.id, version: guide.version, stepId, how, score }, now);
  }

  function draw(anchor: Element | null): RenderedStep | undefined {
    const previous = steps[progress.trail.at(-1) ?? -1];
    const isMark = step().layout === 'beacon';
    const drawn = safely(page.renderStep)({
      step: step(),
      theme: guide.theme,
      locale: guide.locale,
      kind: guide.kind,
      name: guide.name,
      progress: where(),
      anchor,
      replaces: leaving?.rendered,
      questions: page.questions,
      layouts: page.layouts,
      answers,
      canGoBack: previous !== undefined && isHere(previous),
      variable: page.variable,
      onAction: safely(act),
      onAnswer: safely(answer),
      onOpen: isMark ? safely(noteShown) : undefined,
      // Focus follows the user who asked for the guide; one that starts by itself disturbs nobody.
      takesFocus: (progress.startedBy !== 'trigger' && !isAmbient) || undefined,
    });
    letGo();
    // A step that can't be drawn must not keep others from the screen.
    if (!drawn) page.clock.after(0, () => end('gaveUp'));
    else if (!isMark) tellSoon(noteShown);
    return drawn;
  }

  /** Where further steps depend on the answers, there is no count to show. */
  function where(): StepView['progress'] {
    const path = steps.filter(({ when }) => !when || meetsAnswer(when, answers));
    if (guide.kind === 'survey' || steps.some(({ next }) => next?.length)) return { index: 0, count: 1 };
    return { index: Math.max(0, path.indexOf(step())), count: path.length };
  }

  function noteShown(): void {
    if (progress.shownStepId === step().id) return;
    progress.shownStepId = step().id;
    page.save();
    begin(progress, page, step().id);
    page.tell('step.shown', facts());
  }

  function tellSoon(work: () => void): void {
    if (untold.push(work) > 1) return;
    page.clock.whenFree(() => {
      tellNow();
      lookAhead();
    });
  }

  function tellNow(): void {
    for (const work of untold.splice(0)) work();
  }

  function act(action: ButtonAction): void {
    if (isOver) return;
    tellNow();
    const back = action.type === 'back' ? progress.trail.pop() : undefined;
    if (back !== undefined) move(back);
    else if (action.type === 'next') goOn();
    else if (action.type === 'close') close();
    else if (action.type === 'goToStep') goTo(steps.findIndex(({ id }) => id === action.stepId));
    else page.sideAct?.(action, { facts, guide, goOn, finish, close, end }, page);
  }

  /** A question that was answered stays so: leaving the follow-up out takes nothing back. */
  function close(): void {
    if (guide.kind === 'survey' && Object.keys(answers).length) finish();
    else {
      page.tell('guide.dismissed', facts());
      end('dismissed');
    }
  }

  function answer(questionId: string, given: Answer): void {
    if (isOver || Object.hasOwn(answers, questionId)) return;
    tellNow();
    answers[questionId] = given;
    page.save();
    page.tell('survey.answered', { ...facts(), questionId, answer: given });
    const { blocks } = step();
    const isAnswered = blocks.every(({ type, id }) => type !== 'question' || Object.hasOwn(answers, id));
    // Without a button there is nothing else to move on by.
    if (isAnswered && !blocks.some(({ type }) => type === 'buttons')) goOn();
  }

  const goOn = () => goTo(nextStep(steps, progress.stepIndex, answers));

  function finish(): void {
    // Every step was skipped: nothing was seen, so nothing is completed.
    if (progress.isBegun) page.tell('guide.completed', facts());
    end(progress.isBegun ? 'completed' : 'gaveUp');
  }

  /** Past the last step the guide is completed. */
  function goTo(index: number): void {
    if (index === steps.length) finish();
    else if (index >= 0) {
      if (progress.shownStepId === step().id) progress.trail.push(progress.stepIndex);
      move(index);
    }
  }

  function move(index: number): void {
    progress.stepIndex = index;
    page.save();
    leave();
    if (isClickUnderway) {
      letGo();
      page.clock.after(0, () => !isOver && !stage && enter());
    } else enter();
  }

  function leave(): void {
    leaving = stage;
    stage = undefined;
  }

  function letGo(): void {
    const left = leaving;
    leaving = undefined;
    safely(() => left?.leave())();
  }

  /** While this step is read, what the next one points at is looked for. */
  function lookAhead(): void {
    const next = steps[nextStep(steps, progress.stepIndex, answers)];
    if (!isOver && next?.target && isHere(next)) page.finder.lookAhead(next.target);
  }

  /** The user's own click on the target. The host app gets it as ever; what comes next comes after it. */
  function advanceOnTarget(path: EventTarget[]): void {
    const target = stage?.target;
    if (!target || step().advanceOn !== 'targetClick' || !path.includes(target)) return;
    isClickUnderway = true;
    tellNow();
    try {
      goOn();
    } finally {
      isClickUnderway = false;
    }
  }

  function onMissing(tried: Tried): void {
    page.tell('target.missing', { ...facts(), tried });
    const { whenMissing } = step();
    if (whenMissing === 'skip') goOn();
    else if (whenMissing === 'end') end('gaveUp');
    else stage?.goWithout();
  }

  function end(how: RunEnd): void {
    if (isOver) return;
    tellNow();
    isOver = true;
    stopClicks();
    letGo();
    leave();
    letGo();
    page.clock.whenFree(page.finder.rest);
    page.onEnd(how);
  }

  if (steps[progress.stepIndex]) enter();
  else end('gaveUp');

  return {
    look: () => stage?.look(),
    stop: () => end('stopped'),
  };
}

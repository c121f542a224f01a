import type { ButtonAction } from '../../shared/contract/block.ts';
import type { Answer } from '../../shared/contract/survey.ts';
import type { StepView } from './step-view.ts';
import { type Words, wordsFor } from './words.ts';

/** What the blocks of one drawn step share. */
export interface Drawing {
  view: StepView;
  words: Words;
  /** By question id; an answer is given once. */
  answers: Map<string, Answer>;
  /** What an answer changes about its question, by question id. */
  settle: Map<string, (answer: Answer) => void>;
  /** What gives the answer as far as it was entered, by question id; called at the latest when the step moves on. */
  entered: Map<string, () => void>;
  act(action: ButtonAction): void;
  answer(questionId: string, answer: Answer): void;
  /** The user moves through radios by arrow keys: that checks them, but is not yet an answer. */
  isMovingByKeys: boolean;
}

/** Begins to draw `given`. `scope` goes in front of the ids of its blocks, so that two guides may have the same. */
export function startDrawing(given: StepView, scope: string, signal: AbortSignal): Drawing {
  const blocks = given.step.blocks.map((block) => ({ ...block, id: scope + block.id }));
  const view: StepView = { ...given, step: { ...given.step, blocks } };
  const drawing: Drawing = {
    view,
    words: wordsFor(view.locale),
    answers: new Map(Object.entries(view.answers ?? {}).map(([id, answer]) => [scope + id, answer])),
    settle: new Map(),
    entered: new Map(),
    isMovingByKeys: false,
    act(action) {
      if (action.type === 'next' || action.type === 'goToStep') {
        for (const answerEntered of drawing.entered.values()) answerEntered();
      }
      if (!signal.aborted) view.onAction(action);
    },
    answer(questionId, answer) {
      if (signal.aborted || drawing.answers.has(questionId)) return;
      drawing.answers.set(questionId, answer);
      drawing.settle.get(questionId)?.(answer);
      view.onAnswer(questionId.slice(scope.length), answer);
    },
  };
  return drawing;
}

import type { ButtonAction } from '../../shared/contract/block.ts';
import type { Answer } from '../../shared/contract/survey.ts';
import type { StepView } from './step-view.ts';
import type { Words } from './words.ts';

/** What the blocks of one drawn step share. */
export interface Drawing {
  view: StepView;
  words: Words;
  /** By question id; an answer is given once. */
  answers: Map<string, Answer>;
  /** What an answer changes about its question, by question id. */
  settle: Map<string, (answer: Answer) => void>;
  /** By question id; what is typed there is sent with the step at the latest. */
  fields: Map<string, HTMLTextAreaElement>;
  act(action: ButtonAction): void;
  answer(questionId: string, answer: Answer): void;
  /** The user moves through radios by arrow keys: that checks them, but is not yet an answer. */
  isMovingByKeys: boolean;
}

/** Answers the question with what is typed in its field, if anything is. */
export function sendText(drawing: Drawing, questionId: string): void {
  const text = drawing.fields.get(questionId)?.value.trim();
  if (text) drawing.answer(questionId, { text });
}

/** Whether a button of the step moves on, and so sends what was typed. */
export const hasForwardButton = ({ view }: Drawing): boolean =>
  view.step.blocks.some(
    (block) =>
      block.type === 'buttons' &&
      block.buttons.some(({ action }) => action.type === 'next' || action.type === 'goToStep'),
  );

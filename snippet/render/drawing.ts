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
  /** What gives the answer as far as it was entered, by question id; called at the latest when the step moves on. */
  entered: Map<string, () => void>;
  act(action: ButtonAction): void;
  answer(questionId: string, answer: Answer): void;
  /** The user moves through radios by arrow keys: that checks them, but is not yet an answer. */
  isMovingByKeys: boolean;
}

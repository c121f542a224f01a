import { drawQuestion } from './blocks/question.ts';
import { onQuestionEvent } from './blocks/question-keys.ts';
import { questionStyle } from './question-style.ts';

/** What draws questions. A part of its own, because most guides ask none: it comes with the first that does. */
export const questions = { drawQuestion, onEvent: onQuestionEvent, style: questionStyle };
export type Questions = typeof questions;

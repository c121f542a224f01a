import type { GuideKind } from '../../contract/guide.ts';
import type { Step } from '../../contract/step.ts';
import type { AnswerCondition, Question } from '../../contract/survey.ts';
import type { AddError, AddWarning } from './faults.ts';

interface PlacedQuestion {
  id: string;
  stepIndex: number;
  path: string;
  question: Question;
}

export const questionsOf = (steps: readonly Step[]): PlacedQuestion[] =>
  steps.flatMap((step, stepIndex) =>
    step.blocks.flatMap((block, blockIndex) =>
      block.type === 'question'
        ? [
            {
              id: block.id,
              stepIndex,
              path: `steps.${stepIndex}.blocks.${blockIndex}`,
              question: block.question,
            },
          ]
        : [],
    ),
  );

/** A condition asks about a question that exists, and for an answer that can be given. */
export function checkAnswerCondition(
  when: AnswerCondition,
  path: string,
  lastIndex: number,
  questions: readonly PlacedQuestion[],
  error: AddError,
  warn: AddWarning,
): void {
  const asked = questions.find(({ id }) => id === when.questionId);
  if (!asked) {
    error(`${path}.questionId`, 'questionUnknown', { id: when.questionId });
    return;
  }
  if (asked.stepIndex > lastIndex) warn(`${path}.questionId`, 'questionNotEarlier', { id: when.questionId });
  const { question } = asked;
  const asksForScore = when.min !== undefined || when.max !== undefined;
  if (asksForScore && (question.kind === 'choice' || question.kind === 'text')) {
    error(path, 'conditionImpossible');
  } else if (when.min !== undefined && when.max !== undefined && when.min > when.max) {
    error(path, 'conditionImpossible');
  }
  if (when.options === undefined) return;
  if (question.kind !== 'choice' || when.options.length === 0) {
    error(`${path}.options`, 'conditionImpossible');
    return;
  }
  when.options.forEach((id, i) => {
    if (!question.options.some((option) => option.id === id)) {
      error(`${path}.options.${i}`, 'optionUnknown', { id });
    }
  });
}

/** A survey asks something; a score is asked for once, and only by a survey, because only those are throttled. */
export function checkQuestions(kind: GuideKind, questions: readonly PlacedQuestion[], error: AddError): void {
  if (kind === 'survey' && questions.length === 0) error('steps', 'questionMissing');
  const scores = questions.filter(({ question }) => question.kind === 'nps');
  for (const { path } of kind === 'survey' ? scores.slice(1) : scores) {
    error(path, kind === 'survey' ? 'npsRepeated' : 'npsOutsideSurvey');
  }
}

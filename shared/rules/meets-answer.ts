import type { Answer, AnswerCondition } from '../contract/survey.ts';

/** Whether the earlier answer is the one that is asked for. A question that was not answered meets nothing. */
export function meetsAnswer(
  { questionId, min, max, options }: AnswerCondition,
  answers: Readonly<Record<string, Answer>>,
): boolean {
  const given = Object.hasOwn(answers, questionId) ? answers[questionId] : undefined;
  if (!given) return false;
  if (options) {
    const chosen = given.optionIds ?? (given.optionId === undefined ? [] : [given.optionId]);
    return options.some((option) => chosen.includes(option));
  }
  if (min === undefined && max === undefined) return true;
  const { score } = given;
  return score !== undefined && score >= (min ?? score) && score <= (max ?? score);
}

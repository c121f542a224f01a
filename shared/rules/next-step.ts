import type { Answer, AnswerCondition } from '../contract/survey.ts';
import { meetsAnswer } from './meets-answer.ts';

interface Place {
  id: string;
  when?: AnswerCondition;
  next?: readonly { when: AnswerCondition; stepId: string }[];
}

/**
 * The index of the step to go on to from the one at `from`; `steps.length` when the guide is over. The step's own
 * branches are asked first, in order; then it is the step that follows. Steps whose `when` does not hold are passed
 * over, by their own branches if one of them holds. `from` -1 is before the first step.
 */
export function nextStep(
  steps: readonly Place[],
  from: number,
  answers: Readonly<Record<string, Answer>>,
): number {
  let at = from;
  // A branch may lead back; passing over every step once is enough to know that none is meant.
  for (let passed = 0; passed <= steps.length; passed++) {
    at = branchOf(steps, at, answers) ?? at + 1;
    const step = steps[at];
    if (!step) break;
    if (!step.when || meetsAnswer(step.when, answers)) return at;
  }
  return steps.length;
}

/** Where the step's first branch that holds leads; a branch to a step that is not there is none. */
function branchOf(
  steps: readonly Place[],
  from: number,
  answers: Readonly<Record<string, Answer>>,
): number | undefined {
  for (const { when, stepId } of steps[from]?.next ?? []) {
    const index = steps.findIndex(({ id }) => id === stepId);
    if (index >= 0 && meetsAnswer(when, answers)) return index;
  }
  return undefined;
}

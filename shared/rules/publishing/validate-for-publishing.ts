import type { GuideContent, GuideKind } from '../../contract/guide.ts';
import { checkIds } from './check-ids.ts';
import { checkAudiences, checkParts, checkTrigger } from './check-parts.ts';
import { checkAnswerCondition, checkQuestions, questionsOf } from './check-questions.ts';
import { checkReferences, checkSeen, type KnownReferences } from './check-references.ts';
import { checkContrast, checkStep } from './check-steps.ts';
import { checkBenefit, checkLengths, checkNeutrality, checkTexts } from './check-texts.ts';
import type { PublishingErrorCode, PublishingFaults, PublishingWarningCode } from './faults.ts';

const advisedSteps = 7;

/**
 * What is wrong with a draft beyond its shape: what keeps it from being published, and what should be thought over.
 *
 * @param known absent: whether what it refers to exists is not asked
 */
export function validateForPublishing(
  kind: GuideKind,
  content: GuideContent,
  known?: KnownReferences,
): PublishingFaults {
  const errors: PublishingFaults['errors'] = [];
  const warnings: PublishingFaults['warnings'] = [];
  const error = (path: string, code: PublishingErrorCode, params: Record<string, string> = {}) =>
    errors.push({ path, code, params });
  const warn = (path: string, code: PublishingWarningCode, params: Record<string, string> = {}) =>
    warnings.push({ path, code, params });

  const questions = questionsOf(content.steps);
  if (content.steps.length === 0 && kind !== 'checklist' && kind !== 'help') error('steps', 'stepsMissing');

  checkIds(content, error);
  checkTexts(content, error, warn);
  content.steps.forEach((step, index) => {
    checkStep(step, index, content, error, warn);
    const path = `steps.${index}`;
    if (step.when) checkAnswerCondition(step.when, `${path}.when`, index - 1, questions, error, warn);
    for (const [i, { when, stepId }] of (step.next ?? []).entries()) {
      checkAnswerCondition(when, `${path}.next.${i}.when`, index, questions, error, warn);
      if (!content.steps.some(({ id }) => id === stepId)) {
        error(`${path}.next.${i}.stepId`, 'stepUnknown', { id: stepId });
      }
    }
  });
  checkTrigger(content, error);
  checkParts(kind, content, error, warn);
  checkAudiences(content, error);
  if (known) checkReferences(content, known, error);
  if (known) checkSeen(content, known, error, warn);
  checkBenefit(kind, content, error);
  checkLengths(content, warn);
  checkContrast(content, warn);
  checkQuestions(kind, questions, error);
  if (questions.some(({ question }) => question.kind === 'nps')) checkNeutrality(content, error, warn);
  if (kind === 'walkthrough' && content.steps.length > advisedSteps) {
    warn('steps', 'manySteps', { count: String(content.steps.length), advised: String(advisedSteps) });
  }
  return { errors, warnings };
}

import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Step } from '../../shared/contract/step.ts';
import type { AnswerCondition } from '../../shared/contract/survey.ts';
import type { Locale } from '../../shared/contract/text.ts';
import { localize } from '../../shared/rules/localize.ts';
import { t } from '../ui/i18n.ts';
import { pathWords } from './path-words.ts';
import { words } from './words.ts';

/** The answer that is asked for, in few words: `9–10`, `The service`, `any answer`. */
export function answerText(draft: GuideContent, when: AnswerCondition, locale: Locale): string {
  const { min, max, options } = when;
  if (options?.length) {
    const asked = draft.steps
      .flatMap(({ blocks }) => blocks)
      .find((block) => block.type === 'question' && block.id === when.questionId);
    if (asked?.type !== 'question' || asked.question.kind !== 'choice') return t(pathWords.unknownAnswer);
    const chosen = asked.question.options.filter(({ id }) => options.includes(id));
    return chosen
      .map(({ label }) => localize(label, locale, draft.defaultLocale) ?? '…')
      .join(t(pathWords.orBetween));
  }
  if (min !== undefined && max !== undefined) return min === max ? String(min) : `${min}–${max}`;
  if (min !== undefined) return `≥ ${min}`;
  return max === undefined ? t(pathWords.anyAnswer) : `≤ ${max}`;
}

/** When a step is shown and where it leads, apart from plainly on: what an author must see to read a branched guide. */
export function pathsOf(draft: GuideContent, step: Step, locale: Locale): string[] {
  const numberOf = (stepId: string) => draft.steps.findIndex(({ id }) => id === stepId) + 1;
  const to = (stepId: string) => {
    const number = numberOf(stepId);
    return number === 0 ? t(pathWords.stepGone) : t(words.step, number);
  };
  const onlyAfter = step.when ? [t(pathWords.shownAfter, answerText(draft, step.when, locale))] : [];
  const branches = (step.next ?? []).map(({ when, stepId }) =>
    t(pathWords.leadsAfter, to(stepId), answerText(draft, when, locale)),
  );
  const byButton = step.blocks
    .flatMap((block) => (block.type === 'buttons' ? block.buttons : []))
    .flatMap(({ action, label }) =>
      action.type === 'goToStep'
        ? [t(pathWords.leadsBy, to(action.stepId), localize(label, locale, draft.defaultLocale) ?? '…')]
        : [],
    );
  return [...onlyAfter, ...branches, ...byButton];
}

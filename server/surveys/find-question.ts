import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Question } from '../../shared/contract/survey.ts';

/** The question of a guide whose block has this id. */
export function findQuestion(content: GuideContent, questionId: string): Question | undefined {
  for (const step of content.steps) {
    for (const block of step.blocks) {
      if (block.type === 'question' && block.id === questionId) return block.question;
    }
  }
  return undefined;
}

/** What a localized text says in the guide's default language, or else in any. */
export const inDefaultLocale = (content: GuideContent, text: { byLocale: Record<string, string> }): string =>
  text.byLocale[content.defaultLocale] ?? Object.values(text.byLocale)[0] ?? '';

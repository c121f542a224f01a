import type { GuideContent, GuideKind } from '../contract/guide.ts';

/**
 * What the contract has and pages can not show yet. Publishing refuses it, so that nothing half-working reaches users.
 * Whoever lands a part takes it off its list here; when all lists are empty this file goes.
 */
const kinds: readonly GuideKind[] = ['hint', 'banner', 'checklist', 'help'];
const layouts: readonly string[] = ['slideOut', 'bannerTop', 'bannerBottom', 'inline', 'beacon'];
const blocks: readonly string[] = ['video'];
const questions: readonly string[] = ['csat', 'ces', 'rating', 'multipleChoice'];

export const isKindSupported = (kind: GuideKind): boolean => !kinds.includes(kind);

/** Paths into the draft of everything that pages can not show yet, its kind aside. */
export function partsNotSupported(content: GuideContent): { path: string; part: string }[] {
  const found: { path: string; part: string }[] = [];
  const note = (list: readonly string[], part: string, path: string) => {
    if (list.includes(part)) found.push({ path, part });
  };
  content.steps.forEach((step, s) => {
    note(layouts, step.layout, `steps.${s}.layout`);
    step.blocks.forEach((block, b) => {
      const path = `steps.${s}.blocks.${b}`;
      note(blocks, block.type, path);
      if (block.type === 'question') {
        const { question } = block;
        const isMultiple = question.kind === 'choice' && question.isMultiple;
        note(questions, isMultiple ? 'multipleChoice' : question.kind, `${path}.question`);
      }
    });
  });
  return found;
}

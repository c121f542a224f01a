import type { GuideContent } from '../../contract/guide.ts';
import type { AddError } from './faults.ts';

/** Steps and blocks are referred to by id from elsewhere in the guide and from events: each id stands for one thing. */
export function checkIds(content: GuideContent, error: AddError): void {
  const unique = () => {
    const seen = new Set<string>();
    return (path: string, id: string) => {
      if (seen.has(id)) error(path, 'idRepeated', { id });
      seen.add(id);
    };
  };
  const step = unique();
  const block = unique();
  const button = unique();
  content.steps.forEach(({ id, blocks }, stepIndex) => {
    step(`steps.${stepIndex}.id`, id);
    blocks.forEach((item, blockIndex) => {
      const path = `steps.${stepIndex}.blocks.${blockIndex}`;
      block(`${path}.id`, item.id);
      if (item.type === 'buttons') {
        for (const [i, { id: buttonId }] of item.buttons.entries())
          button(`${path}.buttons.${i}.id`, buttonId);
      }
      if (item.type === 'question' && item.question.kind === 'choice') {
        const option = unique();
        for (const [i, { id: optionId }] of item.question.options.entries()) {
          option(`${path}.question.options.${i}.id`, optionId);
        }
      }
    });
  });
}

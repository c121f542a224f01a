import type { Block } from '../../../shared/contract/block.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Question } from '../../../shared/contract/survey.ts';
import type { Localized, RichText } from '../../../shared/contract/text.ts';
import { replaceBlock } from '../../../shared/draft/edit-draft.ts';
import type { AuthorWords } from './author-words.ts';
import { plainField, richField, standIn, type TextField, type WrittenIn } from './text-field.ts';

type Of<Type extends Block['type']> = Extract<Block, { type: Type }>;

/**
 * The texts of a drawn step, with the elements that show them. A step's parts are drawn in the order of its blocks; the
 * last row of buttons stands below them.
 */
export function stepFields(card: Element, step: Step, language: WrittenIn, words: AuthorWords): TextField[] {
  const last = step.blocks.at(-1);
  const footer = last?.type === 'buttons' ? last : undefined;
  const parts = [...(card.querySelector('.body')?.children ?? [])] as HTMLElement[];
  const placeholder = words.toWrite;

  /** Changes the block as it is by then. */
  const inBlock =
    <Type extends Block['type'], Value>(
      { id, type }: Of<Type>,
      change: (now: Of<Type>, value: Value) => Block,
    ) =>
    (draft: GuideContent, value: Value): GuideContent => {
      const now = draft.steps.find((one) => one.id === step.id)?.blocks.find((block) => block.id === id);
      return now?.type === type ? replaceBlock(draft, step.id, change(now as Of<Type>, value)) : draft;
    };

  const questionFields = (block: Of<'question'>, part: Element | undefined): TextField[] => {
    const { id, question } = block;
    const field = (
      name: string,
      element: Element | null | undefined,
      value: Localized<string>,
      change: (now: Question, value: Localized<string>) => Question,
    ) =>
      plainField(language, {
        key: `${id}.${name}`,
        element,
        value,
        placeholder,
        put: inBlock<'question', Localized<string>>(block, (now, text) => ({
          ...now,
          question: change(now.question, text),
        })),
      });
    const byId = (end: string) => part?.querySelector(`[id$="${CSS.escape(`${id}-${end}`)}"]`);
    const prompt = field('prompt', byId('prompt'), question.prompt, (now, text) => ({
      ...now,
      prompt: text,
    }));
    if (question.kind === 'choice') {
      const labels = [...(part?.querySelectorAll<HTMLElement>('.option') ?? [])].map(standIn);
      const options = question.options.flatMap((option, index) =>
        field(option.id, labels[index]?.querySelector('span'), option.label, (now, label) =>
          now.kind === 'choice'
            ? { ...now, options: now.options.map((one) => (one.id === option.id ? { ...one, label } : one)) }
            : now,
        ),
      );
      return [...prompt, ...options];
    }
    if (!('lowLabel' in question)) return prompt;
    return [
      ...prompt,
      ...field('low', byId('low'), question.lowLabel, (now, lowLabel) =>
        'lowLabel' in now ? { ...now, lowLabel } : now,
      ),
      ...field('high', byId('high'), question.highLabel, (now, highLabel) =>
        'highLabel' in now ? { ...now, highLabel } : now,
      ),
    ];
  };

  return step.blocks.flatMap((block, at): TextField[] => {
    const part = block === footer ? card.querySelector('.footer') : parts[at];
    const { id } = block;
    switch (block.type) {
      case 'heading':
        return plainField(language, {
          ...{ key: id, element: part, value: block.text, placeholder },
          put: inBlock<'heading', Localized<string>>(block, (now, text) => ({ ...now, text })),
        });
      case 'text':
        return richField(language, {
          ...{ key: id, element: part, value: block.text, placeholder },
          put: inBlock<'text', Localized<RichText>>(block, (now, text) => ({ ...now, text })),
        });
      case 'list':
        return block.items.flatMap((value, index) =>
          richField(language, {
            ...{ key: `${id}.${index}`, element: part?.children[index], value, placeholder },
            put: inBlock<'list', typeof value>(block, (now, item) => ({
              ...now,
              items: now.items.with(index, item),
            })),
          }),
        );
      case 'buttons':
        return block.buttons.flatMap((button, index) =>
          plainField(language, {
            ...{ key: button.id, value: button.label, placeholder },
            element: part?.querySelectorAll('.button')[index],
            put: inBlock<'buttons', Localized<string>>(block, (now, label) => ({
              ...now,
              buttons: now.buttons.map((one) => (one.id === button.id ? { ...one, label } : one)),
            })),
          }),
        );
      case 'question':
        return questionFields(block, part ?? undefined);
      default:
        return [];
    }
  });
}

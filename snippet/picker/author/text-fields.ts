import type { Block } from '../../../shared/contract/block.ts';
import type { Step } from '../../../shared/contract/step.ts';
import type { Locale, Localized, RichText } from '../../../shared/contract/text.ts';
import { writeText } from '../../../shared/draft/write-text.ts';

/** One text of a drawn step that can be written where it stands. */
export interface TextField {
  blockId: string;
  /** Where it stands in the draft: the same text has the same key in every drawing. */
  key: string;
  element: HTMLElement;
  /** May be bold, italic, a link; else it is one line of plain letters. */
  isRich: boolean;
  text: RichText;
  /** Shown, pale, while nothing is written. */
  placeholder: string;
  /** The block with another text; empty takes the language out. */
  write(block: Block, text: RichText): Block;
}

export interface WrittenIn {
  locale: Locale;
  defaultLocale: Locale;
}

const plain = (text: RichText): string =>
  text
    .map((span) => (span.type === 'text' ? span.text : ''))
    .join('')
    .replace(/\s*\n\s*/g, ' ');

const asRich = (text: string | undefined): RichText => (text ? [{ type: 'text', text }] : []);

/**
 * The texts of a drawn step, with the elements that show them. A step's parts are drawn in the order of its blocks; the
 * last row of buttons stands below them.
 */
export function textFields(card: Element, step: Step, { locale, defaultLocale }: WrittenIn): TextField[] {
  const last = step.blocks.at(-1);
  const footer = last?.type === 'buttons' ? last : undefined;
  const parts = [...(card.querySelector('.body')?.children ?? [])] as HTMLElement[];

  const plainField = (
    { id }: Block,
    key: string,
    element: Element | null | undefined,
    value: Localized<string>,
    put: (block: Block, value: Localized<string>) => Block,
  ): TextField[] => {
    if (!element) return [];
    const write = (block: Block, text: RichText) =>
      put(block, writeText(value, locale, plain(text) || undefined, defaultLocale));
    const placeholder = value.byLocale[defaultLocale] ?? '';
    const text = asRich(value.byLocale[locale]);
    return [{ blockId: id, key, element: element as HTMLElement, isRich: false, text, placeholder, write }];
  };
  const richField = (
    { id }: Block,
    key: string,
    element: Element | null | undefined,
    value: Localized<RichText>,
    put: (block: Block, value: Localized<RichText>) => Block,
  ): TextField[] => {
    if (!element) return [];
    const write = (block: Block, text: RichText) =>
      put(block, writeText(value, locale, text.length ? text : undefined, defaultLocale));
    const placeholder = plain(value.byLocale[defaultLocale] ?? []);
    const text = value.byLocale[locale] ?? [];
    return [{ blockId: id, key, element: element as HTMLElement, isRich: true, text, placeholder, write }];
  };

  return step.blocks.flatMap((block): TextField[] => {
    const part = block === footer ? card.querySelector('.footer') : parts[step.blocks.indexOf(block)];
    switch (block.type) {
      case 'heading':
        return plainField(block, block.id, part, block.text, (now, text) =>
          now.type === 'heading' ? { ...now, text } : now,
        );
      case 'text':
        return richField(block, block.id, part, block.text, (now, text) =>
          now.type === 'text' ? { ...now, text } : now,
        );
      case 'list':
        return block.items.flatMap((item, index) =>
          richField(block, `${block.id}.${index}`, part?.children[index], item, (now, text) =>
            now.type === 'list' ? { ...now, items: now.items.with(index, text) } : now,
          ),
        );
      case 'buttons':
        return block.buttons.flatMap(({ id, label }, index) =>
          plainField(block, id, part?.querySelectorAll('.button')[index], label, (now, text) =>
            now.type === 'buttons'
              ? { ...now, buttons: now.buttons.map((one) => (one.id === id ? { ...one, label: text } : one)) }
              : now,
          ),
        );
      case 'question':
        return plainField(
          block,
          block.id,
          part?.querySelector(`[id$="${CSS.escape(block.id)}-prompt"]`),
          block.question.prompt,
          (now, prompt) =>
            now.type === 'question'
              ? { ...now, question: { ...now.question, prompt } as typeof now.question }
              : now,
        );
      default:
        return [];
    }
  });
}

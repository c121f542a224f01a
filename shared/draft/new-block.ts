import type { Block } from '../contract/block.ts';
import type { Localized } from '../contract/text.ts';
import { newLocalId } from './new-local-id.ts';

export const newBlockKinds = [
  'heading',
  'text',
  'image',
  'video',
  'list',
  'divider',
  'buttons',
  'npsQuestion',
  'csatQuestion',
  'cesQuestion',
  'ratingQuestion',
  'choiceQuestion',
  'multipleChoiceQuestion',
  'textQuestion',
] as const;
export type NewBlockKind = (typeof newBlockKinds)[number];

const empty = <T>(): Localized<T> => ({ byLocale: {} });
const question = (question: Extract<Block, { type: 'question' }>['question']): Block => ({
  id: newLocalId(),
  type: 'question',
  question,
});

/** A block with nothing written in it yet. */
export function newBlock(kind: NewBlockKind): Block {
  const id = newLocalId();
  switch (kind) {
    case 'heading':
      return { id, type: kind, text: empty() };
    case 'text':
      return { id, type: kind, text: empty() };
    case 'image':
      return { id, type: kind, src: '', alt: empty() };
    case 'video':
      return { id, type: kind, src: '', title: empty() };
    case 'list':
      return { id, type: kind, isOrdered: false, items: [empty()] };
    case 'buttons':
      return {
        id,
        type: kind,
        buttons: [{ id: newLocalId(), label: empty(), look: 'primary', action: { type: 'next' } }],
      };
    case 'npsQuestion':
      return question({
        kind: 'nps',
        scale: '1-10',
        prompt: empty(),
        lowLabel: empty(),
        highLabel: empty(),
      });
    case 'csatQuestion':
      return question({ kind: 'csat', prompt: empty(), lowLabel: empty(), highLabel: empty() });
    case 'cesQuestion':
      return question({ kind: 'ces', prompt: empty(), lowLabel: empty(), highLabel: empty() });
    case 'ratingQuestion':
      return question({ kind: 'rating', prompt: empty() });
    case 'choiceQuestion':
    case 'multipleChoiceQuestion':
      return question({
        kind: 'choice',
        prompt: empty(),
        ...(kind === 'multipleChoiceQuestion' && { isMultiple: true }),
        options: [
          { id: newLocalId(), label: empty() },
          { id: newLocalId(), label: empty() },
        ],
      });
    case 'textQuestion':
      return question({ kind: 'text', prompt: empty() });
    case 'divider':
      return { id, type: kind };
  }
}

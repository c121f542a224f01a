import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import type { Drawing } from '../drawing.ts';
import { drawManyOptions, drawOneOption } from './question-choice.ts';
import { drawRating } from './question-rating.ts';
import { drawScale } from './question-scale.ts';
import { drawText } from './question-text.ts';

export type QuestionBlock = Extract<DeliveredBlock, { type: 'question' }>;
export type QuestionOf<Kind> = Extract<QuestionBlock['question'], { kind: Kind }>;

export function drawQuestion({ id, question }: QuestionBlock, drawing: Drawing): HTMLElement {
  switch (question.kind) {
    case 'nps':
    case 'csat':
    case 'ces':
      return drawScale(id, question, drawing);
    case 'rating':
      return drawRating(id, question, drawing);
    case 'choice':
      return (question.isMultiple ? drawManyOptions : drawOneOption)(id, question, drawing);
    case 'text':
      return drawText(id, question, drawing);
  }
}

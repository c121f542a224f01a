import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';
import { questionWords } from '../question-words.ts';
import type { QuestionOf } from './question.ts';
import { drawSendRow } from './question-send.ts';

const maxLetters = 4000;

export function drawText(id: string, question: QuestionOf<'text'>, drawing: Drawing): HTMLElement {
  const field = create('textarea', {
    id: `${id}-text`,
    rows: 3,
    maxlength: maxLetters,
    placeholder: question.placeholder,
  });
  const send = () => {
    const text = field.value.trim();
    if (text) drawing.answer(id, { text });
  };
  const sending = drawSendRow(drawing, send);
  drawing.entered.set(id, send);
  drawing.settle.set(id, ({ text = '' }) => {
    field.value = text;
    field.readOnly = true;
    sending.close(field);
  });
  return create(
    'div',
    { class: 'question' },
    create(
      'label',
      { id: `${id}-prompt`, class: 'prompt', for: `${id}-text` },
      question.prompt || questionWords(drawing.view.locale).yourAnswer,
    ),
    field,
    sending.row,
  );
}

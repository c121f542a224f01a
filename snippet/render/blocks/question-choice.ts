import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';
import { questionWords } from '../question-words.ts';
import type { QuestionOf } from './question.ts';
import { drawFieldset } from './question-fieldset.ts';
import { type AnswerRadio, drawRadios } from './question-radios.ts';
import { drawSendRow } from './question-send.ts';

export function drawOneOption(
  id: string,
  { prompt, options }: QuestionOf<'choice'>,
  drawing: Drawing,
): HTMLElement {
  const radios = options.map(
    (option): AnswerRadio => ({ look: 'option', answer: { optionId: option.id }, label: option.label }),
  );
  return drawFieldset(id, prompt, drawRadios(id, radios, drawing));
}

/** Checkboxes, sent together: at least one. */
export function drawManyOptions(
  id: string,
  { prompt, options }: QuestionOf<'choice'>,
  drawing: Drawing,
): HTMLElement {
  const words = questionWords(drawing.view.locale);
  const boxes = options.map(() =>
    create('input', {
      type: 'checkbox',
      press() {
        sending.say('');
        settled?.();
      },
    }),
  );
  /** Puts back what was answered, should a press change it. */
  let settled: (() => void) | undefined;
  const chosen = () => options.filter((_, i) => boxes[i]?.checked).map((option) => option.id);
  const send = () => {
    const optionIds = chosen();
    if (optionIds.length) drawing.answer(id, { optionIds });
  };
  const sending = drawSendRow(drawing, () => {
    if (chosen().length) send();
    else sending.say(words.chooseOne);
  });
  drawing.entered.set(id, send);
  drawing.settle.set(id, ({ optionIds = [] }) => {
    settled = () => {
      boxes.forEach((box, i) => {
        box.checked = optionIds.includes(options[i]!.id);
        box.disabled = !box.checked;
        box.setAttribute('aria-disabled', 'true');
      });
    };
    settled();
    sending.close(boxes.find((box) => box.checked));
  });
  return drawFieldset(
    id,
    prompt,
    [
      create('div', { class: 'several', id: `${id}-several` }, words.severalMayBeChosen),
      ...options.map(({ label }, i) =>
        create('label', { class: 'option many' }, boxes[i], create('span', {}, label)),
      ),
      sending.row,
    ],
    `${id}-several`,
  );
}

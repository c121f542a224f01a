import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import type { Answer } from '../../../shared/contract/survey.ts';
import { create } from '../create.ts';
import { type Drawing, hasForwardButton, sendText } from '../drawing.ts';

type QuestionBlock = Extract<DeliveredBlock, { type: 'question' }>;
type QuestionOf<K> = Extract<QuestionBlock['question'], { kind: K }>;

export function drawQuestion({ id, question }: QuestionBlock, drawing: Drawing): HTMLElement | null {
  switch (question.kind) {
    case 'nps':
      return drawNps(id, question, drawing);
    case 'choice':
      return drawChoice(id, question, drawing);
    case 'text':
      return drawText(id, question, drawing);
    default:
      return null;
  }
}

interface AnswerRadio {
  look: 'score' | 'option';
  answer: Answer;
  label: string;
  describedBy?: string;
}

/**
 * Native radios that answer at one tap. Arrow keys only move and check, as in any group of radios; Enter, Space, a
 * tap or a click answers. Nothing is checked at first. Once answered, the others are closed.
 */
function drawRadios(id: string, radios: AnswerRadio[], drawing: Drawing): HTMLElement[] {
  const inputs = radios.map(({ answer, describedBy }) =>
    create('input', {
      type: 'radio',
      name: id,
      'aria-describedby': describedBy,
      press() {
        if (!drawing.isMovingByKeys) drawing.answer(id, answer);
      },
    }),
  );
  drawing.settle.set(id, (given) => {
    inputs.forEach((input, i) => {
      const { score, optionId } = radios[i]!.answer;
      input.checked = given.score === score && given.optionId === optionId;
      input.disabled = !input.checked;
    });
  });
  return radios.map(({ look, label }, i) =>
    create('label', { class: look }, inputs[i], create('span', {}, label)),
  );
}

const drawFieldset = (id: string, prompt: string, ...parts: HTMLElement[]): HTMLElement =>
  create('fieldset', { class: 'question' }, create('legend', { id: `${id}-prompt` }, prompt), ...parts);

function drawNps(id: string, question: QuestionOf<'nps'>, drawing: Drawing): HTMLElement {
  const { scale, prompt, lowLabel, highLabel } = question;
  const first = scale === '0-10' ? 0 : 1;
  const ends: Record<number, string> = { [first]: `${id}-low`, 10: `${id}-high` };
  const radios = Array.from({ length: 11 - first }, (_, at): AnswerRadio => {
    const score = first + at;
    return { look: 'score', answer: { score }, label: String(score), describedBy: ends[score] };
  });
  return drawFieldset(
    id,
    prompt,
    create('div', { class: `scores from-${first}` }, ...drawRadios(id, radios, drawing)),
    create(
      'div',
      { class: 'ends' },
      create('span', { id: ends[first] }, lowLabel),
      ' ',
      create('span', { id: ends[10] }, highLabel),
    ),
  );
}

function drawChoice(id: string, { prompt, options }: QuestionOf<'choice'>, drawing: Drawing): HTMLElement {
  const radios = options.map(
    (option): AnswerRadio => ({ look: 'option', answer: { optionId: option.id }, label: option.label }),
  );
  return drawFieldset(id, prompt, ...drawRadios(id, radios, drawing));
}

const maxLetters = 4000;

function drawText(id: string, question: QuestionOf<'text'>, drawing: Drawing): HTMLElement {
  const field = create('textarea', {
    id: `${id}-text`,
    rows: 3,
    maxlength: maxLetters,
    placeholder: question.placeholder,
  });
  const said = create('span', { role: 'status' });
  const send = () => sendText(drawing, id);
  const button =
    !hasForwardButton(drawing) &&
    create('button', { type: 'button', class: 'button primary', press: send }, drawing.words.send);
  drawing.fields.set(id, field);
  drawing.settle.set(id, ({ text = '' }) => {
    field.value = text;
    field.readOnly = true;
    said.textContent = drawing.words.sent;
    if (button) button.remove();
  });
  return create(
    'div',
    { class: 'question' },
    create(
      'label',
      { id: `${id}-prompt`, class: 'prompt', for: `${id}-text` },
      question.prompt || drawing.words.yourAnswer,
    ),
    field,
    create('div', { class: 'send' }, said, button),
  );
}

import { scaleOf } from '../../../shared/rules/is-on-scale.ts';
import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';
import type { QuestionOf } from './question.ts';
import { drawFieldset } from './question-fieldset.ts';
import { type AnswerRadio, drawRadios } from './question-radios.ts';

/** A button for each number of the scale, all alike so that none steers; the words for its ends below. */
export function drawScale(
  id: string,
  question: QuestionOf<'nps' | 'csat' | 'ces'>,
  drawing: Drawing,
): HTMLElement {
  const { prompt, lowLabel, highLabel } = question;
  const [lowest = 0, highest = 0] = scaleOf(question)?.split('-').map(Number) ?? [];
  const count = highest - lowest + 1;
  const ends: Record<number, string> = { [lowest]: `${id}-low`, [highest]: `${id}-high` };
  const radios = Array.from({ length: count }, (_, at): AnswerRadio => {
    const score = lowest + at;
    return { look: 'score', answer: { score }, label: String(score), describedBy: ends[score] };
  });
  return drawFieldset(id, prompt, [
    create('div', { class: `scores of-${count}` }, ...drawRadios(id, radios, drawing)),
    create(
      'div',
      { class: 'ends' },
      create('span', { id: ends[lowest] }, lowLabel),
      ' ',
      create('span', { id: ends[highest] }, highLabel),
    ),
  ]);
}

import { create, drawIcon } from '../create.ts';
import type { Drawing } from '../drawing.ts';
import { questionWords } from '../question-words.ts';
import type { QuestionOf } from './question.ts';
import { drawFieldset } from './question-fieldset.ts';
import { type AnswerRadio, drawRadios } from './question-radios.ts';

const starCount = 5;
const starPath = 'M8 1.6l1.95 4.1 4.45.6-3.25 3.1.8 4.45L8 11.7l-3.95 2.15.8-4.45L1.6 6.3l4.45-.6z';

/** Stars, filled up to the one that is checked; how many that are stands beside them in words. */
export function drawRating(id: string, { prompt }: QuestionOf<'rating'>, drawing: Drawing): HTMLElement {
  const words = questionWords(drawing.view.locale);
  const radios = Array.from({ length: starCount }, (_, at): AnswerRadio => {
    const score = at + 1;
    return {
      look: 'star',
      answer: { score },
      label: drawIcon(starPath),
      name: words.starsOf(score, starCount),
    };
  });
  const stars = drawRadios(id, radios, drawing);
  // To be seen only: the radios have said it to who can't see it.
  const said = create('span', { class: 'starred', dir: 'auto', 'aria-hidden': 'true' });
  const settle = drawing.settle.get(id);
  drawing.settle.set(id, (given) => {
    settle?.(given);
    if (given.score !== undefined) said.textContent = words.starsOf(given.score, starCount);
  });
  return drawFieldset(id, prompt, [create('div', { class: 'stars' }, ...stars, said)]);
}

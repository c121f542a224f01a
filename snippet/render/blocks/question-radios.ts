import type { Answer } from '../../../shared/contract/survey.ts';
import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';

export interface AnswerRadio {
  look: 'score' | 'option' | 'star';
  answer: Answer;
  /** What is drawn for it; its accessible name too, unless `name` says it better. */
  label: Node | string;
  name?: string;
  describedBy?: string;
}

/**
 * Native radios that answer at one tap. Arrow keys only move and check, as in any group of radios; Enter, Space, a
 * tap or a click answers. Nothing is checked at first. Once answered, the others are closed.
 */
export function drawRadios(id: string, radios: readonly AnswerRadio[], drawing: Drawing): HTMLElement[] {
  const inputs = radios.map(({ answer, name, describedBy }) =>
    create('input', {
      type: 'radio',
      name: id,
      'aria-label': name,
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

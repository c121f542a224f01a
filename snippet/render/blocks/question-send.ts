import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';
import { questionWords } from '../question-words.ts';

/** Whether a button of the step moves on, and so sends what was entered. */
const hasForwardButton = ({ view }: Drawing): boolean =>
  view.step.blocks.some(
    (block) =>
      block.type === 'buttons' &&
      block.buttons.some(({ action }) => action.type === 'next' || action.type === 'goToStep'),
  );

export interface SendRow {
  row: HTMLElement;
  say(text: string): void;
  /** Thanks, takes the button away and leaves the focus, if it was there, with `next`. */
  close(next: HTMLElement | undefined): void;
}

/** Under a question that is answered in more than one press: what sends the answer, and what is said about it. */
export function drawSendRow(drawing: Drawing, send: () => void): SendRow {
  const words = questionWords(drawing.view.locale);
  const said = create('span', { role: 'status' });
  const button =
    !hasForwardButton(drawing) &&
    create('button', { type: 'button', class: 'button primary', press: send }, words.send);
  return {
    row: create('div', { class: 'send' }, said, button),
    say(text) {
      said.textContent = text;
    },
    close(next) {
      said.textContent = words.sent;
      if (!button) return;
      if (button.matches(':focus')) next?.focus({ preventScroll: true });
      button.remove();
    },
  };
}

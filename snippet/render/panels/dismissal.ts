import { create } from '../create.ts';
import type { PanelWords } from './panel-words.ts';

export interface Dismissal {
  element: HTMLElement;
  /** Takes the question back; false when it was not asked. */
  cancel(): boolean;
}

/** "Hide this list", which asks once, in its own place. */
export function drawDismissal(words: PanelWords, onDismiss: () => void): Dismissal {
  const element = create('div', { class: 'foot' });
  let isAsking = false;

  const offer = () => {
    isAsking = false;
    element.replaceChildren(
      create('button', { type: 'button', class: 'quiet', id: 'dismiss', press: ask }, words.hideList),
    );
  };
  const answer = (id: string, look: string, label: string, press: () => void) =>
    create(
      'button',
      { type: 'button', class: `button ${look}`, id, 'aria-describedby': 'dismissal', press },
      label,
    );
  const ask = () => {
    isAsking = true;
    const keep = answer('keep', 'secondary', words.keep, cancel);
    const hide = answer('hide', 'primary', words.hide, () => {
      offer();
      onDismiss();
    });
    element.replaceChildren(
      create(
        'div',
        { class: 'confirm' },
        create('p', { class: 'grow small', id: 'dismissal' }, words.hideListForGood),
        keep,
        hide,
      ),
    );
    keep.focus({ preventScroll: true });
  };
  const cancel = () => {
    if (!isAsking) return false;
    const wasInside = element.querySelector(':focus') !== null;
    offer();
    if (wasInside) element.querySelector('button')?.focus({ preventScroll: true });
    return true;
  };
  offer();
  return { element, cancel };
}

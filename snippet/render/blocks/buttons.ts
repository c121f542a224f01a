import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';

type ButtonsBlock = Extract<DeliveredBlock, { type: 'buttons' }>;

/** `part`: the class of the part of the card that they are, when they are one. */
export function drawButtons({ buttons }: ButtonsBlock, { view, act }: Drawing, part = ''): HTMLElement {
  const shown = buttons.filter(({ action }) => action.type !== 'back' || view.canGoBack);
  return create(
    'div',
    { class: `buttons ${part}` },
    ...shown.map(({ look, label, action }) =>
      create('button', { type: 'button', class: `button ${look}`, press: () => act(action) }, label),
    ),
  );
}

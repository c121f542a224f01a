import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import { create } from '../create.ts';
import type { Drawing } from '../drawing.ts';

type ButtonsBlock = Extract<DeliveredBlock, { type: 'buttons' }>;

export function drawButtons({ buttons }: ButtonsBlock, { view, act }: Drawing): HTMLElement {
  const shown = buttons.filter(({ action }) => action.type !== 'back' || view.canGoBack);
  return create(
    'div',
    { class: 'buttons' },
    ...shown.map(({ look, label, action }) =>
      create('button', { type: 'button', class: `button ${look}`, press: () => act(action) }, label),
    ),
  );
}

import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import type { Drawing } from '../drawing.ts';
import { onPress } from '../press.ts';

type ButtonsBlock = Extract<DeliveredBlock, { type: 'buttons' }>;

export function Buttons({ block, drawing }: { block: ButtonsBlock; drawing: Drawing }) {
  const shown = block.buttons.filter(({ action }) => action.type !== 'back' || drawing.view.canGoBack);
  return (
    <div class="buttons">
      {shown.map((button) => (
        <button
          key={button.id}
          type="button"
          class={`button ${button.look}`}
          ref={onPress(() => drawing.act(button.action))}
        >
          {button.label}
        </button>
      ))}
    </div>
  );
}

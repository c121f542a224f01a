import type { Drawing } from '../drawing.ts';
import { press } from '../press.ts';

/** What keys do in a question's radios: arrows move and check, Enter and Space answer. */
export function onQuestionEvent(event: Event, drawing: Drawing): void {
  const { type } = event;
  if (type === 'keyup' || type === 'pointerdown') drawing.isMovingByKeys = false;
  if (type !== 'keydown') return;
  const { key, isComposing } = event as KeyboardEvent;
  const [field] = event.composedPath();
  const isRadio = field instanceof HTMLInputElement && field.type === 'radio';
  drawing.isMovingByKeys = isRadio && key.startsWith('Arrow');
  if (!isRadio || isComposing || (key !== 'Enter' && key !== ' ')) return;
  event.preventDefault();
  field.checked = true;
  press(event);
}

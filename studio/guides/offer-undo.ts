import { effect } from '@preact/signals';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { focusWhenThere } from '../ui/focus-when-there.ts';
import { t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { editorWords } from './editor-words.ts';

let end = () => {};

/** Takes the offer away that is made now, because its editor is left. */
export const endUndoOffer = (): void => end();

/**
 * Says what an edit has done, and offers to take it back for as long as it is the newest: later the same press would take
 * back something else. The keyboard goes where the thing is back.
 */
export function offerUndo(
  model: InstanceType<typeof GuideModel>,
  text: string,
  whereBack: () => HTMLElement | null,
): void {
  end();
  const [name, draft] = [model.name.peek(), model.draft.peek()];
  const dismiss = toast(text, {
    label: t(editorWords.undo),
    onSelect: () => {
      end();
      model.undo();
      focusWhenThere(whereBack);
    },
  });
  const stop = effect(() => {
    if (model.name.value !== name || model.draft.value !== draft) end();
  });
  end = () => {
    end = () => {};
    stop();
    dismiss();
  };
}

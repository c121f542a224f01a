import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { t } from '../ui/i18n.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { editorWords } from './editor-words.ts';

type Model = InstanceType<typeof GuideModel>;

interface Work {
  revision: number;
  name: string;
  draft: GuideContent;
}

/** Of pages that were left: what was typed last is on its way to the server. */
const leaving = new Map<string, Promise<void>>();

/** When nothing is on its way to the server any more from an editor that was left. */
export async function whenLeft(): Promise<void> {
  // A page is drawn before the one that it takes the place of is taken away.
  await undefined;
  await Promise.all(leaving.values());
}

/** How many editors were left and have stored what was typed last: a list that was there before is old by then. */
export const editorsLeft = signal(0);

/**
 * Nothing that was edited is lost when the author goes elsewhere before it is saved: it is saved then, and while that can't be done
 * it is kept in this tab, over reloads too, and taken up when the guide is opened again. The server's refusal of an older
 * revision meets it as it does any other save.
 */
export function useKeptWork(model: Model, guideId: string): void {
  // Not an effect after painting: an editor that is left before that would neither keep nor store anything.
  useLayoutEffect(() => {
    const openedAt = model.revision.peek();
    const kept = takeKept(guideId);
    if (kept && model.takeUp(kept)) toast(t(editorWords.takenUp));
    const keepIt = () => keep(model, guideId);
    const saveAgain = () => void model.save();
    window.addEventListener('pagehide', keepIt);
    window.addEventListener('online', saveAgain);
    return () => {
      window.removeEventListener('pagehide', keepIt);
      window.removeEventListener('online', saveAgain);
      if (model.saveState.peek() === 'saved') {
        // What comes next may have asked before the last of it was stored.
        if (model.revision.peek() !== openedAt) editorsLeft.value += 1;
        return;
      }
      const left = leave(model, guideId).finally(() => {
        if (leaving.get(guideId) === left) leaving.delete(guideId);
        editorsLeft.value += 1;
      });
      leaving.set(guideId, left);
    };
  }, [model, guideId]);
}

async function leave(model: Model, guideId: string): Promise<void> {
  keep(model, guideId);
  await model.save();
  keep(model, guideId);
  if (model.saveState.peek() !== 'saved') toastFault(t(editorWords.leftUnsaved, model.name.peek()));
}

const placeOf = (guideId: string) => `cairn.unsaved.${guideId}`;

/** What is not saved, or nothing any more. */
function keep(model: Model, guideId: string): void {
  const place = placeOf(guideId);
  if (model.saveState.peek() === 'saved') {
    sessionStorage.removeItem(place);
    return;
  }
  const work: Work = {
    revision: model.revision.peek(),
    name: model.name.peek(),
    draft: model.draft.peek(),
  };
  try {
    sessionStorage.setItem(place, JSON.stringify(work));
  } catch {
    // There is no room for it: the browser has asked before the page is left.
  }
}

function takeKept(guideId: string): Work | undefined {
  const place = placeOf(guideId);
  const text = sessionStorage.getItem(place);
  sessionStorage.removeItem(place);
  return text === null ? undefined : JSON.parse(text);
}

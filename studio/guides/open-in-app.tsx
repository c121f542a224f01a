import { AppWindow } from 'lucide';
import { useState } from 'preact/hooks';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { type ApiError, api } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { toastFault } from '../ui/toast.tsx';
import { editorWords } from './editor-words.ts';

interface Props {
  model: InstanceType<typeof GuideModel>;
  guideId: string;
  /** The step or task to begin with. Undefined: the first. */
  pieceId: string | undefined;
}

/** Opens the running host app with the guide over it, where the step is; what is done there is the same draft. */
export function OpenInApp({ model, guideId, pieceId }: Props) {
  const [isOpening, setOpening] = useState(false);
  const open = async () => {
    setOpening(true);
    // At once, while the browser still knows of the press; else it may block what comes after an answer.
    const tab = window.open('', '_blank');
    try {
      await model.save();
      const { openUrl } = await beginInApp(guideId, pieceId, placeOf(model.draft.value, pieceId));
      if (tab) tab.location.href = openUrl;
      else window.location.assign(openUrl);
    } catch (error) {
      tab?.close();
      toastFault((error as Error).message);
    }
    setOpening(false);
  };
  return (
    <Button icon={AppWindow} isBusy={isOpening} onClick={() => void open()}>
      {t(editorWords.openInApp)}
    </Button>
  );
}

/** Where the running host app opens with the guide over it. */
export async function beginInApp(guideId: string, stepId: string | undefined, url: string | undefined) {
  const wanted = { purpose: 'guide', guideId, ...(stepId && { stepId }) } as const;
  try {
    return await api.picker.start({ ...wanted, ...(url && { url }) });
  } catch (error) {
    // Its element was picked where the app is not any more: from the app's own address one finds the way.
    if ((error as ApiError).code !== 'invalid_request' || !url) throw error;
    return api.picker.start(wanted);
  }
}

/** The address at which the element of the step or task was picked, else the nearest element before it, else the first there is. */
function placeOf({ steps, checklist }: GuideContent, id: string | undefined): string | undefined {
  const pieces = [
    ...steps.map((step) => ({ id: step.id, target: step.target })),
    ...(checklist?.items ?? []).map((task) => ({
      id: task.id,
      target: task.doneWhen.type === 'click' ? task.doneWhen.target : undefined,
    })),
  ];
  const index = pieces.findIndex((piece) => piece.id === id);
  const addresses = pieces.map(({ target }) => target?.pickedAt);
  return addresses.slice(0, Math.max(0, index) + 1).findLast(Boolean) ?? addresses.find(Boolean);
}

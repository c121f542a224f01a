import { Redo2, Undo2 } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import type { GuideModel } from '../../shared/draft/guide-model.ts';
import { useQuery } from '../address.ts';
import { api, type Guide } from '../api.ts';
import { forgetList } from '../list/list-address.ts';
import { environment, may } from '../session.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { useSaveKey } from '../ui/save-key.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { useUnloadWarning } from '../ui/unsaved.ts';
import { collisionList } from './dry-run.tsx';
import { editorWords } from './editor-words.ts';
import type { FaultPlace } from './fault-place.ts';
import { OpenInApp } from './open-in-app.tsx';
import { PublishDialog } from './publish-dialog.tsx';
import { publishWords } from './publish-words.ts';

type Model = InstanceType<typeof GuideModel>;
interface Props {
  model: Model;
  guide: Guide;
  /** The step or task that is being edited. */
  pieceId: string | undefined;
  /** Its live state or versions have changed. */
  onChanged: () => void;
  /** Leads to where something is to be mended. */
  onGoTo: (place: FaultPlace) => void;
}

const saveWords = {
  saved: editorWords.saved,
  unsaved: editorWords.unsaved,
  saving: editorWords.saving,
  failed: editorWords.saveFailed,
  conflict: editorWords.conflict,
};

/** Undo, redo, what is saved, publishing. */
export function EditorBar({ model, guide, pieceId, onChanged, onGoTo }: Props) {
  const [asking, setAsking] = useState<'publish' | 'unpublish'>();
  const [, changeQuery] = useQuery();
  const saveState = model.saveState.value;
  const endPublishing = () => {
    setAsking(undefined);
    changeQuery(forgetList(collisionList));
  };
  useUndoKeys(model);
  useSaveKey(() => void model.save());
  useUnloadWarning(saveState === 'unsaved' || saveState === 'saving' || saveState === 'failed');

  if (!may('guide.draft')) return null;
  return (
    <>
      <span class={`save-state save-state--${saveState}`} role="status">
        {saveState === 'failed' ? (
          <button class="linklike" type="button" onClick={() => void model.save()}>
            {t(editorWords.saveFailed)}
          </button>
        ) : (
          t(saveWords[saveState])
        )}
      </span>
      <IconButton
        icon={Undo2}
        label={t(editorWords.undo)}
        isDisabled={!model.canUndo.value}
        onClick={model.undo}
      />
      <IconButton
        icon={Redo2}
        label={t(editorWords.redo)}
        isDisabled={!model.canRedo.value}
        onClick={model.redo}
      />
      {may('guide.draft') && <OpenInApp model={model} guideId={guide.id} pieceId={pieceId} />}
      {guide.live && may('guide.publish') && (
        <Button onClick={() => setAsking('unpublish')}>{t(publishWords.unpublish)}</Button>
      )}
      <Button look="primary" isDisabled={saveState === 'conflict'} onClick={() => setAsking('publish')}>
        {t(may('guide.publish') ? publishWords.publish : publishWords.askReview)}
      </Button>
      {asking === 'publish' && (
        <PublishDialog
          model={model}
          guide={guide}
          onChanged={onChanged}
          onGoTo={(place) => {
            endPublishing();
            onGoTo(place);
          }}
          onClose={endPublishing}
        />
      )}
      {asking === 'unpublish' && (
        <ConfirmDialog
          title={t(publishWords.unpublishTitle)}
          confirmLabel={t(publishWords.unpublish)}
          onConfirm={async () => {
            await api.guides.unpublish(guide.id, environment.value?.id ?? 0);
            toast(t(publishWords.unpublished));
            onChanged();
          }}
          onClose={() => setAsking(undefined)}
        >
          {t(publishWords.unpublishText)}
        </ConfirmDialog>
      )}
    </>
  );
}

/**
 * Ctrl or ⌘ with Z and Y; inside a text field too, because a field's own undo would not know of our edits. What is typed in a
 * dialog is none of them.
 */
function useUndoKeys(model: Model): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      const isRedo = key === 'y' || (key === 'z' && event.shiftKey);
      if ((!isRedo && key !== 'z') || document.querySelector('dialog[open]')) return;
      event.preventDefault();
      if (isRedo) model.redo();
      else model.undo();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [model]);
}

/** Someone else saved in between: nothing is overwritten until the author chooses. */
export function ConflictNotice({ model, guideId }: { model: Model; guideId: string }) {
  const decide = async (choice: 'theirs' | 'mine') => {
    try {
      const stored = await api.guides.get(guideId);
      if (choice === 'theirs') model.takeStored(stored);
      else await model.keepMine(stored.revision);
    } catch {
      toastFault(t(editorWords.loadConflictFailed));
    }
  };
  return (
    <Notice
      tone="warn"
      title={t(editorWords.conflictTitle)}
      actions={
        <>
          <Button onClick={() => decide('theirs')}>{t(editorWords.takeTheirs)}</Button>
          <Button onClick={() => decide('mine')}>{t(editorWords.keepMine)}</Button>
        </>
      }
    >
      {t(editorWords.conflictText)}
    </Notice>
  );
}

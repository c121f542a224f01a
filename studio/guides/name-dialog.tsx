import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words as uiWords } from '../ui/words.ts';
import { galleryWords } from './gallery-words.ts';
import { words } from './words.ts';

interface Props {
  title: string;
  hint?: string;
  note?: string | undefined;
  confirmLabel?: string;
  /** Proposed. */
  name: string;
  onCreate: (name: string) => Promise<void>;
  onClose: () => void;
}

/** The one thing that is asked before something is made. */
export function NameDialog({ title, hint, note, confirmLabel, name: proposed, onCreate, onClose }: Props) {
  const [name, setName] = useState(proposed);
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const form = useRef<HTMLFormElement>(null);
  // What is proposed is written over by typing; selected later, what has been typed already would be too.
  useLayoutEffect(() => form.current?.querySelector('input')?.select(), []);

  const create = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (name.trim() === '') return setFault(t(galleryWords.nameNeeded));
    setBusy(true);
    try {
      await onCreate(name.trim());
    } catch (error) {
      setFault((error as Error).message);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={title}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button type="submit" form="name-it" look="primary" isBusy={isBusy}>
            {confirmLabel ?? t(galleryWords.create)}
          </Button>
        </>
      }
    >
      <form id="name-it" class="stack" ref={form} noValidate onSubmit={create}>
        <TextField
          label={t(words.name)}
          hint={hint}
          error={fault}
          value={name}
          hasAutoFocus
          maxLength={120}
          onInput={setName}
        />
        {note && <p class="soft">{note}</p>}
      </form>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { type GuideKind, guideKinds } from '../../shared/contract/guide.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words as uiWords } from '../ui/words.ts';
import { kindWords, words } from './words.ts';

const kindNotes = {
  walkthrough: words.walkthroughNote,
  hint: words.hintNote,
  banner: words.bannerNote,
  announcement: words.announcementNote,
  checklist: words.checklistNote,
  survey: words.surveyNote,
  help: words.helpNote,
};

interface Props {
  onCreate: (kind: GuideKind, name: string) => Promise<void>;
  onClose: () => void;
}

export function NewGuideDialog({ onCreate, onClose }: Props) {
  const [kind, setKind] = useState<GuideKind>('walkthrough');
  const [name, setName] = useState('');
  const [fault, setFault] = useState<string>();
  const [isBusy, setBusy] = useState(false);

  const create = async (event: Event) => {
    event.preventDefault();
    if (isBusy) return;
    if (name.trim() === '') return setFault(t(words.nameNeeded));
    setBusy(true);
    try {
      await onCreate(kind, name.trim());
    } catch (error) {
      setFault((error as Error).message);
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={t(words.newGuide)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button type="submit" form="new-guide" look="primary" isBusy={isBusy}>
            {t(words.create)}
          </Button>
        </>
      }
    >
      <form id="new-guide" class="stack" noValidate onSubmit={create}>
        <p class="soft">{t(words.newGuideLead)}</p>
        <TextField
          label={t(words.name)}
          hint={t(words.nameHint)}
          error={fault}
          value={name}
          hasAutoFocus
          maxLength={120}
          onInput={setName}
        />
        <fieldset class="choices">
          <legend class="field__label">{t(words.kind)}</legend>
          {guideKinds.map((each) => (
            <label class="choices__option" key={each}>
              <input type="radio" name="kind" checked={kind === each} onChange={() => setKind(each)} />
              <span>
                <strong>{t(kindWords[each])}</strong>
                <span class="note">{t(kindNotes[each])}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  );
}

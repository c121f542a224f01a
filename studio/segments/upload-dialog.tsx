import { useState } from 'preact/hooks';
import type { Audience } from '../../shared/contract/audience.ts';
import type { AudienceList } from '../api.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Select, TextField } from '../ui/field.tsx';
import { FileField } from '../ui/file-field.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { words as uiWords } from '../ui/words.ts';
import { readIds } from './read-ids.ts';
import { uploadList } from './upload-list.ts';
import { words } from './words.ts';

interface Props {
  /** Given where the segment exists: only its list is replaced. */
  segmentName?: string;
  onUploaded: (name: string, audience: Audience) => Promise<void>;
  onClose: () => void;
}

/** A segment of users or accounts that are named one by one in a file. */
export function UploadDialog({ segmentName, onUploaded, onClose }: Props) {
  const [name, setName] = useState(segmentName ?? '');
  const [of, setOf] = useState<AudienceList['of']>('user');
  const [ids, setIds] = useState<string[]>();
  const [share, setShare] = useState<number>();
  const [fault, setFault] = useState<string>();

  const upload = async (event: Event) => {
    event.preventDefault();
    if (share !== undefined) return;
    if (name.trim() === '') return setFault(t(words.nameNeeded));
    if (!ids?.length) return setFault(t(words.fileNeeded));
    setFault(undefined);
    setShare(0);
    try {
      const { id } = await uploadList(of, ids, setShare);
      await onUploaded(name.trim(), { type: 'list', of, listId: id });
    } catch (error) {
      setFault((error as Error).message);
      setShare(undefined);
    }
  };

  return (
    <Dialog
      title={t(segmentName === undefined ? words.uploadList : words.replaceList)}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button type="submit" form="upload-list" look="primary" isBusy={share !== undefined}>
            {share === undefined ? t(words.upload) : t(words.uploading, Math.round(share * 100))}
          </Button>
        </>
      }
    >
      <form id="upload-list" class="stack" noValidate onSubmit={upload}>
        <p class="soft">{t(words.uploadNote)}</p>
        {segmentName === undefined && (
          <TextField label={t(words.name)} maxLength={120} value={name} hasAutoFocus onInput={setName} />
        )}
        <Select
          label={t(words.listOf)}
          value={of}
          options={[
            { value: 'user', label: t(words.ofUsers) },
            { value: 'account', label: t(words.ofAccounts) },
          ]}
          onChange={setOf}
        />
        <FileField
          label={t(words.file)}
          hint={ids && t(words.idsFound, ids.length, ids.slice(0, 3).join(', '))}
          accept=".csv,.txt,text/csv,text/plain"
          onChoose={(file) => void file.text().then((text) => setIds(readIds(text)))}
        />
        {fault && <Notice tone="danger">{fault}</Notice>}
      </form>
    </Dialog>
  );
}

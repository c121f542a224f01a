import { UserRound, X } from 'lucide';
import { useState } from 'preact/hooks';
import type { UserRow } from '../api.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { FindUser } from './find-user.tsx';
import { type Reader, readerOf } from './reader.ts';
import { seeAsWords as words } from './see-as-words.ts';

interface Props {
  /** Undefined: nobody in particular. */
  name: string | undefined;
  onChange: (as: { name: string; reader: Reader } | undefined) => void;
}

/** Whose name and traits stand in the preview: a sample's, or those of a user. */
export function ReadAs({ name, onChange }: Props) {
  const [isAsking, setAsking] = useState(false);
  const pick = async (user: UserRow) => {
    onChange({ name: user.name || user.id, reader: await readerOf(user) });
    setAsking(false);
  };
  return (
    <div class="row read-as">
      <Button size="small" look="quiet" icon={UserRound} onClick={() => setAsking(true)}>
        {name === undefined ? t(words.readAsSample) : t(words.readAs, name)}
      </Button>
      {name !== undefined && (
        <IconButton icon={X} size="small" label={t(words.readAsNobody)} onClick={() => onChange(undefined)} />
      )}
      {isAsking && (
        <Dialog title={t(words.readAsSample)} onClose={() => setAsking(false)}>
          <FindUser onPick={(user) => void pick(user)} />
        </Dialog>
      )}
    </div>
  );
}

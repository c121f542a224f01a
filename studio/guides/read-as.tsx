import { UserRound, X } from 'lucide';
import { useState } from 'preact/hooks';
import type { UserRow } from '../api.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { FindUser } from './find-user.tsx';
import { type Reader, readerOf } from './reader.ts';
import { seeAsWords as words } from './see-as-words.ts';

/** Whose eyes the preview is seen with. */
export interface ReadAsUser {
  id: string;
  name: string;
  reader: Reader;
}

interface Props {
  /** Undefined: nobody in particular. */
  as: ReadAsUser | undefined;
  /** Where it says whether the guide would start for them. */
  hrefOf: (userId: string) => string;
  onChange: (as: ReadAsUser | undefined) => void;
}

/** Whose name and traits stand in the preview: a sample's, or those of a user. */
export function ReadAs({ as, hrefOf, onChange }: Props) {
  const [isAsking, setAsking] = useState(false);
  const pick = async (user: UserRow) => {
    onChange({ id: user.id, name: user.name || user.id, reader: await readerOf(user) });
    setAsking(false);
  };
  return (
    <div class="row read-as">
      <Button size="small" look="quiet" icon={UserRound} onClick={() => setAsking(true)}>
        {as ? t(words.readAs, as.name) : t(words.readAsSample)}
      </Button>
      {as && (
        <>
          <IconButton
            icon={X}
            size="small"
            label={t(words.readAsNobody)}
            onClick={() => onChange(undefined)}
          />
          <a href={hrefOf(as.id)}>{t(words.wouldItStart, as.name)}</a>
        </>
      )}
      {isAsking && (
        <Dialog title={t(words.readAsSample)} onClose={() => setAsking(false)}>
          <FindUser onPick={(user) => void pick(user)} />
        </Dialog>
      )}
    </div>
  );
}

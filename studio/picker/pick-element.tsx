import { MousePointerClick } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Pick } from '../../shared/contract/picker.ts';
import type { Target } from '../../shared/contract/target.ts';
import { type ApiError, api, type PickerSessionStart } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { Spinner } from '../ui/progress.tsx';
import { targetName } from './target-name.ts';
import { words } from './words.ts';

export interface PickElementProps {
  purpose: 'step' | 'feature';
  /** What the element is for, shown in the app while picking. */
  subject: string;
  target: Target | undefined;
  onPick: (target: Target) => void;
}

/** The chosen element by name, and the button that opens the running app to choose one. */
export function PickElement({ purpose, subject, target, onPick }: PickElementProps) {
  const [isPicking, setPicking] = useState(false);
  const [lastPick, setLastPick] = useState<Pick | null>(null);
  const isUnsure = lastPick && (!lastPick.found.isSame || lastPick.found.margin < 0.05);
  return (
    <div class="stack stack--tight">
      <div class="row">
        {target && (
          <span class="picked">
            <strong>{targetName(target.signature)}</strong>
            {target.pickedAt && <span class="note">{t(words.pickedAt, pathOf(target.pickedAt))}</span>}
          </span>
        )}
        {lastPick && !isUnsure && <Badge tone="good">{t(words.foundSure)}</Badge>}
        <Button
          size="small"
          icon={MousePointerClick}
          look={target ? 'secondary' : 'primary'}
          onClick={() => setPicking(true)}
        >
          {target ? t(words.pickAgain) : t(words.pick)}
        </Button>
      </div>
      {isUnsure && <Notice tone="warn">{t(words.foundUnsure)}</Notice>}
      {isPicking && (
        <PickDialog
          purpose={purpose}
          subject={subject}
          url={target?.pickedAt}
          onClose={() => setPicking(false)}
          onPick={(pick) => {
            setPicking(false);
            setLastPick(pick);
            onPick({ signature: pick.signature, pickedAt: pick.pageUrl });
          }}
        />
      )}
    </div>
  );
}

const pathOf = (url: string): string => URL.parse(url)?.pathname ?? url;
const pollEveryMs = 1000;

interface PickDialogProps {
  purpose: 'step' | 'feature';
  subject: string;
  url: string | undefined;
  onPick: (pick: Pick) => void;
  onClose: () => void;
}

/** Open while the author is in the app: starts a picking session, opens the app, and waits for the pick. */
function PickDialog({ purpose, subject, url, onPick, onClose }: PickDialogProps) {
  const [started, setStarted] = useState<PickerSessionStart>();
  const [state, setState] = useState<'waiting' | 'opened' | 'expired'>('waiting');
  const [fault, setFault] = useState<string>();
  const [attempt, setAttempt] = useState(0);
  const opened = useRef<Window | null>(null);

  useEffect(() => {
    let isOver = false;
    let sessionId: string | undefined;
    let timer: ReturnType<typeof setTimeout>;
    setState('waiting');
    setFault(undefined);

    const poll = async (id: string) => {
      try {
        const { state: next, pick } = await api.picker.get(id);
        if (isOver) return;
        if (pick) {
          sessionId = undefined;
          onPick(pick);
          return;
        }
        if (next === 'expired' || next === 'cancelled') return setState('expired');
        setState(next === 'opened' ? 'opened' : 'waiting');
      } catch (error) {
        if ((error as ApiError).code !== 'unreachable') return setFault((error as Error).message);
      }
      timer = setTimeout(() => void poll(id), pollEveryMs);
    };

    api.picker
      .start({ purpose, subject, ...(url && { url }) })
      .then((session) => {
        if (isOver) return void api.picker.cancel(session.id);
        sessionId = session.id;
        setStarted(session);
        opened.current = window.open(session.openUrl, '_blank');
        timer = setTimeout(() => void poll(session.id), pollEveryMs);
      })
      .catch((error: Error) => setFault(error.message));

    return () => {
      isOver = true;
      clearTimeout(timer);
      if (sessionId) api.picker.cancel(sessionId).catch(() => {});
    };
  }, [attempt]);

  return (
    <Dialog
      title={t(words.title)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(words.cancel)}</Button>
          {state === 'expired' || fault ? (
            <Button look="primary" onClick={() => setAttempt(attempt + 1)}>
              {t(words.startAgain)}
            </Button>
          ) : (
            started && (
              <Button look="primary" href={started.openUrl} target="_blank">
                {t(words.openAgain)}
              </Button>
            )
          )}
        </>
      }
    >
      {fault ? (
        <Notice tone="danger">{fault}</Notice>
      ) : (
        <div class="stack" role="status">
          {state !== 'expired' && (
            <p class="row">
              <Spinner />
              <span>{state === 'opened' ? t(words.opened) : t(words.waiting)}</span>
            </p>
          )}
          {state === 'expired' && <Notice tone="warn">{t(words.expired)}</Notice>}
          {state === 'waiting' && <p class="note">{t(words.blocked)}</p>}
          {state === 'waiting' && <p class="note">{t(words.notInstalled)}</p>}
        </div>
      )}
    </Dialog>
  );
}

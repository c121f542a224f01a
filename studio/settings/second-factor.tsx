import { useSignal } from '@preact/signals';
import { ShieldCheck } from 'lucide';
import { ApiError, api } from '../api.ts';
import { SetUpSecondFactor } from '../second-factor/set-up-second-factor.tsx';
import { words } from '../second-factor/words.ts';
import { refreshSession, session } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { words as uiWords } from '../ui/words.ts';

/** The member's own second factor. */
export function SecondFactor() {
  const open = useSignal<'set-up' | 'remove' | null>(null);
  const close = () => {
    open.value = null;
  };
  // Whoever closes the recovery codes by Esc has it too.
  const finish = () => {
    close();
    void refreshSession();
  };
  const isOn = session.value?.hasSecondFactor;
  return (
    <Card
      title={t(words.title)}
      note={t(words.text)}
      actions={
        isOn ? (
          <Badge tone="good" hasDot>
            {t(words.isOn)}
          </Badge>
        ) : undefined
      }
    >
      <div class="row">
        <Button
          icon={ShieldCheck}
          look={isOn ? 'danger' : 'secondary'}
          onClick={() => {
            open.value = isOn ? 'remove' : 'set-up';
          }}
        >
          {t(isOn ? words.remove : words.setUp)}
        </Button>
      </div>
      {open.value === 'set-up' && (
        <Dialog title={t(words.title)} size="small" onClose={finish}>
          <SetUpSecondFactor onDone={finish} />
        </Dialog>
      )}
      {open.value === 'remove' && <RemoveDialog onClose={close} />}
    </Card>
  );
}

function RemoveDialog({ onClose }: { onClose: () => void }) {
  const password = useSignal('');
  const fault = useSignal('');
  const remove = async (event: Event) => {
    event.preventDefault();
    fault.value = '';
    try {
      await api.secondFactor.remove(password.value);
      toast(t(words.removed));
      onClose();
      await refreshSession();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      fault.value = error.message;
    }
  };
  return (
    <Dialog
      title={t(words.removeTitle)}
      size="small"
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
          <Button look="danger" type="submit" form="factor-form">
            {t(words.remove)}
          </Button>
        </>
      }
    >
      <form id="factor-form" class="stack" onSubmit={remove}>
        <p class="soft">{t(words.removeText)}</p>
        <TextField
          label={t(words.password)}
          type="password"
          autoComplete="current-password"
          value={password.value}
          error={fault.value}
          isRequired
          hasAutoFocus
          onInput={(value) => {
            password.value = value;
          }}
        />
      </form>
    </Dialog>
  );
}

import { useState } from 'preact/hooks';
import { api } from '../api.ts';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { TextArea } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

interface ResolveDialogProps {
  id: string;
  onDone: () => void;
  onClose: () => void;
}

/** Asks what was done. */
export function ResolveDialog({ id, onDone, onClose }: ResolveDialogProps) {
  const [reason, setReason] = useState('');
  return (
    <ConfirmDialog
      title={t(words.resolveTitle)}
      confirmLabel={t(words.resolveNow)}
      onConfirm={async () => {
        if (!reason.trim()) throw new Error(t(words.needReason));
        await api.alerts.resolve(id, reason.trim());
        onDone();
      }}
      onClose={onClose}
    >
      <div class="stack">
        <p>{t(words.resolveText)}</p>
        <TextArea label={t(words.reason)} value={reason} maxLength={1000} onInput={setReason} />
      </div>
    </ConfirmDialog>
  );
}

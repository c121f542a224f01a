import { createModel, signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { ApiError } from '../api.ts';
import { may } from '../session.ts';
import { AskingButton } from '../ui/asking-button.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { t } from '../ui/i18n.ts';
import { useModel } from '../ui/use-model.ts';
import { words as uiWords } from '../ui/words.ts';
import { careWords } from './care-words.ts';

interface FormDialogProps {
  title: string;
  /** What is wrong with what was typed; empty: it can be sent. */
  check?: () => string;
  onSave: () => Promise<unknown>;
  /** Offered beside saving; asks first. */
  onRemove?: (() => Promise<unknown>) | undefined;
  /** Called when it is saved or removed. */
  onDone: () => void;
  onClose: () => void;
  size?: 'small' | 'normal' | 'large';
  children: ComponentChildren;
}

const FormModel = createModel(() => {
  const fault = signal('');
  const isBusy = signal(false);
  return {
    fault,
    isBusy,
    /** What the server refuses stays in sight, with the dialog. */
    async run(work: () => Promise<unknown>, onDone: () => void) {
      isBusy.value = true;
      fault.value = '';
      try {
        await work();
        onDone();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error;
        const [first] = error.details ?? [];
        fault.value = first ? `${first.path}: ${first.message}` : error.message;
      } finally {
        isBusy.value = false;
      }
    },
  };
});

/**
 * A dialog that holds a form about an account: sends it, and stays with the reason where it is refused. Whoever may only
 * read accounts reads in it what was written down.
 */
export function FormDialog({
  title,
  check,
  onSave,
  onRemove,
  onDone,
  onClose,
  size,
  children,
}: FormDialogProps) {
  const model = useModel(FormModel);
  const isReadOnly = !may('account.write');
  return (
    <Dialog
      title={title}
      onClose={onClose}
      {...(size && { size })}
      footer={
        isReadOnly ? (
          <Button onClick={onClose}>{t(uiWords.close)}</Button>
        ) : (
          <>
            {onRemove && (
              <span class="form-dialog__remove">
                <AskingButton
                  look="danger"
                  label={t(careWords.remove)}
                  title={t(careWords.removeTitle)}
                  confirmLabel={t(careWords.removeForGood)}
                  onConfirm={async () => {
                    await onRemove();
                    onDone();
                  }}
                >
                  {t(careWords.removeText)}
                </AskingButton>
              </span>
            )}
            <Button onClick={onClose}>{t(uiWords.cancel)}</Button>
            <Button look="primary" type="submit" form="form-dialog" isBusy={model.isBusy.value}>
              {t(uiWords.save)}
            </Button>
          </>
        )
      }
    >
      <form
        id="form-dialog"
        onSubmit={(event) => {
          event.preventDefault();
          const wrong = check?.() ?? '';
          if (wrong) model.fault.value = wrong;
          else void model.run(onSave, onDone);
        }}
      >
        <fieldset class="stack" disabled={isReadOnly}>
          {children}
          {model.fault.value && (
            <p class="field__error" role="alert">
              {model.fault.value}
            </p>
          )}
        </fieldset>
      </form>
    </Dialog>
  );
}

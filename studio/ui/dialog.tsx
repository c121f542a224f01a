import { X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button, IconButton } from './button.tsx';
import { classNames } from './class-names.ts';
import { t } from './i18n.ts';
import { toastFault } from './toast.tsx';
import { words } from './words.ts';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children?: ComponentChildren;
  /** Buttons, the deciding one last. */
  footer?: ComponentChildren;
  size?: 'small' | 'normal' | 'large';
}

/** A modal dialog; draw it only while it is open. Esc, × and a press on the backdrop call `onClose`. */
export function Dialog({ title, onClose, children, footer, size = 'normal' }: DialogProps) {
  const element = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // Before it is painted: the next key is the dialog's, and not that of the page behind it.
  useLayoutEffect(() => {
    const opener = document.activeElement as HTMLElement | null;
    const dialog = element.current;
    dialog?.showModal();
    beginIn(dialog);
    return () => {
      // What is behind an open one can't have the focus.
      dialog?.close();
      if (opener?.isConnected) opener.focus();
    };
  }, []);

  return (
    <dialog
      class={classNames('dialog', `dialog--${size}`)}
      ref={element}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => event.target === element.current && onClose()}
    >
      <div class="dialog__sheet">
        <header class="dialog__head">
          <h2 id={titleId}>{title}</h2>
          <IconButton icon={X} label={t(words.close)} onClick={onClose} />
        </header>
        <div class="dialog__body">{children}</div>
        {footer && <footer class="dialog__foot">{footer}</footer>}
      </div>
    </dialog>
  );
}

/** One begins where there is something to do, and not at ×, unless a field asks for it; in a choice, at what is chosen. */
function beginIn(dialog: HTMLDialogElement | null): void {
  if (!dialog?.querySelector('.dialog__head :focus')) return;
  const control =
    'input:enabled:not([type=radio]:not(:checked)), select:enabled, textarea:enabled, button:enabled, a[href]';
  dialog
    .querySelector<HTMLElement>(`.dialog__body :is(${control}), .dialog__foot :is(${control})`)
    ?.focus({ preventScroll: true });
}

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, and whether it can be undone. */
  children: ComponentChildren;
  confirmLabel: string;
  isDangerous?: boolean;
  /** May take its time; when it throws, the message is shown, and the dialog stays unless it was closed. */
  onConfirm: () => void | Promise<void>;
  onClose: () => void;
}

export function ConfirmDialog(props: ConfirmDialogProps) {
  const [isBusy, setBusy] = useState(false);
  const [fault, setFault] = useState('');
  const isOpen = useRef(true);
  useLayoutEffect(
    () => () => {
      isOpen.current = false;
    },
    [],
  );
  const confirm = async () => {
    setBusy(true);
    setFault('');
    try {
      await props.onConfirm();
      if (isOpen.current) props.onClose();
    } catch (error) {
      const { message } = error as Error;
      // Whoever has closed it meanwhile takes it for done.
      if (!isOpen.current) toastFault(message);
      setFault(message);
      setBusy(false);
    }
  };
  return (
    <Dialog
      title={props.title}
      size="small"
      onClose={props.onClose}
      footer={
        <>
          <Button onClick={props.onClose}>{t(words.cancel)}</Button>
          <Button look={props.isDangerous ? 'danger' : 'primary'} isBusy={isBusy} onClick={confirm}>
            {props.confirmLabel}
          </Button>
        </>
      }
    >
      <div class="soft">{props.children}</div>
      {fault && (
        <p class="field__error" role="alert">
          {fault}
        </p>
      )}
    </Dialog>
  );
}

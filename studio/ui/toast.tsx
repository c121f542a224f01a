import { signal } from '@preact/signals';
import { CircleAlert, CircleCheck, X } from 'lucide';
import { useEffect, useRef } from 'preact/hooks';
import { IconButton } from './button.tsx';
import { t } from './i18n.ts';
import { Icon } from './icon.tsx';
import { words } from './words.ts';

interface Toast {
  id: number;
  look: 'good' | 'bad';
  text: string;
  action: { label: string; onSelect: () => void } | undefined;
}

const toasts = signal<Toast[]>([]);
let lastId = 0;

function show(look: Toast['look'], text: string, seconds: number, action?: Toast['action']): () => void {
  lastId += 1;
  const id = lastId;
  // What several requests have met with is said once.
  const others = toasts.value.filter((other) => other.look !== look || other.text !== text);
  toasts.value = [...others.slice(-2), { id, look, text, action }];
  setTimeout(() => dismiss(id), seconds * 1000);
  return () => dismiss(id);
}

/** What had the keyboard before it came to a toast. */
let cameFrom: HTMLElement | undefined;
const elementId = (id: number) => `toast-${id}`;

/** Takes a toast away; if the keyboard is in it, it goes back to where it came from. */
const dismiss = (id: number) => {
  if (document.activeElement?.closest('.toast')?.id === elementId(id)) {
    const page = document.querySelector<HTMLElement>('main');
    (cameFrom?.isConnected ? cameFrom : page)?.focus({ preventScroll: true });
  }
  toasts.value = toasts.value.filter((toast) => toast.id !== id);
};

/** Says that something worked; stays longer where it can be taken back. Returns what takes the message away. */
export const toast = (text: string, action?: Toast['action']) => show('good', text, action ? 10 : 5, action);
/** Says what went wrong and what to do; stays longer. */
export const toastFault = (text: string) => show('bad', text, 10);

/** Drawn once, in the shell: the newest three, in a live region, above dialogs too. */
export function Toasts() {
  const region = useRef<HTMLDivElement>(null);
  const list = toasts.value;
  useEffect(() => {
    const element = region.current;
    if (!element) return;
    // Shown anew each time, so that it lies above a dialog opened since.
    if (element.matches(':popover-open')) element.hidePopover();
    if (list.length > 0) element.showPopover();
  }, [list]);
  return (
    <div
      class="toasts"
      popover="manual"
      ref={region}
      role="status"
      aria-live="polite"
      onFocusIn={({ relatedTarget: from }) => {
        if (from instanceof HTMLElement && region.current?.contains(from)) return;
        cameFrom = from instanceof HTMLElement ? from : undefined;
      }}
    >
      {list.map((item) => (
        <div key={item.id} id={elementId(item.id)} class={`toast toast--${item.look}`}>
          <Icon of={item.look === 'good' ? CircleCheck : CircleAlert} />
          <p>{item.text}</p>
          {item.action && (
            <button
              class="toast__action"
              type="button"
              onClick={() => {
                dismiss(item.id);
                item.action?.onSelect();
              }}
            >
              {item.action.label}
            </button>
          )}
          <IconButton icon={X} label={t(words.close)} size="small" onClick={() => dismiss(item.id)} />
        </div>
      ))}
    </div>
  );
}

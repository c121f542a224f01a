import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { look } from './look.ts';
import { path } from './route.ts';
import { t, toast } from './state.ts';

const drawings = {
  dashboard: 'M4 13h6V4H4zM14 20h6v-9h-6zM4 20h6v-4H4zM14 8h6V4h-6z',
  customers:
    'M4 20v-1a5 5 0 0 1 10 0v1M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7M17 20v-1a5 5 0 0 0-2-4M15 4.500a3.5 3.5 0 0 1 0 6',
  deals: 'M4 4v16M4 5h10l-2 4 2 4H4M14 9h6l-2 4 2 4h-8',
  orders: 'M5 7h14l-1.5 13h-11zM9 10V7a3 3 0 0 1 6 0v3',
  reports: 'M4 20h16M7 17v-5M12 17V6M17 17v-8',
  approvals: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4',
  integrations: 'M9 3v5M15 3v5M6 8h12v3a6 6 0 0 1-12 0zM12 17v4',
  settings: 'M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4',
  search: 'M11 18a7 7 0 1 0 0-14 7 7 0 0 0 0 14M16 16l4 4',
  plus: 'M12 5v14M5 12h14',
  bell: 'M6 17h12l-1.5-3V10a4.5 4.5 0 0 0-9 0v4zM10.5 20h3',
  close: 'M6 6l12 12M18 6L6 18',
  download: 'M12 4v11M7.5 11l4.5 4.5 4.5-4.500M5 20h14',
  back: 'M14 6l-6 6 6 6',
  down: 'M6 9l6 6 6-6',
  check: 'M5 12.500l4.5 4.500L19 7.5',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  phone:
    'M6 4h4l1.5 5-2.5 1.500a10 10 0 0 0 4.5 4.500L15 12.500l5 1.500v4a2 2 0 0 1-2 2A15 15 0 0 1 4 6a2 2 0 0 1 2-2',
  mail: 'M4 6h16v12H4zM4 7l8 6 8-6',
} as const;
export type IconName = keyof typeof drawings;

export const Icon = ({ name }: { name: IconName }) => (
  <svg class={look.icon} viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
    <path d={drawings[name]} />
  </svg>
);

export const PageHead = (props: { title: string; subtitle?: string; children?: ComponentChildren }) => (
  <header class={look.pageHead}>
    <div>
      <h1>{props.title}</h1>
      {props.subtitle && <p>{props.subtitle}</p>}
    </div>
    {props.children && <div class={look.pageActions}>{props.children}</div>}
  </header>
);

export const Card = (props: {
  title?: string;
  aside?: ComponentChildren;
  children: ComponentChildren;
  class?: string;
  id?: string;
}) => (
  <section id={props.id} class={`${look.card} ${props.class ?? ''}`}>
    {props.title && (
      <div class={look.cardHead}>
        <h2>{props.title}</h2>
        {props.aside}
      </div>
    )}
    {props.children}
  </section>
);

export const Field = (props: { label: string; for: string; note?: string; children: ComponentChildren }) => (
  <div class={look.field}>
    <label for={props.for}>{props.label}</label>
    {props.children}
    {props.note && <small>{props.note}</small>}
  </div>
);

export const Avatar = ({ name }: { name: string }) => {
  const hue = [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 360;
  const initials = /^[A-Za-z]/.test(name)
    ? name
        .split(' ')
        .map((part) => part[0])
        .slice(0, 2)
        .join('')
    : name.slice(-2);
  return (
    <span class={look.avatar} style={{ '--hue': String(hue) }} aria-hidden="true">
      {initials}
    </span>
  );
};

/** The browser's own modal dialog: focus, Esc and the backdrop come with it. */
export function Dialog(props: {
  id: string;
  title: string;
  isOpen: boolean;
  onClose: () => void;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (props.isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!props.isOpen && dialog.current?.open) dialog.current.close();
  }, [props.isOpen]);
  const titleId = `${props.id}-title`;
  return (
    <dialog ref={dialog} id={props.id} class={look.dialog} aria-labelledby={titleId} onClose={props.onClose}>
      <div class={look.dialogHead}>
        <h2 id={titleId}>{props.title}</h2>
        <button type="button" class={look.iconButton} aria-label={t('close')} onClick={props.onClose}>
          <Icon name="close" />
        </button>
      </div>
      {props.isOpen && props.children}
    </dialog>
  );
}

/** Says for four seconds what has happened. */
export function Toast() {
  const shown = toast.value;
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => {
      if (toast.value === shown) toast.value = null;
    }, 4_000);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <div class={look.toastPlace} role="status">
      {shown && (
        <div class={look.toast} key={shown.number}>
          <Icon name="check" />
          {shown.text}
        </div>
      )}
    </div>
  );
}

/** Bars with the last one marked; the numbers stand in the title of each for those who can't see it. */
export const Bars = (props: {
  values: number[];
  labels: string[];
  format: (value: number) => string;
  label: string;
}) => {
  const most = Math.max(...props.values, 1);
  return (
    <ul class={look.bars} aria-label={props.label}>
      {props.values.map((value, index) => (
        <li key={props.labels[index]} title={`${props.labels[index]}: ${props.format(value)}`}>
          <span class={look.bar} style={{ '--share': String(value / most) }}>
            <span class={look.hiddenText}>{props.format(value)}</span>
          </span>
          <span class={look.barLabel}>{props.labels[index]}</span>
        </li>
      ))}
    </ul>
  );
};

export const isHere = (href: string) =>
  href === '/' ? path.value === '/' : path.value === href || path.value.startsWith(`${href}/`);

import type { ComponentChildren } from 'preact';
import { onPress } from '../render/press.ts';

interface ButtonProps {
  look?: 'primary' | 'icon' | 'link';
  /** Where what is inside doesn't say it. */
  label?: string | undefined;
  isPressed?: boolean;
  isBusy?: boolean;
  /** Opens a part of the bar. */
  isExpanded?: boolean;
  shortcut?: string;
  onPress(): void;
  children: ComponentChildren;
}

/** A button of the picker: its press is run by the guard of events, see `press`. */
export function Button({
  look,
  label,
  isPressed,
  isBusy,
  isExpanded,
  shortcut,
  children,
  ...on
}: ButtonProps) {
  return (
    <button
      type="button"
      class={look}
      aria-label={label}
      title={label}
      aria-pressed={isPressed}
      aria-expanded={isExpanded}
      aria-keyshortcuts={shortcut}
      disabled={isBusy}
      ref={(button) => {
        if (button) onPress(button, on.onPress);
      }}
    >
      {children}
    </button>
  );
}

/** One stroke in a box of 16 by 16. */
export function Icon({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <path
        d={path}
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

export const icons = {
  cross: 'M4 4l8 8M12 4l-8 8',
  upDown: 'M8 2v12M5 5l3-3 3 3M5 11l3 3 3-3',
  undo: 'M6 3L3 6l3 3M3.5 6H9a4 4 0 010 8H6',
  redo: 'M10 3l3 3-3 3M12.5 6H7a4 4 0 000 8h3',
  play: 'M5 3.5v9l7-4.5z',
  tag: 'M2.5 8.5v-6h6l5 5-6 6zM5.6 5.6h.01',
  flame: 'M8 1.8c.5 2.4 4 3.8 4 7.4a4 4 0 01-8 0c0-1.6.8-2.6 1.6-3.4.1 1.2.7 1.8 1.2 2C6.5 6 6.7 3.6 8 1.8z',
  pointer: 'M3 2.5l4.2 10.5 1.6-4.2L13 7.2z',
  plus: 'M8 3v10M3 8h10',
  copy: 'M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3',
  bin: 'M3 4.5h10M6.5 4.5V3h3v1.5M4.5 4.5l.6 9h5.8l.6-9',
  left: 'M9.5 4l-4 4 4 4',
  right: 'M6.5 4l4 4-4 4',
  down: 'M4 6.5l4 4 4-4',
  up: 'M4 9.5l4-4 4 4',
  globe: 'M8 2a6 6 0 100 12A6 6 0 008 2zM2.2 8h11.6M8 2c-4 4-4 8 0 12M8 2c4 4 4 8 0 12',
  check: 'M3.5 8.5l3 3 6-7',
  link: 'M6.8 9.2l2.4-2.4M7.2 4.7l1-1a2.8 2.8 0 014 4l-1 1M8.8 11.3l-1 1a2.8 2.8 0 01-4-4l1-1',
} as const;

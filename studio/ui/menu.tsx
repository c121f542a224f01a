import type { IconNode } from 'lucide';
import type { ComponentChildren, VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import { putNear } from './place-near.ts';

export interface MenuItem {
  label: string;
  note?: string;
  icon?: IconNode;
  /** How much of it waits, after its name. */
  count?: ComponentChildren;
  /** Says that this is the chosen one of its kind. */
  isChecked?: boolean;
  isDanger?: boolean;
  isDisabled?: boolean;
  /** Draws a line above it. */
  startsGroup?: boolean;
  onSelect: () => void;
}

export interface MenuTrigger {
  'aria-haspopup': 'menu';
  'aria-expanded': boolean;
  'aria-controls': string;
  onClick: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

export interface MenuProps {
  label: string;
  items: MenuItem[];
  align?: 'start' | 'end';
  trigger: (attributes: MenuTrigger) => VNode;
}

/** A list of actions behind one control: arrow keys, Home, End and the first letter move; Esc goes back. */
export function Menu({ label, items, align = 'start', trigger }: MenuProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);

  const buttons = () => [
    ...(list.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? []),
  ];
  const focusAt = (index: number) => {
    const all = buttons();
    all.at(index % all.length)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const all = buttons();
    const at = all.indexOf(document.activeElement as HTMLElement);
    const byLetter = all.findIndex((_, step) => {
      const next = all[(at + 1 + step) % all.length];
      return event.key.length === 1 && next?.textContent?.toLowerCase().startsWith(event.key.toLowerCase());
    });
    if (event.key === 'ArrowDown') focusAt(at + 1);
    else if (event.key === 'ArrowUp') focusAt(at <= 0 ? -1 : at - 1);
    else if (event.key === 'Home') focusAt(0);
    else if (event.key === 'End') focusAt(-1);
    else if (event.key === 'Tab') list.current?.hidePopover();
    else if (byLetter >= 0) focusAt(at + 1 + byLetter);
    else return;
    if (event.key !== 'Tab') event.preventDefault();
  };

  return (
    <span class="popover-anchor" ref={anchor}>
      {trigger({
        'aria-haspopup': 'menu',
        'aria-expanded': isOpen,
        'aria-controls': id,
        onClick: () => list.current?.togglePopover(),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || isOpen) return;
          event.preventDefault();
          list.current?.showPopover();
        },
      })}
      <div
        class="popover menu"
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={label}
        ref={list}
        onKeyDown={onKeyDown}
        onToggle={(event) => {
          const opens = event.newState === 'open';
          setOpen(opens);
          if (!opens) return;
          requestAnimationFrame(() => {
            if (!anchor.current || !list.current) return;
            putNear(anchor.current, list.current, align);
            focusAt(0);
          });
        }}
      >
        {isOpen &&
          items.map((item) => (
            // biome-ignore lint/a11y/useAriaPropsSupportedByRole: only a radio item is given aria-checked
            <button
              key={item.label}
              type="button"
              role={item.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
              aria-checked={item.isChecked}
              disabled={item.isDisabled}
              tabIndex={-1}
              class={classNames(
                'menu__item',
                item.isDanger && 'menu__item--danger',
                item.isChecked && 'menu__item--checked',
                item.startsGroup && 'menu__item--group',
              )}
              onClick={() => {
                list.current?.hidePopover();
                item.onSelect();
              }}
            >
              {item.icon && <Icon of={item.icon} size={16} />}
              <span class="menu__label">
                {item.label}
                {item.note && <span class="note">{item.note}</span>}
              </span>
              {item.count}
            </button>
          ))}
      </div>
    </span>
  );
}

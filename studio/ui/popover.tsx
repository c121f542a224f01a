import type { ComponentChildren, VNode } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { putNear } from './place-near.ts';

/** What the opening control must carry. */
export interface PopoverTrigger {
  'aria-expanded': boolean;
  'aria-controls': string;
  onClick: () => void;
}

export interface PopoverProps {
  /** Draws the control that opens it, with the attributes given. */
  trigger: (attributes: PopoverTrigger) => VNode;
  label: string;
  align?: 'start' | 'center' | 'end';
  /** Drawn only while open. */
  children: (close: () => void) => ComponentChildren;
}

/** A small panel beside a control. Esc and a press outside close it; focus goes back to the control. */
export function Popover({ trigger, label, align = 'start', children }: PopoverProps) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isOpen, setOpen] = useState(false);
  const close = () => panel.current?.hidePopover();

  return (
    <span class="popover-anchor" ref={anchor}>
      {trigger({
        'aria-expanded': isOpen,
        'aria-controls': id,
        onClick: () => panel.current?.togglePopover(),
      })}
      <div
        class="popover"
        id={id}
        popover="auto"
        role="dialog"
        aria-label={label}
        ref={panel}
        onToggle={(event) => {
          const opens = event.newState === 'open';
          setOpen(opens);
          if (opens)
            requestAnimationFrame(
              () => anchor.current && panel.current && putNear(anchor.current, panel.current, align),
            );
        }}
      >
        {isOpen && children(close)}
      </div>
    </span>
  );
}

import { cloneElement, type VNode } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';
import { putNear } from './place-near.ts';

/**
 * A short text beside one control, on hover and on keyboard focus; Esc hides it. It repeats or completes the
 * control's label and never holds something that can be pressed.
 */
export function Tooltip({
  text,
  children,
}: {
  text: string;
  children: VNode<{ 'aria-describedby'?: string }>;
}) {
  const id = useId();
  const anchor = useRef<HTMLSpanElement>(null);
  const tip = useRef<HTMLSpanElement>(null);

  useEffect(() => {
    const element = anchor.current;
    if (!element) return;
    let waiting: ReturnType<typeof setTimeout>;
    const show = () => {
      const bubble = tip.current;
      if (!bubble?.isConnected || bubble.matches(':popover-open')) return;
      bubble.showPopover();
      putNear(element, bubble, 'center');
    };
    const hide = () => {
      clearTimeout(waiting);
      if (tip.current?.matches(':popover-open')) tip.current.hidePopover();
    };
    const onEnter = (event: PointerEvent) => {
      if (event.pointerType !== 'touch') waiting = setTimeout(show, 350);
    };
    const onFocus = (event: FocusEvent) => {
      // Not at once: focus also comes back while a menu gives way to another, and nothing may be shown in between.
      if ((event.target as Element).matches(':focus-visible')) waiting = setTimeout(show);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    element.addEventListener('pointerenter', onEnter);
    element.addEventListener('pointerleave', hide);
    element.addEventListener('pointerdown', hide);
    element.addEventListener('focusin', onFocus);
    element.addEventListener('focusout', hide);
    element.addEventListener('keydown', onKey);
    return () => {
      hide();
      element.removeEventListener('pointerenter', onEnter);
      element.removeEventListener('pointerleave', hide);
      element.removeEventListener('pointerdown', hide);
      element.removeEventListener('focusin', onFocus);
      element.removeEventListener('focusout', hide);
      element.removeEventListener('keydown', onKey);
    };
  }, []);

  const isLabel = (children.props as { 'aria-label'?: string })['aria-label'] === text;
  return (
    <span class="tooltip-anchor" ref={anchor}>
      {isLabel ? children : cloneElement(children, { 'aria-describedby': id })}
      <span class="tooltip" id={id} role="tooltip" popover="manual" ref={tip}>
        {text}
      </span>
    </span>
  );
}

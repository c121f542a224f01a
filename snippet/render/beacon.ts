import type { DeliveredBlock } from '../../shared/contract/guide.ts';
import { anchorTo } from './anchor.ts';
import { announce } from './announce.ts';
import { type DrawnCard, drawCard, spoken } from './card.ts';
import { create, drawIcon } from './create.ts';
import { startDrawing } from './drawing.ts';
import { focusedElement, visitFocus } from './focus.ts';
import type { Box } from './geometry.ts';
import { isCovered } from './is-covered.ts';
import { type KeySurface, keyOutside, takeEvent } from './keys.ts';
import { levels, openPlace } from './layer.ts';
import { aimCard, unplace, write } from './move-card.ts';
import { dressStage } from './paint-theme.ts';
import type { RenderedStep, StepView } from './step-view.ts';
import { style } from './style.ts';

/** What is pressed; what is seen of it is smaller. */
const markPx = 28;
/** From the middle of the mark to the edge that its card keeps its distance from. */
const dotPx = 4;
/** An icon stands beside its target, a dot on its edge. */
const besidePx = 18;
/** A target this high at most is kept clear of the card. */
const lowPx = 96;
/** A pointer that only passes opens nothing, and one on its way from mark to card closes nothing. */
const openAfterMs = 120;
const closeAfterMs = 300;

interface Point {
  x: number;
  y: number;
}

const clamp = (value: number, from: number, to: number): number => Math.max(from, Math.min(value, to));

/** The point of `box`, less `by` on each side, that is nearest. */
const nearestIn = ({ left, top, right, bottom }: Box, { x, y }: Point, by: number): Point => ({
  x: clamp(x, left + by, right - by),
  y: clamp(y, top + by, bottom - by),
});

/** The middle of the mark: at the target's end, there at its top corner for a dot, or on the side the author chose. */
function middleOf(box: Box, { placement, marker }: StepView['step'], isRightToLeft: boolean): Point {
  const side = placement === 'auto' ? (isRightToLeft ? 'left' : 'right') : placement;
  const away = marker === 'icon' ? besidePx : 0;
  const isOnCorner = placement === 'auto' && marker !== 'icon';
  if (side === 'left' || side === 'right') {
    return {
      x: side === 'left' ? box.left - away : box.right + away,
      y: isOnCorner ? box.top : (box.top + box.bottom) / 2,
    };
  }
  return { x: (box.left + box.right) / 2, y: side === 'top' ? box.top - away : box.bottom + away };
}

/** Whether there is anything in it to press or to fill in. */
const isInteractive = (block: DeliveredBlock): boolean => {
  if (/^(buttons|question|video)$/.test(block.type)) return true;
  const spans = block.type === 'text' ? block.text : block.type === 'list' ? block.items.flat() : [];
  return spans.some((span) => span.type === 'text' && span.href);
};

/**
 * A small mark at its target, which opens the step's card: by a press, or while a mouse rests on it. The card stays
 * while the pointer is on mark or card. Escape and a press elsewhere fold it away; only × and its buttons end it.
 */
export function renderBeacon(view: StepView, life: AbortController): RenderedStep {
  const { signal } = life;
  const isFramed = view.container !== undefined;
  const { step } = view;
  let { anchor } = view;
  let isHidden = false;
  let isAway = true;
  let isOpen = false;
  let isPinned = false;
  let drawn: DrawnCard | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let following: AbortController | undefined;

  const visit = visitFocus(view.takesFocus);
  const place = openPlace({
    styles: [style, view.questions?.style, view.layouts?.style],
    level: levels.mark,
    frame: view.container,
    anchor: () => anchor,
    onEvent: (event) => takeEvent(event, surface, drawing, visit),
    onOutside(event) {
      if (event.type === 'pointerdown' && !isFramed) close();
      if ((event as KeyboardEvent).key !== 'Escape') return keyOutside(event, surface);
      const wasOpen = isOpen && surface.isShown();
      if (wasOpen) close();
      return wasOpen;
    },
  });
  const { stage } = place;
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    place.remove();
    following?.abort();
  });
  dressStage(stage, view, signal);
  const drawing = startDrawing(view, place.scope, signal);
  const { blocks } = drawing.view.step;
  const isDialog = blocks.some(isInteractive);
  const heading = blocks.find((block) => block.type === 'heading');
  const mark = create(
    'button',
    {
      type: 'button',
      class: `mark ${step.marker ?? 'beacon'}`,
      'aria-label': `${drawing.words.hint}: ${heading?.text ?? view.name}`,
      'aria-haspopup': isDialog && 'dialog',
      'aria-expanded': isDialog && 'false',
      press: () => (isPinned ? close() : open(true)),
    },
    create('span', { class: 'dot' }, step.marker === 'icon' && drawIcon('M8 11.5V7.6M8 4.9v.1')),
  );
  stage.append(mark);

  const surface: KeySurface = {
    card: stage,
    isFramed,
    isPassive: true,
    anchor: () => anchor,
    isShown: () => !isHidden && !isAway,
    close: () => close(),
  };

  const enter = ({ pointerType }: PointerEvent) => {
    if (pointerType !== 'mouse') return;
    clearTimeout(timer);
    if (!isOpen) timer = setTimeout(open, openAfterMs, false);
  };
  const leave = () => {
    clearTimeout(timer);
    if (isOpen && !isPinned) timer = setTimeout(() => !isFocusInside() && close(), closeAfterMs);
  };
  const watchPointer = (element: HTMLElement) => {
    element.addEventListener('pointerenter', enter);
    element.addEventListener('pointerleave', leave);
  };
  watchPointer(mark);

  /** A tooltip holds no control: the close button stands beside what is one. */
  const draw = (): DrawnCard => {
    const made = drawCard(drawing, 'tooltip', isDialog ? 'dialog' : undefined);
    for (const [questionId, answer] of drawing.answers) drawing.settle.get(questionId)?.(answer);
    if (!isDialog) made.body.role = 'tooltip';
    made.body.id = `${place.scope}:body`;
    watchPointer(made.card);
    return made;
  };
  const isFocusInside = () => drawn?.card.matches(':focus-within') ?? false;
  const setExpanded = () => {
    if (isDialog) mark.ariaExpanded = String(isOpen);
    else if (isOpen && drawn) mark.setAttribute('aria-describedby', drawn.body.id);
    else mark.removeAttribute('aria-describedby');
  };

  function open(isPressed: boolean): void {
    clearTimeout(timer);
    isPinned ||= isPressed;
    if (isOpen || signal.aborted) return;
    isOpen = true;
    drawn ??= draw();
    const { card, body } = drawn;
    stage.append(card);
    if (body.scrollHeight > body.clientHeight) body.tabIndex = 0;
    setExpanded();
    // The user has just asked for it: above all else of ours.
    place.setLevel(levels.card);
    follow();
    if (isFramed) return;
    if (isPressed) announce(stage, spoken(card), signal);
    view.onOpen?.();
  }

  function close(): void {
    clearTimeout(timer);
    if (!isOpen || !drawn) return;
    const hadFocus = isFocusInside();
    isOpen = isPinned = false;
    drawn.card.remove();
    unplace(drawn.card);
    setExpanded();
    place.setLevel(levels.mark);
    if (hadFocus) mark.focus({ preventScroll: true });
  }

  const updateShown = () => stage.classList.toggle('away', !surface.isShown());

  function follow(): void {
    following?.abort();
    const target = anchor;
    if (!target) {
      isAway = true;
      updateShown();
      return;
    }
    following = new AbortController();
    const isRightToLeft = stage.dir === 'rtl';
    anchorTo(
      {
        target,
        stage,
        card: drawn?.card ?? mark,
        onAway(isGone) {
          if (!isGone) return;
          isAway = true;
          updateShown();
        },
        place(visible, bounds, whole) {
          const { x, y } = nearestIn(bounds, middleOf(whole, step, isRightToLeft), markPx / 2);
          const inside = nearestIn(whole, { x, y }, 2);
          const seen = nearestIn(visible, inside, 0);
          const isClipped = Math.abs(seen.x - inside.x) + Math.abs(seen.y - inside.y) > 4;
          const own = target.getBoundingClientRect();
          const spot = nearestIn(own, middleOf(own, step, isRightToLeft), 2);
          const isGone = isClipped || (!isFramed && isCovered(target, spot.x, spot.y));
          const isLow = whole.bottom - whole.top < lowPx;
          const dot = {
            left: x - dotPx,
            top: Math.min(y - dotPx, isLow ? whole.top : y),
            right: x + dotPx,
            bottom: Math.max(y + dotPx, isLow ? whole.bottom : y),
          };
          const putCard = isOpen && drawn && aimCard(drawn.card, drawn.arrow, dot, bounds, step.placement);
          return () => {
            write(mark, 'transform', `translate(${x - markPx / 2}px,${y - markPx / 2}px)`);
            if (putCard) putCard();
            isAway = isGone;
            updateShown();
          };
        },
      },
      following.signal,
    );
  }

  updateShown();
  follow();
  if (isFramed) open(true);
  else if (view.takesFocus) {
    visit.enter(focusedElement());
    mark.focus({ preventScroll: true });
  }

  return {
    setAnchor(element) {
      if (signal.aborted || element === anchor) return;
      anchor = element;
      place.settle();
      follow();
    },
    hide() {
      isHidden = true;
      updateShown();
    },
    show() {
      isHidden = false;
      updateShown();
    },
    giveWay() {
      if (!signal.aborted) visit.end(place.hasFocus());
    },
    destroy() {
      if (signal.aborted) return;
      const wasInside = place.hasFocus();
      life.abort();
      visit.end(wasInside);
    },
  };
}

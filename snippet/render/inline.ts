import { drawCard } from './card.ts';
import { startDrawing } from './drawing.ts';
import { focusedElement, visitFocus } from './focus.ts';
import { guardEvents } from './guard-events.ts';
import { type KeySurface, takeEvent } from './keys.ts';
import { levels } from './layer.ts';
import { inlineStyle } from './layouts-style.ts';
import { dressStage } from './paint-theme.ts';
import { createHost, openShadow, type Shadow } from './shadow.ts';
import type { RenderedStep, StepView } from './step-view.ts';
import { style } from './style.ts';

/** A page that takes it out this often doesn't want it. */
const mostPutBacks = 100;

/**
 * A step in the page's own flow, at its target: one element of ours with its own shadow root, among the page's. It is
 * put back when the page renders anew and drops it. Says nothing and moves nothing by itself, as a part of the page.
 */
export function renderInline(view: StepView, life: AbortController): RenderedStep {
  const { signal } = life;
  const { step, container } = view;
  let { anchor } = view;
  let isHidden = false;
  let putBacks = 0;
  let shadow: Shadow | undefined;
  let unguard = () => {};

  const stage = document.createElement('div');
  stage.className = 'stage';
  dressStage(stage, view, signal);
  const drawing = startDrawing(view, '', signal);
  const { card, outer } = drawCard(drawing, 'inline', 'region');
  for (const [questionId, answer] of drawing.answers) drawing.settle.get(questionId)?.(answer);
  stage.append(outer);

  const visit = visitFocus(view.takesFocus);
  const surface: KeySurface = {
    card,
    // The page's own order of Tab is the right one.
    isFramed: true,
    anchor: () => null,
    isShown: () => true,
    close: () => drawing.act({ type: 'close' }),
  };

  /** A shadow root in the document of the target, which may be a frame's. */
  const moveTo = (page: Document): Shadow => {
    if (shadow?.host.ownerDocument === page) return shadow;
    unguard();
    shadow?.host.remove();
    shadow = openShadow(createHost(page));
    shadow.adopt(inlineStyle, style, view.questions?.style, view.layouts?.style);
    shadow.root.append(stage);
    unguard = guardEvents(stage, {
      level: levels.mark,
      onEvent: (event) => takeEvent(event, surface, drawing, visit),
    });
    return shadow;
  };

  /** Where it should be is the page's business; that it is there is ours. */
  const drops = new MutationObserver(() => {
    if (shadow?.host.parentNode || putBacks++ > mostPutBacks) return;
    insert();
  });
  signal.addEventListener('abort', () => {
    drops.disconnect();
    shadow?.host.remove();
    unguard();
  });
  const insert = () => {
    drops.disconnect();
    if (isHidden || !anchor?.isConnected) {
      shadow?.host.remove();
      return;
    }
    const { host } = moveTo(anchor.ownerDocument);
    if (step.inlineAt === 'inside') anchor.append(host);
    else if (step.inlineAt === 'before') anchor.before(host);
    else anchor.after(host);
    if (host.parentNode) drops.observe(host.parentNode, { childList: true });
  };

  insert();
  if (view.takesFocus && !container) {
    visit.enter(focusedElement());
    card.focus({ preventScroll: true });
  }

  const hasFocus = () => Boolean(shadow?.root.activeElement);

  return {
    setAnchor(element) {
      if (signal.aborted || element === anchor) return;
      anchor = element;
      putBacks = 0;
      insert();
    },
    hide() {
      isHidden = true;
      if (!signal.aborted) insert();
    },
    show() {
      isHidden = false;
      if (!signal.aborted) insert();
    },
    giveWay() {
      if (!signal.aborted) visit.end(hasFocus());
    },
    destroy() {
      if (signal.aborted) return;
      const wasInside = hasFocus();
      life.abort();
      visit.end(wasInside);
    },
  };
}

import type { ButtonAction } from '../../shared/contract/block.ts';
import { anchorCard } from './anchor-card.ts';
import { announce } from './announce.ts';
import { drawCard, type Layout } from './card.ts';
import { create } from './create.ts';
import type { Drawing } from './drawing.ts';
import { findHome, watchTopLayer } from './find-home.ts';
import { visitFocus } from './focus.ts';
import { guardEvents } from './guard-events.ts';
import { type KeySurface, keyInside, listenToKeysOutside } from './keys.ts';
import { paintTheme } from './paint-theme.ts';
import { press } from './press.ts';
import { scrollIntoView } from './scroll-into-view.ts';
import { openShadowHost } from './shadow-host.ts';
import type { RenderedStep, StepView } from './step-view.ts';
import { style } from './style.ts';
import { directionOf, wordsFor } from './words.ts';

export type { RenderedStep, StepView } from './step-view.ts';

/** Beyond this, focus goes to the card itself and not past the text to its button. */
const shortTextLetters = 300;

/** Draws one step of a guide and keeps it where it belongs until it is destroyed. */
export function renderStep(view: StepView): RenderedStep {
  const life = new AbortController();
  const { signal } = life;
  const isFramed = view.container !== undefined;
  let { anchor } = view;
  let isHidden = false;
  let isAway = false;
  let anchored: AbortController | undefined;

  const layout = (): Layout => {
    if (view.step.layout === 'tooltip') return anchor ? 'tooltip' : 'corner';
    // The others are not drawn yet, nor can they be published.
    return view.step.layout === 'modal' ? 'modal' : 'corner';
  };
  const act = (action: ButtonAction) => {
    if (action.type === 'next' || action.type === 'goToStep') {
      for (const answerEntered of drawing.entered.values()) answerEntered();
    }
    if (!signal.aborted) view.onAction(action);
  };
  const drawing: Drawing = {
    view,
    words: wordsFor(view.locale),
    answers: new Map(Object.entries(view.answers ?? {})),
    settle: new Map(),
    entered: new Map(),
    isMovingByKeys: false,
    act,
    answer(questionId, answer) {
      if (signal.aborted || drawing.answers.has(questionId)) return;
      drawing.answers.set(questionId, answer);
      drawing.settle.get(questionId)?.(answer);
      view.onAnswer(questionId, answer);
    },
  };

  const visit = visitFocus();
  const layer = openShadowHost(style + (view.questions?.style ?? ''), view.container);
  const { element: host, stage } = layer;
  stage.lang = view.locale;
  stage.dir = directionOf(view.locale);
  paintTheme(stage, view.theme, signal);
  let look = layout();
  const ring = create('div');
  const { outer, card, body, arrow, dialog } = drawCard(drawing, look, isFramed);
  for (const [questionId, answer] of drawing.answers) drawing.settle.get(questionId)?.(answer);
  stage.append(ring, outer);

  const surface: KeySurface = {
    host,
    card,
    isFramed,
    isModal: layout() === 'modal',
    anchor: () => (layout() === 'tooltip' ? anchor : null),
    isShown: () => !isHidden && !isAway,
    close: () => act({ type: 'close' }),
  };

  const raise = () => {
    layer.raise(findHome(anchor));
    if (dialog?.open) dialog.close();
    if (surface.isShown()) dialog?.showModal();
  };

  let hadFocus = false;
  const updateShown = () => {
    const isShown = surface.isShown();
    if (isShown !== stage.classList.contains('away')) return;
    if (!isShown) hadFocus = layer.hasFocus();
    stage.classList.toggle('away', !isShown);
    // A hidden dialog would still make the page inert.
    if (!isShown) dialog?.close();
    else if (dialog && !isFramed) raise();
    if (!isShown) return;
    if (hadFocus && document.activeElement === document.body) focusCard();
    hadFocus = false;
  };

  const point = () => {
    anchored?.abort();
    isAway = false;
    const target = surface.anchor();
    ring.className = target ? 'ring' : '';
    if (target) {
      anchored = new AbortController();
      if (!isFramed && target.isConnected) scrollIntoView(target, stage.getBoundingClientRect());
      const onAway = (isGone: boolean) => {
        isAway = isGone;
        updateShown();
      };
      const wanted = view.step.placement;
      anchorCard({ card, pointer: arrow, ring, stage, target, wanted, onAway }, anchored.signal);
    }
    updateShown();
  };

  /** To the main button for one who goes through by keyboard; else to the card, where no stray Enter presses anything. */
  const focusCard = () => {
    const isSurvey = drawing.view.step.blocks.some(({ type }) => type === 'question');
    const isShort = (card.textContent?.length ?? 0) < shortTextLetters;
    const button = card.querySelector<HTMLElement>('.button.primary');
    const goesOn = visit.isContinued && isShort && !isSurvey;
    ((goesOn && button) || dialog || card).focus({ preventScroll: true });
  };

  guardEvents(
    host,
    (event) => {
      if (event.type === 'keydown') keyInside(event as KeyboardEvent, surface, drawing);
      else if (event.type === 'keyup' || event.type === 'pointerdown') drawing.isMovingByKeys = false;
      else if (event.type === 'click') press(event);
      else if (event.type === 'focusin') visit.enter((event as FocusEvent).relatedTarget as Element | null);
    },
    signal,
  );
  if (!isFramed) {
    layer.onRemoved = raise;
    raise();
    watchTopLayer(host, () => findHome(anchor) !== host.parentNode && raise(), signal);
    listenToKeysOutside(surface, signal);
    // The back gesture of phones, and a second Escape that can't be prevented.
    dialog?.addEventListener('cancel', (event) => {
      event.preventDefault();
      surface.close();
    });
  }
  point();
  // Scrolling by keys, and only where there is something to scroll.
  if (body.scrollHeight > body.clientHeight) body.tabIndex = 0;
  if (!isFramed) {
    if (visit.isContinued || (view.takesFocus ?? surface.isModal)) focusCard();
    else announce(stage, spoken(card), signal);
  }

  return {
    setAnchor(element) {
      if (signal.aborted || element === anchor) return;
      anchor = element;
      card.classList.replace(look, layout());
      look = layout();
      if (!isFramed && findHome(anchor) !== host.parentNode) raise();
      point();
    },
    hide() {
      isHidden = true;
      updateShown();
    },
    show() {
      isHidden = false;
      updateShown();
    },
    destroy() {
      if (signal.aborted) return;
      const wasInside = layer.hasFocus();
      // While the guard still stands: a focused element that goes tells of it.
      layer.remove();
      life.abort();
      anchored?.abort();
      visit.end(wasInside || hadFocus);
    },
  };
}

/** The step as a sentence for the ear: its text, and where one is, without the buttons. */
function spoken(card: HTMLElement): string {
  const body = card.querySelector('.body')?.textContent ?? '';
  return `${body} ${card.querySelector('.progress .unseen')?.textContent ?? ''}`.trim();
}

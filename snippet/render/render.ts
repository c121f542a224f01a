import { afterFrame } from './after-frame.ts';
import { anchorTo } from './anchor.ts';
import { announce } from './announce.ts';
import { drawCard, spoken } from './card.ts';
import { create } from './create.ts';
import { startDrawing } from './drawing.ts';
import { focusedElement, visitFocus } from './focus.ts';
import { type KeySurface, keyOutside, takeEvent } from './keys.ts';
import { levels, openPlace, type PlaceOptions } from './layer.ts';
import { aimCard, drawRing, ringRadius, unplace } from './move-card.ts';
import { dressStage } from './paint-theme.ts';
import { scrollIntoView } from './scroll-into-view.ts';
import type { RenderedStep, StepView } from './step-view.ts';
import { style } from './style.ts';
import { drawnWhole } from './whole.ts';

export type { RenderedStep, StepView } from './step-view.ts';

/** Beyond this, focus goes to the card itself and not past the text to its button. */
const shortTextLetters = 300;

/** Draws one step of a guide and keeps it where it belongs until it is destroyed. */
export function renderStep(view: StepView): RenderedStep {
  const { layout } = view.step;
  view.replaces?.giveWay();
  const own = layout === 'beacon' || layout === 'inline' ? view.layouts?.[layout] : undefined;
  return drawnWhole(own ?? renderCard)(view);
}

/** A step that is one card over the page. */
function renderCard(view: StepView, life: AbortController): RenderedStep {
  const { signal } = life;
  const isFramed = view.container !== undefined;
  const isModal = view.step.layout === 'modal';
  const kind = view.layouts?.cards[view.step.layout];
  let { anchor } = view;
  let isHidden = false;
  let isAway = false;
  let anchored: AbortController | undefined;

  const isTooltip = () => view.step.layout === 'tooltip' && anchor !== null;
  const layout = (): string => {
    if (isTooltip()) return 'tooltip';
    return isModal || kind ? view.step.layout : 'corner';
  };
  const bringIntoView = (isQuick?: boolean) => {
    if (isTooltip() && !isFramed) scrollIntoView(anchor!, isQuick);
  };
  bringIntoView(true);
  // Whether something of the page lies over it can be asked once the card is there to be read.
  afterFrame(bringIntoView, signal);
  const visit = visitFocus(!kind?.isPassive || view.takesFocus);
  const options: PlaceOptions = {
    styles: [style, view.questions?.style, view.layouts?.style],
    level: kind?.isPassive ? levels.banner : levels.card,
    frame: view.container,
    anchor: () => anchor,
    onEvent: (event) => takeEvent(event, surface, drawing, visit),
    onOutside: (event) => keyOutside(event, surface) || kind?.onOutside?.(event, card),
    onRaised: () => showDialog(),
  };
  // What follows a card in its guide stands in the same room: that is dressed and laid out already.
  const isPlain = !isModal && !kind;
  const given = isPlain ? view.replaces?.yieldPlace?.(options) : undefined;
  const place = given ?? openPlace(options);
  let isYielded = false;
  const { stage } = place;
  signal.addEventListener('abort', () => {
    if (isYielded) outer.remove();
    else place.remove();
    anchored?.abort();
  });
  if (!given) dressStage(stage, view, place.signal);
  const drawing = startDrawing(view, place.scope, signal);
  const role = kind?.isPassive ? 'region' : isModal ? 'modal' : 'dialog';
  let look = layout();
  // The ring goes over to the next target as it is.
  const ring = (given && (stage.firstChild as HTMLElement)) ?? stage.appendChild(create('div'));
  const { outer, card, body, arrow, dialog } = drawCard(drawing, look, role);
  for (const [questionId, answer] of drawing.answers) drawing.settle.get(questionId)?.(answer);
  stage.append(outer);

  const surface: KeySurface = {
    card,
    isFramed,
    isModal,
    isPassive: kind?.isPassive,
    anchor: () => (isTooltip() ? anchor : null),
    isShown: () => !isHidden && !isAway,
    close: () => drawing.act({ type: 'close' }),
  };

  /** Above whatever the page has opened; a hidden one would still make the page inert. */
  const showDialog = () => {
    if (dialog?.open) dialog.close();
    if (surface.isShown()) dialog?.showModal();
  };

  const isFocusInside = () => outer.matches(':focus-within');
  let hadFocus = false;
  const updateShown = () => {
    const isShown = surface.isShown();
    if (isShown !== stage.classList.contains('away')) return;
    if (!isShown) hadFocus = isFocusInside();
    stage.classList.toggle('away', !isShown);
    showDialog();
    if (!isShown) return;
    if (hadFocus && document.activeElement === document.body) focusCard();
    hadFocus = false;
  };

  const point = () => {
    if (anchored) unplace(card);
    anchored?.abort();
    isAway = false;
    const target = surface.anchor();
    ring.className = target ? 'ring' : '';
    if (target) {
      anchored = new AbortController();
      const radius = ringRadius(target);
      const onAway = (isGone: boolean) => {
        isAway = isGone;
        updateShown();
      };
      anchorTo(
        {
          target,
          stage,
          card,
          onAway,
          place(box, bounds) {
            const put = aimCard(card, arrow, box, bounds, view.step.placement);
            return () => {
              put();
              drawRing(ring, box, radius);
            };
          },
        },
        anchored.signal,
      );
    }
    updateShown();
  };

  /** To the main button for one who goes through by keyboard; else to the card, where no stray Enter presses anything. */
  const focusCard = () => {
    const isSurvey = view.step.blocks.some(({ type }) => type === 'question');
    const isShort = (card.textContent?.length ?? 0) < shortTextLetters;
    const button = card.querySelector<HTMLElement>('.button.primary');
    const goesOn = visit.isContinued && isShort && !isSurvey;
    visit.enter(focusedElement());
    ((goesOn && button) || dialog || card).focus({ preventScroll: true });
  };

  // The back gesture of phones, and a second Escape that can't be prevented.
  dialog?.addEventListener('cancel', (event) => {
    event.preventDefault();
    surface.close();
  });
  showDialog();
  point();
  // Scrolling by keys, and only where there is something to scroll.
  if (body.scrollHeight > body.clientHeight) body.tabIndex = 0;
  if (!isFramed) {
    if (visit.isContinued || (view.takesFocus ?? isModal)) focusCard();
    else announce(stage, spoken(card), signal);
  }

  const drawn: RenderedStep = {
    setAnchor(element) {
      if (signal.aborted || element === anchor) return;
      anchor = element;
      card.classList.replace(look, layout());
      look = layout();
      bringIntoView();
      place.settle();
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
    giveWay() {
      // Nothing beside an open dialog can have the focus.
      if (isModal) drawn.destroy();
      else if (!signal.aborted) visit.end(isFocusInside() || hadFocus);
      hadFocus = false;
    },
    yieldPlace(to) {
      if (!isPlain || signal.aborted) return undefined;
      isYielded = true;
      place.handOver(to);
      return place;
    },
    destroy() {
      if (signal.aborted) return;
      const wasInside = isFocusInside();
      life.abort();
      visit.end(wasInside || hadFocus);
    },
  };
  return drawn;
}

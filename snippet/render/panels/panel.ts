import type { DeliveredChecklist } from '../../../shared/contract/guide.ts';
import { announce } from '../announce.ts';
import { create, drawIcon } from '../create.ts';
import { focusedElement } from '../focus.ts';
import { levels, openPlace } from '../layer.ts';
import { dressStage } from '../paint-theme.ts';
import type { PanelView, RenderedPanel } from '../panel-view.ts';
import { onPress, press } from '../press.ts';
import { style } from '../style.ts';
import { themeShapes } from '../theme-shapes.ts';
import { berth } from './dock.ts';
import { focusedInPage, isUnder, keepClear } from './keep-clear.ts';
import { panelStyle } from './panel-style.ts';
import type { PanelWords } from './panel-words.ts';

/** What makes one panel different from another. */
export interface PanelShape {
  /** See `Docked`. */
  rank: number;
  corner(): DeliveredChecklist['launcher']['corner'];
  /** Where the focus goes when the user opens it; the panel itself unless told. */
  entrance?(): HTMLElement | undefined;
  /** A key was pressed inside the open panel; true when it has thereby done what it does. */
  onKey(event: KeyboardEvent, field: HTMLElement): boolean;
  /** Something was typed, or an input method has ended. */
  onInput?(event: Event): void;
  onClosed?(): void;
  /** What is read out when it is open at the start. */
  spoken(): string;
}

export interface Panel extends Omit<RenderedPanel<PanelView>, 'update'> {
  launcher: HTMLButtonElement;
  /** Around both. */
  dock: HTMLElement;
  /** The dialog; what is in it is up to its shape. */
  dialog: HTMLElement;
  signal: AbortSignal;
  /** As the user would; the focus goes back to where it was before. */
  close(): void;
  say(text: string): void;
  /** Draws what changed of the view, as far as it is the same for all panels. */
  update(changed: Partial<PanelView>): void;
  /** Draws, and leaves the focus on the same thing as before, which has the same id then. */
  redraw(draw: () => void): void;
}

export const titleId = 'title';

export const drawHeader = (title: string, words: PanelWords, close: () => void): HTMLElement[] => [
  create('h2', { id: titleId }, title),
  create(
    'button',
    { type: 'button', class: 'close', 'aria-label': words.close, press: close },
    drawIcon('M4 4l8 8M12 4l-8 8'),
  ),
];

/** A launcher in a corner and the panel that it opens: a dialog that leaves the page as usable as it was. */
export function openPanel(view: () => PanelView, life: AbortController, shape: PanelShape): Panel {
  const { signal } = life;
  const { container } = view();
  let isOpen = false;
  let isHidden = false;
  /** Where the focus goes when the panel closes, and when it goes altogether. */
  let openedFrom: HTMLElement | null = null;
  let cameFrom: Element | null = null;
  let hadFocus: HTMLElement | null = null;
  let painted: AbortController | undefined;
  let followFocus: ReturnType<typeof keepClear> | undefined;
  const opening = new AbortController();

  const place = openPlace({
    styles: [style + panelStyle],
    isApart: true,
    level: levels.launcher,
    frame: container,
    onEvent(event) {
      if (event.type === 'keydown') keyInside(event as KeyboardEvent);
      else if (event.type === 'input' || event.type === 'compositionend') shape.onInput?.(event);
      else if (event.type === 'click') press(event);
      else if (event.type === 'focusin') {
        const from = (event as FocusEvent).relatedTarget as Element | null;
        if (from && from !== host) cameFrom = from;
      }
    },
    onOutside(event) {
      followFocus?.(event);
      return keyOutside(event as KeyboardEvent);
    },
  });
  const { host, stage } = place;
  // While the guard still stands: a focused element that goes tells of it.
  signal.addEventListener('abort', () => {
    place.remove();
    painted?.abort();
    opening.abort();
  });
  const launcher = create('button', { type: 'button', class: 'launcher', 'aria-controls': 'panel' });
  const dialog = create('section', {
    class: 'panel',
    id: 'panel',
    role: 'dialog',
    tabindex: -1,
    'aria-labelledby': titleId,
  });
  const said = create('div', { class: 'unseen', role: 'status' });
  const dock = create('div', { class: 'dock' }, launcher, dialog, said);
  stage.append(dock);

  const showOpen = () => {
    launcher.setAttribute('aria-expanded', String(isOpen));
    dialog.hidden = !isOpen;
    dock.classList.toggle('open', isOpen);
  };

  const enter = () => {
    const entrance = (!matchMedia('(pointer:coarse)').matches && shape.entrance?.()) || dialog;
    entrance.focus({ preventScroll: true });
  };
  const setOpen = (isWanted: boolean) => {
    const wasInside = place.hasFocus();
    isOpen = isWanted;
    showOpen();
    rearrange();
    if (isOpen) return;
    place.setLevel(levels.launcher);
    shape.onClosed?.();
    if (wasInside) (openedFrom?.isConnected ? openedFrom : launcher).focus({ preventScroll: true });
  };
  const close = () => {
    if (!isOpen || signal.aborted) return;
    setOpen(false);
    view().onToggle(false);
  };
  const openByHand = () => {
    if (signal.aborted) return;
    if (!isOpen) {
      openedFrom = place.hasFocus() ? null : focusedInPage(host);
      // Above a card of ours that came after it, and what the page has put on top.
      place.setLevel(levels.card);
      if (!container) place.raise();
      setOpen(true);
      view().onToggle(true);
    }
    enter();
  };
  onPress(launcher, () => (isOpen ? close() : openByHand()));

  const paint = () => {
    painted?.abort();
    painted = new AbortController();
    dock.className = `dock ${shape.corner()}`;
    dock.classList.toggle('open', isOpen);
    dressStage(stage, { ...view(), layouts: { themeShapes } }, painted.signal);
  };
  paint();
  isOpen = view().isOpen;
  showOpen();
  const rearrange = berth(
    {
      launcher,
      host,
      rank: shape.rank,
      frame: container,
      isOnRight: () => (shape.corner() === 'bottomEnd') === (stage.dir === 'ltr'),
      isShown: () => !isHidden,
      isOpen: () => isOpen,
      close,
    },
    signal,
  );

  const keyInside = (event: KeyboardEvent) => {
    // 229: the Enter that ends a composition in Safari.
    if (event.isComposing || event.keyCode === 229 || !isOpen) return;
    if (shape.onKey(event, event.composedPath()[0] as HTMLElement)) event.preventDefault();
    else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  /** In the page, Escape closes the panel only where that uncovers what the user is at. */
  const keyOutside = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Escape' || isHidden || !isOpen || container) return false;
    const focused = focusedInPage(host);
    if (!focused || !isUnder(focused, dialog)) return false;
    close();
    return true;
  };

  if (!container) {
    followFocus = keepClear(host, launcher, signal);
    followKeyboard(stage, signal);
  }
  // Unless there is something newer to say before it is said.
  if (isOpen && !container) announce(stage, shape.spoken(), opening.signal);

  return {
    launcher,
    dialog,
    dock,
    signal,
    close,
    open: openByHand,
    say(text) {
      opening.abort();
      said.textContent = text;
    },
    update(changed) {
      if (signal.aborted) return;
      paint();
      rearrange();
      if (changed.isOpen !== undefined && changed.isOpen !== isOpen) setOpen(changed.isOpen);
    },
    redraw(draw) {
      const root = stage.getRootNode() as ShadowRoot;
      const focused = root.activeElement as HTMLElement | null;
      const id = focused?.id;
      draw();
      if (!focused || focused.isConnected) return;
      const twin = id ? root.getElementById(id) : null;
      (twin ?? dialog).focus({ preventScroll: true });
    },
    hide() {
      if (isHidden || signal.aborted) return;
      hadFocus = place.hasFocus() ? focusedElement() : null;
      isHidden = true;
      stage.classList.add('away');
      rearrange();
    },
    show() {
      if (!isHidden || signal.aborted) return;
      isHidden = false;
      stage.classList.remove('away');
      rearrange();
      if (document.activeElement === document.body) hadFocus?.focus({ preventScroll: true });
    },
    destroy() {
      if (signal.aborted) return;
      const wasInside = place.hasFocus();
      life.abort();
      if (wasInside && cameFrom?.isConnected) (cameFrom as HTMLElement).focus?.({ preventScroll: true });
    },
  };
}

/** Leaves out of the stage what the keyboard of a phone covers. */
function followKeyboard(stage: HTMLElement, signal: AbortSignal): void {
  const { visualViewport: seen } = window;
  const fit = () => {
    if (!seen || seen.scale > 1) return;
    const covered = Math.max(0, innerHeight - seen.height - seen.offsetTop);
    stage.style.setProperty('--keyboard', `${covered}px`);
  };
  seen?.addEventListener('resize', fit, { signal });
}

import { effect, untracked } from '@preact/signals';
import { render } from 'preact';
import type { AuthorTask } from '../../../shared/contract/picker.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { pagePath } from '../../capture/page-path.ts';
import type { Progress } from '../../guides/run.ts';
import { listen, stopAll } from '../../host/listen.ts';
import { watchLocation } from '../../host/location-changes.ts';
import { safely } from '../../host/safe-call.ts';
import { openSmallStore } from '../../host/small-store.ts';
import { boxOf } from '../../render/geometry.ts';
import { levels, openPlace } from '../../render/layer.ts';
import { press } from '../../render/press.ts';
import { scrollIntoView } from '../../render/scroll-into-view.ts';
import { tag } from '../../render/shadow.ts';
import { elementName } from '../element-name.ts';
import { judgeElement } from '../judge-element.ts';
import { forgetMode, leftWork, noToken, unsavedName } from '../left-work.ts';
import { drawOutline } from '../outline.ts';
import { type PickMode, startPickMode } from '../pick-mode.ts';
import type { PickerConnection, PickerServer } from '../picker-server.ts';
import { pickerWords } from '../picker-words.ts';
import { stepPages } from '../step-pages.ts';
import { authorActs } from './author-acts.ts';
import { AuthorBar, type BarProps, mayTry } from './author-bar.tsx';
import { openAuthorState } from './author-state.ts';
import { authorStyle } from './author-style.ts';
import { authorWords } from './author-words.ts';
import { takeFieldEvent } from './bar-input.tsx';
import { takeCardEvent } from './card-strip.tsx';
import { drawnByUs } from './drawn-by-us.ts';
import { authorFinder, followTarget } from './follow-step.ts';
import { FormatBar } from './format-bar.tsx';
import { freerEdge } from './give-way.ts';
import { drawHeat, usesByElement } from './heat-map.ts';
import { keepFocus } from './keep-focus.ts';
import { onForeignLink, withToken } from './other-origins.ts';
import { overWindows } from './over-windows.ts';
import { openPieceOverPage } from './piece-over-page.ts';
import { isDoneKey, shortcuts } from './shortcuts.ts';
import { asDelivered, trialFrom, tryGuide } from './try-guide.ts';

/** The last word stays this long, for reading. */
const noticeMs = 6000;

/** Of what happens in the page, what the bar has to know before the page and before its own guard. */
const early = [
  'click',
  'keydown',
  'keyup',
  'beforeinput',
  'input',
  'compositionend',
  'focusin',
  'focusout',
  'pointerup',
  'mousedown',
];

/**
 * Lets an author edit a guide over the running host app: the bar with what it is made of, the selected step drawn at its
 * element, or the checklist or help where it will be, and written where it stands. Everything is kept in the draft that the studio edits too. Takes all of it away at the end.
 */
export function startAuthoring(connection: PickerConnection, task: AuthorTask, server: PickerServer): void {
  const store = openSmallStore('session', `cairn ${connection.key} `);
  const unsaved = unsavedName(task.guide.id);
  const state = openAuthorState(task, server, store);
  const { model } = state;
  const words = authorWords(task.locale);
  const life = new AbortController();
  const { signal } = life;
  let isNew = false;
  let newKey: string | undefined;

  // Before the place is opened, so that these listeners stand before its guard.
  for (const type of early) addEventListener(type, safely(takeEarly), { capture: true, signal });
  const place = openPlace({
    styles: [authorStyle],
    level: levels.card,
    isApart: true,
    onEvent(event) {
      if (event.type === 'click') {
        noteFocus();
        press(event);
      } else takeCardEvent(event);
    },
  });
  const { stage, host } = place;
  const add = () => stage.appendChild(document.createElement('div'));
  const heatPaper = add();
  heatPaper.className = 'whole';
  const canvas = add();
  const outline = drawOutline(stage, signal);
  const paper = add();
  const formatPaper = add();
  stage.lang = task.locale;

  const acts = authorActs(state, {
    server,
    words,
    onNew(isToBePicked, key) {
      isNew = true;
      newKey = key;
      if (isToBePicked) on.mode('pick');
      else if (piece.isDrawn()) write();
    },
    onGone: () => focusCard(),
  });

  /** To the selected card; while the cards are folded away, to what shows them. */
  const handFocus = () => {
    const one = ['.card[aria-current]', `[aria-keyshortcuts="${shortcuts.steps}"]`, 'button'].find(
      (selector) => paper.querySelector(selector),
    );
    if (one) paper.querySelector<HTMLElement>(one)?.focus();
  };
  /** From the cards on to what can be said of the selected one, and from there back. */
  const focusNextPart = () => {
    const isOnCards = paper.querySelector('.strip')?.matches(':focus-within');
    const fields = isOnCards && paper.querySelector<HTMLElement>('.about :is(select,button,input):enabled');
    if (fields) fields.focus();
    else focusCard();
  };
  /** Once it is drawn: while the author points at something, no card is. */
  const focusCard = () => queueMicrotask(handFocus);
  const noteFocus = keepFocus(paper, handFocus, signal);
  const piece = openPieceOverPage(state, {
    canvas,
    acts,
    words,
    onDrawn: () => isNew && write(),
    onLeave: focusCard,
  });
  /** What is new is written at once, or when it is drawn: its element may have to be looked for. */
  const write = () => {
    isNew = false;
    const item = state.item.peek();
    const key = newKey ?? (item && `${item.id}.label`);
    newKey = undefined;
    if (!piece.write(key)) focusCard();
  };

  // --- Where its element is

  let lastFollowed: string | undefined;
  const follow = () => {
    const target = state.target.value;
    const selectedId = state.step.value?.id ?? state.item.value?.id;
    if (!target || state.mode.value === 'try') {
      state.found.value = { element: null };
      return undefined;
    }
    state.found.value = { element: undefined };
    return untracked(() =>
      followTarget(target, (element) => {
        state.found.value = {
          element,
          ...(element && { judgement: judgeElement(element, 'step', pickerWords(task.locale)) }),
        };
        if (element && lastFollowed !== selectedId && state.mode.value === 'navigate') {
          lastFollowed = selectedId;
          scrollIntoView(element);
        }
      }),
    );
  };

  // --- What the author does in the page

  let picking: PickMode | undefined;
  const stopPicking = () => {
    picking?.stop();
    picking = undefined;
    outline.hide();
  };
  const take = (element: Element) => {
    const isFeature = state.mode.value === 'pickFeature';
    const isForNew = isNew;
    // It is drawn without its element first.
    isNew = false;
    on.mode('navigate');
    if (isFeature) {
      outline.show(element, elementName(element, task.locale));
      void acts.beginFeature(element);
      return;
    }
    lastFollowed = state.step.value?.id ?? state.item.value?.id;
    acts.aim(element);
    isNew = isForNew;
    if (isNew) write();
    else focusCard();
  };

  let heatLife: AbortController | undefined;
  const readHeat = async () => {
    heatLife?.abort();
    heatLife = new AbortController();
    const { signal: reading } = heatLife;
    state.heat.value = 'reading';
    const heat = await server.heat(state.path.peek());
    if (reading.aborted) return;
    if (typeof heat !== 'object') {
      state.heat.value = 'failed';
      return;
    }
    const uses = await usesByElement(heat, reading);
    if (reading.aborted) return;
    const all = [...uses.values()].reduce((sum, count) => sum + count, 0);
    state.heat.value = { uses: all, controls: uses.size, days: heat.days };
    drawHeat(heatPaper, uses, words.uses, reading);
  };
  const stopHeat = () => {
    heatLife?.abort();
    heatLife = undefined;
    state.heat.value = undefined;
  };

  const front = overWindows(() => paper.firstElementChild as HTMLElement | null);
  /** While the guide is tried, the bar leaves its edge to what is shown there. */
  const giveWay = () => {
    if (signal.aborted || state.mode.peek() !== 'try') return;
    const bar = paper.firstElementChild;
    const screen = { width: stage.offsetWidth, height: stage.offsetHeight };
    if (bar) {
      const shown = drawnByUs(bar);
      front.follow(shown);
      state.trialEdge.value = freerEdge(state.trialEdge.peek(), boxOf(bar), screen, shown.map(boxOf));
    }
    requestAnimationFrame(giveWay);
  };

  let stopTrial: (() => void) | undefined;
  const startTrial = (progress: Progress) => {
    stopHeat();
    state.mode.value = 'try';
    giveWay();
    stopTrial = tryGuide(progress, {
      save: (now) => store.write('trial', now),
      onEnd() {
        stopTrial = undefined;
        store.write('trial', undefined);
        front.leave();
        if (signal.aborted) return;
        const reached = progress.guide.steps[progress.stepIndex];
        if (reached) state.selectedId.value = reached.id;
        state.mode.value = 'navigate';
        focusCard();
      },
    });
  };

  const leaveFor = async (url: string) => {
    await model.save();
    state.keep();
    location.assign(withToken(url, task.origins, connection.token));
  };

  const on: BarProps['on'] = {
    mode(mode) {
      if (mode === 'pick' && !state.step.value && !state.item.value) return;
      stopPicking();
      state.feature.value = undefined;
      state.panel.value = undefined;
      state.said.value = undefined;
      state.mode.value = mode;
      if (mode === 'navigate') {
        // A step that was made to point at something and does not yet is kept: its element can be picked later.
        return;
      }
      picking = startPickMode({
        host,
        onCurrent: (element) => outline.show(element, elementName(element, task.locale)),
        onPick: take,
        onFrameKey: takeKey,
      });
    },
    try() {
      const draft = model.draft.value;
      const { id, kind } = task.guide;
      const name = model.name.value;
      const guide = asDelivered({
        id,
        kind,
        name,
        draft,
        locale: state.locale.value,
        appTheme: task.appTheme,
      });
      const step = state.step.value;
      startTrial(trialFrom(guide, step ? draft.steps.indexOf(step) : 0));
    },
    stopTrying: () => stopTrial?.(),
    heat() {
      state.said.value = undefined;
      if (state.heat.value === undefined) void readHeat();
      else stopHeat();
    },
    async done() {
      await model.save();
      if (model.saveState.value !== 'saved') return;
      await server.end();
      state.end.value = 'done';
      if (window.opener) window.close();
    },
    close: remove,
    write,
    open(id) {
      const { steps } = model.draft.value;
      const step = steps.find((one) => one.id === id);
      // Its element is still to be picked: on whichever page the author is.
      if (!step || (standsAtTarget(step.layout) && !step.target)) return;
      const { url, path } = stepPages(steps).find((page) => page.steps.includes(step)) ?? {};
      if (url && path !== state.path.value) void leaveFor(url);
    },
    goTo: (url) => void leaveFor(url),
  };

  function takeEarly(event: Event): void {
    if (event.type === 'click') {
      if (!front.isMeant(event as MouseEvent)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      stopTrial?.();
      return;
    }
    if (event.type === 'mousedown') {
      // A press on these buttons leaves the focus, and what is selected, where it is.
      const path = event.composedPath() as Element[];
      const isField = path[0]?.matches?.('input');
      if (!isField && path.includes(formatPaper)) event.preventDefault();
      return;
    }
    if (event.type === 'focusin' && state.writing.value) {
      const path = event.composedPath();
      if (!path.includes(formatPaper) && !path.includes(state.writing.value.element)) {
        state.writing.value = undefined;
        state.isLinking.value = false;
      }
    }
    if (event.type === 'input') takeFieldEvent(event);
    if (event.type === 'keydown') noteFocus();
    if (
      takeDone(event) ||
      piece.take(event) ||
      (event.type === 'keydown' && takeKey(event as KeyboardEvent))
    ) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
  }

  /** True: it was the press that is done with the guide, from the bar or a text. */
  function takeDone(event: Event): boolean {
    const key = event as KeyboardEvent;
    const isMeant = event.type === 'keydown' && isDoneKey(key) && !key.isComposing;
    const isOurs = event.composedPath().some((one) => (one as Element).localName === tag);
    if (!isMeant || !isOurs || picking || state.end.value || state.mode.value === 'try') return false;
    void on.done();
    return true;
  }

  /** True: it was meant for the bar. */
  function takeKey(event: KeyboardEvent): boolean {
    const { key } = event;
    const path = event.composedPath() as Element[];
    const isOurs = path.includes(host);
    if (state.end.value || event.isComposing) return false;
    if (state.mode.value === 'try') {
      if (key === 'Escape' && path.includes(paper)) stopTrial?.();
      return false;
    }
    if (event.altKey && event.code === 'KeyP') {
      on.mode(picking ? 'navigate' : 'pick');
      if (!picking) focusCard();
      return true;
    }
    if (event.altKey && event.code === 'KeyB') {
      if (!picking) state.isFolded.value = false;
      focusNextPart();
      return true;
    }
    if (event.altKey && event.code === 'KeyT') {
      stopPicking();
      if (mayTry(task.guide)) on.try();
      return true;
    }
    if (picking) return takePickKey(event, isOurs);
    if (!isOurs) return false;
    if (takeFieldEvent(event)) return true;
    const isField = path[0]?.matches?.('input,select');
    if (key === 'Escape') {
      if (state.isLinking.value) state.isLinking.value = false;
      else if (state.panel.value) {
        state.panel.value = undefined;
        state.feature.value = undefined;
        outline.hide();
        focusCard();
      } else return false;
      return true;
    }
    const letter = key.toLowerCase();
    if (isField || event.altKey || !(event.ctrlKey || event.metaKey) || !'zy'.includes(letter)) return false;
    if (letter === 'y' || event.shiftKey) acts.redo();
    else acts.undo();
    // The cards may be others now.
    if (path[0]?.matches?.('.card')) focusCard();
    return true;
  }

  function takePickKey(event: KeyboardEvent, isOurs: boolean): boolean {
    const { key } = event;
    if (key === 'Tab') {
      (document.activeElement as HTMLElement | null)?.blur();
      picking?.next(event.shiftKey ? -1 : 1);
    } else if (key === 'ArrowUp') picking?.wider();
    else if (key === 'ArrowDown') picking?.narrower();
    else if (key === 'Enter' && !isOurs) {
      const element = picking?.current();
      if (element) take(element);
    } else if (key === 'Escape') {
      on.mode('navigate');
      focusCard();
    } else return false;
    return true;
  }

  /** For the next page of this tab. True: something is not saved. */
  const keep = (): boolean => {
    state.keep();
    const isSaved = model.saveState.value === 'saved';
    const edition = { name: model.name.value, draft: model.draft.value, revision: model.revision.value };
    // A page that is kept alive while the author is elsewhere may have noted something when it was left before.
    store.write(unsaved, isSaved ? undefined : edition);
    return !isSaved;
  };

  /** Nothing of the mode is left in this tab. */
  const forget = () => {
    store.write(unsaved, undefined);
    forgetMode(store);
  };

  function remove(): void {
    if (signal.aborted) return;
    life.abort();
    forget();
    stopTrial?.();
    stopPicking();
    heatLife?.abort();
    piece.clear();
    stopEffects();
    render(null, paper);
    render(null, formatPaper);
    place.remove();
    authorFinder.rest();
  }

  const lookHere = () => {
    state.path.value = pagePath(location);
    if (state.heat.value !== undefined) void readHeat();
  };
  lookHere();
  render(<AuthorBar {...{ state, acts, words, on }} />, paper);
  render(<FormatBar state={state} words={words} onMark={piece.mark} />, formatPaper);

  const sizes = new ResizeObserver(() => {
    const bar = paper.firstElementChild as HTMLElement | null;
    stage.style.setProperty('--taken', `${(bar?.offsetHeight ?? 0) + 12}px`);
  });
  if (paper.firstElementChild) sizes.observe(paper.firstElementChild);

  let followed: unknown = {};
  let stopFollowing: (() => void) | undefined;
  const stopEffects = stopAll([
    effect(() => {
      const now = [
        state.step.value?.id ?? state.item.value?.id,
        state.target.value,
        state.mode.value === 'try',
      ];
      if (JSON.stringify(now) === JSON.stringify(followed)) return;
      followed = now;
      stopFollowing?.();
      stopFollowing = untracked(follow);
    }),
    effect(piece.draw),
    effect(() => {
      // A step stands at its element; what is to be clicked for a task is only outlined.
      const { element } = state.found.value;
      const isPointing = /^pick/.test(state.mode.value) || state.feature.value;
      if (isPointing) return;
      if (element && state.item.value && state.mode.value === 'navigate')
        outline.show(element, elementName(element, task.locale));
      else outline.hide();
    }),
    effect(() => {
      const isDimmed = state.mode.value === 'navigate' && state.step.value?.layout === 'modal';
      canvas.className = `canvas ${state.edge.value}${isDimmed ? ' dimmed' : ''}`;
    }),
    effect(() => {
      if (state.end.value !== 'done') return;
      forget();
      stopPicking();
      setTimeout(remove, noticeMs);
    }),
    effect(() => {
      if (state.end.value !== 'refused') return;
      untracked(() => stopTrial?.());
      untracked(stopPicking);
      store.write('picker', noToken);
      // Whatever is still typed, too.
      keep();
      state.left.value = leftWork(store);
    }),
    watchLocation(lookHere),
    listen(window, 'online', () => void model.save()),
    listen(window, 'pagehide', () => {
      if (state.end.value === 'done') return;
      // The browser takes no large ones along, and there may be no connection: the next page of this tab tries again.
      if (!keep() || state.end.value || model.saveState.value === 'conflict') return;
      const edition = { name: model.name.value, draft: model.draft.value };
      void server.save(model.revision.value, edition, true);
    }),
    onForeignLink(task.origins, (url) => void leaveFor(url)),
    () => stopFollowing?.(),
    () => sizes.disconnect(),
  ]);

  const left = store.read<AuthorTask['guide']>(unsaved);
  store.write(unsaved, undefined);
  if (left) {
    model.takeUp(left);
    void model.save();
  }
  const trial = store.read<Progress>('trial');
  // Of the guide that was edited in this tab before, perhaps.
  if (trial && trial.guide.id === task.guide.id) startTrial(trial);
  else focusCard();
}

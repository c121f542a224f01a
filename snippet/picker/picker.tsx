import { render } from 'preact';
import type { PickTask } from '../../shared/contract/picker.ts';
import { openSmallStore } from '../host/small-store.ts';
import { outerElement } from '../render/geometry.ts';
import { levels, openPlace } from '../render/layer.ts';
import { press } from '../render/press.ts';
import { startAuthoring } from './author/author.tsx';
import { elementName } from './element-name.ts';
import { judgeElement } from './judge-element.ts';
import { forgetMode, leftWork, noToken } from './left-work.ts';
import { drawOutline } from './outline.ts';
import { type PickMode, startPickMode } from './pick-mode.ts';
import { type BarActions, type BarState, type Notice, PickerBar } from './picker-bar.tsx';
import { type PickerConnection, pickerServer } from './picker-server.ts';
import { pickerStyle } from './picker-style.ts';
import { pickerWords } from './picker-words.ts';

/** The last word stays this long, for reading. */
const noticeMs = 6000;

/**
 * Opens the picker over the host page: the author finds their way to an element, points at it, sees at once how well
 * it will be found again, and sends it to the studio. Takes everything away at the end.
 */
export async function openPicker(connection: PickerConnection): Promise<void> {
  const server = pickerServer(connection);
  const life = new AbortController();
  const { signal } = life;
  const place = openPlace({
    styles: [pickerStyle],
    level: levels.card,
    onEvent(event) {
      if (event.type === 'keydown') takeKey(event as KeyboardEvent);
      else if (event.type === 'click') press(event);
    },
  });
  const { stage, host } = place;
  const paper = stage.appendChild(document.createElement('div'));
  const outline = drawOutline(stage, signal);

  let task: PickTask | undefined;
  let words = pickerWords(navigator.language);
  let picking: PickMode | undefined;
  let chosen: Element | null = null;
  const state: BarState = { title: '', mode: 'pick', edge: 'bottom', isSending: false, isNotSent: false };

  const draw = () => {
    stage.lang = task?.locale ?? navigator.language;
    stage.classList.toggle('sure-outline', state.judgement?.verdict === 'sure');
    stage.classList.toggle('unsure-outline', state.judgement?.verdict === 'unsure');
    stage.classList.toggle('bad-outline', state.judgement?.verdict === 'bad');
    render(
      state.title || state.notice ? <PickerBar state={state} words={words} actions={actions} /> : null,
      paper,
    );
  };

  /** Ends the session in this tab: no later page of it opens the picker again. */
  const store = openSmallStore('session', `cairn ${connection.key} `);
  const forget = () => store.write('picker', undefined);

  const remove = () => {
    if (signal.aborted) return;
    picking?.stop();
    life.abort();
    render(null, paper);
    place.remove();
  };

  const end = (notice: Notice) => {
    state.left = notice === 'refused' && !task ? leftWork(store) : undefined;
    if (state.left) {
      store.write('picker', noToken);
      state.notice = notice;
      return draw();
    }
    if (notice !== 'unreachable') forget();
    picking?.stop();
    picking = undefined;
    outline.hide();
    Object.assign(state, { notice, judgement: undefined });
    draw();
    if (notice === 'unreachable') return;
    if (notice === 'done' && window.opener) window.close();
    setTimeout(remove, noticeMs);
  };

  const nameOf = (element: Element): string => elementName(element, task?.locale ?? 'en');

  const judge = (element: Element) => {
    chosen = element;
    picking?.stop();
    picking = undefined;
    const judgement = judgeElement(element, task?.purpose ?? 'step', words);
    Object.assign(state, { mode: 'judge', name: nameOf(element), judgement, isNotSent: false });
    outline.show(element, state.name ?? '');
    draw();
  };

  const actions: BarActions = {
    setMode(mode) {
      if (state.notice || state.isSending) return;
      picking?.stop();
      picking = undefined;
      chosen = null;
      Object.assign(state, { mode, judgement: undefined, isNotSent: false });
      outline.hide();
      if (mode === 'pick') {
        picking = startPickMode({
          host,
          onCurrent: (element) => outline.show(element, nameOf(element)),
          onPick: judge,
          onFrameKey: takeKey,
        });
      }
      draw();
    },
    wider() {
      if (picking) picking.wider();
      else {
        const outer = chosen && outerElement(chosen);
        if (outer && outer !== document.documentElement) judge(outer);
      }
    },
    narrower() {
      if (picking) picking.narrower();
      else if (chosen?.firstElementChild) judge(chosen.firstElementChild);
    },
    async use() {
      const { judgement } = state;
      if (!judgement || state.isSending) return;
      Object.assign(state, { isSending: true, isNotSent: false });
      draw();
      const { signature, found } = judgement;
      const sent = await server.send({ signature, found, pageUrl: location.href.slice(0, 2048) });
      state.isSending = false;
      if (sent === 'sent') end('done');
      else if (sent === 'refused') end('refused');
      else {
        state.isNotSent = true;
        draw();
      }
    },
    move() {
      state.edge = state.edge === 'bottom' ? 'top' : 'bottom';
      draw();
    },
    leave() {
      if (state.left) forgetMode(store);
      forget();
      remove();
    },
    reopen: () => void open(),
  };

  const takeKey = (event: KeyboardEvent) => {
    if (state.notice || !task) return;
    const { key } = event;
    const isInBar = event.target === host;
    if (event.altKey && event.code === 'KeyP')
      actions.setMode(state.mode === 'navigate' ? 'pick' : 'navigate');
    else if (state.mode === 'navigate') return;
    else if (key === 'Tab' && picking && !isInBar) picking.next(event.shiftKey ? -1 : 1);
    else if (key === 'ArrowUp') actions.wider();
    else if (key === 'ArrowDown') actions.narrower();
    else if (key === 'Escape') actions.setMode(state.mode === 'judge' ? 'pick' : 'navigate');
    else if (key === 'Enter' && !isInBar) {
      const current = picking?.current();
      if (current) judge(current);
      else if (state.mode === 'judge') void actions.use();
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };

  const open = async () => {
    state.notice = undefined;
    draw();
    const answer = connection.token === noToken ? 'refused' : await server.open();
    if (signal.aborted) return;
    if (answer === 'refused') return end('refused');
    if (answer === 'failed') return end('unreachable');
    if (answer.purpose === 'guide') {
      remove();
      // What guards the events of this bar has gone when that of the other begins.
      setTimeout(() => startAuthoring(connection, answer, server));
      return;
    }
    task = answer;
    words = pickerWords(task.locale);
    state.title = words.task(task);
    actions.setMode('pick');
  };

  addEventListener('keydown', takeKey, { capture: true, signal });
  await open();
}

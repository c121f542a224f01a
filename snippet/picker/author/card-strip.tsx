import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { onPress } from '../../render/press.ts';
import { Icon, icons } from '../button.tsx';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { cardPages } from './card-pages.ts';
import { LauncherSelect } from './launcher-select.tsx';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  /** The author wants to write on what is selected. */
  onWrite(): void;
  /** The author has gone to this one. */
  onOpen(id: string): void;
}

/** Pressed and moved this far, a card is dragged. */
const dragPx = 6;

/**
 * What the guide is made of as cards, in their order; steps by page. Arrow keys go through them, with Alt they move one, Enter
 * goes to its text, Delete takes it away; a card can be dragged too.
 */
export function CardStrip({ state, acts, words, onWrite, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [draggedId, setDragged] = useState<string>();
  const pages = cardPages(state, words);
  const ids = pages.flatMap(({ cards }) => cards.map(({ id }) => id));
  const selectedId = ids.find((id) => id === state.selectedId.value) ?? ids[0];
  const { checklist, help } = state.model.draft.value;
  const { launcher } = checklist ?? help ?? {};
  useLayoutEffect(() => {
    list.current
      ?.querySelector('.card[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selectedId]);
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('.card') ?? [])];

  const go = (index: number) => {
    const id = ids[index];
    if (id === undefined) return;
    acts.select(id);
    cards()[index]?.focus();
    onOpen(id);
  };
  const onKeyDown = (event: KeyboardEvent, id: string) => {
    const index = ids.indexOf(id);
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (by !== undefined && event.altKey) {
      if (ids[index + by]) acts.move(id, index + by);
      queueMicrotask(() => list.current?.querySelector<HTMLElement>('.card[aria-current]')?.focus());
    } else if (by !== undefined) go(index + by);
    else if (event.key === 'Delete') {
      acts.remove(id);
      queueMicrotask(() => list.current?.querySelector<HTMLElement>('.card[aria-current]')?.focus());
    } else if (event.key === 'Enter') {
      acts.select(id);
      onWrite();
    } else return;
    event.preventDefault();
  };

  /** Where the pointer is among the cards, the dragged one goes. */
  const drag = (event: PointerEvent, id: string) => {
    if (event.button !== 0 || !event.isPrimary) return;
    const from = event.clientX;
    const life = new AbortController();
    const options = { capture: true, signal: life.signal };
    let isDragging = false;
    const end = () => {
      life.abort();
      setDragged(undefined);
    };
    endDrag = end;
    addEventListener(
      'pointermove',
      (move) => {
        if (!move.buttons) return end();
        if (!isDragging && Math.abs(move.clientX - from) < dragPx) return;
        isDragging = true;
        setDragged(id);
        const boxes = cards().map((card) => card.getBoundingClientRect());
        const to = boxes.findIndex(({ left, right }) => move.clientX >= left && move.clientX <= right);
        if (to >= 0 && to !== acts.indexOf(id)) acts.move(id, to);
      },
      options,
    );
  };

  return (
    <nav class="strip" aria-label={checklist ? words.tasks : help ? words.listed : words.steps} ref={list}>
      {pages.map(({ path, cards: these }) => (
        <section class="page" key={these[0]?.id}>
          {path !== undefined && (
            <h3 class={path === state.path.value ? 'isHere' : ''} title={path ?? ''}>
              {path ?? words.anyPage}
              {path === state.path.value && ` · ${words.here}`}
            </h3>
          )}
          <ol class="cards">
            {these.map(({ id, title, note, isBad, isDoubtful }) => (
              <li key={id}>
                <button
                  type="button"
                  class={`card${id === draggedId ? ' isDragged' : ''}`}
                  aria-current={id === selectedId ? 'step' : undefined}
                  aria-keyshortcuts="Enter Alt+ArrowLeft Alt+ArrowRight Delete"
                  tabIndex={id === selectedId ? 0 : -1}
                  ref={(card) => {
                    if (!card) return;
                    onPress(card, () => go(ids.indexOf(id)));
                    keysOf.set(card, (event) => onKeyDown(event, id));
                    drags.set(card, (event) => drag(event, id));
                  }}
                >
                  <span class="number">{ids.indexOf(id) + 1}</span>
                  <span class="words">
                    <span class="title">{title}</span>
                    <span class={isBad ? 'note bad' : 'note'}>
                      {isDoubtful && <b class="unsure">{words.doubtful} · </b>}
                      {note}
                    </span>
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {help && !help.lists ? (
        <p class="help">{words.listsAll}</p>
      ) : (
        <button
          type="button"
          class="add"
          aria-expanded={state.panel.value === 'add'}
          ref={(button) => {
            if (!button) return;
            onPress(button, () => {
              state.panel.value = state.panel.value === 'add' ? undefined : 'add';
            });
          }}
        >
          <Icon path={icons.plus} />
          {checklist ? words.addTask : help ? words.addListed : words.addStep}
        </button>
      )}
      {launcher && <LauncherSelect launcher={launcher} acts={acts} words={words} />}
    </nav>
  );
}

/** Events of ours end at the window, so the bar hands them to the card they are for. */
const keysOf = new WeakMap<EventTarget, (event: KeyboardEvent) => void>();
const drags = new WeakMap<EventTarget, (event: PointerEvent) => void>();
let endDrag = () => {};

/** A key or a press in the bar: for a card, if it is in one. */
export function takeCardEvent(event: Event): void {
  if (event.type === 'pointerup') endDrag();
  const handlers = event.type === 'keydown' ? keysOf : event.type === 'pointerdown' ? drags : undefined;
  const card = handlers && event.composedPath().find((target) => handlers.has(target));
  if (card) (handlers?.get(card) as ((event: Event) => void) | undefined)?.(event);
}

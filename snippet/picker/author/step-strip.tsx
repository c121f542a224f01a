import { useRef, useState } from 'preact/hooks';
import type { Step } from '../../../shared/contract/step.ts';
import { standsAtTarget } from '../../../shared/rules/interrupts.ts';
import { stepTitle } from '../../../shared/rules/step-title.ts';
import { onPress } from '../../render/press.ts';
import { Icon, icons } from '../button.tsx';
import { stepPages } from '../step-pages.ts';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';

interface Props {
  state: AuthorState;
  acts: AuthorActs;
  words: AuthorWords;
  /** The author wants to write on the selected step. */
  onWrite(): void;
  onOpen(step: Step): void;
}

/** Pressed and moved this far, a card is dragged. */
const dragPx = 6;

/**
 * The steps of the guide as cards, in their order, by page. Arrow keys go through them, with Alt they move one, Enter
 * goes to its text, Delete takes it away; a card can be dragged too.
 */
export function StepStrip({ state, acts, words, onWrite, onOpen }: Props) {
  const list = useRef<HTMLDivElement>(null);
  const [draggedId, setDragged] = useState<string>();
  const { steps } = state.model.draft.value;
  const selectedId = state.step.value?.id;
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('.card') ?? [])];

  const go = (index: number) => {
    const step = steps[index];
    if (!step) return;
    acts.select(step.id);
    cards()[index]?.focus();
    onOpen(step);
  };
  const onKeyDown = (event: KeyboardEvent, step: Step) => {
    const index = steps.indexOf(step);
    const by = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
    if (by !== undefined && event.altKey) {
      if (steps[index + by]) acts.move(step.id, index + by);
      queueMicrotask(() => list.current?.querySelector<HTMLElement>('.card[aria-current]')?.focus());
    } else if (by !== undefined) go(index + by);
    else if (event.key === 'Delete') {
      acts.remove(step.id);
      queueMicrotask(() => list.current?.querySelector<HTMLElement>('.card[aria-current]')?.focus());
    } else if (event.key === 'Enter') {
      acts.select(step.id);
      onWrite();
    } else return;
    event.preventDefault();
  };

  /** Where the pointer is among the cards, the dragged one goes. */
  const drag = (event: PointerEvent, step: Step) => {
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
        setDragged(step.id);
        const boxes = cards().map((card) => card.getBoundingClientRect());
        const to = boxes.findIndex(({ left, right }) => move.clientX >= left && move.clientX <= right);
        const now = state.model.draft.value.steps.findIndex(({ id }) => id === step.id);
        if (to >= 0 && to !== now) acts.move(step.id, to);
      },
      options,
    );
  };

  return (
    <nav class="strip" aria-label={words.steps} ref={list}>
      {stepPages(steps).map((page) => (
        <section class="page" key={page.steps[0]?.id}>
          <h3 class={page.path === state.path.value ? 'isHere' : ''} title={page.path ?? ''}>
            {page.path ?? words.anyPage}
            {page.path === state.path.value && ` · ${words.here}`}
          </h3>
          <ol class="cards">
            {page.steps.map((step) => (
              <li key={step.id}>
                <button
                  type="button"
                  class={`card${step.id === draggedId ? ' isDragged' : ''}`}
                  aria-current={step.id === selectedId ? 'step' : undefined}
                  aria-keyshortcuts="Enter Alt+ArrowLeft Alt+ArrowRight Delete"
                  tabIndex={step.id === selectedId ? 0 : -1}
                  ref={(card) => {
                    if (!card) return;
                    onPress(card, () => go(steps.indexOf(step)));
                    keysOf.set(card, (event) => onKeyDown(event, step));
                    drags.set(card, (event) => drag(event, step));
                  }}
                >
                  <span class="number">{steps.indexOf(step) + 1}</span>
                  <span class="words">
                    <span class="title">
                      {stepTitle(step, state.locale.value, state.model.draft.value.defaultLocale) ||
                        words.untitled}
                    </span>
                    <Note step={step} words={words} />
                  </span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      ))}
      <button
        type="button"
        class="add"
        aria-expanded={state.panel.value === 'addStep'}
        ref={(button) => {
          if (!button) return;
          onPress(button, () => {
            state.panel.value = state.panel.value === 'addStep' ? undefined : 'addStep';
          });
        }}
      >
        <Icon path={icons.plus} />
        {words.addStep}
      </button>
    </nav>
  );
}

function Note({ step, words }: { step: Step; words: AuthorWords }) {
  const { signature } = step.target ?? {};
  const isLost = standsAtTarget(step.layout) && !signature;
  const name = standsAtTarget(step.layout) && (signature?.name ?? signature?.text);
  return (
    <span class={isLost ? 'note bad' : 'note'}>
      {isLost ? words.noElement : words.layouts[step.layout]}
      {name && ` · ${name}`}
    </span>
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

import { untracked } from '@preact/signals';
import type { TextStyle } from '../../../shared/draft/edit-rich-text.ts';
import type { AuthorActs } from './author-acts.ts';
import type { AuthorState } from './author-state.ts';
import type { AuthorWords } from './author-words.ts';
import { drawDraftPanel } from './draw-draft-panel.ts';
import { drawDraftStep } from './draw-draft-step.ts';
import { type DrawnPiece, type Piece, pieceOf } from './draw-piece.ts';
import { type WriteInPlace, writeInPlace } from './write-in-place.ts';

interface Surroundings {
  canvas: HTMLElement;
  acts: AuthorActs;
  words: AuthorWords;
  /** It is drawn anew, and could be written on. */
  onDrawn(): void;
  /** The author is done with writing. */
  onLeave(): void;
}

export interface PieceOverPage {
  /** Draws what there is to draw now, unless it stands there already; to be run in an effect. */
  draw(): void;
  clear(): void;
  isDrawn(): boolean;
  /** Puts the author into its first text, or before what the one with this key says; false: there is none. */
  write(key?: string): boolean;
  mark(style: TextStyle): void;
  /** See `WriteInPlace`. */
  take(event: Event): boolean;
}

/** Keeps the selected piece of the draft over the page as the draft has it, and lets the author write on it. */
export function openPieceOverPage(
  state: AuthorState,
  { canvas, acts, words, ...on }: Surroundings,
): PieceOverPage {
  const { model, task } = state;
  let drawn: (DrawnPiece & { key: string; of: string | undefined; anchor: Element | null }) | undefined;
  let writer: WriteInPlace | undefined;
  /** As it was written last: what is on the screen says so already. */
  let written: Piece | undefined;

  const clear = () => {
    drawn?.remove();
    drawn = undefined;
    writer = undefined;
    state.writing.value = undefined;
    state.isLinking.value = false;
  };

  const drawPiece = (anchor: Element | null): DrawnPiece => {
    const draft = model.draft.peek();
    const step = state.step.peek();
    const locale = state.locale.peek();
    const { appTheme } = task;
    if (step) {
      const name = model.name.peek();
      const { kind } = task.guide;
      return drawDraftStep({ kind, name, draft, step, locale, appTheme, words }, canvas, anchor);
    }
    const names = state.names.peek();
    const known = typeof names === 'object' ? names : undefined;
    return drawDraftPanel({ draft, locale, appTheme, words, names: known }, canvas);
  };

  const redraw = (anchor: Element | null, key: string) => {
    const of = state.step.peek()?.id;
    const at = writer?.current();
    const hadFocus = at !== undefined && drawn !== undefined && drawn.of === of;
    clear();
    drawn = { ...drawPiece(anchor), key, of, anchor };
    drawn.open?.(state.item.peek()?.id);
    if (!drawn.fields.length) return on.onDrawn();
    writer = writeInPlace({
      fields: drawn.fields,
      label: words.text,
      onWrite({ key: field, write }, text) {
        model.edit(`${of}.${field}.${state.locale.peek()}`, (draft) => {
          const next = write(draft, text);
          written = pieceOf(next, of);
          return next;
        });
      },
      onEnter({ key: field }) {
        const item = model.draft.peek().checklist?.items.find(({ id }) => field.startsWith(`${id}.`));
        if (item && item.id !== state.item.peek()?.id) acts.select(item.id);
      },
      onWriting: (writing) => {
        state.writing.value = writing;
      },
      onLink: () => {
        if (state.writing.value?.hasRange) state.isLinking.value = true;
      },
      onLeave: on.onLeave,
      undo: acts.undo,
      redo: acts.redo,
    });
    if (hadFocus) writer.enter(at);
    on.onDrawn();
  };

  return {
    clear,
    draw() {
      const { steps, theme, help } = model.draft.value;
      const step = state.step.value;
      const piece = step ?? pieceOf(model.draft.value, undefined);
      const anchor = step ? state.found.value.element : null;
      // Whoever is writing when their token runs out goes on: what they write is kept, and not for the page to hear.
      const isOver = state.end.value === 'done';
      const isShown = state.mode.value === 'navigate' && state.heat.value === undefined && !isOver;
      if (!piece || !isShown || anchor === undefined) return untracked(clear);
      const itemId = state.item.value?.id;
      const names = help && state.names.value !== undefined;
      const key = JSON.stringify([
        step && [step.id, steps.indexOf(step), steps.length],
        state.locale.value,
        theme,
        names,
      ]);
      if (piece === written && drawn?.key === key && drawn.anchor === anchor) {
        drawn.open?.(itemId);
        return;
      }
      written = piece;
      untracked(() => redraw(anchor, key));
    },
    isDrawn: () => drawn !== undefined,
    write: (key) => writer?.enter(key, true) ?? false,
    mark: (style) => writer?.mark(style),
    take: (event) => writer?.take(event) ?? false,
  };
}

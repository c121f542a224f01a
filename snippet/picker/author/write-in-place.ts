import type { RichText } from '../../../shared/contract/text.ts';
import { replaceRange, styleIn, styleRange, type TextStyle } from '../../../shared/draft/edit-rich-text.ts';
import { focusedElement } from '../../render/focus.ts';
import { lengthOfText, readSpans, selectedIn, selectIn, writeSpans } from './text-dom.ts';
import { standIn, type TextField } from './text-field.ts';

/** A rich text that the author is in, for the buttons that mark its letters. */
export interface Writing {
  element: HTMLElement;
  /** Of what is selected. */
  style: TextStyle;
  /** Whether anything is selected: only then is there something to mark. */
  hasRange: boolean;
}

interface Options {
  fields: TextField[];
  /** Said of a text to those who don't see it. */
  label: string;
  onWrite(field: TextField, text: RichText): void;
  /** The author is in this text now. */
  onEnter(field: TextField): void;
  /** Undefined: the author is in none. */
  onWriting(writing: Writing | undefined): void;
  /** The author wants to say where the selected letters lead. */
  onLink(): void;
  /** Escape: done with writing. */
  onLeave(): void;
  undo(): void;
  redo(): void;
}

export interface WriteInPlace {
  /** Takes what happens in the page, before anybody else does. True: it is dealt with. */
  take(event: Event): boolean;
  mark(style: TextStyle): void;
  /** Into the first text, or into the one with this key; `isToWriteOver`: with all that it says selected. */
  enter(key?: string, isToWriteOver?: boolean): boolean;
  /** The key of the text that has the focus. */
  current(): string | undefined;
}

/**
 * Makes the texts of a drawn step writable where they stand. Typing is the browser's own; what puts in more than
 * letters (a new line, something pasted, marks) is done here, so that nothing but spans comes into a text.
 */
export function writeInPlace({ fields, label, ...on }: Options): WriteInPlace {
  const texts = new Map<TextField, RichText>();
  /** What was selected when the author went to a field of ours, to say where a link leads. */
  let kept: [number, number] | undefined;
  let active: TextField | undefined;

  const draw = (field: TextField, text: RichText) => {
    texts.set(field, text);
    writeSpans(field.element, text);
    field.element.toggleAttribute('data-empty', text.length === 0);
  };
  const wrote = (field: TextField, text: RichText) => {
    field.element.removeAttribute('data-doubtful');
    on.onWrite(field, text);
  };
  for (const field of fields) {
    if (field.element.localName === 'button') field.element = standIn(field.element);
    const { element } = field;
    element.removeAttribute('for');
    element.contentEditable = 'true';
    element.spellcheck = true;
    element.tabIndex = 0;
    element.role = 'textbox';
    element.ariaLabel = label;
    element.ariaMultiLine = String(field.isRich);
    element.dataset.placeholder = field.placeholder || '…';
    element.toggleAttribute('data-doubtful', field.isDoubtful);
    draw(field, field.text);
    // From text to text of one step the focus moves without a word to the window.
    element.addEventListener('focus', () => entered(field));
    element.addEventListener('blur', () => left(field));
  }

  const fieldOf = (event: Event) => {
    const path = event.composedPath();
    return fields.find(({ element }) => path.includes(element));
  };
  const textOf = (field: TextField): RichText => texts.get(field) ?? [];

  const tell = () => {
    if (!active?.isRich) return on.onWriting(undefined);
    const [from, to] = selectedIn(active.element) ?? kept ?? [0, 0];
    on.onWriting({ element: active.element, style: styleIn(textOf(active), from, to), hasRange: to > from });
  };
  function entered(field: TextField): void {
    const isAnother = field !== active;
    active = field;
    kept = undefined;
    tell();
    if (isAnother) on.onEnter(field);
  }
  function left(field: TextField): void {
    if (field === active) kept = selectedIn(field.element) ?? kept;
  }
  const put = (field: TextField, text: RichText, [from, to]: [number, number]) => {
    draw(field, text);
    selectIn(field.element, from, to);
    wrote(field, text);
    tell();
  };
  const insert = (field: TextField, letters: string) => {
    const [from, to] = selectedIn(field.element) ?? [0, 0];
    const text = field.isRich ? letters : letters.replace(/\s+/g, ' ');
    put(field, replaceRange(textOf(field), from, to, text), [from + text.length, from + text.length]);
  };
  const mark = (style: TextStyle) => {
    if (!active?.isRich) return;
    const range = selectedIn(active.element) ?? kept;
    kept = undefined;
    if (!range || range[0] === range[1]) return;
    active.element.focus();
    put(active, styleRange(textOf(active), ...range, style), range);
  };
  const toggle = (name: 'bold' | 'italic') => {
    if (!active) return;
    const range = selectedIn(active.element) ?? [0, 0];
    mark({ [name]: !styleIn(textOf(active), ...range)[name] });
  };

  function beforeInput(event: InputEvent, field: TextField): boolean {
    const { inputType, dataTransfer, data } = event;
    switch (inputType) {
      case 'insertParagraph':
      case 'insertLineBreak':
        if (field.isRich) insert(field, '\n');
        return true;
      case 'insertFromPaste':
      case 'insertFromDrop':
      case 'insertFromYank':
        insert(field, dataTransfer?.getData('text/plain') ?? data ?? '');
        return true;
      case 'formatBold':
      case 'formatItalic':
        if (field.isRich) toggle(inputType === 'formatBold' ? 'bold' : 'italic');
        return true;
      case 'historyUndo':
        on.undo();
        return true;
      case 'historyRedo':
        on.redo();
        return true;
      default:
        return inputType.startsWith('format');
    }
  }

  function keyDown(event: KeyboardEvent, field: TextField): boolean {
    const key = event.key.toLowerCase();
    if (event.isComposing) return false;
    if (key === 'escape') {
      // Within one layer the focus moves without a word to the window.
      active = undefined;
      on.onWriting(undefined);
      on.onLeave();
      return true;
    }
    if (key === 'enter' && !field.isRich) {
      const next = fields[fields.indexOf(field) + 1];
      if (next) enter(next.key, true);
      return true;
    }
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return false;
    if (key === 'z' || key === 'y') {
      if (key === 'y' || event.shiftKey) on.redo();
      else on.undo();
      return true;
    }
    if (!field.isRich || !'bik'.includes(key)) return false;
    if (key === 'k') on.onLink();
    else toggle(key === 'b' ? 'bold' : 'italic');
    return true;
  }

  function enter(key?: string, isToWriteOver = false): boolean {
    const field = key === undefined ? fields[0] : fields.find((one) => one.key === key);
    if (!field) return false;
    field.element.focus();
    const end = lengthOfText(textOf(field));
    selectIn(field.element, isToWriteOver ? 0 : end, end);
    return true;
  }

  return {
    mark,
    enter,
    current: () => (active && focusedElement() === active.element ? active.key : undefined),
    take(event) {
      const field = fieldOf(event);
      switch (event.type) {
        case 'focusin':
          if (field) entered(field);
          return false;
        case 'focusout':
          if (field) left(field);
          return false;
        case 'beforeinput':
          return field !== undefined && beforeInput(event as InputEvent, field);
        case 'input':
          if (field && !(event as InputEvent).isComposing) {
            const text = readSpans(field.element);
            texts.set(field, text);
            field.element.toggleAttribute('data-empty', text.length === 0);
            wrote(field, text);
            tell();
          }
          return false;
        case 'compositionend':
          if (field) {
            const text = readSpans(field.element);
            texts.set(field, text);
            wrote(field, text);
          }
          return false;
        case 'keydown':
          return field !== undefined && keyDown(event as KeyboardEvent, field);
        case 'keyup':
        case 'pointerup':
          if (field && focusedElement() === field.element) tell();
          return false;
        default:
          return false;
      }
    },
  };
}

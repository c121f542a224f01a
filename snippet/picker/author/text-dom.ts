import type { RichText, Span } from '../../../shared/contract/text.ts';
import { joinSpans, lengthOf } from '../../../shared/draft/edit-rich-text.ts';

/** A variable stands in the text as one thing, and a link leads nowhere while it is edited. */
const variables = new WeakMap<Node, Extract<Span, { type: 'variable' }>>();
const links = new WeakMap<Node, string>();

type Leaf = Text | HTMLElement;
const isVariable = (node: Node): node is HTMLElement => variables.has(node);

const isBreak = (node: Node): boolean => node.nodeName === 'BR';

/** What stands in an editable text, in order: letters, breaks and variables. */
function leavesOf(node: Node): Leaf[] {
  if (isVariable(node) || isBreak(node) || node.nodeType === Node.TEXT_NODE) return [node as Leaf];
  return [...node.childNodes].flatMap(leavesOf);
}

const lengthOfLeaf = (leaf: Leaf): number => (leaf instanceof Text ? leaf.data.length : 1);

/** Letters, with an element for each break: only in such a line does a caret stand. */
function drawLines(text: string): DocumentFragment {
  const lines = document.createDocumentFragment();
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) lines.append(document.createElement('br'));
    if (line) lines.append(line);
  }
  return lines;
}

function drawSpan(span: Span): Node {
  let drawn: Node;
  if (span.type === 'variable') {
    const chip = document.createElement('span');
    chip.className = 'variable';
    chip.contentEditable = 'false';
    chip.textContent = span.trait;
    variables.set(chip, span);
    drawn = chip;
  } else drawn = drawLines(span.text);
  const wrap = (tag: 'em' | 'strong' | 'a') => {
    const element = document.createElement(tag);
    element.append(drawn);
    drawn = element;
    return element;
  };
  if (span.italic) wrap('em');
  if (span.bold) wrap('strong');
  if (span.type === 'text' && span.href) links.set(wrap('a'), span.href);
  return drawn;
}

/** Puts the text into the element, to be edited there. */
export function writeSpans(element: HTMLElement, text: RichText): void {
  element.replaceChildren(...text.map(drawSpan));
  // A last line that is empty is none to the browser, until something stands for it.
  const last = text.at(-1);
  if (last?.type === 'text' && last.text.endsWith('\n')) element.append(document.createElement('br'));
}

/** The text that the element holds now, whatever the browser has made of its nodes. */
export function readSpans(element: HTMLElement): RichText {
  const within = (leaf: Leaf, selector: string): Element | null => {
    const found = (leaf.parentElement as Element).closest(selector);
    return found && found !== element && element.contains(found) ? found : null;
  };
  const leaves = leavesOf(element);
  // A break at the very end only holds its line open.
  if (leaves.at(-1) && isBreak(leaves.at(-1) as Leaf)) leaves.pop();
  const spans = leaves.map((leaf): Span => {
    const link = within(leaf, 'a');
    const marks = {
      ...(within(leaf, 'strong,b') && { bold: true }),
      ...(within(leaf, 'em,i') && { italic: true }),
    };
    const variable = variables.get(leaf);
    if (variable) {
      const { of, trait, fallback } = variable;
      return { type: 'variable', of, trait, fallback, ...marks };
    }
    const href = link ? links.get(link) : undefined;
    const text = isBreak(leaf) ? '\n' : (leaf as Text).data;
    return { type: 'text', text, ...marks, ...(href && { href }) };
  });
  return joinSpans(spans);
}

/** How many letters stand before a point of the document; see `lengthOf`. */
function placeOf(element: HTMLElement, node: Node, offset: number): number {
  let place = 0;
  const boundary = node.nodeType === Node.TEXT_NODE ? node : node.childNodes[offset];
  for (const leaf of leavesOf(element)) {
    if (leaf === node) return place + offset;
    const isPast = boundary
      ? leaf === boundary || leaf.compareDocumentPosition(boundary) & Node.DOCUMENT_POSITION_PRECEDING
      : leaf.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING && !node.contains(leaf);
    if (isPast) return place;
    place += lengthOfLeaf(leaf);
  }
  return place;
}

interface ComposedSelection {
  getComposedRanges?(options: { shadowRoots: ShadowRoot[] }): StaticRange[];
}

/** What is selected in the element; undefined when that is something else. */
export function selectedIn(element: HTMLElement): [from: number, to: number] | undefined {
  const roots: ShadowRoot[] = [];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode())
    roots.push(root);
  const composed = (getSelection() as ComposedSelection | null)?.getComposedRanges?.({
    shadowRoots: roots,
  })[0];
  const older =
    (roots[0] as { getSelection?(): Selection | null } | undefined)?.getSelection?.() ?? getSelection();
  const range = composed ?? (older?.rangeCount ? older.getRangeAt(0) : undefined);
  if (!range || !element.contains(range.startContainer) || !element.contains(range.endContainer))
    return undefined;
  return [
    placeOf(element, range.startContainer, range.startOffset),
    placeOf(element, range.endContainer, range.endOffset),
  ];
}

/** Selects what lies between two places. */
export function selectIn(element: HTMLElement, from: number, to: number): void {
  const point = (place: number): [Node, number] => {
    let left = place;
    for (const leaf of leavesOf(element)) {
      const length = lengthOfLeaf(leaf);
      if (left <= length && leaf instanceof Text) return [leaf, left];
      if (left === 0)
        return [leaf.parentNode as Node, [...(leaf.parentNode as Node).childNodes].indexOf(leaf)];
      left -= length;
    }
    return [element, element.childNodes.length];
  };
  getSelection()?.setBaseAndExtent(...point(from), ...point(to));
}

export const lengthOfText = (text: RichText): number => text.reduce((sum, span) => sum + lengthOf(span), 0);

import { onPress } from './press.ts';

/** Nothing is drawn of what is false, null or undefined. */
export type Child = Node | string | false | null | undefined;

export interface Attributes {
  /** What a press (click, tap, Enter, Space) does. */
  press?: () => void;
  /** Left out when undefined, null or false; empty when true. */
  [name: string]: string | number | boolean | null | undefined | (() => void);
}

/** An element with its attributes and children. Text stays text, whatever it looks like. */
export function create<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') onPress(element, value);
    else if (value === true) element.setAttribute(name, '');
    else if (value || value === 0 || value === '') element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => !!child));
  return element;
}

const svg = 'http://www.w3.org/2000/svg';

/** An icon of one stroke in a box of 16 by 16, in the colour of the text around it. */
export function drawIcon(path: string): SVGElement {
  const icon = document.createElementNS(svg, 'svg');
  const line = icon.appendChild(document.createElementNS(svg, 'path'));
  icon.setAttribute('viewBox', '0 0 16 16');
  icon.setAttribute('class', 'icon');
  icon.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  return icon;
}

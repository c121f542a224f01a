import type { Signature } from '../../shared/contract/signature.ts';
import { accessibleName, looksPersonal, readText, safeText } from './element-text.ts';
import { looksGenerated, withoutHash } from './generated-name.ts';
import { type PageNotes, takeNotes } from './page-notes.ts';
import { type Cell, cellOf } from './row-data.ts';

/**
 * What a description is for. `target`: finding this very element again, with all that surrounds it. `click`:
 * counting; without what differs from visit to visit (rows, places), so that a control has one signature.
 */
export type Purpose = 'target' | 'click';

const roleByTag: Record<string, string> = {
  a: 'link',
  button: 'button',
  summary: 'button',
  select: 'combobox',
  textarea: 'textbox',
  img: 'img',
  nav: 'navigation',
  main: 'main',
  header: 'banner',
  footer: 'contentinfo',
  aside: 'complementary',
  form: 'form',
  dialog: 'dialog',
  table: 'table',
  tr: 'row',
  th: 'columnheader',
  td: 'cell',
  li: 'listitem',
  ul: 'list',
  ol: 'list',
  option: 'option',
  h1: 'heading',
  h2: 'heading',
  h3: 'heading',
  h4: 'heading',
  h5: 'heading',
  h6: 'heading',
};
const roleByType: Record<string, string> = {
  checkbox: 'checkbox',
  radio: 'radio',
  range: 'slider',
  number: 'spinbutton',
  search: 'searchbox',
  submit: 'button',
  button: 'button',
  reset: 'button',
  image: 'button',
};

/** The ARIA role, explicit or implied by the tag. */
export function roleOf(element: Element): string | undefined {
  const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0];
  if (explicit) return explicit;
  const tag = element.localName;
  if (tag === 'input') return roleByType[(element as HTMLInputElement).type] ?? 'textbox';
  if (tag === 'a' && !element.hasAttribute('href')) return undefined;
  return Object.hasOwn(roleByTag, tag) ? roleByTag[tag] : undefined;
}

const namingAttribute =
  /^data-(test|testid|test-id|qa|cy|pw|e2e|automation|id|name|action|role|target|tab|tour|guide|track|analytics|component|element|key|nav|menu|page|section|view|command|cmd|toggle|tooltip|label|icon|cairn-name)$/;
const plainAttribute = /^(type|name|alt|placeholder|title|aria-label)$/;

function attributesOf(element: Element, isData: boolean): Record<string, string> | undefined {
  const found: [string, string][] = [];
  for (const { name, value } of Array.from(element.attributes)) {
    if (found.length === 6) break;
    if (name === 'href') {
      const path = hrefPath(value, element.baseURI);
      if (path) found.push([name, path]);
    } else if (plainAttribute.test(name)) {
      const text = isData && name !== 'type' && name !== 'name' ? undefined : safeText(value);
      if (text) found.push([name, text]);
    } else if (namingAttribute.test(name) && value && !looksPersonal(value) && !looksGenerated(value)) {
      if (value.length <= 60) found.push([name, value]);
    }
  }
  return found.length ? Object.fromEntries(found) : undefined;
}

/** Path of a link with ids in it folded: `/deals/4711?x=1` → `/deals/#`. The fragment's path for hash routes. */
function hrefPath(href: string, base: string): string | undefined {
  const url = URL.parse(href, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const path = url.pathname + (url.hash.startsWith('#/') ? (url.hash.split('?')[0] ?? '') : '');
  return path
    .split('/')
    .map((part) =>
      /\d|@|%40/.test(part) && (looksPersonal(part) || looksGenerated(part) || /^\d+$/.test(part))
        ? '#'
        : part,
    )
    .join('/')
    .slice(0, 120);
}

/** Words for a passing state, and utility classes that say how it looks: neither tells what it is. */
const passingClass =
  /[[\]/!:]|^(is-|has-|js-|ng-)|(^|[-_])(active|selected|current|open|opened|closed|hover|focus|focused|focusVisible|visible|hidden|disabled|enabled|loading|checked|expanded|collapsed|shown?|hide|dirty|pristine|touched|valid|invalid)$|^-?([mp][xytblrse]?|[wh]|gap|space|inset|top|left|right|bottom|z|min-[wh]|max-[wh]|size|col-span|basis|text|border|ring|flex|grid-cols)-(\d|auto|full|px|screen|fit|none|xs|sm|base|md|lg|xl|wrap|left|center|right|white|black|[a-z]+-\d)|^(flex|grid|block|inline|inline-flex|inline-block|relative|absolute|fixed|sticky|static|truncate|underline|(bg|rounded|items|justify|leading|tracking|opacity|font|shadow|cursor|overflow|transition|duration)(-.*)?)$/i;

function classesOf(element: Element): string[] | undefined {
  const names = Array.from(element.classList)
    .filter((name) => !passingClass.test(name))
    .map(withoutHash)
    .filter((name) => name.length > 1 && name.length <= 32 && !looksGenerated(name));
  return names.length ? [...new Set(names)].slice(0, 8) : undefined;
}

const stableId = (element: Element): string | undefined =>
  element.id && !looksGenerated(element.id) && !looksPersonal(element.id) ? element.id : undefined;

/** The element around this one: through shadow roots and same-origin frames too. */
function stepOut(node: Node): { parent: Element | null; border?: '::shadow' | '::frame' } {
  if (node.parentElement) return { parent: node.parentElement };
  const root = node.parentNode;
  if (root && 'host' in root) return { parent: root.host as Element, border: '::shadow' };
  let frame: Element | null = null;
  try {
    frame = node.ownerDocument?.defaultView?.frameElement ?? null;
  } catch {
    // The document around is of another origin.
  }
  return frame ? { parent: frame, border: '::frame' } : { parent: null };
}

function pathOf(element: Element): string[] {
  const path: string[] = [];
  for (let node: Element | null = element; node && path.length < 8; ) {
    const { parent, border }: ReturnType<typeof stepOut> = stepOut(node);
    if (border) path.push(border);
    if (parent && !/^(html|body)$/.test(parent.localName)) {
      const id = stableId(parent);
      const role = parent.getAttribute('role');
      path.push(parent.localName + (id ? `#${id}` : role ? `[${role}]` : ''));
    }
    node = parent;
  }
  return path.map((part) => part.slice(0, 32)).slice(0, 8);
}

const landmark =
  'nav,main,aside,form,section,fieldset,dialog,header,footer,article,[role=dialog],[role=region],[role=navigation],[role=tabpanel],[role=group],[role=toolbar],[role=menu]';
/**
 * The nearest heading, legend or landmark name before it. A click looks no further than its own landmark, to stay
 * cheap on huge pages, and passes over an h1, which is often a record's title.
 */
function sectionOf(element: Element, purpose: Purpose, notes: PageNotes): string | undefined {
  const within = purpose === 'click' ? element.closest(landmark) : null;
  if (purpose === 'click' && !within) return undefined;
  const heading = notes.headingBefore(element, within);
  for (
    let around = element.parentElement;
    around && !around.contains(heading ?? null);
    around = around.parentElement
  ) {
    const name = around.matches(landmark) && safeText(accessibleName(around, undefined));
    if (name) return name;
    if (around === within) return undefined;
  }
  if (!heading || (purpose === 'click' && heading.localName === 'h1')) return undefined;
  return safeText(readText(heading));
}

function neighboursOf(element: Element): string[] | undefined {
  const texts = [element.previousElementSibling, element.nextElementSibling]
    .map((sibling) => sibling && safeText(readText(sibling)))
    .filter((text) => !!text) as string[];
  return texts.length ? texts : undefined;
}

/** Which of the look-alikes on the page; for data, which row. */
function nthOf(element: Element, cell: Cell | undefined, notes: PageNotes): [number, number] | undefined {
  if (cell?.isData) return [cell.row, cell.rows];
  const alike = notes.lookAlikes(element);
  const index = alike.indexOf(element);
  return alike.length > 1 && index >= 0 ? [index, alike.length] : undefined;
}

function boxOf(element: Element): Signature['box'] {
  const view = element.ownerDocument.defaultView;
  const rect = element.getBoundingClientRect?.();
  if (!view || !rect?.width) return undefined;
  const numbers = [
    rect.left + view.scrollX,
    rect.top + view.scrollY,
    rect.width,
    rect.height,
    view.innerWidth,
  ];
  return numbers.map(Math.round) as Signature['box'];
}

/**
 * An element as many independent signals, so that it is found again when some of them have changed. Holds no
 * field's value, no editable text, nothing that looks personal, and no text that differs from row to row of a table.
 */
export function describeElement(
  element: Element,
  purpose: Purpose = 'target',
  notes: PageNotes = takeNotes(),
): Signature {
  const role = roleOf(element);
  const cell = cellOf(element);
  const isData = cell?.isData ?? false;
  const isEditable = (element as HTMLElement).isContentEditable || element.matches('textarea,select');
  const readable = role !== 'row' && !isData && !isEditable ? safeText(readText(element)) : undefined;
  const signature: Signature = {
    v: 1,
    tag: element.localName,
    role,
    name: isData ? undefined : safeText(accessibleName(element, role)),
    text: readable,
    id: stableId(element),
    attributes: attributesOf(element, isData),
    classes: classesOf(element),
    path: pathOf(element),
    section: sectionOf(element, purpose, notes),
  };
  if (purpose === 'target') {
    signature.row = cell && safeText(readText(cell.element, 200, isData ? undefined : element).slice(0, 80));
    signature.neighbours = isData ? undefined : neighboursOf(element);
    signature.nth = nthOf(element, cell, notes);
    signature.box = boxOf(element);
  } else if (!signature.name && !isData) {
    signature.nth = nthOf(element, undefined, notes);
  }
  // Absent signals are left out, so that a signature is the same before and after JSON.
  return Object.fromEntries(
    Object.entries(signature).filter(([, value]) => value !== undefined),
  ) as Signature;
}

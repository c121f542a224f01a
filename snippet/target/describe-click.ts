import type { Signature } from '../../shared/contract/signature.ts';
import { accessibleName, looksPersonal, readText, safeText } from './element-text.ts';
import { looksGenerated, withoutHash } from './generated-name.ts';
import { cellOf } from './row-data.ts';

const roleByTag = pairs(
  'a link button button summary button select combobox textarea textbox img img tr row th columnheader td cell li listitem option option h1 heading h2 heading h3 heading h4 heading h5 heading h6 heading',
);
const roleByType = pairs(
  'checkbox checkbox radio radio range slider number spinbutton search searchbox submit button button button reset button image button',
);

/** A table of names, written shortly because every byte of it is loaded by every page. */
function pairs(text: string): Map<string, string> {
  const words = text.split(' ');
  return new Map(words.flatMap((word, i) => (i % 2 ? [] : [[word, words[i + 1] as string]])));
}

/** The ARIA role, explicit or implied by the tag. */
export function roleOf(element: Element): string | undefined {
  const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0];
  if (explicit) return explicit.slice(0, 30);
  const tag = element.localName;
  if (tag === 'input') return roleByType.get((element as HTMLInputElement).type) ?? 'textbox';
  if (tag === 'a' && !element.hasAttribute('href')) return undefined;
  return roleByTag.get(tag);
}

const namingAttribute =
  /^data-(test.*|qa|cy|pw|e2e|id|name|action|role|target|track|component|key|command|toggle|label|cairn-name)$/;
/** In a table these name the record. */
const recordAttribute = /^data-(id|key|name|label)$/;
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
    } else if (namingAttribute.test(name) && !(isData && recordAttribute.test(name)) && isStable(value)) {
      found.push([name, value]);
    }
  }
  return found.length ? Object.fromEntries(found) : undefined;
}

/**
 * Path of a link with ids in it folded: `/deals/4711?x=1` → `/deals/#`. The fragment for hash routes and places in the
 * page; nothing for a link that leads nowhere.
 */
function hrefPath(href: string, base: string): string | undefined {
  const url = URL.parse(href, base);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const fragment = (url.hash.split('?')[0] ?? '').slice(1);
  const path = href[0] === '#' ? '' : url.pathname;
  if (!path && !fragment) return undefined;
  return (fragment[0] === '/' || !path ? `${path}#${fragment}` : path)
    .split('/')
    .map((part) =>
      /\d|@|%40/.test(part) && (looksPersonal(part) || looksGenerated(part) || /^\d+$/.test(part))
        ? '#'
        : part,
    )
    .join('/')
    .slice(0, 120);
}

/** A passing state, or a utility class with a measure or a variant in it: neither tells what the element is. */
const passingClass =
  /[\d[\]/!:]|^(is|has|js|ng)-|(^|[-_])(active|selected|current|open(ed)?|closed?|hover|focus\w*|visible|hidden|disabled|loading|checked|expanded|collapsed|shown?|hide|dirty|pristine|(un)?touched|(in)?valid)$/i;

function classesOf(element: Element): string[] | undefined {
  const names = Array.from(element.classList)
    .map(withoutHash)
    .filter(
      (name) => name.length > 1 && name.length < 33 && !passingClass.test(name) && !looksGenerated(name),
    );
  return names.length ? [...new Set(names)].slice(0, 8) : undefined;
}

const isStable = (name: string): boolean => name !== '' && !looksGenerated(name) && !looksPersonal(name);

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
      // A row's id is its record's.
      const id = isStable(parent.id) && !/^(tr|li|article)$/.test(parent.localName) && parent.id;
      const role = parent.getAttribute('role');
      path.push(parent.localName + (id ? `#${id}` : role ? `[${role}]` : ''));
    }
    node = parent;
  }
  return path.map((part) => part.slice(0, 32)).slice(0, 8);
}

/**
 * The nearest heading before it, or the name of what holds it. Looks only at what stands before it and what holds it,
 * to stay cheap on huge pages; never an h1, which is often a record's title.
 */
function sectionOf(element: Element): string | undefined {
  let around: Element | null = element.parentElement;
  for (let node = element, depth = 0; around && depth < 12; depth++) {
    let before = node.previousElementSibling;
    for (let i = 0; before && i < 12; i++, before = before.previousElementSibling) {
      const first = before.firstElementChild;
      const heading = [before, first, first?.firstElementChild].find((one) => one?.matches(heading2));
      if (heading) return safeText(readText(heading));
    }
    const name = around.matches('[aria-label],[aria-labelledby]') && safeText(accessibleName(around, undefined));
    if (name) return name;
    node = around;
    around = node.parentElement;
  }
  return undefined;
}
const heading2 = 'h2,h3,h4,h5,h6,legend,[role=heading]';

/** Which of its siblings of its tag it is, and how many there are. */
export function placeAmong(element: Element): [number, number] | undefined {
  const alike = Array.from(element.parentNode?.children ?? []).filter(
    (other) => other.localName === element.localName,
  );
  return alike.length > 1 ? [alike.indexOf(element), alike.length] : undefined;
}

/** What is drawn on a control without text: how its shape ends, or the name that an icon font has for it. */
function iconOf(element: Element): string | undefined {
  const drawn = element.querySelector('path,use,img,i,[class*=icon]');
  const shape = drawn?.getAttribute('d') ?? drawn?.getAttribute('href') ?? drawn?.getAttribute('src');
  return shape ? shape.slice(-16) : drawn ? classesOf(drawn)?.at(-1) : undefined;
}

/** Absent signals are left out, so that a signature is the same before and after JSON. */
export const withoutAbsent = (signature: Signature): Signature =>
  Object.fromEntries(Object.entries(signature).filter(([, value]) => value !== undefined)) as Signature;

/** What an element says of itself, wherever it stands. */
export function describeOwn(element: Element): Signature {
  const role = roleOf(element);
  const isData = cellOf(element)?.isData;
  const isEditable = (element as HTMLElement).isContentEditable || element.matches('textarea,select');
  const text = isData || isEditable || role === 'row' ? undefined : safeText(readText(element));
  return withoutAbsent({
    v: 1,
    tag: element.localName.slice(0, 60),
    role,
    name: isData ? undefined : safeText(accessibleName(element, role)),
    text,
    id: isData || !isStable(element.id) ? undefined : element.id,
    attributes: attributesOf(element, isData ?? false),
    classes: classesOf(element),
    path: pathOf(element),
    icon: isData || text ? undefined : iconOf(element),
  });
}

/**
 * A clicked element as independent signals, without what differs from visit to visit (rows, places), so that a
 * control has one signature. Holds no field's value, no editable text, nothing that looks personal, and no text that
 * differs from row to row of a table.
 */
export function describeClick(element: Element): Signature {
  const own = describeOwn(element);
  return withoutAbsent({
    ...own,
    section: sectionOf(element),
    nth: own.name || cellOf(element)?.isData ? undefined : placeAmong(element),
  });
}

import type { Signature } from '../../shared/contract/signature.ts';
import { accessibleName, looksPersonal, namedByContent, readText, safeText } from './element-text.ts';
import { looksGenerated } from './generated-name.ts';
import { anyRow, cellOf, hostOf } from './row-data.ts';

/**
 * Roles that tags and types of input have, written shortly because every byte of it is loaded by every page; these
 * lists are in the order that packs best.
 */
const roles =
  ' th:columnheader range:slider li:listitem reset:button submit:button summary:button textarea:textbox input:textbox select:combobox image:button tr:row search:searchbox img:img a:link number:spinbutton td:cell';
const roleBy = (kind: string): string | undefined =>
  namedByContent.test(kind) ? kind : roles.split(` ${kind}:`)[1]?.split(' ')[0];

/** The ARIA role, explicit or implied by the tag. */
export function roleOf(element: Element): string | undefined {
  const explicit = element.getAttribute('role')?.trim().split(/\s+/)[0];
  const tag = element.localName;
  if (explicit) return explicit.slice(0, 30);
  if (/^h\d$/.test(tag)) return 'heading';
  if (tag === 'a' && !element.hasAttribute('href')) return undefined;
  return (tag === 'input' && roleBy((element as HTMLInputElement).type)) || roleBy(tag);
}

const tellingAttribute =
  /^(type|name|alt|placeholder|title|aria-label|data-(id|key|name|label|e2e|role|track|cairn-name|action|target|qa|test.*|cy))$/;
/** In a table these name the record. */
const recordAttribute = /^(alt|placeholder|title|aria-label|data-(id|key|name|label))$/;

function attributesOf(element: Element, isData?: boolean): Record<string, string> | undefined {
  // By their names: the browser makes an object of each attribute that is looked at.
  const found = element
    .getAttributeNames()
    .map((name) => {
      const value = element.getAttribute(name) as string;
      if (name === 'href') return [name, hrefPath(value, element as HTMLAnchorElement)];
      if (!tellingAttribute.test(name) || (isData && recordAttribute.test(name))) return [];
      return [name, name.startsWith('data-') ? isStable(value) && value : safeText(value)];
    })
    .filter(([, value]) => value);
  return found.length ? Object.fromEntries(found.slice(0, 6)) : undefined;
}

/**
 * Path of a link with ids in it folded: `/deals/4711?x=1` → `/deals/#`. Of a place in the page the fragment alone;
 * nothing for a link that leads nowhere.
 */
function hrefPath(href: string, { protocol, pathname, hash }: HTMLAnchorElement): string | undefined {
  if (!/^http/.test(protocol) || href === '#') return undefined;
  return ((href[0] === '#' ? '' : pathname) + hash.split('?')[0])
    .replace(/[^/]*(\d\d|@|%40)[^/]*/g, '#')
    .slice(0, 120);
}

const isStable = (name: string): boolean => !looksGenerated(name) && !looksPersonal(name);

/** By the attribute: where a form has a field of that name, its property `id` is that field. */
function idOf(element: Element): string | undefined {
  const id = element.getAttribute('id');
  return id && isStable(id) ? id : undefined;
}

/** What is around it, nearest first: out of shadow roots and same-origin frames too. */
function pathOf(element: Element): string[] {
  const path: string[] = [];
  for (let node: Element | null | undefined = element; node && path.length < 8; ) {
    let parent: Element | null | undefined = node.parentElement;
    if (!parent) {
      const host = hostOf(node);
      parent = host || node.ownerDocument.defaultView?.frameElement;
      if (parent) path.push(host ? '::shadow' : '::frame');
    }
    if (parent && !parent.matches('html,body')) {
      const role = parent.getAttribute('role');
      // Ids of rows are those of records.
      const id = idOf(parent);
      const mark = id && !parent.matches(anyRow) ? `#${id}` : role ? `[${role}]` : '';
      path.push((parent.localName + mark).slice(0, 32));
    }
    node = parent;
  }
  return path;
}

/**
 * The nearest heading before it, or the name of what holds it. Looks only at what stands before it and what holds it,
 * to stay cheap on huge pages; not into other rows, whose headings name other records; never an h1, which is often a
 * record's title.
 */
function sectionOf(element: Element): string | undefined {
  let node = element;
  for (let depth = 0; depth < 12 && node.parentElement; depth++) {
    let before = node.matches(anyRow) ? null : node.previousElementSibling;
    for (let i = 0; before && i < 12; i++, before = before.previousElementSibling) {
      const heading = before.matches(titles) ? before : before.querySelector(titlesIn);
      if (heading) return safeText(readText(heading));
    }
    node = node.parentElement;
    // Most have no attribute, and so no name.
    const name = node.hasAttributes() && safeText(accessibleName(node));
    if (name) return name;
  }
  return undefined;
}
const titles = ':is(h2,h3,h4,h5,h6,legend,[role=heading])';
const titlesIn = `:scope>${titles},:scope>*>${titles}`;

/** Which of its siblings of its tag it is, and how many there are; of a crowd it says nothing. */
export function placeAmong(element: Element): [number, number] | undefined {
  const siblings = element.parentElement?.children ?? [];
  if (siblings.length > 300) return undefined;
  const alike = [...siblings].filter((other) => other.localName === element.localName);
  return alike.length > 1 ? [alike.indexOf(element), alike.length] : undefined;
}

/** What is drawn on a control without text: how its shape ends, or the name that an icon font has for it. */
function iconOf(element: Element): string | undefined {
  const drawn = element.querySelector('[class*=icon],img,i,path,use');
  const shape = drawn?.getAttribute('d') ?? drawn?.getAttribute('href') ?? drawn?.getAttribute('src');
  return shape?.slice(-16) ?? [...(drawn?.classList ?? [])].filter(isStable).at(-1);
}

/** What an element says of itself, wherever it stands. */
export function describeOwn(element: Element, isData = cellOf(element)?.isData): Signature {
  const role = roleOf(element);
  const read = isData || role === 'row' ? undefined : readText(element);
  const text = safeText(read);
  const name = element.getAttribute('data-cairn-name') ?? (isData ? '' : accessibleName(element, role, read));
  return {
    v: 1,
    tag: element.localName.slice(0, 60),
    role,
    name: name === read ? text : safeText(name),
    text,
    id: isData ? undefined : idOf(element),
    attributes: attributesOf(element, isData),
    path: pathOf(element),
    icon: isData || text ? undefined : iconOf(element),
  };
}

/**
 * A clicked element as independent signals, without what differs from visit to visit (rows, places), so that a
 * control has one signature. Holds no field's value, no editable text, nothing that looks personal, and no text that
 * differs from row to row of a table.
 */
export function describeClick(element: Element, isData = cellOf(element)?.isData): Signature {
  const own = describeOwn(element, isData);
  own.section = sectionOf(element);
  if (!own.name && !isData) own.nth = placeAmong(element);
  return own;
}

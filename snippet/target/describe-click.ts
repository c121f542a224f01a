import type { Signature } from '../../shared/contract/signature.ts';
import { accessibleName, looksPersonal, readText, safeText } from './element-text.ts';
import { looksGenerated, withoutHash } from './generated-name.ts';
import { cellOf } from './row-data.ts';

/** Roles that tags and types of input have, written shortly because every byte of it is loaded by every page. */
const roles =
  'a link button button summary button select combobox textarea textbox img img tr row th columnheader td cell li listitem option option input textbox checkbox checkbox radio radio range slider number spinbutton search searchbox submit button reset button image button'.split(
    ' ',
  );
const roleBy = (kind: string): string | undefined => roles.find((_, i) => i % 2 && roles[i - 1] === kind);

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
  /^(type|name|alt|placeholder|title|aria-label|data-(test.*|qa|cy|pw|e2e|id|name|action|role|target|track|component|key|command|toggle|label|cairn-name))$/;
/** In a table these name the record. */
const recordAttribute = /^(alt|placeholder|title|aria-label|data-(id|key|name|label))$/;

function attributesOf(element: Element, isData = false): Record<string, string> | undefined {
  const found = Array.from(element.attributes, ({ name, value }) => {
    if (name === 'href') return [name, hrefPath(value, element.baseURI)];
    if (!tellingAttribute.test(name) || (isData && recordAttribute.test(name))) return [];
    return [name, name.startsWith('data-') ? isStable(value) && value : safeText(value)];
  }).filter(([, value]) => value);
  return found.length ? Object.fromEntries(found.slice(0, 6)) : undefined;
}

/**
 * Path of a link with ids in it folded: `/deals/4711?x=1` → `/deals/#`. The fragment for hash routes and places in the
 * page; nothing for a link that leads nowhere.
 */
function hrefPath(href: string, base: string): string | undefined {
  const { protocol = '', pathname = '', hash = '' } = URL.parse(href, base) ?? {};
  if (!protocol.startsWith('http') || href === '#') return undefined;
  const isPlace = href[0] === '#';
  const fragment = isPlace || /^#!?\//.test(hash) ? hash.split('?')[0] : '';
  return ((isPlace ? '' : pathname) + fragment).replace(/[^/]*(\d\d|@|%40)[^/]*/g, '#').slice(0, 120);
}

/** A passing state, or a utility class with a measure or a variant in it: neither tells what the element is. */
const passingClass =
  /[\d[\]/!:]|^(is|has|js|ng)-|(^|[-_])(active|selected|current|open|closed|hover|focus\w*|visible|hidden|hide|show|disabled|loading|checked|expanded|collapsed)$/i;

function classesOf(element: Element): string[] | undefined {
  const names = Array.from(element.classList)
    .map(withoutHash)
    .filter(
      (name) => name.length > 1 && name.length < 33 && !passingClass.test(name) && !looksGenerated(name),
    );
  return names.length ? [...new Set(names)].slice(0, 8) : undefined;
}

const isStable = (name: string): boolean => name !== '' && !looksGenerated(name) && !looksPersonal(name);

/** What is around it, nearest first: out of shadow roots and same-origin frames too. */
function pathOf(element: Element): string[] {
  const path: string[] = [];
  for (let node: Element | null | undefined = element; node && path.length < 8; ) {
    let parent: Element | null | undefined = node.parentElement;
    if (!parent) {
      const { host } = node.getRootNode() as Partial<ShadowRoot>;
      parent = host ?? node.ownerDocument.defaultView?.frameElement;
      if (parent) path.push(host ? '::shadow' : '::frame');
    }
    const tag = parent?.localName ?? 'html';
    if (parent && !/^(html|body)$/.test(tag)) {
      const role = parent.getAttribute('role');
      const id = isStable(parent.id) && !isRecord(tag);
      path.push((tag + (id ? `#${parent.id}` : role ? `[${role}]` : '')).slice(0, 32));
    }
    node = parent;
  }
  return path;
}

/** Their ids and headings are those of a record. */
const isRecord = (tag: string) => /^(tr|li|article)$/.test(tag);

/**
 * The nearest heading before it, or the name of what holds it. Looks only at what stands before it and what holds it,
 * to stay cheap on huge pages; not into other rows, whose headings name other records; never an h1, which is often a
 * record's title.
 */
function sectionOf(element: Element): string | undefined {
  let node = element;
  for (let around = node.parentElement, depth = 0; around && depth < 12; depth++) {
    let before = isRecord(node.localName) ? null : node.previousElementSibling;
    for (let i = 0; before && i < 12; i++, before = before.previousElementSibling) {
      const heading = before.matches(titles)
        ? before
        : before.querySelector(`:scope>${titles},:scope>*>${titles}`);
      if (heading) return safeText(readText(heading));
    }
    const name = around.matches('[aria-label],[aria-labelledby]') && safeText(accessibleName(around));
    if (name) return name;
    node = around;
    around = node.parentElement;
  }
  return undefined;
}
const titles = ':is(h2,h3,h4,h5,h6,legend,[role=heading])';

/** Which of its siblings of its tag it is, and how many there are; of a crowd it says nothing. */
export function placeAmong(element: Element): [number, number] | undefined {
  const siblings = element.parentElement?.children ?? [];
  if (siblings.length > 300) return undefined;
  const alike = Array.from(siblings).filter((other) => other.localName === element.localName);
  return alike.length > 1 ? [alike.indexOf(element), alike.length] : undefined;
}

/** What is drawn on a control without text: how its shape ends, or the name that an icon font has for it. */
function iconOf(element: Element): string | undefined {
  const drawn = element.querySelector('path,use,img,i,[class*=icon]');
  const shape = drawn?.getAttribute('d') ?? drawn?.getAttribute('href') ?? drawn?.getAttribute('src');
  return shape ? shape.slice(-16) : drawn ? classesOf(drawn)?.at(-1) : undefined;
}

/** What an element says of itself, wherever it stands. */
export function describeOwn(element: Element, isData = cellOf(element)?.isData): Signature {
  const role = roleOf(element);
  const isEditable = (element as HTMLElement).isContentEditable || element.matches('textarea,select');
  const text = isData || isEditable || role === 'row' ? undefined : safeText(readText(element));
  return {
    v: 1,
    tag: element.localName.slice(0, 60),
    role,
    name: safeText(element.getAttribute('data-cairn-name') ?? (isData ? '' : accessibleName(element, role))),
    text,
    id: isData || !isStable(element.id) ? undefined : element.id,
    attributes: attributesOf(element, isData),
    classes: classesOf(element),
    path: pathOf(element),
    icon: isData || text ? undefined : iconOf(element),
  };
}

/**
 * A clicked element as independent signals, without what differs from visit to visit (rows, places), so that a
 * control has one signature. Holds no field's value, no editable text, nothing that looks personal, and no text that
 * differs from row to row of a table.
 */
export function describeClick(element: Element, isData = cellOf(element)?.isData ?? false): Signature {
  const own = describeOwn(element, isData);
  return {
    ...own,
    section: sectionOf(element),
    nth: own.name || isData ? undefined : placeAmong(element),
  };
}

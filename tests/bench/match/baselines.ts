import { type SimiloRecord, similoBest } from './similo.ts';

/** A way to remember an element of one page and to find it on another. */
export interface Matcher {
  name: string;
  remember(element: Element): unknown;
  find(memory: never, root: Document): Element | null;
}

const only = (found: ArrayLike<Element>): Element | null => (found.length === 1 ? (found[0] ?? null) : null);

function select(selector: string, root: Document): Element[] {
  try {
    return Array.from(root.querySelectorAll(selector));
  } catch {
    return [];
  }
}

/** The shortest chain of `tag.class:nth-of-type` upwards that is unique; an id ends it. */
const cssPath: Matcher = {
  name: 'unique CSS path',
  remember(element) {
    const parts: string[] = [];
    for (let node: Element | null = element; node; node = node.parentElement) {
      const own: Element = node;
      if (own.id) {
        parts.unshift(`#${CSS.escape(own.id)}`);
        break;
      }
      const twins = Array.from(own.parentElement?.children ?? []).filter(
        (other) => other.localName === own.localName,
      );
      const classes = Array.from(own.classList, (name) => `.${CSS.escape(name)}`).join('');
      parts.unshift(
        own.localName + classes + (twins.length > 1 ? `:nth-of-type(${twins.indexOf(own) + 1})` : ''),
      );
      if (select(parts.join('>'), own.ownerDocument).length === 1) break;
    }
    return parts.join('>');
  },
  find: (selector: string, root) => only(select(selector, root)),
};

/** An id, a test id or a name. */
const idOrName: Matcher = {
  name: 'id or name',
  remember: (element) =>
    ['id', 'data-testid', 'name'].flatMap((key) => {
      const value = element.getAttribute(key);
      return value ? [`[${key}="${CSS.escape(value)}"]`] : [];
    }),
  find(selectors: string[], root) {
    for (const selector of selectors) {
      const found = only(select(selector, root));
      if (found) return found;
    }
    return null;
  },
};

const textOf = (element: Element) =>
  (element.ariaLabel || element.textContent || element.getAttribute('placeholder') || '')
    .replace(/\s+/g, ' ')
    .trim();

/** The same tag with the same text or label, if there is one. */
const byText: Matcher = {
  name: 'tag and text',
  remember: (element) => ({ tag: element.localName, text: textOf(element) }),
  find: ({ tag, text }: { tag: string; text: string }, root) =>
    text ? only(Array.from(root.querySelectorAll(tag)).filter((one) => textOf(one) === text)) : null,
};

function xpathOf(element: Element, stopsAtId: boolean): string {
  let path = '';
  for (let node: Element | null = element; node; node = node.parentElement) {
    const own: Element = node;
    if (stopsAtId && own.id) return `id("${own.id}")${path}`;
    const twins = Array.from(own.parentElement?.children ?? []).filter(
      (other) => other.localName === own.localName,
    );
    path = `/${own.localName}[${Math.max(1, twins.indexOf(own) + 1)}]${path}`;
  }
  return path;
}

/** As its authors record an element; neighbours are what stands within 100 px. */
export function recordOf(
  element: Element,
  all: { rect: DOMRect; text: string; element: Element }[],
): SimiloRecord {
  const rect = element.getBoundingClientRect();
  const attribute = (name: string) => element.getAttribute(name) ?? '';
  const isButton =
    element.localName === 'button' ||
    (element.localName === 'a' && /btn|button/.test(attribute('class'))) ||
    (element.localName === 'input' && /^(button|submit|reset)$/.test(attribute('type')));
  const near = all.filter(
    (other) =>
      other.element !== element &&
      Math.abs(other.rect.x - rect.x) < 100 + rect.width &&
      Math.abs(other.rect.y - rect.y) < 100,
  );
  return {
    tag: element.localName,
    class: attribute('class'),
    name: attribute('name'),
    id: element.id,
    href: attribute('href'),
    alt: attribute('alt'),
    xpath: xpathOf(element, false),
    idXpath: xpathOf(element, true),
    isButton: isButton ? 'yes' : 'no',
    x: rect.x,
    y: rect.y,
    width: rect.width,
    height: rect.height,
    visibleText: textOf(element).slice(0, 80),
    neighbourText: near
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 200),
  };
}

const recorded = 'a,button,input,select,textarea,h1,h2,h3,h4,h5,li,label,span,th,td,div[role],[role=switch]';

function recordsOn(root: Document): { elements: Element[]; records: SimiloRecord[] } {
  const known = pages.get(root);
  // Classes and ids are taken off a page that has been looked at.
  if (known && known.records[0]?.class === known.elements[0]?.getAttribute('class')) return known;
  const elements = Array.from(root.querySelectorAll(recorded)).filter(
    (one) => one.getClientRects().length > 0,
  );
  const all = elements
    .filter((one) => one.children.length === 0)
    .map((element) => ({
      element,
      rect: element.getBoundingClientRect(),
      text: textOf(element).slice(0, 30),
    }));
  const made = { elements, records: elements.map((element) => recordOf(element, all)) };
  pages.set(root, made);
  return made;
}
const pages = new WeakMap<Document, { elements: Element[]; records: SimiloRecord[] }>();

const similo: Matcher = {
  name: 'Similo (re-implemented)',
  remember(element) {
    const { elements, records } = recordsOn(element.ownerDocument);
    return records[elements.indexOf(element)] ?? recordOf(element, []);
  },
  find(record: SimiloRecord, root) {
    const { elements, records } = recordsOn(root);
    return elements[similoBest(record, records)] ?? null;
  },
};

/** Only where `npm install` has been run in `real/`: put on the page as `window.medvFinder`. */
const medvFinder: Matcher = {
  name: '@medv/finder',
  remember(element) {
    const { medvFinder: make } = window as { medvFinder?: (element: Element, options?: object) => string };
    try {
      return make?.(element, { timeoutMs: 100 });
    } catch {
      return undefined;
    }
  },
  find: (selector: string | undefined, root) => (selector ? only(select(selector, root)) : null),
};

export const baselines: Matcher[] = [cssPath, idOrName, byText, medvFinder, similo];

import { describe, find } from '../../../snippet/target/match.ts';
import { baselines, type Matcher } from './baselines.ts';

/** What runs inside the page: remembering elements on the old one, looking for them on the new one. */
const ours: Matcher = {
  name: 'Cairn',
  remember: (element) => describe(element),
  find: (signature, root) => find(signature, root).element,
};
const matchers = [ours, ...baselines];

function isDrawn(element: Element): boolean {
  return element.getClientRects().length > 0;
}

/** Truth by element; off the page before any matcher sees it. */
const truths = new Map<Element, string>();
for (const element of Array.from(document.querySelectorAll('[data-truth]'))) {
  truths.set(element, element.getAttribute('data-truth') ?? '');
  element.removeAttribute('data-truth');
}

/** What a control of a real page says, for the rule that pairs two releases. */
export interface Facts {
  kind: 'link' | 'button' | 'field';
  words: string;
  link: string;
  id: string;
  name: string;
  section: string;
  menu: string;
}

const controls = () =>
  Array.from(document.querySelectorAll('a[href],button,input,select,textarea')).filter(isDrawn);
const clean = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim().toLowerCase();

function facts(): Facts[] {
  const headings = Array.from(document.querySelectorAll('h1,h2,h3,h4,h5,h6,legend'));
  return controls().map((element) => {
    const { value, labels, title } = element as HTMLInputElement;
    const isPushed = element.matches('button,[type=submit],[type=button]');
    const kind = element.localName === 'a' ? 'link' : isPushed ? 'button' : 'field';
    const content = element.matches('select,textarea') ? '' : element.textContent;
    const hint = element.getAttribute('placeholder') || title || element.ariaLabel || (isPushed ? value : '');
    const before = headings.filter((one) => one.compareDocumentPosition(element) & 4).at(-1);
    return {
      kind,
      words: clean(labels?.[0]?.textContent || content || hint),
      link: clean(
        element
          .getAttribute('href')
          ?.replace(/[?#].*/, '')
          .split('/')
          .pop(),
      ),
      id: element.id,
      name: element.getAttribute('name') ?? '',
      section: clean(before?.textContent),
      menu: clean(element.closest('ul')?.closest('li')?.querySelector('a')?.textContent),
    };
  });
}

/** Gives the controls their truths, by their places among all. */
function tell(places: [place: number, truth: string][]): void {
  const all = controls();
  for (const [place, truth] of places) if (all[place]) truths.set(all[place], truth);
}

export interface Memory {
  truth: string;
  /** By matcher, in the order of `names`. */
  memories: unknown[];
}

export interface Outcome {
  truth: string;
  isThere: boolean;
  answers: {
    outcome: 'found' | 'wrong' | 'none';
    ms: number;
    what?: string;
    score?: number;
    margin?: number;
  }[];
}

/** The slow baselines are asked for so many of the elements: all would take half an hour and say the same. */
const comparedEvery = 4;

function remember(isWithBaselines: boolean): Memory[] {
  return Array.from(truths)
    .filter(([element, truth]) => truth && isDrawn(element))
    .map(([element, truth], i) => ({
      truth,
      memories: matchers
        .slice(0, isWithBaselines && i % comparedEvery === 0 ? undefined : 1)
        .map((matcher) => matcher.remember(element)),
    }));
}

function look(memories: Memory[], isWithBaselines: boolean): Outcome[] {
  const elements = new Map(Array.from(truths, ([element, truth]) => [truth, element]));
  // The index is warm after the first search.
  if (memories[0]) ours.find(memories[0].memories[0] as never, document);
  return memories.map(({ truth, memories: kept }) => {
    const right = elements.get(truth);
    const answers = matchers.slice(0, isWithBaselines ? kept.length : 1).map((matcher, i) => {
      const startedAt = performance.now();
      const found = i ? undefined : find(kept[0] as never, document);
      const element = found ? found.element : matcher.find(kept[i] as never, document);
      const ms = performance.now() - startedAt;
      const outcome = judge(element, right);
      const what =
        outcome === 'wrong' && element ? (truths.get(element) ?? element.outerHTML.slice(0, 120)) : undefined;
      return { outcome, ms, what, score: found?.score, margin: found?.margin };
    });
    return { truth, isThere: right !== undefined && isDrawn(right), answers };
  });
}

/** What holds the element and nothing else, or is all that it holds, is the same thing to a person. */
function judge(element: Element | null, right: Element | undefined): 'found' | 'wrong' | 'none' {
  if (!element) return 'none';
  if (!right) return 'wrong';
  if (element === right) return 'found';
  const isNested = element.contains(right) || right.contains(element);
  return isNested && element.textContent?.trim() === right.textContent?.trim() ? 'found' : 'wrong';
}

/** A build that hashes class names, in the style sheets too, and gives no ids. */
function strip(): void {
  let count = 0;
  const hashes = new Map<string, string>();
  const hashed = (name: string): string => {
    const known = hashes.get(name) ?? `css-${hash(count++)}`;
    hashes.set(name, known);
    return known;
  };
  for (const element of Array.from(document.querySelectorAll('*'))) {
    if (element.id) {
      const name = `f${count}-${hash(count++)}`;
      for (const label of Array.from(document.querySelectorAll(`label[for="${CSS.escape(element.id)}"]`))) {
        label.setAttribute('for', name);
      }
      // A label needs an id to point at: it is a new one in each release.
      if ((element as HTMLInputElement).labels !== undefined) element.id = name;
      else element.removeAttribute('id');
    }
    if (element.classList.length) {
      element.setAttribute('class', Array.from(element.classList, hashed).join(' '));
    }
  }
  const rename = (rules: CSSRuleList) => {
    for (const rule of Array.from(rules)) {
      if (rule instanceof CSSStyleRule) {
        rule.selectorText = rule.selectorText.replace(
          /\.(-?[_a-z][\w-]*)/gi,
          (_, name) => `.${hashed(name)}`,
        );
      } else if (rule instanceof CSSGroupingRule) rename(rule.cssRules);
    }
  };
  for (const sheet of Array.from(document.styleSheets)) {
    try {
      rename(sheet.cssRules);
    } catch {
      // One that could not be loaded has no rules to show.
    }
  }
}
const hash = (seed: number) =>
  Math.imul(seed + 7, 2654435761)
    .toString(36)
    .replace('-', 'q')
    .slice(0, 6);

/** Shortest of three: what else the machine does only makes it longer. */
function shortest(work: () => unknown): number {
  const times = [0, 1, 2].map(() => {
    const startedAt = performance.now();
    work();
    return performance.now() - startedAt;
  });
  return Math.min(...times);
}

/**
 * How long one look takes, in ms, with all that is known of the page ready: for each of so many elements of it; the
 * slow one is asked for every tenth.
 */
function race(count: number): { nodes: number; exact: number[]; full: number[]; similo: number[] } {
  const all = controls();
  const elements = Array.from(
    { length: count },
    (_, i) => all[Math.floor((i * all.length) / count)] as Element,
  );
  const similo = baselines.at(-1) as Matcher;
  const exact: number[] = [];
  const full: number[] = [];
  const others: number[] = [];
  for (const [i, element] of elements.entries()) {
    const signature = describe(element);
    const attributes = Object.entries(signature.attributes ?? {}).filter(
      ([name]) => !name.startsWith('data-'),
    );
    const withoutIds = { ...signature, id: undefined, attributes: Object.fromEntries(attributes) };
    const isMarked = signature.id || attributes.length < Object.keys(signature.attributes ?? {}).length;
    if (isMarked) exact.push(shortest(() => find(signature, document)));
    full.push(shortest(() => find(withoutIds, document)));
    if (i % 10) continue;
    const record = similo.remember(element);
    others.push(shortest(() => similo.find(record as never, document)));
  }
  return { nodes: document.querySelectorAll('*').length, exact, full, similo: others };
}

const bench = { race, names: matchers.map(({ name }) => name), remember, look, strip, facts, tell };
export type Bench = typeof bench;
Object.assign(window, { bench });

import { type Design, kitNames } from './kits.ts';
import { copyOf, type Node, walk } from './page-model.ts';
import { randomStream } from './random-stream.ts';
import { inChinese, reworded } from './words.ts';

/** A page after a redesign. */
export interface Release {
  page: Node;
  design: Design;
}

export const redesignNames = [
  'reloaded',
  'renamed classes',
  'changed ids',
  'moved blocks',
  'changed texts',
  'other language',
  'inserted siblings',
  'restructured wrappers',
  'reordered navigation',
  'other component library',
  'elements gone',
  'major release',
] as const;
export type RedesignName = (typeof redesignNames)[number];

export function firstDesign(name: string): Design {
  const random = randomStream(name);
  return {
    kit: kitNames[Math.floor(random() * kitNames.length)] ?? 'plain',
    classes: 'own',
    ids: 'own',
    isRestructured: false,
    nav: 'left',
    isSideBySide: false,
    seed: `${name} first`,
  };
}

/** What one sort of redesign makes of a page. The same every time. */
export function redesign(name: string, before: Node, kind: RedesignName): Release {
  const random = randomStream(`${name} ${kind}`);
  const page = copyOf(before);
  const design: Design = { ...firstDesign(name), seed: `${name} ${kind}` };
  const otherKit = () => {
    const others = kitNames.filter((kit) => kit !== design.kit);
    design.kit = others[Math.floor(random() * others.length)] ?? 'plain';
  };

  switch (kind) {
    case 'reloaded':
      break;
    case 'renamed classes':
      design.classes = 'renamed';
      break;
    case 'changed ids':
      design.ids = 'changed';
      break;
    case 'moved blocks':
      move(page, random);
      design.nav = random() < 0.5 ? 'top' : 'right';
      design.isSideBySide = random() < 0.5;
      break;
    case 'changed texts':
      reword(page, random, 0.35);
      break;
    case 'other language':
      walk(page, (node) => translate(node));
      break;
    case 'inserted siblings':
      insert(page, random, 0.5);
      break;
    case 'restructured wrappers':
      design.isRestructured = true;
      break;
    case 'reordered navigation':
      for (const node of page.children) if (node.kind === 'nav') reorder(node, random);
      break;
    case 'other component library':
      otherKit();
      break;
    case 'elements gone':
      remove(page, random, 0.3);
      break;
    case 'major release':
      if (random() < 0.5) otherKit();
      else design.classes = random() < 0.5 ? 'renamed' : 'own';
      if (random() < 0.3) design.ids = 'changed';
      design.isRestructured = random() < 0.5;
      design.nav = random() < 0.3 ? 'top' : 'left';
      if (random() < 0.4) move(page, random);
      reword(page, random, 0.15);
      insert(page, random, 0.25);
      remove(page, random, 0.1);
      break;
  }
  return { page, design };
}

/** Sections in another order, and a toolbar below what it was above. */
function move(page: Node, random: () => number): void {
  const fixed = page.children.filter(({ kind }) => kind === 'h1' || kind === 'nav' || kind === 'header');
  const others = page.children.filter((node) => !fixed.includes(node));
  shuffle(others, random);
  page.children = [...fixed, ...others];
}

function shuffle<T>(list: T[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}

function reorder(nav: Node, random: () => number): void {
  shuffle(nav.children, random);
  for (const child of nav.children) if (child.kind === 'group') shuffle(child.children, random);
}

/** What a user typed or named stays as it is. */
const isRecord = (node: Node, parent: Node) =>
  node.kind === 'row' || (node.kind === 'item' && parent.kind === 'list');

function reword(page: Node, random: () => number, share: number): void {
  walk(page, (node, parent) => {
    if (isRecord(node, parent) || random() > share) return;
    node.text = reworded(node.text, random);
    if (node.options.label) node.options.label = reworded(node.options.label, random);
    if (node.options.hint) node.options.hint = reworded(node.options.hint, random);
  });
}

function translate(node: Node): void {
  node.text = inChinese(node.text);
  for (const key of ['label', 'hint', 'columns', 'options']) {
    const text = node.options[key];
    if (text) node.options[key] = text.split('|').map(inChinese).join('|');
  }
  const { cells } = node.options;
  if (cells) {
    // Commands of a row are the product's; names and figures in it are the user's.
    node.options.cells = cells.replace(/([[(])([^@\])]*)/g, (_, open, words) => open + inChinese(words));
  }
}

const newcomers = [
  'What is new',
  'Assistant',
  'Labs',
  'Shortcuts',
  'Give feedback',
  'Upgrade',
  'Templates',
  'Archive',
];

/** New entries among the old ones, new rows above them, a notice on top. */
function insert(page: Node, random: () => number, share: number): void {
  let count = 0;
  const fresh = (kind: string): Node => ({
    kind,
    text: newcomers[count % newcomers.length] ?? '',
    options: { href: `/new/${count}` },
    children: [],
    truth: `new${count++}`,
  });
  walk(page, (node, parent) => {
    if (
      !['button', 'link', 'row', 'item', 'section', 'card', 'field', 'tab'].includes(node.kind) ||
      random() > share * 0.5
    )
      return;
    const at = parent.children.indexOf(node);
    if (node.kind === 'row') {
      const cells = (node.options.cells ?? '').replace(/<[^>]*>/g, () => `<${fresh('x').text}>`);
      parent.children.splice(at, 0, { ...fresh('row'), options: { cells } });
    } else if (node.kind === 'item') {
      const twin = copyOf(node);
      twin.text = fresh('x').text;
      twin.truth = `new${count++}`;
      walk(twin, (inner) => {
        inner.truth = `new${count++}`;
        if (inner.kind === 'link') inner.text = newcomers[count % newcomers.length] ?? '';
        if (inner.options.href) inner.options.href = `/new/${count}`;
      });
      parent.children.splice(at, 0, twin);
    } else if (node.kind === 'section' || node.kind === 'card') {
      const box = fresh(node.kind);
      box.children = [fresh('text'), fresh('button')];
      parent.children.splice(at, 0, box);
    } else parent.children.splice(at + (random() < 0.5 ? 0 : 1), 0, fresh(node.kind));
  });
  if (random() < share)
    page.children.unshift({ ...fresh('notice'), text: 'Scheduled maintenance on Sunday' });
}

const removable = new Set([
  'button',
  'iconbutton',
  'link',
  'field',
  'select',
  'area',
  'check',
  'radio',
  'tab',
  'row',
  'item',
  'card',
  'section',
  'switch',
]);

function remove(page: Node, random: () => number, share: number): void {
  walk(page, (node, parent) => {
    if (!removable.has(node.kind)) return;
    // A whole section goes seldom.
    const isLarge = node.kind === 'section' || node.kind === 'card';
    if (random() < (isLarge ? share / 3 : share)) parent.children.splice(parent.children.indexOf(node), 1);
  });
}

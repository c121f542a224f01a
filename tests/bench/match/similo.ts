/**
 * Similo as published (Nass et al., “Similarity-based web element localization for robust test automation”, 2023):
 * fourteen properties, the best of all candidates, always an answer. Written anew from the paper.
 */
export interface SimiloRecord {
  tag: string;
  class: string;
  name: string;
  id: string;
  href: string;
  alt: string;
  xpath: string;
  idXpath: string;
  isButton: string;
  x: number;
  y: number;
  width: number;
  height: number;
  visibleText: string;
  neighbourText: string;
}

type Compare = (one: SimiloRecord, other: SimiloRecord) => number;

const equal =
  (key: 'tag' | 'id' | 'name' | 'isButton'): Compare =>
  (one, other) =>
    one[key] && one[key].toLowerCase() === other[key].toLowerCase() ? 1 : 0;
const like =
  (key: 'class' | 'href' | 'alt' | 'xpath' | 'idXpath' | 'visibleText'): Compare =>
  (one, other) =>
    one[key] && other[key] ? editLikeness(one[key].slice(0, 150), other[key].slice(0, 150)) : 0;

const properties: [weight: number, compare: Compare][] = [
  [1.5, equal('tag')],
  [0.5, like('class')],
  [1.5, equal('name')],
  [1.5, equal('id')],
  [0.5, like('href')],
  [0.5, like('alt')],
  [0.5, like('xpath')],
  [0.5, like('idXpath')],
  [0.5, equal('isButton')],
  [0.5, (one, other) => Math.max(0, 100 - (Math.hypot(one.x - other.x, one.y - other.y) || 100)) / 100],
  [0.5, (one, other) => ratio(one.width * one.height, other.width * other.height)],
  [0.5, (one, other) => ratio(one.width / one.height, other.width / other.height)],
  [1.5, like('visibleText')],
  [1.5, (one, other) => sharedWords(one.neighbourText, other.neighbourText)],
];

export const similoScore: Compare = (one, other) =>
  properties.reduce((sum, [weight, compare]) => sum + weight * compare(one, other), 0);

/** The index of the best; -1 only where there is nothing at all. */
export function similoBest(wanted: SimiloRecord, candidates: SimiloRecord[]): number {
  const scores = candidates.map((candidate) => similoScore(wanted, candidate));
  return scores.indexOf(Math.max(...scores));
}

const ratio = (one: number, other: number) =>
  one > 0 && other > 0 && Number.isFinite(one + other) ? Math.min(one, other) / Math.max(one, other) : 0;

function sharedWords(one: string, other: string): number {
  const words = new Set(other.toLowerCase().split(/\s+/).filter(Boolean));
  const mine = one.toLowerCase().split(/\s+/).filter(Boolean);
  return mine.length ? mine.filter((word) => words.has(word)).length / Math.max(mine.length, words.size) : 0;
}

function editLikeness(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(1, a.length, b.length);
}

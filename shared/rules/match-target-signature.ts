import type { Signature } from '../contract/signature.ts';

/** From here on a match is sure: act on it and record it. Between `likelyScore` and this, show it but tell the author. */
export const sureScore = 0.6;
/** Below this nothing was found. */
export const likelyScore = 0.5;
/** The best has to be ahead of the second by this much, else there is no telling them apart. */
export const minMargin = 0.03;
/**
 * For judging one signature alone, with no rivals on a page to compare with (tag rules over stored clicks): the
 * same button of another dialog scores about 0.65, the same one after a restyling about 0.8.
 */
export const sameElementScore = 0.74;

/**
 * One signal compared: how alike (0–1) and how much that counts. The weights follow how long each signal survives
 * releases of real web apps (tag and role 90 %, text 88 %, ids 67 %, classes 40–80 %, place 35 %).
 */
interface Evidence {
  weight: number;
  likeness: number;
}
/** A map, because attribute names come from pages: one may be called `__proto__`. */
type EvidenceBySignal = Map<string, Evidence>;

/** How much alike two descriptions are, 0–1, judged without knowing the page around them. */
export function compareSignatures(wanted: Signature, candidate: Signature): number {
  const signals = evidence(wanted, candidate);
  return weigh([...signals.values()]) * trust(signals);
}

/** Whether a stored click was on the wanted element. */
export const isSameElement = (wanted: Signature, candidate: Signature): boolean =>
  compareSignatures(wanted, candidate) >= sameElementScore;

/**
 * Scores of all candidates of one page. A signal that many of them share says little, one that a single candidate
 * has says much, so each weighs by its rarity among the candidates.
 */
export function scoreSignatures(wanted: Signature, candidates: readonly Signature[]): number[] {
  const all = candidates.map((candidate) => evidence(wanted, candidate));
  const holders = new Map<string, number>();
  for (const signals of all) {
    for (const [signal, { likeness }] of signals) {
      if (likeness > 0.9) holders.set(signal, (holders.get(signal) ?? 0) + 1);
    }
  }
  // The row it was in is nowhere to be seen. A picked first row stands for any first row; of the others the
  // position says nothing without the row.
  const isRowGone = wanted.row !== undefined && !holders.has('row');
  const isAnyRow = wanted.nth?.[0] === 0;
  const bearing = (signal: string) =>
    isRowGone && signal === (isAnyRow ? 'row' : 'nth') && all.some((signals) => signals.has('row')) ? 0.1 : 1;
  const total = Math.log(candidates.length + 1);
  return all.map((signals, i) => {
    const score = weigh(
      Array.from(signals, ([signal, { weight, likeness }]) => {
        const count = holders.get(signal) ?? 0;
        // Nobody has it: it changed or its element is gone. Kept at full weight, so that a vanished element is
        // not replaced by the next best.
        const rarity = count === 0 ? 1 : 0.4 + 0.9 * (1 - Math.log(count) / total);
        return { weight: weight * rarity * bearing(signal), likeness };
      }),
    );
    const isStandIn = !holders.has('section') && !isOneOfAsMany(wanted, candidates[i] as Signature);
    return score * trust(signals) * (isStandIn && contradicts(signals, 'section') ? 0.5 : 1);
  });
}

/** Same place, other words, other id: the neighbour of something that is gone, more likely than itself renamed. */
function trust(signals: EvidenceBySignal): number {
  const own = [...signals].filter(([signal]) => /^(name|text|id|@(?!type).*)$/.test(signal));
  return own.length > 0 && weigh(own.map(([, item]) => item)) < 0.2 ? 0.6 : 1;
}

/**
 * False when there were look-alikes and their number has changed: then it may be one of those that is left, and not
 * the wanted one.
 */
const isOneOfAsMany = (wanted: Signature, candidate: Signature): boolean =>
  wanted.nth === undefined || wanted.nth[1] === (candidate.nth?.[1] ?? 1);

const contradicts = (signals: EvidenceBySignal, signal: string): boolean =>
  (signals.get(signal)?.likeness ?? 1) < 0.4;

/**
 * Which of the candidates is the wanted element, or `null` when none is like it enough or two are too close.
 * `margin`: how far the best is ahead of the second (of nothing, if it is alone).
 */
export function rankSignatures(
  wanted: Signature,
  candidates: readonly Signature[],
): { index: number | null; score: number; margin: number } {
  const scores = scoreSignatures(wanted, candidates);
  let index = -1;
  let second = 0;
  scores.forEach((score, i) => {
    if (index < 0 || score > (scores[index] ?? 0)) {
      second = index < 0 ? 0 : (scores[index] ?? 0);
      index = i;
    } else if (score > second) second = score;
  });
  const score = scores[index] ?? 0;
  const margin = score - second;
  return { index: isClear(score, margin) ? index : null, score, margin };
}

/** Whether a best match is good enough, and far enough ahead, to be taken. */
export const isClear = (score: number, margin: number): boolean =>
  score >= likelyScore && margin >= minMargin;

function weigh(items: Evidence[]): number {
  let sum = 0;
  let total = 0;
  for (const { weight, likeness } of items) {
    sum += weight * likeness;
    total += weight;
  }
  return total === 0 ? 0 : sum / total;
}

const attributeWeights = new Map([
  ['type', 0.6],
  ['name', 1.5],
  ['href', 1.4],
  ['placeholder', 1],
  ['title', 0.6],
  ['alt', 0.6],
  ['aria-label', 0.6],
]);
/** `data-testid` and other attributes that exist to name an element. */
const otherAttributeWeight = 1.8;

function evidence(wanted: Signature, candidate: Signature): EvidenceBySignal {
  const signals: EvidenceBySignal = new Map();
  const add = (signal: string, weight: number, likeness: number) => {
    signals.set(signal, { weight, likeness });
  };
  /** What surrounds an element is not always recorded: absent on the candidate's side says nothing. */
  const addContext = (signal: 'section' | 'row', weight: number) => {
    if (wanted[signal] && candidate[signal])
      add(signal, weight, textLikeness(wanted[signal], candidate[signal]));
  };

  add('tag', 0.5, wanted.tag === candidate.tag ? 1 : 0);
  if (wanted.role || candidate.role) add('role', 0.8, wanted.role === candidate.role ? 1 : 0);

  if (wanted.name) {
    add('name', 2.6, textLikeness(wanted.name, candidate.name ?? candidate.text));
  } else if (candidate.name) add('name', 1, 0);
  if (wanted.text && wanted.text !== wanted.name) add('text', 1.4, textLikeness(wanted.text, candidate.text));

  if (wanted.id) add('id', 1.4, wanted.id === candidate.id ? 1 : 0);
  for (const [key, value] of Object.entries(wanted.attributes ?? {})) {
    // Told already as the name.
    if (value === wanted.name) continue;
    const theirs = candidate.attributes;
    const other = theirs && Object.hasOwn(theirs, key) ? theirs[key] : undefined;
    const likeness = key === 'type' ? Number(value === other) : textLikeness(value, other);
    add(`@${key}`, attributeWeights.get(key) ?? otherAttributeWeight, likeness);
  }
  if (wanted.classes?.length) add('classes', 0.8, overlap(wanted.classes, candidate.classes ?? []));
  if (wanted.path.length || candidate.path.length)
    add('path', 1.2, pathLikeness(wanted.path, candidate.path));

  addContext('section', 0.9);
  addContext('row', 1.3);
  if (wanted.neighbours?.length && candidate.neighbours?.length) {
    add('neighbours', 0.5, overlap(wanted.neighbours, candidate.neighbours));
  }
  if (wanted.nth && candidate.nth) {
    const isSameCount = wanted.nth[1] === candidate.nth[1];
    add('nth', isSameCount ? 0.5 : 0.3, wanted.nth[0] === candidate.nth[0] ? 1 : 0);
  }
  if (wanted.box && candidate.box) add('box', 0.5, boxLikeness(wanted.box, candidate.box));
  return signals;
}

/** 1 for the same text, 0 for texts that share little; else the share of letter pairs in common. */
export function textLikeness(one: string, other: string | undefined): number {
  if (!other) return 0;
  const a = one.toLowerCase();
  const b = other.toLowerCase();
  if (a === b) return 1;
  const pairs = new Map<string, number>();
  for (let i = 0; i < a.length - 1; i++) {
    const pair = a.slice(i, i + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let i = 0; i < b.length - 1; i++) {
    const pair = b.slice(i, i + 2);
    const left = pairs.get(pair) ?? 0;
    if (left > 0) {
      shared++;
      pairs.set(pair, left - 1);
    }
  }
  const share = (2 * shared) / Math.max(1, a.length + b.length - 2);
  return share < 0.4 ? 0 : share * 0.95;
}

function overlap(one: readonly string[], other: readonly string[]): number {
  const shared = one.filter((item) => other.includes(item)).length;
  return (2 * shared) / Math.max(1, one.length + other.length);
}

/** The longest run of ancestors, in order, that both have; the same tag with another id or role counts half. */
function pathLikeness(one: readonly string[], other: readonly string[]): number {
  const tagOf = (part: string) => part.split(/[#[]/)[0];
  let row = new Array<number>(other.length + 1).fill(0);
  for (const part of one) {
    const next = [0];
    other.forEach((rival, i) => {
      const same = part === rival ? 1 : tagOf(part) === tagOf(rival) ? 0.5 : 0;
      next.push(Math.max((row[i] ?? 0) + same, row[i + 1] ?? 0, next[i] ?? 0));
    });
    row = next;
  }
  return (row[other.length] ?? 0) / Math.max(1, one.length, other.length);
}

/** Places compare by the nearer of the left and right edges, because layouts stretch between them. */
function boxLikeness(one: NonNullable<Signature['box']>, other: NonNullable<Signature['box']>): number {
  const [left, top, width, height, viewport] = one;
  const [left2, top2, width2, height2, viewport2] = other;
  const across = Math.min(
    Math.abs(left - left2),
    Math.abs(viewport - left - width - (viewport2 - left2 - width2)),
  );
  const size = Math.abs(width - width2) / 2 + Math.abs(height - height2);
  return 1 / (1 + (across + Math.abs(top - top2) / 2 + size) / 150);
}

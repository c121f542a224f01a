import type { Signature } from '../contract/signature.ts';

/** From here on a match is sure: act on it and record it. Between `likelyScore` and this, show it but tell the author. */
export const sureScore = 0.6;
/** Below this nothing was found. */
export const likelyScore = 0.5;
/** The best has to be ahead of the second by this much, else there is no telling them apart. */
export const minMargin = 0.13;
/** For judging one signature alone, with no rivals on a page to compare with (tag rules over stored clicks). */
export const sameElementScore = 0.6;

/** What an author can say of a target. */
export interface MatchOptions {
  /** Its text is data, or differs from user to user: it says nothing. */
  ignoresText?: boolean | undefined;
  /** This one of the list is meant, whatever it holds. */
  isExactPlace?: boolean | undefined;
}

/**
 * One thing that two descriptions can agree on. `stable`: how often it survives a release of a real web app; `chance`:
 * how often two different elements of one page agree on it, at least. `compare` answers 0–1.
 */
type Signal = [stable: number, chance: number, read: (signature: Signature) => Fact, compare?: Compare];
type Fact = string | readonly number[] | undefined;
type Compare = (one: never, other: never) => number;

/** Attributes of one sort, but for what is told already as the name. */
const attributes =
  (names: RegExp) =>
  (signature: Signature): string =>
    Object.entries(signature.attributes ?? {})
      .filter(([name, value]) => names.test(name) && value !== signature.name)
      .map(([, value]) => value)
      .join(' ');

const same = (one: string, other: string) => (one === other ? 1 : 0);

/** Tags and roles that a redesign swaps for one another. */
const sameKind = (one: string, other: string) =>
  one === other
    ? 1
    : [/^(a|button|link|tab|menuitem)$/, /^h\d$/].some((kind) => kind.test(one) && kind.test(other))
      ? 0.6
      : 0;

const wordsOf = ({ name, text }: Signature) => name ?? text;

/**
 * The stability follows what was measured on releases of real web apps, and was then fitted, with the chances, on one
 * half of the pages of `tests/bench/match`.
 */
const signals: Signal[] = [
  [0.91, 0.009, wordsOf],
  [0.85, 0.2, ({ tag }) => tag, sameKind],
  [0.9, 0.35, ({ role }) => role, sameKind],
  [0.8, 0.01, ({ name, text }) => (text === name ? undefined : name && text)],
  [0.67, 0.003, ({ id }) => id, same],
  [0.95, 0.28, attributes(/^type$/), same],
  [0.93, 0.012, attributes(/^name$/)],
  [0.87, 0.01, attributes(/^href$/)],
  [0.8, 0.02, attributes(/^(placeholder|title|alt|aria-label)$/)],
  [0.85, 0.01, attributes(/^data-/)],
  // A build may hash all class names, those of icons too, and what surrounds an element is not always recorded: absent
  // on one side says nothing.
  [0.4, 0.16, ({ classes }) => classes?.join(' ')],
  [0.7, 0.03, ({ icon }) => icon, same],
  [0.62, 0.06, ({ path }) => path?.join(' ')],
  [0.72, 0.14, ({ section }) => section],
  [0.75, 0.02, ({ row }) => row],
  [0.38, 0.035, ({ neighbours }) => neighbours?.join(' ')],
  [0.25, 0.04, ({ at }) => at, sharedRun],
  [
    0.43,
    0.35,
    ({ nth }) => nth,
    (one: number[], other: number[]) => (one[0] === other[0] ? (one[1] === other[1] ? 1 : 0.7) : 0),
  ],
  [0.6, 0.01, ({ box }) => box, boxLikeness],
];
const firstThatMayLack = 10;

/** Letters of another script than Latin. */
const otherScript = /[^\0-\u024f\u2000-\u2bff]/;

/** By signal; undefined where it says nothing. */
type Evidence = (number | undefined)[];

function evidence(wanted: Signature, candidate: Signature): Evidence {
  const isOtherLanguage = wanted.lang && candidate.lang && wanted.lang !== candidate.lang;
  return signals.map(([, , read, compare], i) => {
    const one = read(wanted);
    const other = read(candidate);
    // Without words where the other has some.
    if (!one) return i === 0 && other && !('name' in wanted) ? 0 : undefined;
    if (!other) return i < firstThatMayLack ? 0 : undefined;
    if (compare) return compare(one as never, other as never);
    const likeness = textLikeness(one as string, other as string);
    // A text and its translation are not compared.
    const isTranslated =
      isOtherLanguage || otherScript.test(one as string) !== otherScript.test(other as string);
    return isTranslated && likeness < 0.9 ? undefined : likeness;
  });
}

/**
 * The logarithm of the odds that it is the wanted one. Agreement speaks for it the more, the rarer it is on the page;
 * disagreement against it the more, the more stable the signal is.
 */
function logOdds(found: Evidence, shareOf: (signal: number) => number = () => 0): number {
  let sum = 0;
  found.forEach((likeness, i) => {
    if (likeness === undefined) return;
    const [stable, chance] = signals[i] as Signal;
    const share = Math.min(Math.max(chance, shareOf(i)), 0.98 * stable);
    sum += likeness * Math.log(stable / share) + (1 - likeness) * Math.log((1 - stable) / (1 - share));
  });
  return sum;
}

/**
 * Against each candidate stand all the elements of its page, and that the wanted one is gone. Signals repeat one
 * another, so the odds are not as long as their product.
 */
const toPoints = (odds: number, pageSize: number) => (odds - 0.85 * Math.log(pageSize) - 1) / 2.7;
const toScore = (points: number) => 1 / (1 + Math.exp(-points));

/** The description without these; a signal that is there and undefined says nothing. */
const without = (wanted: Signature, ...keys: (keyof Signature)[]): Signature => ({
  ...wanted,
  ...Object.fromEntries(keys.map((key) => [key, undefined])),
});

function asMeant(wanted: Signature, { ignoresText, isExactPlace }: MatchOptions): Signature {
  const meant = ignoresText || isExactPlace ? without(wanted, 'name', 'text') : wanted;
  return isExactPlace ? without(meant, 'row', 'neighbours') : meant;
}

/** How much alike two descriptions are, 0–1, judged without knowing the page around them. */
export const compareSignatures = (
  wanted: Signature,
  candidate: Signature,
  options: MatchOptions = {},
): number => toScore(toPoints(logOdds(evidence(asMeant(wanted, options), candidate)), 150));

/** Whether a stored click was on the wanted element. */
export const isSameElement = (wanted: Signature, candidate: Signature, options?: MatchOptions): boolean =>
  compareSignatures(wanted, candidate, options) >= sameElementScore;

/**
 * What speaks for each of the candidates of one page: 0 is even odds. Minus infinity for one that is more like a
 * look-alike of the wanted one, or not at the place that an author insists on.
 */
export function weighSignatures(
  wanted: Signature,
  candidates: readonly Signature[],
  options: MatchOptions = {},
  pageSize = candidates.length,
): number[] {
  let meant = asMeant(wanted, options);
  // The row it was in is nowhere to be seen. A picked first row stands for any first row; of the others the
  // position says nothing without the row.
  const { row, nth, alike = [] } = meant;
  if (row && !candidates.some((candidate) => textLikeness(row, candidate.row ?? '') > 0.9)) {
    meant = without(meant, nth?.[0] === 0 ? 'row' : 'nth');
  }
  const all = candidates.map((candidate) => evidence(meant, candidate));
  const isHeld = (likeness: number | undefined) => Number((likeness ?? 0) > 0.9);
  const holders = signals.map((_, i) => all.reduce((sum, found) => sum + isHeld(found[i]), 0));
  const rivals = alike.map((difference) => ({ ...meant, ...difference }) as Signature);
  return all.map((found, place) => {
    const candidate = candidates[place] as Signature;
    // How many others have it too: that it has it itself makes it no less rare.
    const shareOf = (i: number) => ((holders[i] ?? 0) - isHeld(found[i])) / pageSize;
    // In all that can be compared it is the wanted one, however common that is: only a twin can make it doubtful.
    const isTwin = found.every((likeness) => likeness === undefined || likeness > 0.9);
    // Same place, other words, another id or link: likelier what has taken its place. (The type names nothing.)
    const others = found.filter((_, i) => i > 2 && i < firstThatMayLack && i !== 5) as number[];
    const known = others.filter((likeness) => likeness !== undefined);
    const isStandIn = (found[0] ?? 1) < 0.2 && known.length > 0 && Math.max(...known) < 0.5;
    const points = toPoints(logOdds(found, shareOf), pageSize) + (isTwin ? 2 : isStandIn ? -0.8 : 0);
    const isElsewhere = options.isExactPlace && nth && candidate.nth?.[0] !== nth[0];
    const isClaimed = () => rivals.some((rival) => logOdds(evidence(rival, candidate)) > logOdds(found));
    return isElsewhere || (points > -2 && isClaimed()) ? Number.NEGATIVE_INFINITY : points;
  });
}

/**
 * The best of what was weighed, or `null` when it is not like it enough or too close to the second. `margin`: how far
 * it is ahead of the second (of nothing, if it is alone), 0–1.
 */
export function verdictOn(
  points: readonly number[],
  isSameThing: (one: number, other: number) => boolean = () => false,
): { index: number | null; score: number; margin: number } {
  const most = Math.max(...points);
  const index = points.indexOf(most);
  const score = toScore(most);
  const second = Math.max(...points.filter((_, i) => i !== index && !isSameThing(i, index)));
  const margin = score && score * (1 - Math.exp(second - most));
  return { index: score >= likelyScore && margin >= minMargin ? index : null, score, margin };
}

/** Which of the candidates is the wanted element, or `null`. */
export const rankSignatures = (
  wanted: Signature,
  candidates: readonly Signature[],
  options?: MatchOptions,
): { index: number | null; score: number; margin: number } =>
  verdictOn(weighSignatures(wanted, candidates, options));

/** 1 for the same text, 0 for texts that share little; else the share of letter pairs in common. */
export function textLikeness(one: string, other: string): number {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return 1;
  const left = new Map<string, number>();
  let shared = 0;
  for (let i = 1; i < a.length; i++)
    left.set(a.slice(i - 1, i + 1), (left.get(a.slice(i - 1, i + 1)) ?? 0) + 1);
  for (let i = 1; i < b.length; i++) {
    const count = left.get(b.slice(i - 1, i + 1)) ?? 0;
    if (count > 0) shared++;
    left.set(b.slice(i - 1, i + 1), count - 1);
  }
  const share = (2 * shared) / (a.length + b.length - 2 || 1);
  return share < 0.4 ? 0 : share * 0.95;
}

/** `2.0.1`: how far outwards two places are the same. */
function sharedRun(one: string, other: string): number {
  const a = one.split('.');
  const b = other.split('.');
  const end = a.findIndex((step, i) => step !== b[i]);
  return (end < 0 ? a.length : end) / Math.max(a.length, b.length);
}

/** Places compare by the nearer of the left and right edges, because layouts stretch between them. */
function boxLikeness(one: readonly number[], other: readonly number[]): number {
  const [left = 0, top = 0, width = 0, height = 0, viewport = 0] = one.map(
    (value, i) => value - (other[i] ?? 0),
  );
  const across = Math.min(Math.abs(left), Math.abs(viewport - left - width));
  const size = Math.abs(width) / 2 + Math.abs(height);
  return 1 / (1 + (across + Math.abs(top) / 2 + size) / 150);
}

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
 * What two descriptions can agree on. `stable`: how often it survives a release of a real web app; `chance`: how often
 * two different elements of one page agree on it, at least. The stability follows what was measured on releases of real
 * web apps, and was then fitted, with the chances, on one half of the pages of `tests/bench/match`.
 */
export const signals = Object.entries<[stable: number, chance: number]>({
  words: [0.79, 0.001],
  kind: [0.88, 0.2],
  id: [0.67, 0.003],
  type: [0.86, 0.28],
  href: [0.93, 0.004],
  marks: [0.87, 0.01],
  // A build may hash the names of icons, and what surrounds an element is not always recorded: absent on one side
  // says nothing.
  icon: [0.66, 0.03],
  path: [0.62, 0.04],
  section: [0.77, 0.2],
  row: [0.83, 0.02],
  neighbours: [0.38, 0.2],
  at: [0.17, 0.04],
  nth: [0.64, 0.2],
  box: [0.6, 0.01],
});
type Signal = (typeof signals)[number];
/** Its place among them. */
const rowSignal = 9;
const firstThatMayLack = 6;

/** Letters of another script than Latin. */
const otherScript = /[^\0-\u024f\u2000-\u2bff]/;

/** A description by what can be compared; its attributes by sort, but for what is told already as the name. */
export type Facts = Record<string, unknown>;
export function factsOf(signature: Meant): Facts {
  const { tag, role, name: label, text } = signature;
  const facts: Facts = {
    ...signature,
    words: label ?? text,
    kind: ((role ?? tag) as string).replace(/^(link|tab|menuitem)$/, 'button'),
  };
  for (const [name, value] of Object.entries(signature.attributes ?? {})) {
    const sort = /^(type|href)$/.test(name) ? name : 'marks';
    if (value !== label) facts[sort] = `${facts[sort] ?? ''} ${value}`;
  }
  return facts;
}

/** How much two descriptions agree on a signal, 0–1; undefined where it says nothing. */
export function agreementOn(
  signal: number,
  wanted: Facts,
  candidate: Facts,
  likenessOf = textLikeness,
): number | undefined {
  const key = (signals[signal] as Signal)[0];
  const one = wanted[key];
  const other = candidate[key];
  // An empty list says as little as none.
  const [a, b] = [String(one ?? ''), String(other ?? '')];
  // It has no words, where the other has some.
  if (!a) return !signal && one === undefined && b ? 0 : undefined;
  if (!b) return signal < firstThatMayLack ? 0 : undefined;
  if (key === 'box') return boxLikeness(one as Box, other as Box);
  if (key === 'at') return wayLikeness(a, b);
  const likeness = likenessOf(a, b);
  // A text and its translation are not compared.
  return likeness < 0.9 &&
    ((wanted.lang && candidate.lang && wanted.lang !== candidate.lang) ||
      otherScript.test(a) !== otherScript.test(b))
    ? undefined
    : likeness;
}

/** By signal. */
type Evidence = (number | undefined)[];

const evidence = (wanted: Facts, candidate: Facts): Evidence =>
  signals.map((_, i) => agreementOn(i, wanted, candidate));

/**
 * What a signal adds to the logarithm of the odds that it is the wanted one. Agreement speaks for it the more, the rarer
 * it is on the page (`held`: the share of others that have it); disagreement against it the more, the more stable the
 * signal is.
 */
export function weightOf(signal: number, agreement: number | undefined, held = 0): number {
  if (agreement === undefined) return 0;
  const [stable, chance] = (signals[signal] as Signal)[1];
  // Things of one subject have words in common: half alike is hardly alike.
  const likeness = agreement ** 1.6;
  const share = Math.min(Math.max(chance, held), 0.98 * stable);
  return likeness * Math.log(stable / share) + (1 - likeness) * Math.log((1 - stable) / (1 - share));
}

const logOdds = (found: Evidence, shareOf?: (signal: number) => number): number =>
  found.reduce<number>((sum, agreement, i) => sum + weightOf(i, agreement, shareOf?.(i)), 0);

/**
 * Against each candidate stand all the elements of its page, and that the wanted one is gone. Signals repeat one
 * another, so the odds are not as long as their product.
 */
const toPoints = (odds: number, pageSize: number) => (odds - 0.85 * Math.log(pageSize) - 1) / 1.8;
const toScore = (points: number) => 1 / (1 + Math.exp(-points));

/** A description that says nothing (null) of what the author does not mean, or of what is nowhere on the page. */
type Meant = { [key in keyof Signature]: Signature[key] | null };

export const asMeant = (wanted: Signature, { ignoresText, isExactPlace }: MatchOptions): Meant => ({
  ...wanted,
  ...((ignoresText || isExactPlace) && { name: null, text: null }),
  ...(isExactPlace && { row: null, neighbours: null }),
});

/** Without knowing the page around it. */
export const scoreAlone = (odds: number): number => toScore(toPoints(odds, 150));

/** How much alike two descriptions are, 0–1, judged without knowing the page around them. */
export const compareSignatures = (
  wanted: Signature,
  candidate: Signature,
  options: MatchOptions = {},
): number => scoreAlone(logOdds(evidence(factsOf(asMeant(wanted, options)), factsOf(candidate))));

/**
 * What the wanted element's look-alikes would be, each as a description of its own. None where an author says that its text or
 * its row is not meant: they may be what it is tomorrow.
 */
export const lookAlikesOf = (
  wanted: Signature,
  { ignoresText, isExactPlace }: MatchOptions = {},
): Signature[] =>
  ignoresText || isExactPlace ? [] : (wanted.alike ?? []).map((one) => ({ ...wanted, ...one }) as Signature);

/** Whether a stored click was on the wanted element, and not on one of its look-alikes. */
export function isSameElement(wanted: Signature, candidate: Signature, options?: MatchOptions): boolean {
  const score = compareSignatures(wanted, candidate, options);
  return (
    score >= sameElementScore &&
    !lookAlikesOf(wanted, options).some((other) => compareSignatures(other, candidate) > score)
  );
}

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
  const { row, nth, alike = [] } = meant as Signature;
  // The same in another row; and what its row says, but none of theirs.
  const besides = alike.filter((one) => one.row && !(one.name ?? one.text));
  const others = String(besides.map((one) => one.row));
  const telling = row?.split(' ').filter((word) => !others.includes(word)) ?? [];
  const isItsRow = ({ row: its }: Signature) =>
    telling.filter((word) => its?.includes(word)).length >= telling.length / 2;
  // A picked first row stands for any first row, where its own is nowhere to be seen.
  if (!(nth?.[0] || candidates.some(isItsRow))) meant = { ...meant, row: null };
  const facts = factsOf(meant);
  const all = candidates.map((candidate) => evidence(facts, factsOf(candidate)));
  const isHeld = (likeness = 0) => Number(likeness > 0.9);
  const holders = signals.map((_, i) => all.reduce((sum, found) => sum + isHeld(found[i]), 0));
  return all.map((found, place) => {
    const candidate = candidates[place] as Signature;
    // How many others have it too: that it has it itself makes it no less rare.
    const shareOf = (i: number) => ((holders[i] as number) - isHeld(found[i])) / pageSize;
    // In all that can be compared it is the wanted one, however common that is: only a twin can make it doubtful.
    const isTwin = found.every((likeness = 1) => isHeld(likeness));
    const points = toPoints(logOdds(found, shareOf), pageSize) + (isTwin ? 2 : 0);
    const isElsewhere = options.isExactPlace && nth && candidate.nth?.[0] !== nth[0];
    // Those in other rows it is told from by its row, wherever that stands now.
    const isClaimed = () =>
      alike.some(
        (one) =>
          !(one.row !== candidate.row && besides.includes(one)) &&
          logOdds(evidence(factsOf({ ...meant, ...one }), factsOf(candidate))) > logOdds(found),
      );
    // In another row, as far as rows can be compared.
    return isElsewhere ||
      ((found[rowSignal] as number) >= 0 && !isItsRow(candidate)) ||
      (points > -2 && isClaimed())
      ? Number.NEGATIVE_INFINITY
      : points;
  });
}

/**
 * The best of what was weighed, or `null` when it is not like it enough or too close to the second. `margin`: how far
 * it is ahead of the second (of nothing, if it is alone), 0–1.
 */
export function verdictOn(
  points: readonly number[],
  isSameThing?: (one: number, other: number) => boolean,
): { index: number | null; score: number; margin: number } {
  const most = Math.max(...points);
  const index = points.indexOf(most);
  const score = toScore(most);
  const second = Math.max(...points.filter((_, i) => i !== index && !isSameThing?.(i, index)));
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
  return one === other ? 1 : pairLikeness(pairsOf(one), pairsOf(other));
}

export function pairLikeness(pairs: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let shared = 0;
  for (const pair of others) if (pairs.has(pair)) shared++;
  const share = (2 * shared) / (pairs.size + others.size);
  return share < 0.4 ? 0 : share * 0.95;
}

export function pairsOf(text: string): Set<string> {
  const letters = text.toLowerCase();
  return new Set(Array.from(letters, (_, i) => letters.slice(i, i + 2)));
}

/** How far outwards two ways are the same. */
function wayLikeness(one: string, other: string): number {
  let end = 0;
  while (one[end] && one[end] === other[end]) end++;
  return end / Math.max(one.length, other.length);
}

type Box = NonNullable<Signature['box']>;

/** Boxes compare by the nearer of the left and right edges, because layouts stretch between them. */
function boxLikeness(one: Box, other: Box): number {
  const [left, top, width, height, view] = one.map((value, i) => value - (other[i] as number)) as Box;
  const { abs } = Math;
  const across = Math.min(abs(left), abs(view - left - width));
  return 1 / (1 + (across + abs(top) / 2 + abs(height)) / 150);
}

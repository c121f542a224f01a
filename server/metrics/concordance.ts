/**
 * How well a signal tells the lost from the kept: of two accounts, one lost and one kept, how often it had pointed at
 * the lost one (the area under the ROC curve). 0.5: no better than chance; 1: always; 0: always at the wrong one.
 */
export interface Concordance {
  auc: number;
  /** Between which it lies with 95 % confidence. */
  low: number;
  high: number;
}

/** What a signal said of a lost account, and of those that were there on the same day and stayed. */
export interface Comparison {
  lost: number;
  kept: readonly number[];
}

/**
 * The mean over the lost accounts, each compared with the kept ones of its own day; ties count half. `kept` accounts
 * count for the interval once, however many lost ones they were compared with. Undefined: nothing to compare.
 */
export function concordance(comparisons: readonly Comparison[], kept: number): Concordance | undefined {
  const shares = comparisons.flatMap(({ lost, kept: others }) =>
    others.length === 0 ? [] : [others.reduce((sum, other) => sum + wins(lost, other), 0) / others.length],
  );
  if (shares.length === 0) return undefined;
  const auc = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { auc, ...interval(auc, shares.length, kept) };
}

const wins = (lost: number, other: number) => (lost > other ? 1 : lost === other ? 0.5 : 0);

/** Of the normal distribution: 95 % lie within so many standard deviations. */
const z = 1.96;

/**
 * Newcombe's score interval for the area (Statistics in Medicine 2006; 25: 559–573, method 5): all areas from which
 * the one that was seen is at most 1.96 standard deviations away. It stays within 0 and 1, and has a width also where
 * every pair agreed.
 */
export function interval(auc: number, lost: number, kept: number): { low: number; high: number } {
  const half = (lost + kept) / 2 - 1;
  const deviation = (area: number) =>
    Math.sqrt(
      (area * (1 - area) * (1 + half * ((1 - area) / (2 - area) + area / (1 + area)))) / (lost * kept),
    );
  const isWithin = (area: number) => Math.abs(auc - area) <= z * deviation(area);
  return { low: edge(auc, 0, isWithin), high: edge(auc, 1, isWithin) };
}

/** Where between a point that is within and one that may not be the border runs. */
function edge(inside: number, outside: number, isWithin: (area: number) => boolean): number {
  let [near, far] = [inside, outside];
  for (let step = 0; step < 40; step++) {
    const middle = (near + far) / 2;
    if (isWithin(middle)) near = middle;
    else far = middle;
  }
  return near;
}

/** Users of one account in one part, and how many of them did it. */
export interface Tally {
  users: number;
  reached: number;
}

/** An account, or a user without one. */
export interface Cluster {
  shown: Tally;
  heldOut: Tally;
}

export interface Part extends Tally {
  /** Accounts with any user in it. */
  accounts: number;
  /** Null: nobody is in it. */
  rate: number | null;
}

export interface RateComparison {
  shown: Part;
  heldOut: Part;
  /** Rate of those who were to have it minus rate of those who were kept from it, with its 95% confidence interval. */
  difference: { value: number; low: number; high: number } | null;
  /** `tooFew`: nothing can be said yet. `unclear`: the interval holds both. */
  verdict: 'tooFew' | 'better' | 'worse' | 'unclear';
}

/** Below so many users on either side nothing is said. */
export const fewestUsers = 30;
/** The variance between accounts can't be told from one. */
const fewestAccounts = 2;

/**
 * Compares how many of two parts did something. People of one account are alike, so accounts are taken as clusters: the
 * variance is the sandwich estimator of the difference of two means, clustered by account, which holds whether users or
 * whole accounts were drawn. An account pulls the rate of its part towards itself, a large one more: what it is off by
 * is set right by its share of the part (Bell and McCaffrey 2002). The interval is Student's, with one degree of freedom
 * less than accounts in the part that has fewer, where accounts of different size count as the fewer that they amount to.
 */
export function compareRates(clusters: readonly Cluster[]): RateComparison {
  const shown = partOf(clusters.map((cluster) => cluster.shown));
  const heldOut = partOf(clusters.map((cluster) => cluster.heldOut));
  const isEnough = (part: Part) => part.users >= fewestUsers && part.accounts >= fewestAccounts;
  if (!isEnough(shown) || !isEnough(heldOut) || shown.rate === null || heldOut.rate === null) {
    return { shown, heldOut, difference: null, verdict: 'tooFew' };
  }
  const squares = clusters.map(
    (cluster) => (offOf(cluster.shown, shown) - offOf(cluster.heldOut, heldOut)) ** 2,
  );
  const value = shown.rate - heldOut.rate;
  const [accountsShown, accountsHeldOut] = [
    amountOf(clusters.map((cluster) => cluster.shown)),
    amountOf(clusters.map((cluster) => cluster.heldOut)),
  ];
  const variance = sum(squares) + unseenOf(shown, accountsShown) + unseenOf(heldOut, accountsHeldOut);
  const quantile = studentQuantile(Math.max(1, Math.min(accountsShown, accountsHeldOut) - 1));
  const half = quantile * Math.sqrt(variance);
  const [low, high] = [Math.max(-1, value - half), Math.min(1, value + half)];
  const verdict = low > 0 ? 'better' : high < 0 ? 'worse' : 'unclear';
  return { shown, heldOut, difference: { value, low, high }, verdict };
}

/** By how much an account moves the rate of its part. */
function offOf(account: Tally, part: Part): number {
  const share = account.users / part.users;
  if (share === 0) return 0;
  return (account.reached - (part.rate ?? 0) * account.users) / part.users / Math.sqrt(1 - share);
}

/**
 * Where everybody of a part did it, or nobody, its accounts are all alike, and that says nothing of the next one: its rate
 * varies as if one account more had done it and one more had not (Agresti and Caffo 2000).
 */
function unseenOf({ rate }: Part, accounts: number): number {
  return rate === 0 || rate === 1 ? (accounts + 1) / (accounts + 2) ** 3 : 0;
}

/** So many accounts of one size would tell as much as these of different sizes. */
function amountOf(accounts: readonly Tally[]): number {
  const users = sum(accounts.map((account) => account.users));
  return 1 / sum(accounts.map((account) => (account.users / users) ** 2));
}

/** What 80% of the standard normal distribution lie below. */
const powerQuantile = 0.841621;

/**
 * The smallest difference between the two parts that will show, in four of five cases, once as many people as these
 * have had their time: known before anything begins. Null: they are too few.
 *
 * @param accounts those who are meant, by account, and how many of them do it anyway
 * @param rate the share that does it anyway, where it is not that of these accounts
 */
export function smallestDifference(
  accounts: readonly Tally[],
  { of, percent }: { of: 'user' | 'account'; percent: number },
  rate?: number,
): number | null {
  const { users, reached } = partOf(accounts);
  const count = amountOf(accounts);
  const share = percent / 100;
  const fewer = Math.min(share, 1 - share);
  if (users * fewer < fewestUsers || count * fewer < fewestAccounts) return null;
  // Of none, or of all, is never said for certain.
  const fewest = 1 / (users + 2);
  const base = Math.min(Math.max(rate ?? reached / users, fewest), 1 - fewest);
  const withinUsers = (base * (1 - base)) / users;
  const betweenAccounts = sum(
    accounts.map(
      (account) =>
        ((account.reached - (reached / users) * account.users) / users) ** 2 / (1 - account.users / users),
    ),
  );
  // Whole accounts that are drawn bring their likeness along; users that are drawn within them do not.
  const variance = of === 'account' ? Math.max(betweenAccounts, withinUsers) : withinUsers;
  // How many are drawn is left to chance: the part is smaller than meant as often as it is larger, and that costs more.
  const drawn = of === 'account' ? count : users;
  const perShare = (part: number) => 1 / (part - (1 - part) / drawn);
  const degrees = Math.max(1, (of === 'account' ? count * fewer : count) - 1);
  const quantiles =
    studentQuantile(degrees) + powerQuantile + (powerQuantile ** 3 + powerQuantile) / (4 * degrees);
  const spread = (difference: number) => {
    const shownRate = Math.min(0.5, base + difference);
    const ofShown = base < 0.5 ? (shownRate * (1 - shownRate)) / (base * (1 - base)) : 1;
    return quantiles * Math.sqrt(variance * (perShare(share) + ofShown * perShare(1 - share)));
  };
  // Those who are shown it do it more often, and vary more for it.
  return spread(spread(spread(0)));
}

function partOf(tallies: readonly Tally[]): Part {
  const users = sum(tallies.map((tally) => tally.users));
  const reached = sum(tallies.map((tally) => tally.reached));
  const accounts = tallies.filter((tally) => tally.users > 0).length;
  return { users, reached, accounts, rate: users === 0 ? null : reached / users };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

const tail = 0.05;

/** Student's t that 95% lie within, to four digits (Hill 1970, algorithm 396). */
export function studentQuantile(degrees: number): number {
  const n = degrees;
  if (n === 1) return 1 / Math.tan((tail * Math.PI) / 2);
  if (n === 2) return Math.sqrt(2 / (tail * (2 - tail)) - 2);
  const a = 1 / (n - 0.5);
  const b = 48 / a ** 2;
  let c = ((20700 * (a / b) - 98) * a - 16) * a + 96.36;
  const d = ((94.5 / (b + c) - 3) / b + 1) * Math.sqrt((a * Math.PI) / 2) * n;
  let y = (d * tail) ** (2 / n);
  if (y > 0.05 + a) {
    const x = -1.959964;
    if (n < 5) c += 0.3 * (n - 4.5) * (x + 0.6);
    c += (((0.05 * d * x - 5) * x - 7) * x - 2) * x + b;
    const square = x ** 2;
    const root = (((((0.4 * square + 6.3) * square + 36) * square + 94.5) / c - square - 3) / b + 1) * x;
    y = Math.expm1(a * root ** 2);
  } else {
    y =
      ((1 / (((n + 6) / (n * y) - 0.089 * d - 0.822) * (n + 2) * 3) + 0.5 / (n + 4)) * y - 1) *
        ((n + 1) / (n + 2)) +
      1 / y;
  }
  return Math.sqrt(n * y);
}

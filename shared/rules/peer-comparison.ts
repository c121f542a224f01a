export interface PeerFigure {
  value: number;
  median: number;
  /** Share of the peers that are below. */
  above: number;
}

/** Where a value stands among those of the peers; undefined where too few of them have one. */
export function comparePeers(
  value: number | null,
  ofPeers: readonly (number | null)[],
  fewest: number,
): PeerFigure | undefined {
  const known = ofPeers.filter((each) => each !== null).toSorted((a, b) => a - b);
  if (value === null || known.length < fewest) return undefined;
  const middle = known.length / 2;
  const median = Number.isInteger(middle)
    ? ((known[middle - 1] ?? 0) + (known[middle] ?? 0)) / 2
    : (known[Math.floor(middle)] ?? 0);
  return { value, median, above: known.filter((each) => each < value).length / known.length };
}

/** What a share is held against: at least `line`, or at most where lower is better. */
export interface Line {
  line: number;
  /** Worse than this is more than a miss. */
  floor?: number;
  isLowerBetter?: boolean;
}

/** `points`: by how many percentage points it misses the line; 0 where it doesn't. */
export interface Standing {
  state: 'met' | 'missed' | 'belowFloor';
  points: number;
}

/** Where a share stands. A share that is the line itself has met it. */
export function againstLine(share: number, { line, floor, isLowerBetter = false }: Line): Standing {
  const short = isLowerBetter ? share - line : line - share;
  if (short <= 0) return { state: 'met', points: 0 };
  const isBelowFloor = floor !== undefined && share < floor;
  return { state: isBelowFloor ? 'belowFloor' : 'missed', points: short * 100 };
}

/**
 * By which share of `before` a number has changed: 12 after 10 is 0.2. Without the last digits of a fraction that
 * computers count in twos, in which 12 ÷ 10 − 1 is less than 0.2.
 */
export const relativeChange = (before: number, now: number): number =>
  Math.round(((now - before) / before) * 1e9) / 1e9;

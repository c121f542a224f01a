import type { Threshold } from '../api.ts';

/** Shares are shown and typed in per cent. */
export const scaleOf = ({ unit }: Pick<Threshold, 'unit'>) => (unit === 'share' ? 100 : 1);

/** A value of the threshold as its field shows it. */
export const shownIn = (threshold: Threshold, value: number) =>
  String(Math.round(value * scaleOf(threshold) * 100) / 100);

/** What was typed for a threshold; `same` when it says what stood there, `wrong` when it is no number within its bounds. */
export function readThreshold(threshold: Threshold, text: string): number | 'same' | 'wrong' {
  const typed = Number(text);
  // Nothing typed would count as 0.
  if (text.trim() === '' || Number.isNaN(typed)) return 'wrong';
  if (typed === Number(shownIn(threshold, threshold.value))) return 'same';
  const value = typed / scaleOf(threshold);
  return value >= threshold.min && value <= threshold.max ? value : 'wrong';
}

import type { Thresholds } from '../../shared/contract/threshold.ts';

/** Active users of the last 7 days ÷ registered users; null where there are too few users to say anything. */
export const activityOf = (
  { users, activeUsers7 }: { users: number; activeUsers7: number },
  { fewestUsers }: Pick<Thresholds, 'fewestUsers'>,
): number | null => (users < fewestUsers ? null : activeUsers7 / users);

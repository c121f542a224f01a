import type { UserRow } from '../api.ts';

/**
 * Whether somebody was only named by a server. Whose own browser was never seen may be active all the same, where the
 * server tells what they do.
 */
export const hasNotCome = ({
  activatedAt,
  activeDays28,
  uses28,
}: Pick<UserRow, 'activatedAt' | 'activeDays28' | 'uses28'>): boolean =>
  activatedAt === null && activeDays28 === 0 && uses28 === 0;

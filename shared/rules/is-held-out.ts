import type { Goal } from '../contract/guide.ts';
import { placeInHundred } from './percentage.ts';

/**
 * Whether somebody is kept from a guide to tell what it brings: always the same people of a guide, whatever its
 * version. Somebody without an account is one of their own. Who is not identified is kept from it too: nobody knows
 * yet to which part they belong.
 */
export function isHeldOut(
  guideId: string,
  { holdout }: Goal,
  { userId, accountId }: { userId?: string | undefined; accountId?: string | undefined },
): boolean {
  if (!holdout) return false;
  if (userId === undefined) return true;
  const unit = holdout.of === 'account' ? (accountId ?? userId) : userId;
  return placeInHundred(unit, `holdout ${guideId}`) < holdout.percent;
}

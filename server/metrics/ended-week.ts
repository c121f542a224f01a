import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { seatActivityByAccount } from './seat-activity.ts';

export interface EndedWeek {
  activeUsers7: number;
  /** The mean of the four times 7 days before. */
  activeUsersBefore: number;
}

const dayMs = 86_400_000;

/** How many people of an account were active in the 7 days that ended yesterday: today has only begun. */
export async function endedWeek(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountId: string,
): Promise<EndedWeek> {
  const yesterday = new Date(now.getTime() - dayMs);
  const activity = (await seatActivityByAccount(db, scope, yesterday, [accountId])).get(accountId);
  const [activeUsers7, ...before] = activity?.windows ?? [0, 0, 0, 0, 0];
  return { activeUsers7, activeUsersBefore: before.reduce((sum, users) => sum + users, 0) / before.length };
}

import { isHeldOut } from '../../shared/rules/is-held-out.ts';
import { addDays, zonedMs } from './calendar.ts';
import type { CastAccount, CastUser } from './cast.ts';
import { draftsHoldout, draftsWithinDays } from './companion-guides.ts';
import { guideDays } from './guide-history.ts';
import type { Life } from './lives.ts';

/** Whether the demo's banner about drafts is kept from somebody, by the rule that keeps it from them in the host app. */
export const isKeptFromDrafts = (guideId: string, account: CastAccount, user: CastUser): boolean =>
  isHeldOut(
    guideId,
    // Which feature is the goal draws nobody.
    { featureId: 0, withinDays: draftsWithinDays, holdout: draftsHoldout },
    { userId: user.id, accountId: account.id },
  );

/** Somebody for whom the banner was meant, from the morning of their first visit while it was live. */
export interface DrawnUser {
  userId: string;
  accountId: string;
  at: Date;
  isHeldOut: boolean;
}

export const drawnForDrafts = (
  guideId: string,
  startsOn: string,
  lives: readonly Life[],
  until: Date,
): DrawnUser[] =>
  lives.flatMap(({ account, user, present }) => {
    if (user.role !== 'sales' || user.isSwitchable) return [];
    const day = present.find((each) => each > guideDays.orderDrafts);
    if (day === undefined) return [];
    const at = new Date(zonedMs(account.timeZone, addDays(startsOn, day), 7 * 60));
    if (at > until) return [];
    return [
      { userId: user.id, accountId: account.id, at, isHeldOut: isKeptFromDrafts(guideId, account, user) },
    ];
  });

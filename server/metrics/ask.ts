import type { RawBuilder } from 'kysely';
import { addDays, type Day, dayAt } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { selectAskedAccount } from './asked-account.ts';
import { workspaceTimeZone } from './workspace-time-zone.ts';

/** Days of the account's time zone, both ends included. */
export interface Period {
  from: Day;
  to: Day;
  /**
   * Given for periods that end so many days before today: each account's own today, which is not the same day
   * everywhere on earth. `from` and `to` are then those of the workspace.
   */
  endsDaysAgo?: number;
}

/** Whose number it is: accounts and people that meet all that is given. Nothing given: everybody. */
export interface Among {
  /** 64-bit ids. */
  accountIds?: readonly string[];
  /** The member who looks after the account; null: nobody does. */
  ownerId?: string | null;
  /** The team of whoever looks after it. */
  teamId?: number;
  tier?: string;
  industry?: string;
  region?: string;
  /** Of the account's life with the product. */
  stage?: string;
  /** What the host app calls the user's role. */
  role?: string;
  /** 64-bit ids of the users of a segment. */
  userIds?: readonly string[];
}

/** What a metric is asked. */
export interface Ask {
  scope: Scope;
  now: Date;
  period: Period;
  among: Among;
  /** For metrics of one feature. */
  featureId?: number;
  /** Where the feature's days of a period stand that a statement has read already, of just these accounts and people. */
  daysRead?: { table: RawBuilder<unknown>; period: Period };
}

export const daysIn = ({ from, to }: Period): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;

/** The last `days` days until today, today included. Of one account: of its own time zone. */
export async function lastDays(
  db: Queryable,
  scope: Scope,
  now: Date,
  days: number,
  among: Among = {},
): Promise<Period> {
  const [accountId, another] = among.accountIds ?? [];
  const account =
    accountId !== undefined && another === undefined
      ? await selectAskedAccount(db, scope, accountId)
      : undefined;
  const today = dayAt(now, account?.timeZone ?? (await workspaceTimeZone(db, scope)));
  return { from: addDays(today, 1 - days), to: today, ...(!account && { endsDaysAgo: 0 }) };
}

/** The period of the same length that ends the day before. */
export function periodBefore(period: Period): Period {
  const days = daysIn(period);
  const { endsDaysAgo } = period;
  return {
    from: addDays(period.from, -days),
    to: addDays(period.from, -1),
    ...(endsDaysAgo !== undefined && { endsDaysAgo: endsDaysAgo + days }),
  };
}

/** Its last `days` days. */
export const endOf = (period: Period, days: number): Period => ({
  ...period,
  from: addDays(period.to, 1 - days),
});

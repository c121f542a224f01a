import type { Generated, GeneratedAlways } from 'kysely';
import type { Traits } from '../../../shared/contract/audience.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** Why somebody is left out of metrics. */
export type Exclusion = 'bot' | 'internal' | 'test';

/** The people of the accounts. */
export interface UserTables {
  user: {
    environmentId: number;
    id: Id64;
    externalId: string;
    isAnonymous: boolean;
    name: string;
    traits: Json<Traits>;
    traitTimes: Json<Record<string, number>>;
    firstSeenAt: Date;
    lastSeenAt: Date;
    /** First event from the user's own browser; null for users only imported or named by a server. */
    activatedAt: Date | null;
    deactivatedAt: Date | null;
    /** By rule: all events came from bots, or the e-mail address is a member's or of an internal domain. */
    exclusion: 'bot' | 'internal' | null;
    /** By hand; it outweighs the rule. `none`: counted. */
    exclusionSet: Exclusion | 'none' | null;
    /** The department they work in: their trait `unit`, or else `department`. */
    unit: GeneratedAlways<string | null>;
  };
  /** Who an anonymous visitor turned out to be: what they did counts for that user. The first identify decides. */
  userLink: {
    environmentId: number;
    anonymousUserId: Id64;
    /** Where the events of either are kept that name no account. */
    anonymousAccountId: Id64;
    userId: Id64;
    userAccountId: Id64;
    linkedAt: Date;
    /** Null: their facts are still the anonymous one's. */
    movedAt: Date | null;
  };
  seat: {
    environmentId: number;
    accountId: Id64;
    userId: Id64;
    firstSeenAt: Date;
    lastSeenAt: Date;
    /** Last day of the account's time zone with activity. */
    lastDay: Day | null;
    /** Bit k, counted from the left: active on the k-th day before `lastDay`. */
    days: Generated<string>;
  };
  /** On which days a person was active, in whatever account. Nobody who is anonymous has any. */
  personDays: {
    environmentId: number;
    userId: Id64;
    lastDay: Day;
    /** Bit k, counted from the left: active on the k-th day before `lastDay`. */
    days: string;
    /** Numbers count them: their days are in `activeDay`. */
    isCounted: boolean;
    /** The cohort in which they are in `cohortWeek`. */
    cohort: Day | null;
  };
  /** How many of those who came first in the week of a Monday came in the week of another. */
  cohortWeek: { environmentId: number; cohort: Day; week: Day; users: number };
  /** By how much the active users of a day, of 7 days and of 28 differ from those of the day before. */
  activeDay: { environmentId: number; day: Day; dau: number; wau: number; mau: number };
}

import type { Generated } from 'kysely';
import type { Level, Stage } from '../../../shared/contract/account.ts';
import type {
  AdoptionLevel,
  HealthState,
  JudgedFacts,
  Judgement,
  RiskLevel,
} from '../../../shared/contract/judgement.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** What is thought of accounts. */
export interface JudgementTables {
  /** Numbers that rules compare with, where they are not the default. */
  threshold: { workspaceId: number; name: string; value: number };
  /** Numbers of an account as lists show them, made anew when it is stale. No row: never made. */
  accountSummary: {
    environmentId: number;
    accountId: Id64;
    isStale: boolean;
    /** Today in the account's time zone when they were made. */
    asOf: Day;
    /** When the next day begins there. */
    dueAt: Generated<Date>;
    /** Hash of the features and their rules when they were made. */
    catalogue: number;
    users: number;
    activeUsers7: number;
    activeUsers28: number;
    /** Of the last 26 weeks, oldest first. */
    weeklyActiveUsers: Generated<number[]>;
    featuresUsed28: number;
    npsScore: number | null;
    npsN: number;
    featuresAvailable: Generated<number>;
    activatedUsers: Generated<number>;
    /** Mean of the 7-day active users of the four weeks before. */
    activeUsersBefore: Generated<number>;
    /** Registered users 90 days ago. */
    usersBefore: Generated<number>;
    coreUsed: Generated<number>;
    /** What the contract is worth in a year. */
    annualValue: number | null;
    stage: Stage | null;
    /** The one set by hand, while it holds. */
    level: AdoptionLevel | null;
    health: HealthState | null;
    risk: RiskLevel | null;
    isShallow: Generated<boolean>;
    /** The first day that `entryDay` does not tell: today, or one of which something came late. */
    changedFrom: Generated<Day>;
    /** Places given so far in `accountPlace`. */
    people: Generated<number>;
    /** Bits of those whom numbers of users don't count, as long as every set of the account. */
    leftOut: Generated<string>;
    /** Bit k, counted from the left: somebody whom numbers count was active on the k-th day before `asOf`. */
    activeDays: Generated<string>;
  };
  /** Accounts whose numbers are out of date too, and the first day whose facts have changed, by transaction. */
  accountChange: { environmentId: number; accountId: Id64; id: string; day: Generated<Day> };
  /** What is thought of an account, and everything that led to it: made together with its numbers. */
  accountJudgement: { environmentId: number; accountId: Id64; judgement: Json<Judgement> };
  /** What was thought of an account on a day of its time zone, and of which numbers. */
  accountDay: {
    environmentId: number;
    accountId: Id64;
    day: Day;
    stage: Stage | null;
    level: AdoptionLevel;
    health: HealthState;
    risk: RiskLevel;
    users: number;
    activeUsers7: number;
    featuresUsed28: number;
    featuresAvailable: number;
    npsScore: number | null;
  };
  /** What an account was judged by, on the last day of a week on which it was. */
  accountWeek: {
    environmentId: number;
    accountId: Id64;
    /** Its Monday. */
    week: Day;
    day: Day;
    facts: Json<JudgedFacts>;
  };
  /** Every level that was set by hand. */
  levelOverride: {
    environmentId: number;
    accountId: Id64;
    id: string;
    level: Level;
    reason: string;
    setOn: Day;
    /** The last day on which it holds, unless it is released before. */
    until: Day;
    setBy: string;
    /** The first day on which the facts decided again. */
    releasedOn: Day | null;
  };
}

import type { ColumnType, Generated } from 'kysely';
import type {
  ChurnReason,
  ContactRole,
  CriterionFamily,
  CriterionQuarter,
  Level,
  NoteKind,
  RiskReasonName,
  Stage,
  Stance,
  Tier,
} from '../../../shared/contract/account.ts';
import type { Traits } from '../../../shared/contract/audience.ts';
import type { IssueChannel, IssueKind, IssueState } from '../../../shared/contract/issue.ts';
import type { PlanItemKind, PlanSide } from '../../../shared/contract/plan.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** Accounts as people know them. */
export interface AccountTables {
  account: {
    environmentId: number;
    id: Id64;
    externalId: string;
    name: string;
    traits: Json<Traits>;
    /** Per trait the event time (epoch ms) at which it was set: an older message never overwrites a newer one. */
    traitTimes: Json<Record<string, number>>;
    timeZone: string | null;
    /** The member who looks after it. */
    ownerId: string | null;
    /** What members, imports and programs have set, under the traits' names: it outweighs `traits`. */
    setTraits: ColumnType<Traits, string | undefined, string>;
    // From here to `currency`: what `traits` and `setTraits` say, read as fields.
    tier: Tier | null;
    industry: string | null;
    region: string | null;
    plan: string | null;
    /** Names of the modules it is entitled to. */
    modules: string[] | null;
    seatsBought: number | null;
    signedOn: Day | null;
    goLiveOn: Day | null;
    contractStartsOn: Day | null;
    /** The last day of the contract. */
    contractEndsOn: Day | null;
    /** Of the whole contract, in `currency`. */
    contractValue: number | null;
    /** ISO 4217. */
    currency: string | null;
    /** Quadrant: how much it is worth, how well it fits; 0 to 100. */
    amountScore: number | null;
    fitScore: number | null;
    /** Whether its name may be used in public. */
    allowsPublicity: Generated<boolean>;
    /** Expected use: how many people work with it on a day, and in which modules. */
    expectedDailyUsers: number | null;
    expectedModules: string[] | null;
    /** By hand, instead of the one that the dates give. */
    stageSet: Stage | null;
    /** By hand, instead of the computed one, to the end of `levelSetUntil`. */
    levelSet: Level | null;
    levelSetReason: string | null;
    levelSetUntil: Day | null;
    levelSetBy: string | null;
    isChurned: Generated<boolean>;
    churnedOn: Day | null;
    churnReason: ChurnReason | null;
    churnNote: string | null;
    churnBeganInSales: Generated<boolean>;
    firstSeenAt: Date;
    lastSeenAt: Date;
  };
  /** What an account wants to reach by the product. */
  successCriterion: {
    environmentId: number;
    id: string;
    accountId: Id64;
    name: string;
    family: CriterionFamily;
    /** Such as % or days. */
    unit: string;
    isLowerBetter: boolean;
    baseline: number | null;
    industryValue: number | null;
    /** Oldest first. */
    quarters: Json<CriterionQuarter[]>;
    featureIds: Generated<number[]>;
    roiCost: number | null;
    roiGain: number | null;
    /** How the gain was worked out. */
    roiMethod: string | null;
    createdAt: Date;
  };
  contact: {
    environmentId: number;
    id: string;
    accountId: Id64;
    name: string;
    title: string | null;
    role: ContactRole;
    stance: Stance;
    /** The user that they are in the host app. */
    userId: Id64 | null;
    lastContactOn: Day | null;
    leftOn: Day | null;
  };
  accountNote: {
    environmentId: number;
    id: string;
    accountId: Id64;
    kind: Exclude<NoteKind, 'referral'>;
    /** Somebody of the account has recommended the product to others; its kind is `note`. */
    isReferral: Generated<boolean>;
    text: string;
    contactId: string | null;
    happenedOn: Day;
    createdAt: Date;
    author: string;
  };
  /** Why an account may be lost, as somebody has seen it. */
  riskReason: {
    environmentId: number;
    id: string;
    accountId: Id64;
    reason: RiskReasonName;
    evidence: string;
    raisedBy: string;
    raisedAt: Date;
    endedAt: Date | null;
  };
  /** Something of the success plan of an account: what, until when, and who does it. */
  planItem: {
    environmentId: number;
    accountId: Id64;
    id: string;
    kind: PlanItemKind;
    title: string;
    dueOn: Day;
    side: PlanSide;
    memberId: string | null;
    contactId: string | null;
    everyMonths: number | null;
    doneOn: Day | null;
    createdAt: Date;
    createdBy: string;
  };
  /** What an account has asked, reported or required. */
  issue: {
    environmentId: number;
    accountId: Id64;
    id: string;
    kind: IssueKind;
    title: string;
    state: IssueState;
    openedOn: Day;
    memberId: string | null;
    url: string | null;
    /** Null while it is open. */
    takenUpOn: Day | null;
    /** Null until it is closed. */
    closedOn: Day | null;
    channel: IssueChannel | null;
    /** Who of the account raised it, in words. */
    raisedBy: string | null;
    /** What it is called where it is worked on. */
    ticket: string | null;
    createdAt: Date;
    createdBy: string;
  };
  /** What an account paid for a year, since a day. */
  accountRevenue: {
    environmentId: number;
    accountId: Id64;
    since: Day;
    arr: number;
    currency: string | null;
    /** The last day of the contract that it was paid under, as it was known then. */
    endsOn: Day | null;
    /** An earlier contract was followed by this one. */
    isRenewal: Generated<boolean>;
  };
}

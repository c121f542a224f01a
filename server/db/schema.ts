import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from 'kysely';
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
} from '../../shared/contract/account.ts';
import type {
  AlertCondition,
  AlertMetric,
  ShippedRuleName,
  WhatChanged,
} from '../../shared/contract/alert.ts';
import type { Audience, Condition, Traits } from '../../shared/contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../../shared/contract/decision.ts';
import type { Availability, FeatureClass, TagRule } from '../../shared/contract/feature.ts';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type {
  AdoptionLevel,
  HealthState,
  JudgedFacts,
  Judgement,
  RiskLevel,
} from '../../shared/contract/judgement.ts';
import type { News, NewsKind } from '../../shared/contract/news.ts';
import type { Pick } from '../../shared/contract/picker.ts';
import type { PlanItemKind, PlanSide } from '../../shared/contract/plan.ts';
import type { ReviewTexts } from '../../shared/contract/review.ts';
import type { KeyScope, Portfolio, Right, Role } from '../../shared/contract/right.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import type { QuestionKind, Scale } from '../../shared/contract/survey.ts';
import type { Theme } from '../../shared/contract/theme.ts';
import type { WebhookFormat } from '../../shared/contract/webhook.ts';

export type { Audience };

/** A JSON column: read as T, written as its text. */
type Json<T> = ColumnType<T, string, string>;
/** 64-bit ids travel as decimal texts, because a JavaScript number would lose digits. */
type Id64 = string;
/** `YYYY-MM-DD` */
type Day = string;

/** `measure`: counted, and accepted. */
export type Verification = 'off' | 'measure' | 'enforce';

/** Why somebody is left out of metrics. */
export type Exclusion = 'bot' | 'internal' | 'test';

/** A guide that a user was not served. `failed`: the first few conditions that kept them out. */
export interface WithheldGuide {
  guideId: string;
  version: number;
  reason: DecisionReason;
  detail?: DecisionDetail;
  failed?: Condition[];
}

/** Every table and its columns, in camelCase. The SQL is in `migrations/`. */
export interface Schema {
  workspace: {
    id: GeneratedAlways<number>;
    name: string;
    /** IANA name; decides to which day an event belongs unless the account has its own. */
    timeZone: Generated<string>;
    /** E-mail domains, lower case, of people who are left out of metrics. */
    internalDomains: Generated<string[]>;
    isDemo: Generated<boolean>;
    /** Whoever signs in with a password has to have a second factor. */
    requiresSecondFactor: Generated<boolean>;
    createdAt: Date;
  };
  member: {
    id: string;
    /** Lower case. */
    email: string;
    name: string;
    passwordHash: string;
    locale: 'en' | 'zh-CN';
    createdAt: Date;
    deactivatedAt: Date | null;
    /** Base32. */
    totpSecret: string | null;
    /** Null with a secret: it was shown, but not proved yet. */
    totpSince: Date | null;
    /** The 30 seconds, counted from 1970, of the last code that was accepted. */
    totpLastStep: Generated<Id64>;
  };
  recoveryCode: { memberId: string; codeHash: Buffer };
  membership: {
    workspaceId: number;
    memberId: string;
    role: Role;
    /** For the role `custom`. */
    customRoleId: number | null;
    portfolio: Generated<Portfolio>;
    teamId: number | null;
    createdAt: Date;
    /** They can't sign in; what they did and look after stays theirs. */
    deactivatedAt: Date | null;
  };
  invitation: {
    id: string;
    workspaceId: number;
    /** Lower case. */
    email: string;
    role: Role;
    customRoleId: number | null;
    portfolio: Portfolio;
    teamId: number | null;
    tokenHash: Buffer;
    createdAt: Date;
    expiresAt: Date;
  };
  passwordReset: {
    tokenHash: Buffer;
    workspaceId: number;
    memberId: string;
    createdAt: Date;
    expiresAt: Date;
  };
  customRole: { id: GeneratedAlways<number>; workspaceId: number; name: string; rights: Right[] };
  team: { id: GeneratedAlways<number>; workspaceId: number; name: string };
  session: {
    /** SHA-256 of the cookie's token: the token itself is nowhere stored. */
    idHash: Buffer;
    memberId: string;
    workspaceId: number;
    createdAt: Date;
    lastSeenAt: Date;
    expiresAt: Date;
    userAgent: string | null;
    /** They signed in with the workspace's identity provider, which asks for second factors itself. */
    isByProvider: Generated<boolean>;
  };
  /** Whom a workspace trusts to say who its members are. */
  identityProvider: {
    workspaceId: number;
    issuer: string;
    clientId: string;
    clientSecret: string;
    newcomerRole: Role | null;
    createdAt: Date;
  };
  identityProviderDomain: { domain: string; workspaceId: number };
  /** What the provider calls a member. */
  memberIdentity: {
    workspaceId: number;
    issuer: string;
    subject: string;
    memberId: string;
    linkedAt: Date;
  };
  /** Sign-ins that have gone to a provider and not come back yet. */
  providerSignIn: {
    stateHash: Buffer;
    workspaceId: number;
    codeVerifier: string;
    nonce: string;
    expiresAt: Date;
  };
  /** Written by rate-limiter-flexible, which dictates its shape: `expire` is in epoch ms. */
  rateLimit: { key: string; points: Generated<number>; expire: Id64 | null };
  app: {
    id: GeneratedAlways<number>;
    workspaceId: number;
    name: string;
    url: string;
    /** The look of its guides; null while nobody has chosen one. */
    theme: ColumnType<Theme | null, string | undefined, string>;
    themeRevision: Generated<number>;
    createdAt: Date;
  };
  environment: {
    id: GeneratedAlways<number>;
    workspaceId: number;
    appId: number;
    name: 'production' | 'staging';
    publicKey: string;
    /** Rises with every change of what is delivered; the snippet's config carries it. */
    configVersion: Generated<number>;
    isStopped: Generated<boolean>;
    /** Rises when rows of people are merged or erased; ingest forgets whom it has seen when it differs. */
    peopleVersion: Generated<number>;
    /** Days that raw events are kept. */
    retentionDays: Generated<number>;
    /** Raw events before this day are gone: facts of days before it can't be counted anew. */
    rawFrom: Day | null;
    /** Whether pages must prove who their user is. */
    verification: Generated<Verification>;
    /** What the host app signs its users' ids with. */
    identitySecret: string | null;
    /** Of pages whose events and questions are taken. Empty: of any. */
    allowedOrigins: Generated<string[]>;
    /** Null: as many as can be stored. */
    eventsPerMinute: number | null;
    /** The quiet rule: so many guides that interrupt may start by themselves. */
    autoStartsPerSession: Generated<number>;
    autoStartsPerDay: Generated<number>;
    firstEventAt: Date | null;
    lastEventAt: Date | null;
    createdAt: Date;
  };
  secretKey: {
    id: string;
    workspaceId: number;
    environmentId: number;
    name: string;
    scope: KeyScope;
    keyHash: Buffer;
    lastFour: string;
    createdAt: Date;
    lastUsedAt: Date | null;
    revokedAt: Date | null;
    /** When it ends, having been replaced. */
    expiresAt: Date | null;
  };
  /** Another system that is told what happens. */
  webhook: {
    id: string;
    workspaceId: number;
    environmentId: number;
    name: string;
    url: string;
    format: WebhookFormat;
    /** Language of the texts in the format `slack`. */
    locale: 'en' | 'zh-CN';
    kinds: NewsKind[];
    isActive: Generated<boolean>;
    secret: string;
    /** Signed with as well until then, so that a receiver can change over without missing anything. */
    formerSecret: string | null;
    formerSecretUntil: Date | null;
    createdAt: Date;
  };
  webhookDelivery: {
    environmentId: number;
    id: Generated<string>;
    workspaceId: number;
    webhookId: string;
    /** Or `webhook.tested`. */
    kind: NewsKind | 'webhook.tested';
    data: Json<News['data'] | { name: string }>;
    createdAt: Generated<Date>;
    attempts: Generated<number>;
    /** Null: delivered, or given up. */
    nextAt: Date | null;
    triedAt: Date | null;
    deliveredAt: Date | null;
    /** HTTP status of the last try. Null: there was no answer, and `fault` says why. */
    status: number | null;
    fault: string | null;
  };
  auditEntry: {
    id: GeneratedAlways<Id64>;
    workspaceId: number;
    at: Date;
    /** `member:<uuid>` or `key:<uuid>` or `system`. */
    actor: string;
    /** `noun.past-verb`, such as `guide.published`. */
    action: string;
    subject: string;
    details: Json<unknown> | null;
    /** IPv4 address, or the first 64 bits of an IPv6 address. Null: no request, or no connection. */
    network: string | null;
    requestId: string | null;
  };

  guide: {
    id: string;
    workspaceId: number;
    appId: number;
    kind: GuideKind;
    name: string;
    draft: Json<GuideContent>;
    /** Rises with every saved draft; a save names the one it was made from. */
    revision: Generated<number>;
    createdAt: Date;
    updatedAt: Date;
    archivedAt: Date | null;
    /** Where it was live then. */
    archivedPublications: Json<{ environmentId: number; version: number }[]> | null;
  };
  guideVersion: {
    guideId: string;
    version: number;
    workspaceId: number;
    name: string;
    content: Json<GuideContent>;
    publishedBy: string;
    publishedAt: Date;
    /** It asks people who were chosen by what they did or said before: their scores stay out of the headline. */
    isSelectedSample: Generated<boolean>;
  };
  /** Which version of a guide is live in an environment. No row: none. */
  publication: {
    environmentId: number;
    guideId: string;
    version: number;
    workspaceId: number;
    publishedAt: Date;
  };
  /** A version that goes live in an environment by itself. */
  plannedPublication: {
    environmentId: number;
    guideId: string;
    version: number;
    workspaceId: number;
    publishAt: Date;
    plannedBy: string;
    plannedAt: Date;
  };
  /** Somebody asks those who publish to do so. Given back: it waits for its author. */
  reviewRequest: {
    guideId: string;
    workspaceId: number;
    /** Of the draft that was to be looked at. */
    revision: number;
    note: string;
    requestedBy: string;
    requestedAt: Date;
    returnedBy: string | null;
    returnedAt: Date | null;
    comment: string | null;
  };
  /** A saved audience of an app. */
  segment: {
    id: string;
    workspaceId: number;
    appId: number;
    name: string;
    audience: Json<Audience>;
    revision: Generated<number>;
    createdAt: Date;
    updatedAt: Date;
    archivedAt: Date | null;
  };
  /** Users or accounts named one by one, for a segment. */
  audienceList: {
    id: string;
    workspaceId: number;
    appId: number;
    of: 'user' | 'account';
    createdAt: Date;
  };
  audienceListEntry: {
    listId: string;
    externalId: string;
  };
  pickerSession: {
    id: string;
    workspaceId: number;
    environmentId: number;
    memberId: string;
    tokenHash: Buffer;
    purpose: 'step' | 'feature' | 'guide';
    subject: string;
    /** Of purpose `guide`: what is edited, and the step to begin with. */
    guideId: string | null;
    stepId: string | null;
    createdAt: Date;
    expiresAt: Date;
    openedAt: Date | null;
    pick: Json<Pick> | null;
    pickedAt: Date | null;
    cancelledAt: Date | null;
  };

  module: { id: GeneratedAlways<number>; workspaceId: number; appId: number; name: string; position: number };
  feature: {
    id: GeneratedAlways<number>;
    workspaceId: number;
    appId: number;
    moduleId: number | null;
    name: string;
    isCore: boolean;
    featureClass: FeatureClass;
    availability: Json<Availability>;
    revision: Generated<number>;
    createdAt: Date;
    archivedAt: Date | null;
  };
  /** The rules of a feature and the days on which they count, both included; null: without an end on that side. */
  tagVersion: {
    featureId: number;
    version: number;
    workspaceId: number;
    rules: Json<TagRule[]>;
    startsOn: Day | null;
    endsOn: Day | null;
    createdAt: Date;
    createdBy: string;
  };
  /** Which dictionary entries count for a feature on which days: the tag rules, evaluated. */
  featureSource: {
    environmentId: number;
    featureId: number;
    version: number;
    /** Code of the event kind: what `entryId` is the id of. */
    kind: number;
    entryId: number;
    /** Only uses on these pages; null: on any. */
    pageScopeId: number | null;
    /** `-infinity` and `infinity` for open ends. */
    startsOn: Day;
    endsOn: Day;
  };
  /** Patterns that a rule limits itself to, and the pages that meet any of them. */
  pageScope: { id: GeneratedAlways<number>; environmentId: number; patterns: Json<string[]> };
  pageScopePage: { pageScopeId: number; pageId: number };

  eventName: { id: GeneratedAlways<number>; environmentId: number; kind: number; name: string };
  page: { id: GeneratedAlways<number>; environmentId: number; path: string };
  signature: {
    id: GeneratedAlways<number>;
    environmentId: number;
    hash: string;
    signature: Json<Signature>;
    firstSeenAt: Date;
  };
  /** A release of the host app, as its pages name it. */
  hostBuild: { id: GeneratedAlways<number>; environmentId: number; name: string; firstSeenAt: Date };

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
    kind: NoteKind;
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
  /** Numbers that rules compare with, where they are not the default. */
  threshold: { workspaceId: number; name: string; value: number };
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
  };
  /** What is thought of an account, and everything that led to it: made together with its numbers. */
  accountJudgement: { environmentId: number; accountId: Id64; judgement: Json<Judgement> };
  /** On which days a person was active, in whatever account. Nobody who is anonymous has any. */
  personDays: {
    environmentId: number;
    userId: Id64;
    lastDay: Day;
    /** Bit k, counted from the left: active on the k-th day before `lastDay`. */
    days: string;
    /** Numbers count them: their days are in `activeDay`. */
    isCounted: boolean;
  };
  /** By how much the active users of a day, of 7 days and of 28 differ from those of the day before. */
  activeDay: { environmentId: number; day: Day; dau: number; wau: number; mau: number };
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
  alertRule: {
    environmentId: number;
    id: string;
    shipped: ShippedRuleName | null;
    name: string;
    metric: AlertMetric;
    condition: Json<AlertCondition>;
    tiers: Tier[];
    stages: Stage[];
    dueDays: number;
    receiverIds: string[];
    segmentId: string | null;
    /** Only accounts that one of these members looks after; empty: all. */
    ownerIds: Generated<string[]>;
    toOwner: Generated<boolean>;
    toTeam: Generated<boolean>;
    toRoles: Generated<Role[]>;
    isPaused: Generated<boolean>;
    createdAt: Date;
  };
  alert: {
    environmentId: number;
    id: string;
    accountId: Id64;
    ruleId: string;
    direction: 'up' | 'down';
    /** The metric when it opened, and what it was compared with. */
    value: number;
    comparedWith: number;
    changes: Json<WhatChanged>;
    openedAt: Date;
    dueOn: Day;
    acknowledgedAt: Date | null;
    acknowledgedBy: string | null;
    snoozedUntil: Day | null;
    resolvedAt: Date | null;
    resolvedBy: string | null;
    resolution: string | null;
    /** While it lasts no second alert of the same rule and account opens, whatever became of the first. */
    conditionEndedAt: Date | null;
    /** Made from it, to help: for so many people who had not used the feature. */
    guideId: string | null;
    guideFeatureId: number | null;
    guidePeople: number | null;
    guideMadeAt: Date | null;
  };
  /** Who is told of an alert. */
  alertReceiver: {
    environmentId: number;
    alertId: string;
    memberId: string;
    /** Null: no e-mail has been sent yet. */
    mailedAt: Date | null;
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
  /** What happened to events on their way in, by day (UTC). */
  ingestCount: { environmentId: number; day: Day; what: string; times: Id64 };
  /** Which process does a job just now. */
  jobLease: { name: string; holder: string; expiresAt: Date };
  event: {
    environmentId: number;
    accountId: Id64;
    /** UTC date of the client's own, uncorrected clock (clamped): part of the key, so that a retry meets itself. */
    day: Day;
    id: string;
    at: Date;
    receivedAt: Date;
    userId: Id64;
    kind: number;
    nameId: number;
    pageId: number | null;
    signatureId: number | null;
    /** 1: the client's clock was out of reason and the time was clamped. 2: sent by a bot. */
    flags: number;
    properties: JSONColumnType<Record<string, unknown>> | null;
    /** What the host app called itself when it happened. */
    buildId: number | null;
  };
  /** Exact facts: how often a user clicked, tracked or viewed an entry on a day of the account's time zone. */
  entryUse: {
    environmentId: number;
    accountId: Id64;
    day: Day;
    /** Code of the event kind: page, click or track. */
    kind: number;
    /** Of the page, signature or event name; 0 for an element that nobody has described. */
    entryId: number;
    /** Where it was clicked or tracked; 0 for page views and where there was no page. */
    pageId: number;
    /** 0: the host app does not say. */
    buildId: number;
    userId: Id64;
    uses: number;
  };
  /** A view: `entryUse` by the features it counts for. Several rows may have one key; their uses add up. */
  featureUse: {
    environmentId: number;
    accountId: Id64;
    day: Day;
    featureId: number;
    userId: Id64;
    uses: number;
  };
  userDay: { environmentId: number; accountId: Id64; day: Day; userId: Id64; events: number };
  /** One user's passage through one version of a guide, merged from its events in whatever order they came. */
  guideRun: {
    environmentId: number;
    userId: Id64;
    guideId: string;
    runId: string;
    accountId: Id64;
    version: number;
    /** It started by itself. Null until its start is known. */
    isAutoStart: boolean | null;
    startedAt: Date | null;
    /** Last time that something of it was seen. Null for a run whose targets were all missing. */
    lastShownAt: Date | null;
    completedAt: Date | null;
    dismissedAt: Date | null;
  };
  /** What happened at one step of a run: the first time of each. */
  guideRunStep: {
    environmentId: number;
    guideId: string;
    stepId: string;
    userId: Id64;
    runId: string;
    version: number;
    shownAt: Date | null;
    missingAt: Date | null;
    dismissedAt: Date | null;
    /** For a checklist, whose tasks are its steps here. */
    taskDoneAt: Date | null;
  };
  /** How often the target of a step was found, by build of the host app and day of the workspace's time zone. */
  targetDay: {
    environmentId: number;
    guideId: string;
    version: number;
    stepId: string;
    buildId: number;
    day: Day;
    /** Half of the accounts. */
    shard: number;
    shown: number;
    exact: number;
    healed: number;
    missing: number;
    /** The newest description of the element that was taken for the target. */
    healedSignatureId: number | null;
  };
  /** Since when a guide with a goal was meant for a user, and whether they were kept from it: their first word on it. */
  goalAssignment: {
    environmentId: number;
    guideId: string;
    userId: Id64;
    accountId: Id64 | null;
    isHeldOut: boolean;
    assignedAt: Date;
  };
  /** What a user has muted (a category) or snoozed (a guide): their latest word of each. */
  userPreference: {
    environmentId: number;
    userId: Id64;
    subject: 'category' | 'guide';
    /** The category, or the guide's id. */
    key: string;
    saidAt: Date;
    isMuted: boolean | null;
    snoozedUntil: Date | null;
  };
  /** Which guides the server kept back from a user, and why, since `at`: all that were live then. */
  withheldGuides: {
    environmentId: number;
    userId: Id64;
    at: Date;
    guides: Json<WithheldGuide[]>;
  };
  /** One answer to one question of one run; rows are only ever added or erased with their user. */
  response: {
    environmentId: number;
    id: string;
    guideId: string;
    version: number;
    runId: string;
    questionId: string;
    questionKind: QuestionKind;
    scale: Scale | null;
    score: number | null;
    optionId: string | null;
    choice: string | null;
    /** Where several options could be chosen. */
    optionIds: string[] | null;
    choices: string[] | null;
    text: string | null;
    userId: Id64;
    accountId: Id64;
    answeredAt: Date;
  };
  /** What an account paid for a year, since a day. */
  accountRevenue: {
    environmentId: number;
    accountId: Id64;
    since: Day;
    arr: number;
    currency: string | null;
  };
  /** A document about an account and a stretch of days. Its figures are counted whenever it is looked at. */
  businessReview: {
    environmentId: number;
    id: string;
    accountId: Id64;
    startsOn: Day;
    endsOn: Day;
    locale: 'en' | 'zh-CN';
    texts: Json<ReviewTexts>;
    revision: Generated<number>;
    createdAt: Date;
    updatedAt: Date;
    /** An actor, as in the audit log. */
    createdBy: string;
  };
  /** Lets whoever has its token see the adoption of one account, until it expires. */
  shareLink: {
    environmentId: number;
    id: string;
    accountId: Id64;
    tokenHash: Buffer;
    locale: 'en' | 'zh-CN';
    createdAt: Date;
    createdBy: string;
    expiresAt: Date;
    revokedAt: Date | null;
  };
  /** A word that somebody put on an answer: on what one person said in one run. */
  answerTag: { environmentId: number; userId: Id64; runId: string; tag: string; accountId: Id64 };
  /** Something to do about an answer. `reference`: to ask whether they would speak for the product. */
  answerTask: {
    environmentId: number;
    userId: Id64;
    runId: string;
    kind: 'reply' | 'reference';
    accountId: Id64;
    dueOn: Day;
    createdAt: Date;
    doneAt: Date | null;
    /** An actor, as in the audit log. */
    doneBy: string | null;
    note: string | null;
  };
  /** Only for the demo's environment. */
  demoHistory: {
    environmentId: number;
    /** Everything invented follows from it. */
    seed: string;
    startsOn: Day;
    /** Ids of the guides that the history's runs belong to, by the demo's own names for them. */
    guides: Json<Record<string, string>>;
    /** Days, counted from the first, whose events are all stored. */
    daysDone: Generated<number>;
  };
}

/** Codes of `event.kind` and `event_name.kind`, in the order of the contract's `eventKinds`. */
export const eventKindCodes = {
  page: 1,
  click: 2,
  track: 3,
  identify: 4,
  group: 5,
  guide: 6,
  survey: 7,
  decision: 8,
  form: 9,
  session: 10,
} as const;

import type { Condition } from '../../../shared/contract/audience.ts';
import type { DecisionDetail, DecisionReason } from '../../../shared/contract/decision.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** A guide that a user was not served. `failed`: the first few conditions that kept them out. */
export interface WithheldGuide {
  guideId: string;
  version: number;
  reason: DecisionReason;
  detail?: DecisionDetail;
  failed?: Condition[];
}

/** What became of guides with their users. */
export interface GuideRunTables {
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
}

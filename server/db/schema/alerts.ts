import type { Generated } from 'kysely';
import type { Stage, Tier } from '../../../shared/contract/account.ts';
import type {
  AlertCondition,
  AlertMetric,
  ShippedRuleName,
  WhatChanged,
} from '../../../shared/contract/alert.ts';
import type { Role } from '../../../shared/contract/right.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** Warnings, and who is told. */
export interface AlertTables {
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
}

import type { ColumnType, Generated, GeneratedAlways } from 'kysely';
import type { KeyScope } from '../../../shared/contract/right.ts';
import type { StageNames } from '../../../shared/contract/stage-names.ts';
import type { Theme } from '../../../shared/contract/theme.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** `measure`: counted, and accepted. */
export type Verification = 'off' | 'measure' | 'enforce';

/** Workspaces, their host apps and environments, and what belongs to a process rather than to them. */
export interface WorkspaceTables {
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
    /** What it calls the stages of accounts, where it has words of its own. */
    stageNames: ColumnType<StageNames, string | undefined, string>;
    createdAt: Date;
  };
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
  /** Written by rate-limiter-flexible, which dictates its shape: `expire` is in epoch ms. */
  rateLimit: { key: string; points: Generated<number>; expire: Id64 | null };
  /** Which process does a job just now. */
  jobLease: { name: string; holder: string; expiresAt: Date };
}

import type { JSONColumnType } from 'kysely';
import type { Day, Id64 } from './column-types.ts';

/** Events and the exact facts made of them. */
export interface EventTables {
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
  /** Which bit of an account's sets somebody is. */
  accountPlace: { environmentId: number; accountId: Id64; userId: Id64; place: number };
  /** `entryUse` by day without the people, who are bits of `users`: of days before `accountSummary.changedFrom`. */
  entryDay: {
    environmentId: number;
    accountId: Id64;
    day: Day;
    kind: number;
    entryId: number;
    pageId: number;
    uses: number;
    users: string;
  };
  /** A view: `entryDay` by the features it counts for. Several rows may have one key; their uses add up. */
  featureDay: {
    environmentId: number;
    accountId: Id64;
    day: Day;
    featureId: number;
    uses: number;
    users: string;
  };
  /** What an account used in the 28 days to `accountSummary.asOf`, each feature in the same place of all four. */
  accountUse: {
    environmentId: number;
    accountId: Id64;
    featureIds: number[];
    users: number[];
    uses: number[];
    /** Uses on `accountSummary.asOf`. */
    today: number[];
  };
  /** Sums over `accountUse`: somebody who used a feature in two accounts is in its users twice. */
  featureTotal: {
    environmentId: number;
    featureId: number;
    users: number;
    accounts: number;
    uses: Id64;
    /** Of the feature, when every account had last been counted by its rules. */
    revision: number | null;
  };
  userDay: { environmentId: number; accountId: Id64; day: Day; userId: Id64; events: number };
  /** What happened to events on their way in, by day (UTC). */
  ingestCount: { environmentId: number; day: Day; what: string; times: Id64 };
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

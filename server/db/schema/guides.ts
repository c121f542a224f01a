import type { Generated } from 'kysely';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import type { Pick } from '../../../shared/contract/picker.ts';
import type { Json } from './column-types.ts';

/** Guides as they are written and published. */
export interface GuideTables {
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
    /** When it went live, in whatever version, and has been since. */
    liveSince: Generated<Date>;
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
    /** Failed tries. */
    attempts: Generated<number>;
    /** Why the last one failed. */
    fault: string | null;
    /** Null with a fault: given up. */
    retryAt: Date | null;
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
}

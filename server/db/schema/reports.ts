import type { Generated } from 'kysely';
import type { ReviewTexts } from '../../../shared/contract/review.ts';
import type { Day, Id64, Json } from './column-types.ts';

/** What is given out of an account. */
export interface ReportTables {
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
}

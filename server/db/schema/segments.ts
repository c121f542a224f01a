import type { Generated } from 'kysely';
import type { Audience } from '../../../shared/contract/audience.ts';
import type { Json } from './column-types.ts';

/** Saved audiences. */
export interface SegmentTables {
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
}

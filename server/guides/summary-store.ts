import { sql } from 'kysely';
import type { Audience } from '../../shared/contract/audience.ts';
import type { GuideKind } from '../../shared/contract/guide.ts';
import type { Localized } from '../../shared/contract/text.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface StoredSummary {
  id: string;
  kind: GuideKind;
  name: string;
  /** What users read in place of its name: of what is live, else of the draft. */
  title: Localized<string> | null;
  revision: number;
  updatedAt: Date;
  /** Of the draft. */
  audience: Audience;
  /** In the selected environment. */
  version: number | null;
  publishedAt: Date | null;
  /** It is live, and its draft or name is no longer what is live. */
  hasUnpublishedChanges: boolean;
  isArchived: boolean;
  /** A version goes live in the selected environment by itself at this time. */
  plannedAt: Date | null;
  /** It was tried at that time and failed, again and again. */
  isPlanGivenUp: boolean;
  /** Somebody waits for it to be published. */
  isInReview: boolean;
  stepCount: number;
}

/** Every guide of the app, last changed first. */
export async function selectSummaries(db: Queryable, scope: Scope): Promise<StoredSummary[]> {
  const { rows } = await sql<StoredSummary>`
    select g.id, g.kind, g.name, coalesce(v.content, g.draft) -> 'title' as title, g.revision, g.updated_at, g.draft -> 'audience' as audience,
      p.version, p.published_at, g.archived_at is not null as is_archived, l.publish_at as planned_at,
      l.fault is not null and l.retry_at is null as is_plan_given_up,
      w.guide_id is not null as is_in_review,
      p.version is not null and (v.content <> g.draft or v.name <> g.name) as has_unpublished_changes,
      jsonb_array_length(g.draft -> 'steps') as step_count
    from guide g
    left join publication p on p.environment_id = ${scope.environmentId} and p.guide_id = g.id
    left join guide_version v on v.guide_id = p.guide_id and v.version = p.version
    left join planned_publication l on l.environment_id = ${scope.environmentId} and l.guide_id = g.id
    left join review_request w on w.guide_id = g.id and w.returned_at is null
    where g.workspace_id = ${scope.workspaceId} and g.app_id = ${scope.appId}
    order by g.updated_at desc, g.id`.execute(db);
  return rows;
}

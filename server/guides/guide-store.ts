import { sql } from 'kysely';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

export interface GuideSummary {
  id: string;
  kind: GuideKind;
  name: string;
  revision: number;
  updatedAt: Date;
  /** In the selected environment. */
  live: { version: number; publishedAt: Date } | null;
  /** It is live, and its draft or name is no longer what is live. */
  hasUnpublishedChanges: boolean;
  stepCount: number;
  /** Different users of the selected environment, over all versions. */
  startedUsers: number;
  completedUsers: number;
}

export interface Guide {
  id: string;
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  revision: number;
  updatedAt: Date;
  live: { version: number; publishedAt: Date } | null;
  /** Newest first. */
  versions: { version: number; name: string; publishedBy: string; publishedAt: Date }[];
}

/** Guides that are not archived, last changed first. */
export async function selectGuideSummaries(db: Queryable, scope: Scope): Promise<GuideSummary[]> {
  const { rows } = await sql<
    Omit<GuideSummary, 'live'> & { version: number | null; publishedAt: Date | null }
  >`
    select g.id, g.kind, g.name, g.revision, g.updated_at, p.version, p.published_at,
      p.version is not null and (v.content <> g.draft or v.name <> g.name) as has_unpublished_changes,
      jsonb_array_length(g.draft -> 'steps') as step_count,
      coalesce(r.started, 0) as started_users, coalesce(r.completed, 0) as completed_users
    from guide g
    left join publication p on p.environment_id = ${scope.environmentId} and p.guide_id = g.id
    left join guide_version v on v.guide_id = p.guide_id and v.version = p.version
    left join (
      select guide_id, count(*) filter (where started)::int as started,
        count(*) filter (where completed)::int as completed
      from (
        select guide_id, user_id, bool_or(started_at is not null) as started,
          bool_or(completed_at is not null) as completed
        from guide_run
        where environment_id = ${scope.environmentId} and ${ofPortfolio(scope, 'accountId')}
        group by guide_id, user_id
      ) as each_user
      group by guide_id
    ) as r on r.guide_id = g.id
    where g.workspace_id = ${scope.workspaceId} and g.app_id = ${scope.appId} and g.archived_at is null
    order by g.updated_at desc, g.id`.execute(db);
  return rows.map(({ version, publishedAt, ...summary }) => ({
    ...summary,
    live: version === null || publishedAt === null ? null : { version, publishedAt },
  }));
}

/** A guide that is not archived, with what is live in the selected environment. */
export async function selectGuide(db: Queryable, scope: Scope, id: string): Promise<Guide | undefined> {
  const guide = await db
    .selectFrom('guide')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .select(['id', 'kind', 'name', 'draft', 'revision', 'updatedAt'])
    .executeTakeFirst();
  if (!guide) return undefined;
  const live = await db
    .selectFrom('publication')
    .where('environmentId', '=', scope.environmentId)
    .where('guideId', '=', id)
    .select(['version', 'publishedAt'])
    .executeTakeFirst();
  const { rows: versions } = await sql<Guide['versions'][number]>`
    select v.version, v.name, v.published_at, coalesce(m.name, k.name, v.published_by) as published_by
    from guide_version v
    left join member m on v.published_by = 'member:' || m.id
    left join secret_key k on v.published_by = 'key:' || k.id
    where v.guide_id = ${id} and v.workspace_id = ${scope.workspaceId}
    order by v.version desc`.execute(db);
  return { ...guide, live: live ?? null, versions };
}

/** The draft, held until the transaction ends, so that it can't change while it is published. */
export function lockGuide(
  trx: Queryable,
  scope: Scope,
  id: string,
): Promise<{ kind: GuideKind; name: string; draft: GuideContent; revision: number } | undefined> {
  return trx
    .selectFrom('guide')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .select(['kind', 'name', 'draft', 'revision'])
    .forUpdate()
    .executeTakeFirst();
}

export async function insertGuide(
  trx: Queryable,
  scope: Scope,
  now: Date,
  guide: { id: string; kind: GuideKind; name: string; draft: GuideContent },
): Promise<void> {
  await trx
    .insertInto('guide')
    .values({
      ...guide,
      draft: JSON.stringify(guide.draft),
      workspaceId: scope.workspaceId,
      appId: scope.appId,
      createdAt: now,
      updatedAt: now,
    })
    .execute();
}

/** Undefined when the stored revision is another one, or there is no such guide. */
export function updateDraft(
  db: Queryable,
  scope: Scope,
  now: Date,
  id: string,
  { revision, name, draft }: { revision: number; name: string; draft: GuideContent },
): Promise<{ revision: number; updatedAt: Date } | undefined> {
  return db
    .updateTable('guide')
    .set((eb) => ({
      name,
      draft: JSON.stringify(draft),
      revision: eb('revision', '+', 1),
      updatedAt: now,
    }))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .where('revision', '=', revision)
    .returning(['revision', 'updatedAt'])
    .executeTakeFirst();
}

/** Whether there was such a guide. */
export async function archiveGuideRow(trx: Queryable, scope: Scope, now: Date, id: string): Promise<boolean> {
  const archived = await trx
    .updateTable('guide')
    .set({ archivedAt: now })
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return archived !== undefined;
}

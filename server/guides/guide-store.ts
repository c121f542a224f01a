import { sql } from 'kysely';
import type { GuideContent, GuideKind } from '../../shared/contract/guide.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { actorNameOf } from './actor-name-store.ts';
import { type Plan, selectPlan } from './plan-store.ts';
import { type Review, selectReview } from './review-store.ts';

export interface Guide {
  id: string;
  kind: GuideKind;
  name: string;
  draft: GuideContent;
  revision: number;
  updatedAt: Date;
  live: { version: number; publishedAt: Date } | null;
  /** Newest first. `liveIn`: ids of environments. */
  versions: {
    version: number;
    name: string;
    publishedBy: string;
    publishedAt: Date;
    liveIn: number[];
  }[];
  /** In the selected environment. */
  plan: Plan | null;
  review: Review | null;
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
    select v.version, v.name, v.published_at, ${actorNameOf('v.published_by')} as published_by,
      array(select p.environment_id from publication p
        where p.guide_id = v.guide_id and p.version = v.version order by 1) as live_in
    from guide_version v
    where v.guide_id = ${id} and v.workspace_id = ${scope.workspaceId}
    order by v.version desc`.execute(db);
  const [plan, review] = await Promise.all([selectPlan(db, scope, id), selectReview(db, scope, id)]);
  return { ...guide, live: live ?? null, versions, plan: plan ?? null, review: review ?? null };
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

/** Whether there was such a guide that was not archived. `publications`: where it was live. */
export async function archiveGuideRow(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: string,
  publications: readonly { environmentId: number; version: number }[],
): Promise<boolean> {
  const archived = await trx
    .updateTable('guide')
    .set({ archivedAt: now, archivedPublications: JSON.stringify(publications) })
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return archived !== undefined;
}

/** Where it was live when it was archived; undefined when there is no such archived guide. */
export async function restoreGuideRow(
  trx: Queryable,
  scope: Scope,
  id: string,
): Promise<{ environmentId: number; version: number }[] | undefined> {
  const row = await trx
    .selectFrom('guide')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is not', null)
    .select('archivedPublications')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return undefined;
  await trx
    .updateTable('guide')
    .set({ archivedAt: null, archivedPublications: null })
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .execute();
  return row.archivedPublications ?? [];
}

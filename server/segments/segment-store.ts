import { sql } from 'kysely';
import type { Audience } from '../../shared/contract/audience.ts';
import type { SegmentInput } from '../../shared/contract/segment.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface Segment {
  id: string;
  name: string;
  audience: Audience;
  revision: number;
  createdAt: Date;
  updatedAt: Date;
}

const columns = ['id', 'name', 'audience', 'revision', 'createdAt', 'updatedAt'] as const;

const ofApp = (db: Queryable, scope: Scope) =>
  db
    .selectFrom('segment')
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null);

export const selectSegments = (db: Queryable, scope: Scope): Promise<Segment[]> =>
  ofApp(db, scope).select(columns).orderBy('name').orderBy('id').execute();

export const selectSegment = (db: Queryable, scope: Scope, id: string): Promise<Segment | undefined> =>
  ofApp(db, scope).where('id', '=', id).select(columns).executeTakeFirst();

/** False when another segment of the app has the name. */
export async function insertSegment(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: string,
  { name, audience }: SegmentInput,
): Promise<boolean> {
  const added = await trx
    .insertInto('segment')
    .values({
      id,
      workspaceId: scope.workspaceId,
      appId: scope.appId,
      name,
      audience: JSON.stringify(audience),
      createdAt: now,
      updatedAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Undefined when the stored revision is another one, or there is no such segment. */
export function updateSegment(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: string,
  { revision, name, audience }: SegmentInput & { revision: number },
): Promise<{ revision: number } | undefined> {
  return trx
    .updateTable('segment')
    .set((eb) => ({
      name,
      audience: JSON.stringify(audience),
      revision: eb('revision', '+', 1),
      updatedAt: now,
    }))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
}

/** Whether another segment of the app has the name, without regard to case. */
export async function isNameTaken(trx: Queryable, scope: Scope, id: string, name: string): Promise<boolean> {
  const taken = await ofApp(trx, scope)
    .where('id', '!=', id)
    .where(sql<string>`lower(name)`, '=', sql<string>`lower(${name})`)
    .select('id')
    .executeTakeFirst();
  return taken !== undefined;
}

/** Whether there was such a segment. */
export async function archiveSegmentRow(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: string,
): Promise<boolean> {
  const archived = await trx
    .updateTable('segment')
    .set({ archivedAt: now })
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return archived !== undefined;
}

/** What names a segment: a guide, in its draft or in what is live anywhere, or another segment. */
export interface SegmentUse {
  segmentId: string;
  kind: 'guide' | 'segment';
  id: string;
  name: string;
}

/** Where each segment of the app is used, by name. */
export async function selectSegmentUses(db: Queryable, { workspaceId, appId }: Scope): Promise<SegmentUse[]> {
  const named = sql`'$.** ? (@.type == "segment").segmentId'`;
  const { rows } = await sql<SegmentUse>`
    select distinct n #>> '{}' as segment_id, u.kind, u.id, u.name
    from (
      select 'guide' as kind, g.id, g.name, g.draft as content from guide g
      where g.workspace_id = ${workspaceId} and g.app_id = ${appId} and g.archived_at is null
      union all
      select 'guide', g.id, g.name, v.content from publication p
      join guide_version v on v.guide_id = p.guide_id and v.version = p.version
      join guide g on g.id = v.guide_id
      where g.workspace_id = ${workspaceId} and g.app_id = ${appId}
      union all
      select 'segment', s.id, s.name, s.audience from segment s
      where s.workspace_id = ${workspaceId} and s.app_id = ${appId} and s.archived_at is null
    ) u
    cross join lateral jsonb_path_query(u.content, ${named}) n
    order by u.name, u.id`.execute(db);
  return rows;
}

/** One at a time changes the segments of an app, so that no two of them come to contain each other. */
export async function lockSegments(trx: Queryable, scope: Scope): Promise<number[]> {
  const rows = await trx
    .selectFrom('environment')
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .select('id')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

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

/** Names of guides (drafts and what is live anywhere) and segments that name the segment. */
export async function selectUsers(db: Queryable, scope: Scope, id: string): Promise<string[]> {
  const names = sql`'$.** ? (@.type == "segment" && @.segmentId == $id)'`;
  const vars = JSON.stringify({ id });
  const { rows } = await sql<{ name: string }>`
    select g.name from guide g
    where g.workspace_id = ${scope.workspaceId} and g.app_id = ${scope.appId} and g.archived_at is null
      and jsonb_path_exists(g.draft, ${names}, ${vars}::jsonb)
    union
    select v.name from publication p
    join guide_version v on v.guide_id = p.guide_id and v.version = p.version
    join guide g on g.id = v.guide_id
    where g.workspace_id = ${scope.workspaceId} and g.app_id = ${scope.appId}
      and jsonb_path_exists(v.content, ${names}, ${vars}::jsonb)
    union
    select s.name from segment s
    where s.workspace_id = ${scope.workspaceId} and s.app_id = ${scope.appId} and s.archived_at is null
      and s.id <> ${id} and jsonb_path_exists(s.audience, ${names}, ${vars}::jsonb)
    order by name`.execute(db);
  return rows.map(({ name }) => name);
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

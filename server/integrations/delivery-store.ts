import { sql } from 'kysely';
import type { News, NewsKind } from '../../shared/contract/news.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

type Place = Pick<Scope, 'workspaceId' | 'environmentId'>;

/** Whether an active webhook of the environment wants this kind. */
export async function hasListener(db: Queryable, place: Place, kind: NewsKind): Promise<boolean> {
  const listener = await db
    .selectFrom('webhook')
    .where('workspaceId', '=', place.workspaceId)
    .where('environmentId', '=', place.environmentId)
    .where('isActive', '=', true)
    .where(sql<boolean>`${kind} = any(kinds)`)
    .select('id')
    .limit(1)
    .executeTakeFirst();
  return listener !== undefined;
}

/** One delivery for each piece of news and each active webhook of the environment that wants its kind. */
export async function insertDeliveries(
  db: Queryable,
  { workspaceId, environmentId }: Place,
  news: readonly News[],
): Promise<void> {
  await sql`
    insert into webhook_delivery (environment_id, workspace_id, webhook_id, kind, data)
    select webhook.environment_id, webhook.workspace_id, webhook.id, told.kind, told.data
    from webhook
    join jsonb_to_recordset(${JSON.stringify(news)}::jsonb) as told (kind text, data jsonb)
      on told.kind = any(webhook.kinds)
    where webhook.workspace_id = ${workspaceId} and webhook.environment_id = ${environmentId}
      and webhook.is_active`.execute(db);
}

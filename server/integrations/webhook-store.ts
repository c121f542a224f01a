import { type Insertable, sql, type Updateable } from 'kysely';
import type { NewsKind } from '../../shared/contract/news.ts';
import type { WebhookFormat } from '../../shared/contract/webhook.ts';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import type { Scope } from '../http/scope.ts';

type Place = Pick<Scope, 'workspaceId' | 'environmentId'>;

export interface StoredWebhook {
  id: string;
  name: string;
  url: string;
  format: WebhookFormat;
  kinds: NewsKind[];
  isActive: boolean;
  createdAt: Date;
  lastTriedAt: Date | null;
  waiting: number;
  failed7: number;
}

/** Webhooks of the environment by name, or the one with `id`, without their secrets. */
export async function selectWebhooks(
  db: Queryable,
  place: Place,
  now: Date,
  id?: string,
): Promise<StoredWebhook[]> {
  const { rows } = await sql<StoredWebhook>`
    select w.id, w.name, w.url, w.format, w.kinds, w.is_active, w.created_at, d.last_tried_at,
      coalesce(d.waiting, 0) as waiting, coalesce(d.failed7, 0) as "failed7"
    from webhook w
    left join lateral (
      select max(tried_at) as last_tried_at, (count(*) filter (where next_at is not null))::int as waiting,
        (count(*) filter (where next_at is null and delivered_at is null
          and created_at > ${now}::timestamptz - interval '7 days'))::int as failed7
      from webhook_delivery d where d.webhook_id = w.id
    ) as d on true
    where w.workspace_id = ${place.workspaceId} and w.environment_id = ${place.environmentId}
      and (${id ?? null}::uuid is null or w.id = ${id ?? null}::uuid)
    order by w.name, w.id`.execute(db);
  return rows;
}

export async function insertWebhook(db: Queryable, webhook: Insertable<Schema['webhook']>): Promise<void> {
  await db.insertInto('webhook').values(webhook).execute();
}

/** Whether the environment has this webhook. */
export async function updateWebhook(
  db: Queryable,
  place: Place,
  id: string,
  change: Updateable<Schema['webhook']>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set((eb) => ({ name: eb.ref('name'), ...change }))
    .where('workspaceId', '=', place.workspaceId)
    .where('environmentId', '=', place.environmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Puts another secret in force; the one before goes on until then. Whether there is such a webhook. */
export async function replaceSecret(
  db: Queryable,
  place: Place,
  id: string,
  secret: string,
  formerSecretUntil: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhook')
    .set((eb) => ({ secret, formerSecret: eb.ref('secret'), formerSecretUntil }))
    .where('workspaceId', '=', place.workspaceId)
    .where('environmentId', '=', place.environmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** With all its deliveries. Whether there was one. */
export async function deleteWebhook(db: Queryable, place: Place, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('webhook')
    .where('workspaceId', '=', place.workspaceId)
    .where('environmentId', '=', place.environmentId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

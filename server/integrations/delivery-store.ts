import { sql } from 'kysely';
import type { News, NewsKind } from '../../shared/contract/news.ts';
import type { WebhookFormat } from '../../shared/contract/webhook.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import type { TestNews } from './news-text.ts';

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

/** One delivery to one webhook, whatever it wants: to try it out. */
export async function insertTestDelivery(
  db: Queryable,
  { workspaceId, environmentId }: Place,
  webhookId: string,
  { kind, data }: TestNews,
): Promise<void> {
  await db
    .insertInto('webhookDelivery')
    .values({ workspaceId, environmentId, webhookId, kind, data: JSON.stringify(data) })
    .execute();
}

export interface DueDelivery {
  environmentId: number;
  id: string;
  webhookId: string;
  kind: NewsKind | TestNews['kind'];
  data: News['data'] | TestNews['data'];
  createdAt: Date;
  attempts: number;
  url: string;
  format: WebhookFormat;
  locale: 'en' | 'zh-CN';
  /** Both as they are stored. */
  secret: string;
  formerSecret: string | null;
  formerSecretUntil: Date | null;
}

/** Takes deliveries that are due, so that nobody else does until `takenUntil`; the longest due first. */
export async function takeDueDeliveries(
  db: Queryable,
  now: Date,
  takenUntil: Date,
  { atOnce, atOnceForOne }: { atOnce: number; atOnceForOne: number },
): Promise<DueDelivery[]> {
  const { rows } = await sql<DueDelivery>`
    with due as (
      select environment_id, id, next_at, created_at,
        row_number() over (partition by webhook_id order by next_at, created_at) as place
      from webhook_delivery where next_at <= ${now}
    ),
    taken as (
      select d.environment_id, d.id from webhook_delivery d
      join due using (environment_id, id)
      where due.place <= ${atOnceForOne} and d.next_at <= ${now}
      order by due.next_at, due.created_at
      limit ${atOnce}
      for update of d skip locked
    )
    update webhook_delivery d set next_at = ${takenUntil}
    from taken, webhook w
    where d.environment_id = taken.environment_id and d.id = taken.id and w.id = d.webhook_id
    returning d.environment_id, d.id, d.webhook_id, d.kind, d.data, d.created_at, d.attempts, w.url, w.format, w.locale, w.secret,
      w.former_secret, w.former_secret_until`.execute(db);
  return rows;
}

/** Notes how a try went. */
export async function settleDelivery(
  db: Queryable,
  { environmentId, id }: Pick<DueDelivery, 'environmentId' | 'id'>,
  outcome: {
    status: number | null;
    fault: string | null;
    triedAt: Date;
    deliveredAt: Date | null;
    nextAt: Date | null;
  },
): Promise<void> {
  await db
    .updateTable('webhookDelivery')
    .set((eb) => ({ ...outcome, attempts: eb('attempts', '+', 1) }))
    .where('environmentId', '=', environmentId)
    .where('id', '=', id)
    .execute();
}

/** Makes a delivery due again, with all its tries before it. Whether there is one that is not waiting anyway. */
export async function renewDelivery(
  db: Queryable,
  place: Place,
  webhookId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('webhookDelivery')
    .set({ nextAt: now, attempts: 0, deliveredAt: null })
    .where('workspaceId', '=', place.workspaceId)
    .where('environmentId', '=', place.environmentId)
    .where('webhookId', '=', webhookId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Of one webhook, newest first. */
export function selectDeliveries(
  db: Queryable,
  place: Place,
  webhookId: string,
  page: { limit: number; offset: number },
) {
  return (
    db
      .selectFrom('webhookDelivery')
      .where('workspaceId', '=', place.workspaceId)
      .where('environmentId', '=', place.environmentId)
      .where('webhookId', '=', webhookId)
      .select(['id', 'kind', 'createdAt', 'attempts', 'triedAt', 'deliveredAt', 'status', 'fault'])
      // A first try is due at all times.
      .select(
        sql<Date | null>`case when next_at is not null then greatest(next_at, created_at) end`.as('nextAt'),
      )
      .orderBy('createdAt', 'desc')
      .orderBy('id')
      .limit(page.limit)
      .offset(page.offset)
      .execute()
  );
}

export async function deleteOldDeliveries(db: Queryable, before: Date): Promise<void> {
  await db
    .deleteFrom('webhookDelivery')
    .where('nextAt', 'is', null)
    .where('createdAt', '<', before)
    .execute();
}

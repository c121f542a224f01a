import { sql } from 'kysely';
import type { Role } from '../../shared/contract/right.ts';
import type { StudioLocale } from '../../shared/contract/session.ts';
import { arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

/** A webhook with messages that nobody was told of yet that they were given up. */
export interface GivenUp {
  webhookId: string;
  workspaceId: number;
  name: string;
  count: number;
  /** Of the last try. */
  status: number | null;
  fault: string | null;
}

/** Of what was given up since `since`, in all workspaces; without webhooks of which somebody was told since then. */
export async function selectGivenUp(db: Queryable, since: Date): Promise<GivenUp[]> {
  const { rows } = await sql<GivenUp>`
    select w.id as webhook_id, w.workspace_id, w.name, count(*)::int as count,
      (array_agg(d.status order by d.tried_at desc))[1] as status,
      (array_agg(d.fault order by d.tried_at desc))[1] as fault
    from webhook_delivery d
    join webhook w on w.id = d.webhook_id
    where d.next_at is null and d.delivered_at is null and d.tried_at > ${since}
      and d.tried_at > coalesce(w.failure_told_at, '-infinity')
      and coalesce(w.failure_told_at, '-infinity') <= ${since}
    group by w.id
    order by w.id`.execute(db);
  return rows;
}

/** Members who may set the workspace's webhooks up: by these roles, or by a role of its own. */
export async function selectKeepers(
  db: Queryable,
  { workspaceId }: Pick<GivenUp, 'workspaceId'>,
  roles: readonly Role[],
): Promise<{ email: string; locale: StudioLocale }[]> {
  const { rows } = await sql<{ email: string; locale: StudioLocale }>`
    select m.email, m.locale
    from membership s
    join member m on m.id = s.member_id and m.deactivated_at is null
    left join custom_role r on r.id = s.custom_role_id
    where s.workspace_id = ${workspaceId} and s.deactivated_at is null and s.portfolio = 'all'
      and (s.role = any(${arrayOfText(roles)}::text[]) or 'webhook.write' = any(r.rights))
    order by m.email`.execute(db);
  return rows;
}

export async function noteTold(db: Queryable, { webhookId }: GivenUp, now: Date): Promise<void> {
  await db.updateTable('webhook').set({ failureToldAt: now }).where('id', '=', webhookId).execute();
}

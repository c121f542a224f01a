import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';

export interface AuditFilter {
  /** `member:<uuid>`, `key:<uuid>` or `system`. */
  actor?: string | undefined;
  /** The noun of the action, such as `guide`. */
  noun?: string | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

export interface AuditRow {
  id: string;
  at: Date;
  actor: string;
  /** Null: the system, or somebody of whom nothing is known any more. */
  actorName: string | null;
  action: string;
  subject: string;
  details: unknown;
  network: string | null;
  requestId: string | null;
}

/** Newest first, those before `beforeId`. */
export async function selectAuditEntries(
  db: Queryable,
  workspaceId: number,
  { actor, noun, from, to }: AuditFilter,
  { limit, beforeId }: { limit: number; beforeId: string | undefined },
): Promise<AuditRow[]> {
  const { rows } = await sql<AuditRow>`
    select e.id, e.at, e.actor, coalesce(m.name, k.name) as actor_name, e.action, e.subject, e.details,
      e.network, e.request_id
    from audit_entry e
    left join member m on e.actor = 'member:' || m.id
    left join secret_key k on e.actor = 'key:' || k.id
    where e.workspace_id = ${workspaceId}
      and (${beforeId ?? null}::bigint is null or e.id < ${beforeId ?? null}::bigint)
      and (${actor ?? null}::text is null or e.actor = ${actor ?? null}::text)
      and (${noun ?? null}::text is null or starts_with(e.action, ${noun ?? null}::text || '.'))
      and (${from ?? null}::timestamptz is null or e.at >= ${from ?? null}::timestamptz)
      and (${to ?? null}::timestamptz is null or e.at < ${to ?? null}::timestamptz)
    order by e.id desc
    limit ${limit}`.execute(db);
  return rows;
}

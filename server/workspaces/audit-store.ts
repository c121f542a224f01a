import { sql } from 'kysely';
import { containing } from '../accounts/containing.ts';
import { arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

export interface AuditFilter {
  /** `member:<uuid>`, `key:<uuid>` or `system`. */
  actor?: string | undefined;
  /** The noun of the action, such as `guide`. */
  noun?: string | undefined;
  /** In what it was done to, in who did it, from where, or in the action itself. */
  search?: string | undefined;
  /** Actions that are found as well: the log itself does not know how they are called in whoever's language. */
  actions?: readonly string[] | undefined;
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
  /** What the subject is called now; an account or user without a name by its id. Null: it is gone, or has no name. */
  subjectName: string | null;
  details: unknown;
  network: string | null;
  requestId: string | null;
}

/** Newest first, or oldest first; `pastId`: those that come after this entry in that order. */
export interface AuditPage {
  limit: number;
  order: 'asc' | 'desc';
  pastId: string | undefined;
}

/** Where one of these is joined, it is what the entry's subject is called. */
const subjectName = sql`coalesce(
  g.name, s.name, f.name, o.name, sm.name, sk.name, w.name, t.name, r.name, a.name,
  sa.name, su.name, al.name, i.email)`;

/**
 * The names of accounts, of users and of what alerts are about: the log names them by the host app's ids, which each
 * environment may know, so the one that is looked at comes first. Whoever has a portfolio is told no name outside of it.
 */
const joinPeople = (scope: Scope) => sql`
  left join lateral (
    select coalesce(nullif(account.name, ''), account.external_id) as name
    from environment n join account on account.environment_id = n.id
    where n.workspace_id = e.workspace_id and starts_with(e.subject, 'account:')
      and account.external_id = substring(e.subject from 9) and ${inPortfolio(scope)}
    order by n.id = ${scope.environmentId} desc, n.id limit 1
  ) sa on true
  left join lateral (
    select coalesce(nullif(u.name, ''), u.external_id) as name
    from environment n join "user" u on u.environment_id = n.id
    where n.workspace_id = e.workspace_id and starts_with(e.subject, 'user:')
      and u.external_id = substring(e.subject from 6) and ${scope.owners === undefined}::boolean
    order by n.id = ${scope.environmentId} desc, n.id limit 1
  ) su on true
  left join lateral (
    select coalesce(nullif(account.name, ''), account.external_id) as name
    from environment n
    join alert on alert.environment_id = n.id
    join account on account.environment_id = n.id and account.id = alert.account_id
    where n.workspace_id = e.workspace_id and ${inPortfolio(scope)}
      and alert.id = case when starts_with(e.subject, 'alert:') then substring(e.subject from 7)::uuid end
  ) al on true`;

/** With its moment as it is stored: a page knows it to the millisecond only. */
const isPast = (workspaceId: number, id: string, order: AuditPage['order']) => sql`
  and (e.at, e.id) ${order === 'asc' ? sql`>` : sql`<`} (
    (select p.at from audit_entry p where p.workspace_id = ${workspaceId} and p.id = ${id}::bigint), ${id}::bigint)`;

function isFound({ search, actions = [] }: AuditFilter) {
  if (!search) return sql`true`;
  const pattern = containing(search);
  return sql`(
    e.action ilike ${pattern} or e.subject ilike ${pattern} or e.network ilike ${pattern}
    or coalesce(m.name, k.name) ilike ${pattern}
    or ${subjectName} ilike ${pattern}
    or e.action = any(${arrayOfText(actions)}::text[])
  )`;
}

/** By when it was done; none if there is no entry `pastId`. */
export async function selectAuditEntries(
  db: Queryable,
  scope: Scope,
  filter: AuditFilter,
  { limit, order, pastId }: AuditPage,
): Promise<AuditRow[]> {
  const { workspaceId } = scope;
  const { actor, noun, from, to } = filter;
  const { rows } = await sql<AuditRow>`
    select e.id, e.at, e.actor, coalesce(m.name, k.name) as actor_name, e.action, e.subject, e.details,
      ${subjectName} as subject_name,
      e.network, e.request_id
    from audit_entry e
    left join member m on e.actor = 'member:' || m.id
    left join secret_key k on e.actor = 'key:' || k.id
    left join guide g on g.workspace_id = e.workspace_id and e.subject = 'guide:' || g.id
    left join segment s on s.workspace_id = e.workspace_id and e.subject = 'segment:' || s.id
    left join feature f on f.workspace_id = e.workspace_id and e.subject = 'feature:' || f.id
    left join module o on o.workspace_id = e.workspace_id and e.subject = 'module:' || o.id
    left join membership sp on sp.workspace_id = e.workspace_id and e.subject = 'member:' || sp.member_id
    left join member sm on sm.id = sp.member_id
    left join secret_key sk on sk.workspace_id = e.workspace_id and e.subject = 'key:' || sk.id
    left join webhook w on w.workspace_id = e.workspace_id and e.subject = 'webhook:' || w.id
    left join team t on t.workspace_id = e.workspace_id and e.subject = 'team:' || t.id
    left join custom_role r on r.workspace_id = e.workspace_id and e.subject = 'role:' || r.id
    left join app a on a.workspace_id = e.workspace_id and e.subject = 'app:' || a.id
    left join invitation i on i.workspace_id = e.workspace_id and e.subject = 'invitation:' || i.id
    ${joinPeople(scope)}
    where e.workspace_id = ${workspaceId}
      ${pastId === undefined ? sql`` : isPast(workspaceId, pastId, order)}
      and (${actor ?? null}::text is null or e.actor = ${actor ?? null}::text)
      and (${noun ?? null}::text is null or starts_with(e.action, ${noun ?? null}::text || '.'))
      and (${from ?? null}::timestamptz is null or e.at >= ${from ?? null}::timestamptz)
      and (${to ?? null}::timestamptz is null or e.at < ${to ?? null}::timestamptz)
      and ${isFound(filter)}
    order by ${order === 'asc' ? sql`e.at, e.id` : sql`e.at desc, e.id desc`}
    limit ${limit}`.execute(db);
  return rows;
}

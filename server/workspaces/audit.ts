import type { Queryable } from '../db/database.ts';
import { actorName, type NamedActor, type WorkspaceScope } from '../http/scope.ts';

type AuditScope = Omit<WorkspaceScope, 'actor'> & { actor: NamedActor };

/**
 * Notes who did what, in the transaction that does it: either both happen or neither.
 *
 * @param action `noun.past-verb`, such as `guide.published`
 * @param subject what it was done to, such as `guide:<id>`
 * @param details what else there is to say; of a change `{ field: { before, after } }`, as `changes` makes it
 */
export async function audit(
  trx: Queryable,
  scope: AuditScope,
  now: Date,
  action: string,
  subject: string,
  details?: Record<string, unknown>,
): Promise<void> {
  await trx
    .insertInto('auditEntry')
    .values({
      workspaceId: scope.workspaceId,
      at: now,
      actor: actorName(scope.actor),
      action,
      subject,
      details: details === undefined ? null : JSON.stringify(details),
      network: scope.origin?.network ?? null,
      requestId: scope.origin?.requestId ?? null,
    })
    .execute();
}

/** How long somebody's work on one thing counts as one change. */
const sittingMs = 3_600_000;

/**
 * Notes that somebody is at work on what saves itself while they write, such as a draft: once an hour for each of them,
 * not at each save.
 */
export async function auditSitting(
  trx: Queryable,
  scope: WorkspaceScope,
  now: Date,
  action: string,
  subject: string,
  details?: Record<string, unknown>,
): Promise<void> {
  const noted = await trx
    .selectFrom('auditEntry')
    .where('workspaceId', '=', scope.workspaceId)
    .where('at', '>', new Date(now.getTime() - sittingMs))
    .where('actor', '=', actorName(scope.actor))
    .where('action', '=', action)
    .where('subject', '=', subject)
    .select('id')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!noted) await audit(trx, scope, now, action, subject, details);
}

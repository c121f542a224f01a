import type { Issue } from '../../shared/contract/issue.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { changes } from '../workspaces/changes.ts';
import { deleteAccountPart } from './account-part-store.ts';
import { requireAccount } from './describe-account.ts';
import { isMember } from './field-store.ts';
import { issueDays } from './issue-days.ts';
import { insertIssue, lockIssue, selectIssues, updateIssue } from './issue-store.ts';
import { toldOfIssue } from './told-of-issue.ts';
import { workOnAccount } from './work-on-account.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** What an account has asked, reported or required: what is not closed first, the oldest first. */
export async function listIssues(context: Clock, scope: Scope, externalId: string) {
  const { id } = await requireAccount(context, scope, externalId);
  return selectIssues(context.db, scope, id);
}

export const addIssue = (context: Clock, scope: Scope, externalId: string, issue: Issue) =>
  workOnAccount(context, scope, externalId, 'issue.added', async (trx, accountId, now, tell) => {
    await requireMember(trx, scope, issue);
    await requireOwnTicket(trx, scope, accountId, issue);
    tell(toldOfIssue(issue));
    const id = newId(now);
    const made = { createdAt: now, createdBy: actorName(scope.actor) };
    const days = issueDays(issue, await todayOf(trx, scope, externalId, now));
    await insertIssue(trx, scope, accountId, { id, ...issue, ...days, ...made });
    return { id, ...issue };
  });

export const changeIssue = (context: Clock, scope: Scope, externalId: string, id: string, issue: Issue) =>
  workOnAccount(context, scope, externalId, 'issue.changed', async (trx, accountId, now, tell) => {
    await requireMember(trx, scope, issue);
    const before = await lockIssue(trx, scope, accountId, { id });
    if (!before) throw notFound('issue');
    await requireOwnTicket(trx, scope, accountId, issue, id);
    const days = issueDays(issue, await todayOf(trx, scope, externalId, now), before);
    await updateIssue(trx, scope, accountId, id, { ...issue, ...days });
    tell({ issue: id, ...changes(toldOfIssue(before), toldOfIssue(issue)) });
    return { id, ...issue };
  });

export const removeIssue = (context: Clock, scope: Scope, externalId: string, id: string) =>
  workOnAccount(context, scope, externalId, 'issue.removed', async (trx, accountId) => {
    if (!(await deleteAccountPart(trx, scope, 'issue', accountId, id))) throw notFound('issue');
  });

async function todayOf(trx: Queryable, scope: Scope, externalId: string, now: Date) {
  const { timeZone } = await requireAccount({ db: trx, now: () => now }, scope, externalId);
  return dayAt(now, timeZone ?? (await workspaceTimeZone(trx, scope)));
}

async function requireMember(trx: Queryable, scope: Scope, { memberId }: Issue): Promise<void> {
  if (memberId === null || (await isMember(trx, scope, memberId))) return;
  throw new AppError('invalid_request', 'Whoever sees to it must be a member.', {
    details: [{ path: 'memberId', message: 'must be the id of a member' }],
  });
}

/** @param id of the issue itself */
async function requireOwnTicket(
  trx: Queryable,
  scope: Scope,
  accountId: string,
  { ticket }: Issue,
  id?: string,
): Promise<void> {
  const known = ticket ? await lockIssue(trx, scope, accountId, { ticket }) : undefined;
  if (!known || known.id === id) return;
  throw new AppError('conflict', 'Another issue of this account has that ticket.', {
    details: [{ path: 'ticket', message: 'is the ticket of another issue of this account' }],
  });
}

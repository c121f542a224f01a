import { sql } from 'kysely';
import type { Issue, KeptIssue } from '../../shared/contract/issue.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import type { IssueDays } from './issue-days.ts';

/** What is not closed first, the oldest first; what is closed last comes first of the others. */
export const selectIssues = (
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<KeptIssue[]> =>
  db
    .selectFrom('issue as i')
    .leftJoin('member', 'member.id', 'i.memberId')
    .where('i.environmentId', '=', environmentId)
    .where('i.accountId', '=', accountId)
    .select(['i.id', 'i.kind', 'i.title', 'i.state', 'i.openedOn', 'i.memberId', 'i.url'])
    .select(['i.channel', 'i.raisedBy', 'i.ticket'])
    .select(['i.takenUpOn', 'i.closedOn', 'member.name as memberName'])
    .orderBy(sql`i.closed_on desc nulls first`)
    .orderBy('i.openedOn')
    .orderBy('i.id')
    .execute();

/** An issue of the account by its id or its ticket, held until the transaction ends; undefined: there is none. */
export const lockIssue = (
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  by: { id: string } | { ticket: string },
): Promise<(Required<Issue> & IssueDays & { id: string }) | undefined> =>
  trx
    .selectFrom('issue')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where((where) => ('id' in by ? where('id', '=', by.id) : where('ticket', '=', by.ticket)))
    .select(['id', 'kind', 'title', 'state', 'openedOn', 'memberId', 'url', 'channel', 'raisedBy', 'ticket'])
    .select(['takenUpOn', 'closedOn'])
    .forUpdate()
    .executeTakeFirst();

export async function insertIssue(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  issue: Issue & IssueDays & { id: string; createdAt: Date; createdBy: string },
): Promise<void> {
  await trx
    .insertInto('issue')
    .values({ environmentId, accountId, ...issue })
    .execute();
}

export async function updateIssue(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  issue: Issue & IssueDays,
): Promise<void> {
  await trx
    .updateTable('issue')
    .set(issue)
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .execute();
}

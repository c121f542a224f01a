import { sql } from 'kysely';
import type { Issue, KeptIssue } from '../../shared/contract/issue.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

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
    .select(['i.takenUpOn', 'i.closedOn', 'member.name as memberName'])
    .orderBy(sql`i.closed_on desc nulls first`)
    .orderBy('i.openedOn')
    .orderBy('i.id')
    .execute();

/** The days that a state tells, of which those that are known already stay. */
const daysOf = (
  { state }: Issue,
  today: Day,
  known: { takenUpOn: Day | null; closedOn: Day | null } = { takenUpOn: null, closedOn: null },
) => ({
  takenUpOn: state === 'open' ? null : (known.takenUpOn ?? today),
  closedOn: state === 'closed' ? (known.closedOn ?? today) : null,
});

export async function insertIssue(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  issue: Issue & { id: string; createdAt: Date; createdBy: string },
  today: Day,
): Promise<void> {
  await trx
    .insertInto('issue')
    .values({ environmentId, accountId, ...issue, ...daysOf(issue, today) })
    .execute();
}

/** What it was before; undefined: the account has no such issue. */
export async function updateIssue(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  issue: Issue,
  today: Day,
): Promise<Issue | undefined> {
  const known = await trx
    .selectFrom('issue')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .select(['kind', 'title', 'state', 'openedOn', 'memberId', 'url', 'takenUpOn', 'closedOn'])
    .forUpdate()
    .executeTakeFirst();
  if (!known) return undefined;
  await trx
    .updateTable('issue')
    .set({ ...issue, ...daysOf(issue, today, known) })
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .execute();
  const { takenUpOn: _, closedOn: _c, ...before } = known;
  return before;
}

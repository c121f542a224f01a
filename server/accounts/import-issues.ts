import type { Issue, IssueState } from '../../shared/contract/issue.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError } from '../http/app-error.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { workspaceTimeZone } from '../metrics/workspace-time-zone.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import { lockAccounts, selectAccount } from './account-store.ts';
import { type IssueDays, issueDays } from './issue-days.ts';
import { insertIssue, lockIssue, updateIssue } from './issue-store.ts';
import type { Imported } from './read-csv.ts';
import { type IssueLine, readIssueRows } from './read-issue-rows.ts';
import { markSummariesStale } from './summary-store.ts';
import { memberOf, type OnProgress, type Taken, takeLines } from './take-lines.ts';
import { toldOfIssue } from './told-of-issue.ts';

type KnownIssue = Required<Issue> & IssueDays;
type Clock = Pick<Context, 'db' | 'now'>;

/**
 * Takes issues from a CSV, such as the tickets of a service desk, into the lists of their accounts: new tickets are
 * made, of those there are what the line tells is set. Each line stands for itself: one that can't be taken is named
 * with its number, and the others are taken. The same file again changes nothing, and takes back neither
 * what the customer has confirmed nor what somebody has taken up.
 *
 * @throws invalid_request when the text as a whole can't be read
 */
export async function importIssues(
  context: Clock,
  scope: Scope,
  csv: string,
  onProgress: OnProgress = () => {},
): Promise<Imported> {
  const take = (row: IssueLine, members: ReadonlyMap<string, string>) =>
    importLine(context, scope, row, members);
  return takeLines(context, scope, 'issues.imported', readIssueRows(csv), take, onProgress);
}

function importLine(
  { db, now }: Clock,
  scope: Scope,
  row: IssueLine,
  members: ReadonlyMap<string, string>,
): Promise<Taken> {
  const { account: externalId, ticket, owner } = row;
  const memberId = memberOf(owner, members);
  return inTransaction(db, async (trx) => {
    const at = now();
    const [accountId] = await lockAccounts(trx, scope, [accountIdOf(scope.environmentId, externalId)]);
    const account = accountId && (await selectAccount(trx, scope, externalId));
    if (!account) throw new AppError('invalid_request', `account: there is none with the id ${externalId}`);
    const today = dayAt(at, account.timeZone ?? (await workspaceTimeZone(trx, scope)));
    requirePast(row, today);
    const known = await lockIssue(trx, scope, accountId, { ticket });
    const issue = issueOf(row, known, memberId, today);
    if (!known) {
      const made = { id: newId(at), createdAt: at, createdBy: actorName(scope.actor) };
      await insertIssue(trx, scope, accountId, { ...issue, ...made });
      await audit(trx, scope, at, 'issue.added', `account:${externalId}`, toldOfIssue(issue));
    } else {
      if (isSame(known, issue)) return 'unchanged';
      await updateIssue(trx, scope, accountId, known.id, issue);
      const changed = changes(toldOfIssue(known), toldOfIssue(issue));
      const details = { issue: known.id, ticket, ...changed };
      await audit(trx, scope, at, 'issue.changed', `account:${externalId}`, details);
    }
    await markSummariesStale(trx, scope.environmentId, [accountId]);
    return known ? 'changed' : 'created';
  });
}

/** @throws invalid_request for a day that has not come yet where the account is */
function requirePast(row: IssueLine, today: string): void {
  for (const day of ['openedOn', 'takenUpOn', 'closedOn'] as const) {
    if ((row[day] ?? today) > today)
      throw new AppError('invalid_request', `${day}: must not be in the future`);
  }
}

const fresh = { kind: 'problem', memberId: null, url: null, channel: 'import', raisedBy: null } as const;

/** What was known of the issue, with what the line tells of it. */
function issueOf(
  row: IssueLine,
  known: KnownIssue | undefined,
  memberId: string | undefined,
  today: string,
): KnownIssue {
  const { line: _, account: _a, owner: _o, takenUpOn, closedOn, ...told } = row;
  const issue: Required<Issue> = {
    ...fresh,
    ...(known && partsOf(known)),
    ...said(told),
    ...(memberId && { memberId }),
    state: stateOf(row, known?.state),
  };
  const days = {
    // What was closed before anybody wrote down that it was seen to was seen to by then.
    takenUpOn: takenUpOn ?? known?.takenUpOn ?? closedOn ?? null,
    // The day of what is only fixed is not the one on which the customer has confirmed it.
    closedOn: (told.state === 'fixed' ? null : closedOn) ?? known?.closedOn ?? null,
  };
  return { ...issue, ...issueDays(issue, today, days) };
}

/**
 * A list that is behind takes nothing back: the customer's word outweighs that it is fixed, and what somebody sees to
 * stays so though the list has it as new. Where the line tells no state, its days do.
 */
function stateOf({ state, takenUpOn, closedOn }: IssueLine, known: IssueState = 'open'): IssueState {
  if (state === 'fixed' && known === 'closed') return known;
  if (state === 'open' && known === 'inProgress') return known;
  if (state) return state;
  if (closedOn) return 'closed';
  return takenUpOn && known === 'open' ? 'inProgress' : known;
}

/** Without what the line does not tell. */
const said = <Told extends object>(told: Told) =>
  Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Told]: Exclude<Told[Name], undefined>;
  };

const partsOf = (known: KnownIssue): Required<Issue> => {
  const { kind, title, state, openedOn, memberId, url, channel, raisedBy, ticket } = known;
  return { kind, title, state, openedOn, memberId, url, channel, raisedBy, ticket };
};

const isSame = (before: KnownIssue, after: KnownIssue): boolean =>
  (Object.keys(after) as (keyof KnownIssue)[]).every((name) => before[name] === after[name]);

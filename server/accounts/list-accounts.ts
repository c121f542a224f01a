import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { type AccountFilter, type AccountSort, countListings, selectListings } from './account-list-store.ts';
import { type AccountRow, toAccountRow } from './account-rows.ts';
import { selectTeamMembers } from './field-store.ts';
import { refreshFewSummaries } from './refresh-summaries.ts';

export interface AccountQuery extends Omit<AccountFilter, 'id' | 'owners'> {
  /** Whose: the acting member's own, their team's, nobody's, or those of the member with that id. */
  owner?: 'mine' | 'team' | 'none' | (string & {}) | undefined;
  sort: AccountSort;
  order: 'asc' | 'desc';
}

type Clock = Pick<Context, 'db' | 'now'>;

/** One page of the accounts that the query finds, how many it finds, and below what their feature usage is low. */
export async function listAccounts(
  context: Clock,
  scope: Scope,
  query: AccountQuery,
  page: Page,
): Promise<{ total: number; lowFeatureUsage: number; accounts: AccountRow[] }> {
  const { db } = context;
  const asked = await readyFor(context, scope, query);
  const [total, found, { lowFeatureUsage }] = await Promise.all([
    countListings(db, scope, asked),
    selectListings(db, scope, asked, page),
    readThresholds(db, scope),
  ]);
  return { total, lowFeatureUsage, accounts: found.map(toAccountRow) };
}

/** All accounts that the query finds. */
export async function allAccounts(context: Clock, scope: Scope, query: AccountQuery): Promise<AccountRow[]> {
  const found = await selectListings(context.db, scope, await readyFor(context, scope, query));
  return found.map(toAccountRow);
}

/** Brings the numbers up to date, as far as a list waits for that; the query as the store takes it. */
async function readyFor(context: Clock, scope: Scope, { owner, ...query }: AccountQuery) {
  await refreshFewSummaries(context, scope);
  return { ...query, owners: await ownersMeant(context, scope, owner) };
}

/** Members whose accounts are meant; null: accounts that nobody looks after, undefined: all. */
export async function ownersMeant(
  { db }: Clock,
  scope: Scope,
  owner: AccountQuery['owner'],
): Promise<readonly string[] | null | undefined> {
  if (owner === undefined) return undefined;
  if (owner === 'none') return null;
  if (owner !== 'mine' && owner !== 'team') return [owner];
  // A program is nobody's colleague.
  if (scope.actor.kind !== 'member') return [];
  const { memberId } = scope.actor;
  return owner === 'mine' ? [memberId] : selectTeamMembers(db, scope, memberId);
}

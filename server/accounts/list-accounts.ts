import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { type AccountRow, addWeeks, type CountedAccount, withNumbers } from './account-rows.ts';
import { type AccountFilter, selectCountedAccounts } from './account-store.ts';
import { selectTeamMembers } from './field-store.ts';
import { refreshSummaries } from './refresh-summaries.ts';

export const accountSorts = [
  'name',
  'tier',
  'stage',
  'level',
  'health',
  'risk',
  'users',
  'activeUsers7',
  'activeUsers28',
  'activity',
  'featuresUsed',
  'lastSeenAt',
  'nps',
  'contractEndsOn',
  'annualValue',
  'openAlerts',
] as const;

export interface AccountQuery extends Omit<AccountFilter, 'owners'> {
  /** Whose: the acting member's own, their team's, nobody's, or those of the member with that id. */
  owner?: 'mine' | 'team' | 'none' | (string & {}) | undefined;
  sort: (typeof accountSorts)[number];
  order: 'asc' | 'desc';
}

type Clock = Pick<Context, 'db' | 'now'>;

/** One page of the accounts that the query finds, and how many it finds. */
export async function listAccounts(
  context: Clock,
  scope: Scope,
  query: AccountQuery,
  { limit, offset }: Page,
): Promise<{ total: number; accounts: AccountRow[] }> {
  const found = await countedAccounts(context, scope, query);
  const page = found.slice(offset, offset + limit);
  return { total: found.length, accounts: await addWeeks(context.db, scope, context.now(), page) };
}

/** All accounts that the query finds. */
export async function allAccounts(context: Clock, scope: Scope, query: AccountQuery): Promise<AccountRow[]> {
  return addWeeks(context.db, scope, context.now(), await countedAccounts(context, scope, query));
}

async function countedAccounts(
  context: Clock,
  scope: Scope,
  { owner, ...query }: AccountQuery,
): Promise<CountedAccount[]> {
  await refreshSummaries(context, scope);
  const owners = await ownersMeant(context, scope, owner);
  const found = await selectCountedAccounts(context.db, scope, { ...query, owners });
  return sorted(found.map(withNumbers), query);
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

const byName = new Intl.Collator(['en', 'zh-CN'], { numeric: true, sensitivity: 'base' });

/** From the least to the most, where a column's values have an order of their own. */
const ranks: Record<string, readonly string[]> = {
  tier: ['longTail', 'enterprise', 'strategic'],
  stage: ['kickOff', 'onboarding', 'steadyUse', 'renewal', 'maintenance'],
  level: ['low', 'medium', 'high'],
  health: ['atRisk', 'none', 'record', 'process', 'integration', 'customised'],
  risk: ['none', 'light', 'ordinary', 'high'],
};

function sortValue({ numbers }: CountedAccount, sort: Exclude<AccountQuery['sort'], 'name'>): number | null {
  switch (sort) {
    case 'lastSeenAt':
      return numbers.lastSeenAt.getTime();
    case 'nps':
      return numbers.nps?.score ?? null;
    case 'contractEndsOn':
      return numbers.contractEndsOn === null ? null : Date.parse(numbers.contractEndsOn);
    case 'activity':
      return numbers.users === 0 ? null : numbers.activeUsers7 / numbers.users;
    case 'tier':
    case 'stage':
    case 'level':
    case 'health':
    case 'risk': {
      const rank = ranks[sort]!.indexOf(numbers[sort] ?? '');
      return rank < 0 ? null : rank;
    }
    default:
      return numbers[sort];
  }
}

/** By the chosen column, then by name; accounts without a value stand last in either order. */
function sorted(
  rows: readonly CountedAccount[],
  { sort, order }: Pick<AccountQuery, 'sort' | 'order'>,
): CountedAccount[] {
  const direction = order === 'asc' ? 1 : -1;
  const byId = (a: CountedAccount, b: CountedAccount) =>
    a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0;
  if (sort === 'name') {
    return rows.toSorted((a, b) => direction * byName.compare(a.name, b.name) || byId(a, b));
  }
  return rows.toSorted((a, b) => {
    const [left, right] = [sortValue(a, sort), sortValue(b, sort)];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
    } else if (left !== right) {
      return direction * (left - right);
    }
    return byName.compare(a.name, b.name) || byId(a, b);
  });
}

import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { featuresAvailable } from '../metrics/features-available.ts';
import { type AccountRow, addWeeks, type CountedAccount, withNumbers } from './account-rows.ts';
import { selectCountedAccounts } from './account-store.ts';
import { refreshSummaries } from './refresh-summaries.ts';

export const accountSorts = [
  'name',
  'users',
  'activeUsers7',
  'activeUsers28',
  'featuresUsed',
  'lastSeenAt',
  'nps',
] as const;

export interface AccountQuery {
  search?: string | undefined;
  sort: (typeof accountSorts)[number];
  order: 'asc' | 'desc';
}

type Clock = Pick<Context, 'db' | 'now'>;

/** One page of the accounts that the search finds, and how many it finds. */
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

/** All accounts that the search finds. */
export async function allAccounts(context: Clock, scope: Scope, query: AccountQuery): Promise<AccountRow[]> {
  return addWeeks(context.db, scope, context.now(), await countedAccounts(context, scope, query));
}

async function countedAccounts(context: Clock, scope: Scope, query: AccountQuery): Promise<CountedAccount[]> {
  await refreshSummaries(context, scope);
  const [found, available] = await Promise.all([
    selectCountedAccounts(context.db, scope, query.search),
    featuresAvailable(context.db, scope),
  ]);
  return sorted(
    found.map((account) => withNumbers(account, available)),
    query,
  );
}

const byName = new Intl.Collator(['en', 'zh-CN'], { numeric: true, sensitivity: 'base' });

/** By the chosen column, then by name; accounts without a value stand last in either order. */
function sorted(rows: readonly CountedAccount[], { sort, order }: AccountQuery): CountedAccount[] {
  const direction = order === 'asc' ? 1 : -1;
  const byId = (a: CountedAccount, b: CountedAccount) =>
    a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0;
  if (sort === 'name') {
    return rows.toSorted((a, b) => direction * byName.compare(a.name, b.name) || byId(a, b));
  }
  const sortValue = ({ lastSeenAt, numbers }: CountedAccount): number | null => {
    if (sort === 'lastSeenAt') return lastSeenAt.getTime();
    return sort === 'nps' ? (numbers.nps?.score ?? null) : numbers[sort];
  };
  return rows.toSorted((a, b) => {
    const [left, right] = [sortValue(a), sortValue(b)];
    if (left === null || right === null) {
      if (left !== right) return left === null ? 1 : -1;
    } else if (left !== right) {
      return direction * (left - right);
    }
    return byName.compare(a.name, b.name) || byId(a, b);
  });
}

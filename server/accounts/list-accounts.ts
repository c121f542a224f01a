import type { Context } from '../context.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import {
  type AccountNumbers,
  type AccountRow,
  accountRows,
  addWeeks,
  countAccountNumbers,
} from './account-rows.ts';
import { type AccountListing, selectAccounts } from './account-store.ts';

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
  { db, now }: Clock,
  scope: Scope,
  query: AccountQuery,
  { limit, offset }: Page,
): Promise<{ total: number; accounts: AccountRow[] }> {
  const found = await selectAccounts(db, scope, query.search);
  const total = found.length;
  const cut = <Row>(rows: readonly Row[]) => rows.slice(offset, offset + limit);
  // What the account's own row says is sorted first, so that the numbers are made for one page only.
  if (query.sort === 'name' || query.sort === 'lastSeenAt') {
    return { total, accounts: await accountRows(db, scope, now(), cut(sorted(found, query))) };
  }
  const counted = await countAccountNumbers(db, scope, now(), found, !query.search);
  return { total, accounts: await addWeeks(db, scope, now(), cut(sorted(counted, query))) };
}

/** All accounts that the search finds. */
export async function allAccounts(
  { db, now }: Clock,
  scope: Scope,
  query: AccountQuery,
): Promise<AccountRow[]> {
  const found = await selectAccounts(db, scope, query.search);
  const counted = await countAccountNumbers(db, scope, now(), found, !query.search);
  return addWeeks(db, scope, now(), sorted(counted, query));
}

const byName = new Intl.Collator(['en', 'zh-CN'], { numeric: true, sensitivity: 'base' });

type Sortable = AccountListing & { numbers?: AccountNumbers };

/** By the chosen column, then by name; accounts without a value stand last in either order. */
function sorted<Row extends Sortable>(rows: readonly Row[], { sort, order }: AccountQuery): Row[] {
  const direction = order === 'asc' ? 1 : -1;
  const byId = (a: Row, b: Row) => (a.externalId < b.externalId ? -1 : a.externalId > b.externalId ? 1 : 0);
  if (sort === 'name') {
    return rows.toSorted((a, b) => direction * byName.compare(a.name, b.name) || byId(a, b));
  }
  const sortValue = ({ lastSeenAt, numbers }: Row): number | null => {
    if (sort === 'lastSeenAt') return lastSeenAt.getTime();
    return sort === 'nps' ? (numbers?.nps?.score ?? null) : (numbers?.[sort] ?? null);
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

import { computed, createModel, signal } from '@preact/signals';
import { type AccountQuery, type AccountSort, api } from '../api.ts';
import { createResource } from '../resource.ts';

const accountSorts: readonly AccountSort[] = [
  'name',
  'users',
  'activeUsers7',
  'activeUsers28',
  'featuresUsed',
  'lastSeenAt',
  'nps',
];

export const pageSize = 50;

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readAccountQuery(query: Record<string, string>): AccountQuery {
  const sort = accountSorts.find((each) => each === query.sort) ?? 'activeUsers28';
  const order =
    query.order === 'asc' || query.order === 'desc' ? query.order : sort === 'name' ? 'asc' : 'desc';
  const offset = Math.max(0, Math.trunc(Number(query.offset)) || 0);
  return { search: query.search ?? '', sort, order, limit: pageSize, offset };
}

export const AccountListModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readAccountQuery(address.value));
  const list = createResource(() => api.accounts.list(query.value));
  const csvUrl = computed(() => {
    const { search, sort, order } = query.value;
    return api.accounts.csvUrl({ search, sort, order });
  });
  return {
    query,
    list,
    csvUrl,
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      if (JSON.stringify(next) !== JSON.stringify(address.peek())) address.value = next;
    },
  };
});

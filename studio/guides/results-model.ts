import { computed, createModel, signal } from '@preact/signals';
import { api, type ReportQuery } from '../api.ts';
import { askOfList, readListAddress } from '../list/list-address.ts';
import { createResource } from '../resource.ts';

/** What the address says of whose results are shown. */
export function readReportQuery(query: Record<string, string>): ReportQuery {
  const version = Math.trunc(Number(query.version));
  return {
    ...(version > 0 && { version }),
    ...(query.segment && { segment: query.segment }),
    ...(query.account && { account: query.account }),
  };
}

export const accountsPerPage = 10;
const sorts = ['account', 'shown', 'started', 'completed', 'dismissed'] as const;
/** In what order, and which of them, the accounts are asked for. */
const readAccountQuery = (query: Record<string, string>) => readListAddress(query, 'accounts', sorts);

export const ResultsModel = createModel((id: string, first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readReportQuery(address.value));
  const accountQuery = computed(() => readAccountQuery(address.value));
  const report = createResource(() => api.guides.report(id, query.value), { pollMs: 5000 });
  return {
    query,
    /** Of the accounts, without the page. */
    accountsAsked: computed(() => ({ ...query.value, ...askOfList(accountQuery.value) })),
    report,
    // What stands first comes first.
    accounts: createResource(
      () =>
        api.guides.reportAccounts(id, {
          ...query.value,
          ...askOfList(accountQuery.value),
          limit: accountsPerPage,
          offset: accountQuery.value.offset,
        }),
      { after: report },
    ),
    targets: createResource(() => api.guides.targets(id), { after: report }),
    /** Called when the address has changed. */
    show(next: Record<string, string>): void {
      const isSame = (of: (query: Record<string, string>) => object) =>
        JSON.stringify(of(next)) === JSON.stringify(of(address.peek()));
      if (!isSame(readReportQuery) || !isSame(readAccountQuery)) address.value = next;
    },
  };
});

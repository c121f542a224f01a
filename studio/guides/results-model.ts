import { computed, createModel, signal } from '@preact/signals';
import { api, type ReportQuery } from '../api.ts';
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

export const ResultsModel = createModel((id: string, first: Record<string, string>) => {
  const address = signal(first);
  const accountOffset = signal(0);
  const query = computed(() => readReportQuery(address.value));
  const report = createResource(() => api.guides.report(id, query.value), { pollMs: 5000 });
  return {
    query,
    accountOffset,
    report,
    // What stands first comes first.
    accounts: createResource(
      () =>
        api.guides.reportAccounts(id, {
          ...query.value,
          limit: accountsPerPage,
          offset: accountOffset.value,
        }),
      { after: report },
    ),
    targets: createResource(() => api.guides.targets(id), { after: report }),
    /** Called when the address has changed. */
    show(next: Record<string, string>): void {
      if (JSON.stringify(readReportQuery(next)) === JSON.stringify(query.peek())) return;
      accountOffset.value = 0;
      address.value = next;
    },
  };
});

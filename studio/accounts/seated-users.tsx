import { computed, createModel, signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { askOfList, readListAddress } from '../list/list-address.ts';
import { PagedTable } from '../list/paged-table.tsx';
import { createResource } from '../resource.ts';
import { Card } from '../ui/card.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { useModel } from '../ui/use-model.ts';
import { pageSize } from './account-model.ts';
import { NoUsers, userColumns } from './user-table.tsx';
import { words } from './words.ts';

const sorts = ['name', 'lastSeen'] as const;

const SeatedModel = createModel((account: string, first: Record<string, string>) => {
  const address = signal(first);
  const asked = computed(() => readListAddress(address.value, 'users', sorts));
  return {
    asked,
    list: createResource(() =>
      api.accounts.users(account, {
        ...askOfList(asked.value),
        limit: pageSize,
        offset: asked.value.offset,
      }),
    ),
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      if (JSON.stringify(readListAddress(next, 'users', sorts)) !== JSON.stringify(asked.peek()))
        address.value = next;
    },
  };
});

/** Users of one account. */
export function SeatedUsers({ account }: { account: string }) {
  const [query] = useQuery();
  const model = useModel(() => new SeatedModel(account, query));
  useEffect(() => model.show(query), [query]);
  const fault = model.list.error.value;
  const page = model.list.data.value;
  if (fault) return <LoadFault error={fault} onRetry={model.list.reload} />;
  return (
    <Card isFlush>
      <PagedTable
        name="users"
        label={t(words.users)}
        columns={userColumns(false)}
        rows={page?.users}
        total={page?.total}
        pageSize={pageSize}
        csv={{ href: api.accounts.usersCsvUrl(account, askOfList(model.asked.value)), file: 'users.csv' }}
        rowKey={(user) => user.id}
        rowHref={(user) => `/users/${encodeURIComponent(user.id)}`}
        isStale={model.list.isLoading.value}
        empty={<NoUsers />}
      />
    </Card>
  );
}

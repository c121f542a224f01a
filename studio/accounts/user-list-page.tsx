import { computed, createModel, signal } from '@preact/signals';
import { Download, UsersRound } from 'lucide';
import { useEffect } from 'preact/hooks';
import { readOffset, useQuery } from '../address.ts';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { useModel } from '../ui/use-model.ts';
import { UserTable } from './user-table.tsx';
import { words } from './words.ts';

const pageSize = 50;

const activities = ['active', 'silent', 'never'] as const;
const sorts = ['name', 'lastSeen'] as const;

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readUserQuery(query: Record<string, string>) {
  const activity = activities.find((each) => each === query.activity);
  const sort = sorts.find((each) => each === query.sort) ?? 'lastSeen';
  const isUp = query.order === 'asc' || (query.order !== 'desc' && sort === 'name');
  return {
    search: query.search ?? '',
    ...(activity && { activity }),
    sort,
    order: isUp ? ('asc' as const) : ('desc' as const),
    offset: readOffset(query),
  };
}

const UserListModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readUserQuery(address.value));
  return {
    query,
    list: createResource(() => api.users.list({ ...query.value, limit: pageSize })),
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      if (JSON.stringify(next) !== JSON.stringify(address.peek())) address.value = next;
    },
  };
});

export function UserListPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new UserListModel(address));
  useEffect(() => model.show(address), [address]);
  const { offset, ...query } = model.query.value;
  const { search, activity = '', sort, order } = query;
  const isChosen = search !== '' || activity !== '';
  const filter = (change: Record<string, string | undefined>) =>
    changeAddress({ ...change, offset: undefined });
  const list = model.list.data.value;
  const fault = model.list.error.value;

  return (
    <Page
      title={t(words.users)}
      note={list ? t(words.usersNote, list.total) : '\u00a0'}
      actions={
        list &&
        list.total > 0 && (
          <Button icon={Download} href={api.users.csvUrl(query)} download="users.csv">
            {t(words.exportCsv)}
          </Button>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <Card isFlush>
          {(isChosen || list?.total !== 0) && (
            <div class="toolbar">
              <SearchField
                label={t(words.searchUsers)}
                value={search}
                onSearch={(text) => filter({ search: text })}
              />
              <Select
                label={t(words.whichUsers)}
                isLabelHidden
                value={activity}
                options={[
                  { value: '', label: t(words.everybody) },
                  ...activities.map((value) => ({ value, label: t(words[`users_${value}`]) })),
                ]}
                onChange={(chosen) => filter({ activity: chosen || undefined })}
              />
            </div>
          )}
          {isChosen && list?.total === 0 ? (
            <EmptyState
              icon={UsersRound}
              title={t(words.noUserFound)}
              actions={
                <Button onClick={() => filter({ search: undefined, activity: undefined })}>
                  {t(words.allUsers)}
                </Button>
              }
            />
          ) : (
            <UserTable
              rows={list?.users}
              isStale={model.list.isLoading.value}
              sort={{ key: sort, order }}
              onSort={(key, next) => filter({ sort: key, order: next })}
            />
          )}
          {list && (
            <Pagination
              offset={offset}
              limit={pageSize}
              total={list.total}
              onMove={(next) => changeAddress({ offset: next || undefined })}
            />
          )}
        </Card>
      )}
    </Page>
  );
}

import { createModel, signal, useModel } from '@preact/signals';
import { Download, UsersRound } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { UserTable } from './user-table.tsx';
import { words } from './words.ts';

const pageSize = 50;

const UserListModel = createModel((firstSearch: string, firstOffset: number) => {
  const search = signal(firstSearch);
  const offset = signal(firstOffset);
  const list = createResource(() =>
    api.users.list({ search: search.value, offset: offset.value, limit: pageSize }),
  );
  return {
    list,
    show(nextSearch: string, nextOffset: number) {
      search.value = nextSearch;
      offset.value = nextOffset;
    },
  };
});

export function UserListPage() {
  const [address, changeAddress] = useQuery();
  const search = address.search ?? '';
  const offset = Math.max(0, Math.trunc(Number(address.offset)) || 0);
  const model = useModel(() => new UserListModel(search, offset));
  useEffect(() => model.show(search, offset), [search, offset]);
  const list = model.list.data.value;
  const fault = model.list.error.value;

  return (
    <Page
      title={t(words.users)}
      note={list && t(words.usersNote, list.total)}
      actions={
        list &&
        list.total > 0 && (
          <Button icon={Download} href={api.users.csvUrl({ search })} download="users.csv">
            {t(words.exportCsv)}
          </Button>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <Card isFlush>
          {(search || list?.total !== 0) && (
            <div class="toolbar">
              <SearchField
                label={t(words.searchUsers)}
                value={search}
                onSearch={(text) => changeAddress({ search: text, offset: undefined })}
              />
            </div>
          )}
          {search && list?.total === 0 ? (
            <EmptyState
              icon={UsersRound}
              title={t(words.noUserFound)}
              actions={
                <Button onClick={() => changeAddress({ search: undefined, offset: undefined })}>
                  {t(words.allUsers)}
                </Button>
              }
            />
          ) : (
            <UserTable users={list?.users} hasAccounts isStale={model.list.isLoading.value} />
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

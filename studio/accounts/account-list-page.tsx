import { useModel } from '@preact/signals';
import { Building2, Download } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import type { AccountRow } from '../api.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { definitionOf } from '../definition-of.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatNumber, formatShare, formatSigned, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { ShareBar } from '../ui/progress.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { AccountListModel } from './account-list-model.ts';
import { When } from './when.tsx';
import { words } from './words.ts';

const columns = (): Column<AccountRow>[] => [
  { key: 'name', header: t(words.name), sortKey: 'name', cell: (account) => account.name || account.id },
  {
    key: 'users',
    header: t(words.users),
    definition: definitionOf('users'),
    sortKey: 'users',
    align: 'end',
    isSecondary: true,
    cell: (account) => formatNumber(account.users),
  },
  {
    key: 'active7',
    header: t(words.active7),
    definition: definitionOf('activeUsers7'),
    sortKey: 'activeUsers7',
    align: 'end',
    cell: (account) => formatNumber(account.activeUsers7),
  },
  {
    key: 'active28',
    header: t(words.active28),
    definition: definitionOf('activeUsers28'),
    sortKey: 'activeUsers28',
    align: 'end',
    isSecondary: true,
    cell: (account) => formatNumber(account.activeUsers28),
  },
  {
    key: 'trend',
    header: t(words.trend),
    definition: definitionOf('weeklyActiveUsers'),
    isSecondary: true,
    cell: ({ name, weeklyActiveUsers }) => (
      <Sparkline values={weeklyActiveUsers} label={t(words.trendOf, name, weeklyActiveUsers.join(', '))} />
    ),
  },
  {
    key: 'features',
    header: t(words.featuresUsed),
    definition: definitionOf('featureUsageRate'),
    sortKey: 'featuresUsed',
    cell: (account) => <FeatureShare account={account} />,
  },
  {
    key: 'nps',
    header: t(words.nps),
    definition: definitionOf('nps'),
    sortKey: 'nps',
    align: 'end',
    cell: ({ nps }) =>
      nps ? (
        <span class="nowrap" title={t(words.npsOf, nps.n)}>
          {formatSigned(nps.score)} <span class="note">({formatNumber(nps.n)})</span>
        </span>
      ) : (
        <span class="note">–</span>
      ),
  },
  {
    key: 'lastSeen',
    header: t(words.lastSeen),
    sortKey: 'lastSeenAt',
    align: 'end',
    isSecondary: true,
    cell: (account) => <When at={account.lastSeenAt} />,
  },
];

function FeatureShare({ account: { featuresUsed, featuresAvailable } }: { account: AccountRow }) {
  if (featuresAvailable === 0) return <span class="note">–</span>;
  const share = featuresUsed / featuresAvailable;
  return (
    <span class="feature-share">
      <ShareBar share={share} look={share < 0.1 ? 'warn' : 'accent'} />
      <span class="number">
        {formatShare(share)}
        <span class="note">
          {' '}
          {featuresUsed}/{featuresAvailable}
        </span>
      </span>
    </span>
  );
}

export function AccountListPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new AccountListModel(address));
  useEffect(() => model.show(address), [address]);

  const query = model.query.value;
  const list = model.list.data.value;
  const fault = model.list.error.value;
  const isNew = list?.total === 0 && query.search === '';

  return (
    <Page
      title={t(words.accounts)}
      note={list && !isNew ? t(words.accountsNote, list.total) : undefined}
      actions={
        !isNew && (
          <Button icon={Download} href={model.csvUrl.value} download="accounts.csv">
            {t(words.exportCsv)}
          </Button>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <Card isFlush>
          {!isNew && (
            <div class="toolbar">
              <SearchField
                label={t(words.search)}
                value={query.search ?? ''}
                onSearch={(search) => changeAddress({ search, offset: undefined })}
              />
            </div>
          )}
          <Table
            label={t(words.accounts)}
            columns={columns()}
            rows={list?.accounts}
            rowKey={(account) => account.id}
            rowHref={(account) => `/accounts/${encodeURIComponent(account.id)}`}
            sort={{ key: query.sort ?? 'name', order: query.order ?? 'asc' }}
            onSort={(sort, order) => changeAddress({ sort, order, offset: undefined })}
            isStale={model.list.isLoading.value}
            empty={
              isNew ? (
                <EmptyState
                  icon={Building2}
                  title={t(words.noAccounts)}
                  actions={
                    <Button look="primary" href="/install">
                      {t(words.howToInstall)}
                    </Button>
                  }
                >
                  {t(words.noAccountsText)}
                </EmptyState>
              ) : (
                <EmptyState
                  icon={Building2}
                  title={t(words.nothingFound)}
                  actions={
                    <Button onClick={() => changeAddress({ search: undefined, offset: undefined })}>
                      {t(words.clearSearch)}
                    </Button>
                  }
                >
                  {t(words.nothingFoundText, query.search ?? '')}
                </EmptyState>
              )
            }
          />
          {list && (
            <Pagination
              offset={query.offset ?? 0}
              limit={query.limit ?? 50}
              total={list.total}
              onMove={(offset) => changeAddress({ offset: offset || undefined })}
            />
          )}
        </Card>
      )}
    </Page>
  );
}

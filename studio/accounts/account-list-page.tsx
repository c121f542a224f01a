import { Building2, Download, LayoutGrid, List, Upload } from 'lucide';
import { useEffect } from 'preact/hooks';
import { useQuery } from '../address.ts';
import type { AccountRow } from '../api.ts';
import { Sparkline } from '../charts/sparkline.tsx';
import { definitionOf } from '../definition-of.ts';
import { isStage, stageName } from '../stage-name.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatNumber, formatShare, formatSigned, type Phrase, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { ShareBar, Skeleton } from '../ui/progress.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useModel } from '../ui/use-model.ts';
import { AccountBoard } from './account-board.tsx';
import { type AccountFilterName, AccountListModel, accountFilters } from './account-list-model.ts';
import { ImportDialog, importable } from './import-dialog.tsx';
import { HealthBadge, LevelBadge, riskWords, stageOf, tierName } from './judgement-badges.tsx';
import { heldAgainst, judgementWords } from './judgement-words.ts';
import { words } from './words.ts';

/** @param lowFeatureUsage the limit of the workspace; undefined: still loading */
const columns = (lowFeatureUsage: number | undefined): Column<AccountRow>[] => [
  {
    key: 'name',
    header: t(words.name),
    sortKey: 'name',
    cell: (account) => (
      <span class="two-lines account-name">
        <span>{account.name || account.id}</span>
        <span class="note">
          {[account.tier && tierName(account.tier), account.industry, account.owner?.name]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    ),
  },
  {
    key: 'level',
    header: t(words.levelShort),
    definition: t(judgementWords.levelMeaning),
    sortKey: 'level',
    cell: ({ level }) => <LevelBadge level={level} />,
  },
  {
    key: 'health',
    header: t(judgementWords.health),
    sortKey: 'health',
    isSecondary: true,
    cell: ({ health, isShallow, risk }) => (
      <span class="badges">
        <HealthBadge health={health} isShallow={isShallow} />
        {risk !== null && risk !== 'none' && <span class="note">{t(words.riskIs, t(riskWords[risk]))}</span>}
      </span>
    ),
  },
  {
    key: 'activity',
    header: t(words.activityShort),
    definition: definitionOf('activity'),
    sortKey: 'activity',
    align: 'end',
    cell: ({ activeUsers7, users }) =>
      users === 0 ? (
        <span class="note">–</span>
      ) : (
        <span class="two-lines">
          <span>{formatShare(activeUsers7 / users)}</span>
          <span class="note">
            {formatNumber(activeUsers7)}/{formatNumber(users)}
          </span>
        </span>
      ),
  },
  {
    key: 'trend',
    header: t(words.trend),
    // Of what a tablet has room for, this is asked last: the account's page draws it.
    isSecondary: 'tablet',
    cell: ({ name, users, weeklyActiveUsers }) => (
      // One or two of forty who come are no mountains: half of the people is the top.
      <Sparkline
        width={64}
        most={users / 2}
        values={weeklyActiveUsers}
        label={t(words.trendOf, name, weeklyActiveUsers.join(', '))}
      />
    ),
  },
  {
    key: 'features',
    header: t(words.features),
    sortKey: 'featuresUsed',
    isSecondary: 'tablet',
    cell: (account) => <FeatureShare account={account} limit={lowFeatureUsage} />,
  },
  {
    key: 'nps',
    header: t(words.nps),
    sortKey: 'nps',
    align: 'end',
    isSecondary: true,
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
    key: 'renewal',
    header: t(words.renewalShort),
    sortKey: 'contractEndsOn',
    isSecondary: true,
    cell: ({ stage, contractEndsOn }) => (
      <span class="two-lines nowrap">
        <span>{stageOf(stage)}</span>
        {contractEndsOn && <span class="note">{formatDate(contractEndsOn)}</span>}
      </span>
    ),
  },
  {
    key: 'alerts',
    header: t(words.alerts),
    sortKey: 'openAlerts',
    align: 'end',
    cell: ({ openAlerts }) =>
      openAlerts > 0 ? <Badge tone="danger">{formatNumber(openAlerts)}</Badge> : <span class="note">0</span>,
  },
];

interface FeatureShareProps {
  account: Pick<AccountRow, 'featuresUsed' | 'featuresAvailable' | 'level'>;
  limit: number | undefined;
}

/** A warning only where the account's own page has one: by the limit of the workspace, and not too early. */
export function FeatureShare({ account, limit }: FeatureShareProps) {
  const { featuresUsed, featuresAvailable, level } = account;
  if (featuresAvailable === 0) return <span class="note">–</span>;
  const share = featuresUsed / featuresAvailable;
  const isJudged = level !== null && level !== 'tooEarly';
  const isLow = isJudged && limit !== undefined && share < limit;
  return (
    <span class="two-lines nowrap">
      <span class="number">{heldAgainst(share, isLow)}</span>
      <ShareBar share={share} look={isLow ? 'warn' : 'accent'} />
    </span>
  );
}

const valueWords: Record<AccountFilterName, Record<string, Phrase>> = {
  tier: { ...judgementWords, none: judgementWords.noTier },
  stage: { none: judgementWords.noStage },
  level: judgementWords,
  health: judgementWords,
  risk: riskWords,
} as unknown as Record<AccountFilterName, Record<string, Phrase>>;

const filterLabels = {
  tier: judgementWords.tier,
  stage: judgementWords.stage,
  level: words.levelShort,
  health: judgementWords.health,
  risk: judgementWords.risk,
};

/** Whose accounts are shown, where it is a member whom the address names, or nobody. */
function someoneElse(owner: string | undefined, list: { accounts: AccountRow[] } | undefined) {
  if (owner === undefined || owner === 'mine' || owner === 'team') return [];
  const name = owner === 'none' ? t(words.ofNobody) : list?.accounts[0]?.owner?.name;
  return [{ value: owner, label: name ?? '…' }];
}

export function AccountListPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new AccountListModel(address));
  useEffect(() => model.show(address), [address]);

  const query = model.query.value;
  const list = model.list.data.value;
  const fault = model.list.error.value;
  const isNew = list?.total === 0 && !model.isLimited.value;
  const isFiltered = Object.keys(accountFilters).some((name) => query[name as AccountFilterName]);
  const showAll = () =>
    changeAddress({
      search: undefined,
      owner: undefined,
      hasAlerts: undefined,
      offset: undefined,
      ...Object.fromEntries(Object.keys(accountFilters).map((name) => [name, undefined])),
    });
  const importButton = importable().length > 0 && (
    <Button
      icon={Upload}
      onClick={() => {
        model.isImporting.value = true;
      }}
    >
      {t(words.import)}
    </Button>
  );

  return (
    <Page
      title={t(words.accounts)}
      note={!list ? '\u00a0' : isNew ? undefined : t(words.accountsNote, list.total)}
      actions={
        !isNew && (
          <>
            {importButton}
            <Button icon={Download} href={model.csvUrl.value} download="accounts.csv">
              {t(words.exportCsv)}
            </Button>
          </>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.list.reload} />
      ) : (
        <Card isFlush>
          {!isNew && (
            <div class="toolbar account-toolbar">
              <SearchField
                label={t(words.search)}
                value={query.search ?? ''}
                onSearch={(search) => changeAddress({ search, offset: undefined })}
              />
              <SegmentedControl
                label={t(words.whose)}
                size="small"
                value={query.owner ?? 'all'}
                options={[
                  { value: 'mine', label: t(words.mine) },
                  { value: 'team', label: t(words.team) },
                  { value: 'all', label: t(words.all) },
                  ...someoneElse(query.owner, list),
                ]}
                onChange={(owner) =>
                  changeAddress({ owner: owner === 'all' ? undefined : owner, offset: undefined })
                }
              />
              <span class="account-toolbar__view">
                <SegmentedControl
                  label={t(words.view)}
                  size="small"
                  value={query.isBoard ? 'board' : 'table'}
                  options={[
                    { value: 'table', label: t(words.table), icon: List },
                    { value: 'board', label: t(words.board), icon: LayoutGrid },
                  ]}
                  onChange={(view) =>
                    changeAddress({ view: view === 'board' ? view : undefined, offset: undefined })
                  }
                />
              </span>
              <div class="account-toolbar__filters">
                {(Object.keys(accountFilters) as AccountFilterName[]).map((name) => (
                  <Select
                    key={name}
                    label={t(filterLabels[name])}
                    isLabelHidden
                    value={String(query[name] ?? '')}
                    options={[
                      { value: '', label: t(words.anyOf, t(filterLabels[name])) },
                      ...accountFilters[name].map((value) => ({
                        value: value as string,
                        label: choiceName(name, value, query[name]),
                      })),
                    ]}
                    onChange={(value) => changeAddress({ [name]: value, offset: undefined })}
                  />
                ))}
                {isFiltered && (
                  <Button look="quiet" size="small" onClick={showAll}>
                    {t(words.clearSearch)}
                  </Button>
                )}
              </div>
            </div>
          )}
          {query.isBoard && !isNew ? (
            list ? (
              <AccountBoard
                accounts={list.accounts}
                onOpen={(cell) => changeAddress({ ...cell, view: undefined })}
              />
            ) : (
              <Skeleton height={280} />
            )
          ) : (
            <Table
              label={t(words.accounts)}
              columns={columns(list?.lowFeatureUsage)}
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
                      <>
                        <Button look="primary" href="/install">
                          {t(words.howToInstall)}
                        </Button>
                        {importButton}
                      </>
                    }
                  >
                    {t(words.noAccountsText)}
                  </EmptyState>
                ) : (
                  <EmptyState
                    icon={Building2}
                    title={t(words.nothingFound)}
                    actions={<Button onClick={showAll}>{t(words.clearSearch)}</Button>}
                  >
                    {query.search ? t(words.nothingFoundText, query.search) : t(words.nothingMeets)}
                  </EmptyState>
                )
              }
            />
          )}
          {list && !query.isBoard && (
            <Pagination
              offset={query.offset ?? 0}
              limit={query.limit ?? 50}
              total={list.total}
              onMove={(offset) => changeAddress({ offset: offset || undefined })}
            />
          )}
        </Card>
      )}
      {model.isImporting.value && (
        <ImportDialog
          onClose={() => {
            model.isImporting.value = false;
            model.list.reload();
          }}
        />
      )}
    </Page>
  );
}

/** The one that is chosen says of what it is: closed, it is all that is seen, and two are called “High”. */
function choiceName(filter: AccountFilterName, value: string, chosen: string | undefined): string {
  const name = isStage(value) ? stageName(value) : t(valueWords[filter][value] ?? judgementWords.none);
  return value === chosen ? t(words.chosenOf, t(filterLabels[filter]), name) : name;
}

import { useModel } from '@preact/signals';
import { Shapes } from 'lucide';
import { useQuery } from '../address.ts';
import type { Account } from '../api.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { SparkBars } from '../charts/sparkline.tsx';
import { definitionOf } from '../definition-of.ts';
import { session } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatNumber, formatShare, formatShortDay, formatSigned, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { ShareBar, Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AccountModel, accountTabs, pageSize } from './account-model.ts';
import { AnswerList } from './answer-list.tsx';
import { TraitFacts } from './traits.tsx';
import { UserTable } from './user-table.tsx';
import { When } from './when.tsx';
import { words } from './words.ts';

type Model = InstanceType<typeof AccountModel>;

export const AccountPage = ({ params }: { params: { id: string } }) => (
  // Another account is another page, with a model of its own.
  <AccountView key={params.id} id={params.id} />
);

function AccountView({ id }: { id: string }) {
  const model = useModel(() => new AccountModel(id));
  const account = model.account.data.value;
  const fault = model.account.error.value;
  return (
    <Page
      title={account?.name || id}
      breadcrumb={[{ label: t(words.accounts), href: '/accounts' }]}
      note={
        account && (
          <>
            {t(words.lastSeen)} <When at={account.lastSeenAt} />
          </>
        )
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.account.reload} />
      ) : (
        <>
          <Tiles account={account} />
          <div class="account-head">
            <WeeklyChart model={model} account={account} />
            <Card title={t(words.about)}>
              {account ? <Facts account={account} /> : <Skeleton height={160} />}
            </Card>
          </div>
          <Details model={model} />
        </>
      )}
    </Page>
  );
}

function Tiles({ account }: { account: Account | undefined }) {
  const shareOfUsers = (active: number) =>
    account && account.users > 0
      ? t(words.shareOfUsers, formatShare(active / account.users), account.users)
      : undefined;
  const rate =
    account && account.featuresAvailable > 0 ? account.featuresUsed / account.featuresAvailable : undefined;
  return (
    <div class="stats">
      <StatTile
        label={t(words.activeUsers7)}
        definition={definitionOf('activeUsers7')}
        value={account && formatNumber(account.activeUsers7)}
        note={account && shareOfUsers(account.activeUsers7)}
      />
      <StatTile
        label={t(words.activeUsers28)}
        definition={definitionOf('activeUsers28')}
        value={account && formatNumber(account.activeUsers28)}
        note={account && shareOfUsers(account.activeUsers28)}
      />
      <StatTile
        label={t(words.usageRate)}
        definition={definitionOf('featureUsageRate')}
        value={account && (rate === undefined ? '–' : formatShare(rate))}
        note={
          account &&
          (rate === undefined
            ? t(words.noFeaturesDefined)
            : t(words.usedOf, account.featuresUsed, account.featuresAvailable))
        }
      >
        {rate !== undefined && <ShareBar share={rate} look={rate < 0.1 ? 'warn' : 'accent'} />}
      </StatTile>
      <StatTile
        label={t(words.nps)}
        definition={definitionOf('nps')}
        value={account && (account.nps ? formatSigned(account.nps.score) : '–')}
        note={account && (account.nps ? t(words.npsOf, account.nps.n) : t(words.noAnswers))}
      />
    </div>
  );
}

function WeeklyChart({ model, account }: { model: Model; account: Account | undefined }) {
  const series = model.series.value;
  const title = t(series === 'activeUsers' ? words.weeklyActiveUsers : words.weeklyUses);
  const points = account?.weeks.map((week) => ({
    label: formatShortDay(week.startsOn),
    longLabel: t(words.weekOf, formatDate(week.startsOn)),
    value: week[series],
  }));
  return (
    <Card
      title={title}
      definition={definitionOf(series === 'activeUsers' ? 'weeklyActiveUsers' : 'uses')}
      note={t(words.last26Weeks)}
    >
      <div class="stack">
        <SegmentedControl
          label={t(words.chartShows)}
          size="small"
          value={series}
          options={[
            { value: 'activeUsers', label: t(words.activeUsersShort) },
            { value: 'uses', label: t(words.usesShort) },
          ]}
          onChange={(chosen) => {
            model.series.value = chosen;
          }}
        />
        {!points ? (
          <Skeleton height={200} />
        ) : series === 'activeUsers' ? (
          <LineChart title={title} labelTitle={t(words.week)} points={points} height={200} />
        ) : (
          <BarChart title={title} labelTitle={t(words.week)} points={points} height={200} />
        )}
      </div>
    </Card>
  );
}

const Facts = ({ account }: { account: Account }) => (
  <dl class="facts">
    <dt>{t(words.id)}</dt>
    <dd class="mono">{account.id}</dd>
    <dt>{t(words.firstSeen)}</dt>
    <dd>{formatDate(account.firstSeenAt)}</dd>
    <dt>{t(words.timeZone)}</dt>
    <dd>{account.timeZone ?? t(words.ofWorkspace, session.value?.workspace.timeZone ?? '')}</dd>
    <TraitFacts traits={account.traits} />
  </dl>
);

function Details({ model }: { model: Model }) {
  const [query, changeQuery] = useQuery();
  const tab = accountTabs.find((each) => each === query.tab) ?? 'users';
  const account = model.account.data.value;
  return (
    <Tabs
      label={t(words.details)}
      selected={tab}
      onSelect={(key) => changeQuery({ tab: key === 'users' ? undefined : key })}
      tabs={[
        { key: 'users', label: t(words.users), ...(account && { count: account.users }) },
        { key: 'features', label: t(words.features), ...(account && { count: account.featuresAvailable }) },
        { key: 'answers', label: t(words.answers) },
      ]}
    >
      {tab === 'users' && <Users model={model} />}
      {tab === 'features' && <Features model={model} />}
      {tab === 'answers' && <Answers model={model} />}
    </Tabs>
  );
}

function Users({ model }: { model: Model }) {
  const fault = model.users.error.value;
  const page = model.users.data.value;
  if (fault) return <LoadFault error={fault} onRetry={model.users.reload} />;
  return (
    <Card isFlush>
      <UserTable users={page?.users} isStale={model.users.isLoading.value} />
      {page && (
        <Pagination
          offset={model.usersOffset.value}
          limit={pageSize}
          total={page.total}
          onMove={(offset) => {
            model.usersOffset.value = offset;
          }}
        />
      )}
    </Card>
  );
}

function Answers({ model }: { model: Model }) {
  const fault = model.answers.error.value;
  const page = model.answers.data.value;
  if (fault) return <LoadFault error={fault} onRetry={model.answers.reload} />;
  return (
    <Card isFlush>
      <AnswerList responses={page?.responses} />
      {page && (
        <Pagination
          offset={model.answersOffset.value}
          limit={pageSize}
          total={page.total}
          onMove={(offset) => {
            model.answersOffset.value = offset;
          }}
        />
      )}
    </Card>
  );
}

function Features({ model }: { model: Model }) {
  const fault = model.features.error.value;
  const all = model.features.data.value?.features;
  const filter = model.featureFilter.value;
  if (fault) return <LoadFault error={fault} onRetry={model.features.reload} />;
  if (all?.length === 0) {
    return (
      <Card>
        <EmptyState
          icon={Shapes}
          title={t(words.noFeatures)}
          actions={
            <Button look="primary" href="/features">
              {t(words.defineFeatures)}
            </Button>
          }
        >
          {t(words.noFeaturesText)}
        </EmptyState>
      </Card>
    );
  }
  return (
    <Card isFlush>
      <div class="toolbar">
        <SegmentedControl
          label={t(words.showFeatures)}
          size="small"
          value={filter}
          options={[
            { value: 'all', label: t(words.all) },
            { value: 'used', label: t(words.onlyUsed) },
            { value: 'unused', label: t(words.onlyUnused) },
          ]}
          onChange={(chosen) => {
            model.featureFilter.value = chosen;
          }}
        />
      </div>
      <Table
        label={t(words.features)}
        rows={model.shownFeatures.value}
        rowKey={(feature) => feature.id}
        empty={
          <div class="card__empty card__empty--below">
            <p class="soft">{t(filter === 'used' ? words.noneUsed : words.allUsed)}</p>
          </div>
        }
        columns={[
          {
            key: 'name',
            header: t(words.feature),
            cell: (feature) => (
              <span class="two-lines">
                <span class="row">
                  {feature.name} {feature.isCore && <Badge tone="accent">{t(words.core)}</Badge>}
                </span>
                {feature.moduleName && <span class="note">{feature.moduleName}</span>}
              </span>
            ),
          },
          {
            key: 'users',
            header: t(words.users28),
            definition: definitionOf('users28'),
            align: 'end',
            cell: (feature) => <Count value={feature.users28} />,
          },
          {
            key: 'uses',
            header: t(words.uses28),
            definition: definitionOf('uses'),
            align: 'end',
            cell: (feature) => <Count value={feature.uses28} />,
          },
          {
            key: 'weeks',
            header: t(words.trend),
            isSecondary: true,
            cell: ({ name, weeks }) => (
              <SparkBars values={weeks} label={t(words.usesOf, name, weeks.join(', '))} width={120} />
            ),
          },
          {
            key: 'last',
            header: t(words.lastUsed),
            align: 'end',
            isSecondary: true,
            cell: (feature) =>
              feature.lastUsedOn ? (
                <span class="nowrap">{formatDate(feature.lastUsedOn)}</span>
              ) : (
                <span class="note">{t(words.never)}</span>
              ),
          },
        ]}
      />
    </Card>
  );
}

/** A zero is there to be noticed, not to be read. */
const Count = ({ value }: { value: number }) =>
  value === 0 ? <span class="note">0</span> : <>{formatNumber(value)}</>;

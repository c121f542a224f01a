import { useModel } from '@preact/signals';
import { FileText, MessageSquarePlus, Route, Shapes } from 'lucide';
import { shippedRuleTitles } from '../../shared/contract/alert.ts';
import { addDays, daysBetween } from '../../shared/rules/calendar.ts';
import { useQuery } from '../address.ts';
import { type Account, api, type MeasuredName } from '../api.ts';
import { BarChart } from '../charts/bar-chart.tsx';
import { LineChart } from '../charts/line-chart.tsx';
import { definitionOf } from '../definition-of.ts';
import { BehindButton } from '../metrics/behind-button.tsx';
import { may, session } from '../session.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatNumber, formatShare, formatShortDay, formatSigned, t } from '../ui/i18n.ts';
import { Icon } from '../ui/icon.tsx';
import { LoadFault, Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { ShareBar, Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { StatTile } from '../ui/stat-tile.tsx';
import { Table } from '../ui/table.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { AccountDialogs } from './account-dialogs.tsx';
import { AccountModel, type AccountState, accountTabs, pageSize } from './account-model.ts';
import { AnswerList } from './answer-list.tsx';
import { careWords } from './care-words.ts';
import { ExpectedCard, PeersCard } from './comparison-card.tsx';
import { ContactsCard } from './contacts-card.tsx';
import { CriteriaCard } from './criteria-card.tsx';
import { DataMenu } from './data-menu.tsx';
import { HealthCard } from './health-card.tsx';
import { HeatRow } from './heat-row.tsx';
import { HistoryCard } from './history-card.tsx';
import { stageName, tierName } from './judgement-badges.tsx';
import { judgementWords } from './judgement-words.ts';
import { LevelCard } from './level-card.tsx';
import { PlanCard } from './plan-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { profileWords } from './profile-words.ts';
import { RiskCard } from './risk-card.tsx';
import { Timeline } from './timeline.tsx';
import { TraitFacts } from './traits.tsx';
import { UnitTable } from './unit-table.tsx';
import { UserTable } from './user-table.tsx';
import { When } from './when.tsx';
import { words } from './words.ts';

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
      note={account && <Summary account={account} />}
      actions={
        <>
          <Button icon={FileText} href={`/accounts/${encodeURIComponent(id)}/reviews`}>
            {t(words.review)}
          </Button>
          {may('account.write') && (
            <Button icon={MessageSquarePlus} onClick={() => model.open({ type: 'note' })}>
              {t(careWords.addNote)}
            </Button>
          )}
          {account && <DataMenu noun="account" id={id} name={account.name || id} />}
        </>
      }
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.account.reload} />
      ) : (
        <>
          {account && <News model={model} account={account} />}
          <div class="verdicts">
            <LevelCard model={model} account={account} />
            <HealthCard account={account} />
            <RiskCard model={model} account={account} />
          </div>
          <Tiles account={account} />
          <HistoryCard history={model.history.data.value} />
          <div class="account-head">
            <WeeklyChart model={model} account={account} />
            <ProfileCard model={model} account={account} />
          </div>
          <div class="columns">
            <div class="stack">
              <CriteriaCard model={model} today={account?.today} />
              <PlanCard model={model} today={account?.today} />
              <PeersCard comparison={model.comparison.data.value} />
            </div>
            <div class="stack">
              <ContactsCard model={model} />
              <ExpectedCard comparison={model.comparison.data.value} />
              <GuidesCard model={model} />
            </div>
          </div>
          <Details model={model} />
        </>
      )}
      {account && <AccountDialogs model={model} account={account} />}
    </Page>
  );
}

/** What one has to know before anything else, on one line. */
function Summary({ account }: { account: Account }) {
  const { contractEndsOn, tier, industry } = account;
  const days = contractEndsOn === null ? null : daysBetween(account.today, contractEndsOn);
  const parts = [
    stageName(account.stage),
    tier && tierName(tier),
    industry,
    account.owner?.name,
    days === null ? null : days < 0 ? t(profileWords.endedAgo, -days) : t(profileWords.daysLeft, days),
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')} · {t(words.lastSeen)} <When at={account.lastSeenAt} />
    </>
  );
}

/** What waits for somebody: it was lost, an alert, a chance. */
function News({ model, account }: { model: AccountState; account: Account }) {
  const alerts = model.alerts.data.value?.alerts ?? [];
  const { churn } = account;
  const { expansion } = account.judgement;
  if (!churn && !expansion && alerts.length === 0) return null;
  return (
    <div class="stack stack--tight">
      {churn && (
        <Notice
          tone="danger"
          title={t(
            profileWords.lostOn,
            formatDate(churn.churnedOn),
            t(profileWords[`churn_${churn.reason}`]),
          )}
          actions={
            <Button
              size="small"
              onClick={() => void api.accounts.regain(model.id.value).then(() => model.reload())}
            >
              {t(profileWords.regain)}
            </Button>
          }
        >
          {churn.note}
        </Notice>
      )}
      {alerts.map((alert) => (
        <Notice
          key={alert.id}
          tone={alert.direction === 'up' && alert.metric !== 'risk' ? 'good' : 'warn'}
          title={alert.shipped ? t(shippedRuleTitles[alert.shipped]) : (alert.ruleName ?? '')}
          actions={
            <Button size="small" href={`/alerts/${alert.id}`}>
              {t(words.lookInto)}
            </Button>
          }
        >
          {t(profileWords.due, formatDate(alert.dueOn))}
        </Notice>
      ))}
      {expansion && (
        <Notice tone="good" title={t(judgementWords.expansion)}>
          {t(judgementWords.expansionText, expansion.activatedUsers, expansion.seats)}{' '}
          {expansion.fullOn && t(judgementWords.fullOn, formatDate(expansion.fullOn))}
        </Notice>
      )}
    </div>
  );
}

function Tiles({ account }: { account: Account | undefined }) {
  const rate =
    account && account.featuresAvailable > 0 ? account.featuresUsed / account.featuresAvailable : undefined;
  const activity = account && account.users > 0 ? account.activeUsers7 / account.users : undefined;
  const activation = account?.seatsBought ? account.activatedUsers / account.seatsBought : undefined;
  const behind = (name: MeasuredName, n: number, of: number | null) =>
    account && <BehindButton name={name} figure={{ n, of }} query={{ account: account.id }} />;
  return (
    <div class="stats">
      <StatTile
        label={t(profileWords.activity)}
        definition={definitionOf('activity')}
        value={account && (activity === undefined ? '–' : formatShare(activity))}
        note={account && behind('activity', account.activeUsers7, account.users)}
      >
        {activity !== undefined && <ShareBar share={activity} look={activity < 0.2 ? 'warn' : 'accent'} />}
      </StatTile>
      <StatTile
        label={t(words.usageRate)}
        definition={definitionOf('featureUsageRate')}
        value={account && (rate === undefined ? '–' : formatShare(rate))}
        note={
          account &&
          (rate === undefined ? (
            t(words.noFeaturesDefined)
          ) : (
            <>
              {behind('featureUsageRate', account.featuresUsed, account.featuresAvailable)}
              {account.catalogueFeatures > account.featuresAvailable &&
                ` · ${t(
                  profileWords.catalogueNote,
                  formatShare(account.featuresUsed / account.catalogueFeatures),
                  account.catalogueFeatures,
                )}`}
            </>
          ))
        }
      >
        {rate !== undefined && <ShareBar share={rate} look={rate < 0.1 ? 'warn' : 'accent'} />}
      </StatTile>
      <StatTile
        label={t(profileWords.activation)}
        definition={definitionOf('activationRate')}
        value={account && (activation === undefined ? '–' : formatShare(activation))}
        note={
          account &&
          (account.seatsBought === null
            ? t(profileWords.seatsUnknown)
            : behind('activationRate', account.activatedUsers, account.seatsBought))
        }
      >
        {activation !== undefined && (
          <ShareBar share={activation} look={activation < 0.5 ? 'warn' : 'accent'} />
        )}
      </StatTile>
      <StatTile
        label={t(words.nps)}
        definition={definitionOf('nps')}
        value={account && (account.nps ? formatSigned(account.nps.score) : '–')}
        note={account && (account.nps ? behind('nps', account.nps.n, null) : t(words.noAnswers))}
      />
    </div>
  );
}

function WeeklyChart({ model, account }: { model: AccountState; account: Account | undefined }) {
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

/** What has been shown to people of the account lately. */
function GuidesCard({ model }: { model: AccountState }) {
  const entries = model.timeline.data.value?.entries;
  const since = addDays(new Date().toISOString().slice(0, 10), -35);
  const seen = entries?.filter((entry) => entry.kind === 'guideSeen' && entry.day >= since);
  const guides = new Map<string, { name: string; people: number; completed: number }>();
  for (const entry of seen ?? []) {
    if (entry.kind !== 'guideSeen') continue;
    const known = guides.get(entry.guideId) ?? { name: entry.guide, people: 0, completed: 0 };
    known.people += entry.people;
    known.completed += entry.completed;
    guides.set(entry.guideId, known);
  }
  return (
    <Card title={t(profileWords.guidesSeen)}>
      {!entries ? (
        <Skeleton height={90} />
      ) : guides.size === 0 ? (
        <p class="soft">{t(profileWords.noGuides)}</p>
      ) : (
        <ul class="evidence">
          {[...guides].map(([id, guide]) => (
            <li key={id} class="evidence__item">
              <Icon of={Route} size={15} />
              <span>
                <a href={`/guides/${id}`}>{guide.name}</a>{' '}
                <span class="note">{t(careWords.guidePeople, guide.people, guide.completed)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
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

function Details({ model }: { model: AccountState }) {
  const [query, changeQuery] = useQuery();
  const tab = accountTabs.find((each) => each === query.tab) ?? 'timeline';
  const account = model.account.data.value;
  return (
    <Tabs
      label={t(words.details)}
      selected={tab}
      onSelect={(key) => changeQuery({ tab: key === 'timeline' ? undefined : key })}
      tabs={[
        { key: 'timeline', label: t(careWords.timeline) },
        { key: 'features', label: t(words.features), ...(account && { count: account.featuresAvailable }) },
        { key: 'users', label: t(words.users), ...(account && { count: account.users }) },
        { key: 'units', label: t(profileWords.units) },
        { key: 'answers', label: t(words.answers) },
        { key: 'traits', label: t(profileWords.traits) },
      ]}
    >
      {tab === 'timeline' && <Timeline model={model} />}
      {tab === 'users' && <Users model={model} />}
      {tab === 'features' && <Features model={model} />}
      {tab === 'units' && <UnitTable model={model} />}
      {tab === 'answers' && <Answers model={model} />}
      {tab === 'traits' && account && (
        <Card
          title={t(words.about)}
          actions={
            may('account.write') && (
              <Button size="small" look="danger" onClick={() => model.open({ type: 'lose' })}>
                {t(profileWords.lose)}
              </Button>
            )
          }
        >
          <Facts account={account} />
        </Card>
      )}
    </Tabs>
  );
}

function Users({ model }: { model: AccountState }) {
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

function Answers({ model }: { model: AccountState }) {
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

function Features({ model }: { model: AccountState }) {
  const fault = model.features.error.value;
  const all = model.features.data.value?.features;
  const filter = model.featureFilter.value;
  const most = Math.max(1, ...(all ?? []).flatMap(({ weeks }) => weeks));
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
            cell: ({ name, weeks }) => <HeatRow name={name} weeks={weeks} most={most} />,
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

import { createModel, signal } from '@preact/signals';
import { Pencil } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { tiers } from '../../shared/contract/account.ts';
import { useQuery } from '../address.ts';
import { type AskQuery, api, type FeatureAdoption, type MetricGroup } from '../api.ts';
import { LineChart } from '../charts/line-chart.tsx';
import { definitionOf } from '../definition-of.ts';
import { ListTable } from '../list/list-table.tsx';
import { BehindButton } from '../metrics/behind-button.tsx';
import { FigureTile } from '../metrics/figure-tile.tsx';
import { PeriodSelect } from '../metrics/period-select.tsx';
import { createResource } from '../resource.ts';
import { isStage, stageName } from '../stage-name.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatNumber, formatShare, formatShortDay, t } from '../ui/i18n.ts';
import { type Asked, FaultsOf, hasFault } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { ShareBar, Skeleton } from '../ui/progress.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { useModel } from '../ui/use-model.ts';
import { words } from './feature-page-words.ts';

const periods = [28, 90, 180] as const;
const figures = ['featureUsers', 'featureAccounts', 'featureUses', 'habit'] as const;
const dimensions = ['tier', 'industry', 'region', 'stage', 'role'] as const;
const dimensionWords = {
  tier: words.byTier,
  industry: words.byIndustry,
  region: words.byRegion,
  stage: words.byStage,
  role: words.byRole,
} as const;

const FeaturePageModel = createModel((id: string, first: AskQuery) => {
  const query = signal(first);
  const ask = () => ({ ...query.value, feature: id });
  // What stands first comes first.
  const numbers = createResource(() => api.metrics.several(figures, ask()));
  const adoption = createResource(() => api.features.adoption(id, query.value), { after: numbers });
  return {
    adoption,
    figures: numbers,
    groups: Object.fromEntries(
      dimensions.map((dimension) => [
        dimension,
        createResource(() => api.metrics.by('featureUsers', dimension, ask()), { after: adoption }),
      ]),
    ) as Record<(typeof dimensions)[number], ReturnType<typeof createResource<{ groups: MetricGroup[] }>>>,
    segments: createResource(() => api.segments.list()),
    show(next: AskQuery) {
      query.value = next;
    },
  };
});

export const FeaturePage = ({ params }: { params: { id: string } }) => (
  // Another feature is another page, with a model of its own.
  <FeatureView key={params.id} id={params.id} />
);

/** One feature: who uses it, since when, and where it is not used. */
function FeatureView({ id }: { id: string }) {
  const [address, changeAddress] = useQuery();
  const days = periods.find((each) => String(each) === address.days) ?? 28;
  const segment = address.segment || undefined;
  const query: AskQuery = { days: String(days), ...(segment && { segment }) };
  const model = useModel(() => new FeaturePageModel(id, query));
  useEffect(() => model.show(query), [days, segment]);

  const feature = model.adoption.data.value;
  const numbers = model.figures.data.value;
  return (
    <Page
      title={feature?.name ?? '…'}
      breadcrumb={[{ label: t(words.features), href: '/features' }]}
      note={
        feature ? (
          <span class="row">
            {feature.releasedOn
              ? t(words.note, feature.moduleName ?? t(words.noModule), formatDate(feature.releasedOn))
              : t(words.neverUsed)}
            {feature.isCore && <Badge tone="accent">{t(words.core)}</Badge>}
          </span>
        ) : (
          '\u00a0'
        )
      }
      actions={
        <>
          <Select
            label={t(words.segment)}
            isLabelHidden
            value={segment ?? ''}
            options={[
              { value: '', label: t(words.allPeople) },
              ...(model.segments.data.value?.segments ?? []).map((each) => ({
                value: each.id,
                label: each.name,
              })),
            ]}
            onChange={(chosen) => changeAddress({ segment: chosen })}
          />
          <PeriodSelect
            periods={periods}
            days={days}
            onChange={(chosen) => changeAddress({ days: chosen })}
          />
          <Button icon={Pencil} href={`/features?feature=${id}`}>
            {t(words.edit)}
          </Button>
        </>
      }
    >
      <FaultsOf asked={[model.figures, model.adoption, model.segments]} />
      {!hasFault(model.figures) && (
        <div class="stats">
          {figures.map((name) => (
            <FigureTile
              key={name}
              name={name}
              figure={numbers?.[name]}
              query={{ ...query, feature: id }}
              hasBar={name !== 'featureUses'}
            />
          ))}
        </div>
      )}
      {!hasFault(model.adoption) && (
        <div class="columns">
          <WeeklyUse weeks={feature?.weeks} />
          <Curve weeks={feature?.weeks} />
        </div>
      )}
      <div class="columns columns--packed">
        {dimensions.map((dimension) => (
          <Groups
            key={dimension}
            dimension={dimension}
            asked={model.groups[dimension]}
            query={{ ...query, feature: id }}
          />
        ))}
      </div>
      {!hasFault(model.adoption) && <Accounts accounts={feature?.accounts} />}
    </Page>
  );
}

type Weeks = FeatureAdoption['weeks'] | undefined;

const pointsOf = (weeks: NonNullable<Weeks>, value: keyof Omit<NonNullable<Weeks>[number], 'startsOn'>) =>
  weeks.map((week) => ({
    label: formatShortDay(week.startsOn),
    longLabel: t(words.weekOf, formatDate(week.startsOn)),
    value: week[value],
  }));

const weeklyWords = {
  users: words.weeklyUsers,
  accounts: words.weeklyAccounts,
  uses: words.weeklyUses,
} as const;

function WeeklyUse({ weeks }: { weeks: Weeks }) {
  const [shown, setShown] = useState<'users' | 'accounts' | 'uses'>('users');
  return (
    <Card title={t(words.weekly)} definition={definitionOf('featureUses')} note={t(weeklyWords[shown])}>
      <div class="stack">
        <SegmentedControl
          label={t(words.which)}
          size="small"
          value={shown}
          options={(['users', 'accounts', 'uses'] as const).map((value) => ({
            value,
            label: t(words[value]),
          }))}
          onChange={setShown}
        />
        {weeks ? (
          <LineChart
            title={t(words[shown])}
            labelTitle={t(words.week)}
            points={pointsOf(weeks, shown)}
            isLastOpen
          />
        ) : (
          <Skeleton height={240} />
        )}
      </div>
    </Card>
  );
}

function Curve({ weeks }: { weeks: Weeks }) {
  const [shown, setShown] = useState<'users' | 'accounts'>('accounts');
  const title = t(shown === 'users' ? words.curveUsers : words.curveAccounts);
  return (
    <Card title={t(words.curve)} definition={definitionOf('adoptionCurve')} note={title}>
      <div class="stack">
        <SegmentedControl
          label={t(words.which)}
          size="small"
          value={shown}
          options={(['accounts', 'users'] as const).map((value) => ({ value, label: t(words[value]) }))}
          onChange={setShown}
        />
        {weeks ? (
          <LineChart
            title={title}
            labelTitle={t(words.week)}
            points={pointsOf(weeks, shown === 'users' ? 'usersSoFar' : 'accountsSoFar')}
          />
        ) : (
          <Skeleton height={240} />
        )}
      </div>
    </Card>
  );
}

/** Values that are ours; all others are the host app's own words. */
const groupName = (name: string) => {
  const tier = tiers.find((each) => each === name);
  return tier ? t(words[tier]) : isStage(name) ? stageName(name) : name;
};

interface GroupsProps {
  dimension: (typeof dimensions)[number];
  asked: Asked<{ groups: MetricGroup[] }>;
  /** Of which days, people and feature they are. */
  query: AskQuery;
}

/** Of each way to group: as many as are compared at a glance. */
const groupsAtFirst = 8;

const Groups = ({ dimension, asked, query }: GroupsProps) => {
  const title = t(dimensionWords[dimension]);
  const groups = asked.data.value?.groups;
  if (hasFault(asked))
    return (
      <Card title={title}>
        <FaultsOf asked={[asked]} />
      </Card>
    );
  return (
    <Card title={title} definition={definitionOf('featureUsers')} isFlush>
      <ListTable
        name={`by-${dimension}`}
        label={title}
        rows={groups?.toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0))}
        rowsAtFirst={groupsAtFirst}
        rowKey={({ key }) => key}
        more={{ of: ({ of }) => of }}
        columns={[
          {
            key: 'name',
            value: ({ name }) => groupName(name),
            header: t(words[dimension]),
            cell: ({ name }) => groupName(name),
          },
          {
            key: 'share',
            value: ({ value }) => value,
            header: t(words.share),
            align: 'end',
            width: 104,
            cell: ({ value }) =>
              value === null ? (
                '–'
              ) : (
                <span class="feature-share">
                  <ShareBar share={value} />
                  {formatShare(value)}
                </span>
              ),
          },
          {
            key: 'users',
            value: ({ n }) => n,
            header: t(words.users),
            align: 'end',
            width: 172,
            cell: ({ key, n, of }) => (
              <BehindButton name="featureUsers" figure={{ n, of }} query={{ ...query, [dimension]: key }} />
            ),
          },
        ]}
        empty={
          <div class="card__empty">
            <p class="soft">{t(words.noGroups)}</p>
          </div>
        }
      />
    </Card>
  );
};

const Accounts = ({ accounts }: { accounts: FeatureAdoption['accounts'] | undefined }) => (
  <Card title={t(words.whoUses)} note={accounts && t(words.found, accounts.length)} isFlush>
    <ListTable
      name="accounts"
      more={{
        id: ({ id }) => id,
        tier: ({ tier }) => tier && groupName(tier),
        registered: ({ registered }) => registered,
      }}
      label={t(words.whoUses)}
      rows={accounts}
      rowKey={({ id }) => id}
      rowHref={({ id }) => `/accounts/${encodeURIComponent(id)}`}
      columns={[
        {
          key: 'name',
          value: ({ id, name }) => name || id,
          header: t(words.account),
          cell: ({ id, name, tier }) => (
            <span class="two-lines">
              {name || id}
              {tier && <span class="note">{groupName(tier)}</span>}
            </span>
          ),
        },
        {
          key: 'users',
          value: ({ users }) => users,
          header: t(words.usersOf),
          align: 'end',
          cell: ({ users, registered }) => (
            <span class="feature-share feature-share--long">
              <ShareBar share={registered === 0 ? 0 : users / registered} />
              {t(words.of, formatNumber(users), formatNumber(registered))}
            </span>
          ),
        },
        {
          key: 'uses',
          value: ({ uses }) => uses,
          header: t(words.uses),
          align: 'end',
          cell: ({ uses }) => formatNumber(uses),
        },
        {
          key: 'last',
          value: ({ lastUsedOn }) => lastUsedOn,
          header: t(words.lastUsed),
          isSecondary: true,
          align: 'end',
          cell: ({ lastUsedOn }) => formatDate(lastUsedOn),
        },
      ]}
      empty={
        <div class="card__empty">
          <p class="soft">{t(words.noAccounts)}</p>
        </div>
      }
    />
  </Card>
);

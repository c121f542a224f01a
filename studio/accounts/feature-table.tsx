import { Shapes } from 'lucide';
import { useQuery } from '../address.ts';
import { definitionOf } from '../definition-of.ts';
import { ListTable } from '../list/list-table.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { type AccountState, featureFilters, filterFeatures } from './account-model.ts';
import { HeatRow } from './heat-row.tsx';
import { words } from './words.ts';

export function FeatureTable({ model }: { model: AccountState }) {
  const fault = model.features.error.value;
  const all = model.features.data.value?.features;
  const [query, changeQuery] = useQuery();
  const filter = featureFilters.find((each) => each === query.use) ?? 'all';
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
      <ListTable
        name="features"
        filters={
          <SegmentedControl
            label={t(words.showFeatures)}
            size="small"
            value={filter}
            options={[
              { value: 'all', label: t(words.all) },
              { value: 'used', label: t(words.onlyUsed) },
              { value: 'unused', label: t(words.onlyUnused) },
            ]}
            onChange={(chosen) => changeQuery({ use: chosen === 'all' ? undefined : chosen })}
          />
        }
        more={{ module: ({ moduleName }) => moduleName }}
        label={t(words.features)}
        rows={all && filterFeatures(all, filter)}
        rowKey={(feature) => feature.id}
        empty={
          <div class="card__empty card__empty--below">
            <p class="soft">{t(filter === 'used' ? words.noneUsed : words.allUsed)}</p>
          </div>
        }
        columns={[
          {
            key: 'name',
            value: ({ name }) => name,
            header: t(words.feature),
            cell: (feature) => (
              <span class="two-lines">
                <span>{feature.name}</span>
                <span class="row note">
                  {feature.moduleName} {feature.isCore && <Badge tone="accent">{t(words.core)}</Badge>}
                </span>
              </span>
            ),
          },
          {
            key: 'users',
            value: ({ users28 }) => users28,
            header: t(words.users28),
            definition: definitionOf('users28'),
            align: 'end',
            cell: (feature) => <Count value={feature.users28} />,
          },
          {
            key: 'uses',
            value: ({ uses28 }) => uses28,
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
            value: ({ lastUsedOn }) => lastUsedOn,
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

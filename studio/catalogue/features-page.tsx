import { useModel } from '@preact/signals';
import { Plus, Search, Shapes } from 'lucide';
import { useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import type { Feature } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { FeatureDialog } from './feature-dialog.tsx';
import { arrangeFeatures, FeaturesModel, featureSorts } from './features-model.ts';
import { classWords, words } from './words.ts';

export function FeaturesPage() {
  const model = useModel(FeaturesModel);
  const [query, changeQuery] = useQuery();
  const [isCreating, setCreating] = useState(false);

  const features = model.features.value;
  const modules = model.modules.value;
  const fault = model.list.error.value;
  const search = query.search ?? '';
  const moduleId = query.module ? Number(query.module) : undefined;
  const sort = featureSorts.find((each) => each === query.sort) ?? 'users28';
  const order = query.order === 'asc' ? 'asc' : 'desc';
  // The open feature stands in the address, so that it can be shared.
  const opened = features?.find(({ id }) => String(id) === query.feature);
  const newFeature = (
    <Button look="primary" icon={Plus} onClick={() => setCreating(true)}>
      {t(words.newFeature)}
    </Button>
  );

  return (
    <Page title={t(words.features)} note={t(words.featuresNote)} actions={newFeature}>
      {fault && <LoadFault error={fault} onRetry={model.list.reload} />}
      {features?.length === 0 ? (
        <Card>
          <EmptyState icon={Shapes} title={t(words.noFeatures)} actions={newFeature}>
            {t(words.noFeaturesText)}
          </EmptyState>
        </Card>
      ) : (
        <Card isFlush>
          <div class="toolbar">
            <SearchField
              label={t(words.search)}
              value={search}
              onSearch={(text) => changeQuery({ search: text })}
            />
            <Select
              label={t(words.module)}
              isLabelHidden
              value={query.module ?? ''}
              options={[
                { value: '', label: t(words.allModules) },
                ...modules.map(({ id, name }) => ({ value: String(id), label: name })),
              ]}
              onChange={(module) => changeQuery({ module })}
            />
          </div>
          <Table
            label={t(words.features)}
            columns={columns(new Map(modules.map(({ id, name }) => [id, name])))}
            rows={features && arrangeFeatures(features, { search, moduleId, sort, order })}
            rowKey={(feature) => feature.id}
            rowHref={(feature) =>
              `/features?${new URLSearchParams({ ...query, feature: String(feature.id) })}`
            }
            sort={{ key: sort, order }}
            onSort={(key, next) => changeQuery({ sort: key, order: next })}
            empty={<EmptyState icon={Search} title={t(words.noneFound)} />}
          />
        </Card>
      )}
      {(isCreating || opened) && (
        <FeatureDialog
          key={opened?.id ?? 'new'}
          model={model}
          feature={opened}
          onClose={() => {
            setCreating(false);
            changeQuery({ feature: undefined });
          }}
        />
      )}
    </Page>
  );
}

const columns = (moduleNames: Map<number, string>): Column<Feature>[] => [
  {
    key: 'name',
    header: t(words.name),
    sortKey: 'name',
    cell: (feature) => feature.name,
  },
  {
    key: 'module',
    header: t(words.module),
    isSecondary: true,
    cell: (feature) => <span class="soft">{moduleNames.get(feature.moduleId ?? -1) ?? '–'}</span>,
  },
  {
    key: 'class',
    header: t(words.featureClass),
    isSecondary: true,
    cell: (feature) => (
      <span class="row">
        <Badge>{t(classWords[feature.featureClass])}</Badge>
        {feature.isCore && <Badge tone="accent">{t(words.core)}</Badge>}
      </span>
    ),
  },
  {
    key: 'uses',
    header: t(words.uses),
    definition: t(words.usesDefinition),
    sortKey: 'uses28',
    align: 'end',
    isSecondary: true,
    cell: (feature) => formatNumber(feature.uses28),
  },
  {
    key: 'users',
    header: t(words.users),
    definition: t(words.usersDefinition),
    sortKey: 'users28',
    align: 'end',
    cell: (feature) => formatNumber(feature.users28),
  },
  {
    key: 'accounts',
    header: t(words.accounts),
    definition: t(words.accountsDefinition),
    sortKey: 'accounts28',
    align: 'end',
    cell: (feature) => formatNumber(feature.accounts28),
  },
  {
    key: 'last',
    header: t(words.lastUsed),
    sortKey: 'lastUsedOn',
    isSecondary: true,
    cell: (feature) => (
      <span class="soft">{feature.lastUsedOn ? formatDate(feature.lastUsedOn) : t(words.never)}</span>
    ),
  },
];

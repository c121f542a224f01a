import { Search, Shapes } from 'lucide';
import type { VNode } from 'preact';
import { arrangeFeatures, type FeatureFilter, featureSorts } from '../../shared/rules/arrange-features.ts';
import { readOffset, useQuery } from '../address.ts';
import type { Feature } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { formatDate, formatNumber, t } from '../ui/i18n.ts';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { Catalogue } from './features-model.ts';
import { ModuleTree } from './module-tree.tsx';
import { classWords, words } from './words.ts';

const pageSize = 50;

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readFeatureQuery(query: Record<string, string>): FeatureFilter {
  return {
    search: query.search ?? '',
    module: query.module === 'none' ? 'none' : Number(query.module) || undefined,
    sort: featureSorts.find((each) => each === query.sort) ?? 'users28',
    order: query.order === 'asc' ? 'asc' : 'desc',
  };
}

/** The features by module, with their use in the last 28 days. */
export function FeatureList({ model, newFeature }: { model: Catalogue; newFeature?: VNode }) {
  const [query, changeQuery] = useQuery();
  const filter = (change: Record<string, string | number | undefined>) =>
    changeQuery({ ...change, offset: undefined });
  const features = model.features.value;
  const modules = model.modules.value;
  const { search, module, sort, order } = readFeatureQuery(query);

  const offset = readOffset(query);
  const arranged = features && arrangeFeatures(features, { search, module, sort, order });

  if (features?.length === 0) {
    return (
      <Card>
        <EmptyState icon={Shapes} title={t(words.noFeatures)} actions={newFeature}>
          {t(words.noFeaturesText)}
        </EmptyState>
      </Card>
    );
  }
  return (
    <div class="catalogue">
      <div class="catalogue__tree">
        <ModuleTree model={model} selected={module} onSelect={(next) => filter({ module: next })} />
      </div>
      <Card isFlush>
        <div class="toolbar">
          <SearchField label={t(words.search)} value={search} onSearch={(text) => filter({ search: text })} />
          <div class="catalogue__choice">
            <Select
              label={t(words.module)}
              isLabelHidden
              value={query.module ?? ''}
              options={[
                { value: '', label: t(words.allModules) },
                ...modules.map(({ id, name }) => ({ value: String(id), label: name })),
                { value: 'none', label: t(words.withoutModule) },
              ]}
              onChange={(next) => filter({ module: next })}
            />
          </div>
        </div>
        <Table
          label={t(words.features)}
          columns={columns(new Map(modules.map(({ id, name }) => [id, name])))}
          rows={arranged?.slice(offset, offset + pageSize)}
          rowKey={(feature) => feature.id}
          rowHref={(feature) => `/features?${new URLSearchParams({ ...query, feature: String(feature.id) })}`}
          sort={{ key: sort, order }}
          onSort={(key, next) => filter({ sort: key, order: next })}
          empty={<EmptyState icon={Search} title={t(words.noneFound)} />}
        />
        {arranged && (
          <Pagination
            offset={offset}
            limit={pageSize}
            total={arranged.length}
            onMove={(next) => changeQuery({ offset: next || undefined })}
          />
        )}
      </Card>
    </div>
  );
}

const columns = (moduleNames: Map<number, string>): Column<Feature>[] => [
  {
    key: 'name',
    header: t(words.name),
    sortKey: 'name',
    cell: (feature) => (
      <span class="sketch__text">
        {feature.name}
        <span class="note">
          {feature.moduleId === null ? t(words.noModule) : (moduleNames.get(feature.moduleId) ?? '\u00a0')}
        </span>
      </span>
    ),
  },
  {
    key: 'class',
    header: t(words.featureClass),
    isSecondary: true,
    cell: (feature) => (
      <span class="row">
        <Badge>{t(classWords[feature.featureClass])}</Badge>
        {feature.isCore && <Badge tone="accent">{t(words.core)}</Badge>}
        {feature.endsOn !== null && <Badge tone="warn">{t(words.endedOn, formatDate(feature.endsOn))}</Badge>}
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
    cell: (feature) => (
      <a href={`/features/${feature.id}`} aria-label={t(words.whoUses, feature.users28, feature.name)}>
        {formatNumber(feature.users28)}
      </a>
    ),
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
      <span class="soft day">{feature.lastUsedOn ? formatDate(feature.lastUsedOn) : t(words.never)}</span>
    ),
  },
];

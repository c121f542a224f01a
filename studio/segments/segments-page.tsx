import { createModel } from '@preact/signals';
import { Download, Plus, Search, Upload, UsersRound } from 'lucide';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';
import type { Audience, Condition } from '../../shared/contract/audience.ts';
import { conditionText } from '../../shared/rules/decision-text.ts';
import { leavesOf } from '../../shared/rules/match-tree.ts';
import { pickSegments, type SegmentListQuery, segmentListSorts } from '../../shared/rules/pick-segments.ts';
import { useQuery } from '../address.ts';
import { api, type Segment } from '../api.ts';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAgo, formatList, locale, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { toast } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { UploadDialog } from './upload-dialog.tsx';
import { words } from './words.ts';

const SegmentsModel = createModel(() => ({
  list: createResource(async () => {
    const [{ segments }, { features }, { guides }] = await Promise.all([
      api.segments.list(),
      api.features.list(),
      api.guides.list(),
    ]);
    return {
      segments,
      names: {
        segments: new Map(segments.map(({ id, name }) => [id, name])),
        features: new Map(features.map(({ id, name }) => [id, name])),
        guides: new Map(guides.map(({ id, name }) => [id, name])),
      },
    };
  }),
}));

/** Saved audiences: what each means, and where it is used. */
export function SegmentsPage() {
  const { list } = useModel(SegmentsModel);
  const { route } = useLocation();
  const [address, changeAddress] = useQuery();
  const query = readSegmentQuery(address);
  const [isUploading, setUploading] = useState(false);
  const loaded = list.data.value;
  const fault = list.error.value;
  const shown = loaded && pickSegments(loaded.segments, query);

  const columns: Column<Segment>[] = [
    { key: 'name', header: t(words.name), sortKey: 'name', cell: ({ name }) => name },
    {
      key: 'means',
      header: t(words.means),
      isSecondary: true,
      cell: ({ audience }) => <span class="soft">{meaning(audience, loaded?.names)}</span>,
    },
    {
      key: 'uses',
      header: t(words.usedIn),
      sortKey: 'used',
      cell: ({ uses }) =>
        uses.length === 0 ? (
          <span class="soft">{t(words.nowhere)}</span>
        ) : (
          formatList([...new Set(uses.map(({ name }) => name))])
        ),
    },
    {
      key: 'changed',
      header: t(words.changed),
      sortKey: 'changed',
      isSecondary: true,
      cell: ({ updatedAt }) => <span class="soft nowrap">{formatAgo(updatedAt)}</span>,
    },
  ];
  const actions = may('segment.write') && (
    <>
      <Button icon={Upload} onClick={() => setUploading(true)}>
        {t(words.uploadList)}
      </Button>
      <Button look="primary" icon={Plus} href="/segments/new">
        {t(words.newSegment)}
      </Button>
    </>
  );

  return (
    <Page
      title={t(words.segments)}
      note={t(words.segmentsNote)}
      actions={
        <>
          {loaded && loaded.segments.length > 0 && (
            <Button icon={Download} href={api.segments.csvUrl(query)} download="segments.csv">
              {t(words.exportCsv)}
            </Button>
          )}
          {loaded?.segments.length !== 0 && actions}
        </>
      }
    >
      {fault && <LoadFault error={fault} onRetry={list.reload} />}
      {fault ? null : loaded?.segments.length === 0 ? (
        <Card>
          <EmptyState icon={UsersRound} title={t(words.noSegments)} actions={actions}>
            {t(words.noSegmentsText)}
          </EmptyState>
        </Card>
      ) : (
        <Card isFlush>
          <div class="toolbar">
            <SearchField
              label={t(words.search)}
              value={query.search}
              onSearch={(search) => changeAddress({ search })}
            />
          </div>
          <Table
            label={t(words.segments)}
            columns={columns}
            rows={shown}
            rowKey={({ id }) => id}
            sort={{ key: query.sort, order: query.order }}
            onSort={(sort, order) => changeAddress({ sort, order })}
            rowHref={({ id }) => `/segments/${id}`}
            empty={<EmptyState icon={Search} title={t(words.noneFound)} />}
          />
        </Card>
      )}
      {isUploading && (
        <UploadDialog
          onUploaded={async (name, audience) => {
            const { id } = await api.segments.create({ name, audience });
            toast(t(words.saved, name));
            route(`/segments/${id}`);
          }}
          onClose={() => setUploading(false)}
        />
      )}
    </Page>
  );
}

/** What the address says of the list; what it says wrongly counts as unsaid. */
const readSegmentQuery = ({ search = '', sort, order }: Record<string, string>): SegmentListQuery => ({
  search,
  sort: segmentListSorts.find((each) => each === sort) ?? 'name',
  order: order === 'desc' ? 'desc' : 'asc',
});

const mostShown = 3;

/** The first conditions in words; how they are joined is told by the segment's own page. */
function meaning(audience: Audience, names: Parameters<typeof conditionText>[2]): string {
  const texts = leavesOf<Condition>(audience).map((leaf) => conditionText(leaf, locale.value, names));
  if (texts.length === 0) return t(words.anybody);
  const rest = texts.length - mostShown;
  return [...texts.slice(0, mostShown), ...(rest > 0 ? [t(words.andConditions, rest)] : [])].join(' · ');
}

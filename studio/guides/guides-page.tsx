import { useModel } from '@preact/signals';
import { Copy, EllipsisVertical, Plus, Route, Search, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { useQuery } from '../address.ts';
import type { GuideSummary } from '../api.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { formatAgo, formatNumber, t } from '../ui/i18n.ts';
import { Menu } from '../ui/menu.tsx';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { filterGuides, type GuideStateFilter, GuidesModel, guideStates, stateLabel } from './guides-model.ts';
import { kindWords, words } from './words.ts';

const stateWords = { all: words.allStates, live: words.live, draft: words.draft };

export function GuidesPage() {
  const model = useModel(GuidesModel);
  const [query, changeQuery] = useQuery();
  const [archiving, setArchiving] = useState<GuideSummary>();

  const search = query.search ?? '';
  const state = guideStates.find((each) => each === query.state) ?? 'all';
  const guides = model.guides.value;
  const fault = model.list.error.value;
  const newGuide = (
    <Button look="primary" icon={Plus} href="/guides/new">
      {t(words.newGuide)}
    </Button>
  );

  return (
    <Page title={t(words.guides)} note={t(words.guidesNote)} actions={newGuide}>
      {fault && <LoadFault error={fault} onRetry={model.list.reload} />}
      {guides?.length === 0 ? (
        <Card>
          <EmptyState icon={Route} title={t(words.noGuides)} actions={newGuide}>
            {t(words.noGuidesText)}
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
            <SegmentedControl
              label={t(words.state)}
              value={state}
              options={guideStates.map((value) => ({ value, label: t(stateWords[value]) }))}
              onChange={(value: GuideStateFilter) =>
                changeQuery({ state: value === 'all' ? undefined : value })
              }
            />
          </div>
          <Table
            label={t(words.guides)}
            columns={columnsWith((guide) => (
              <GuideMenu
                onDuplicate={() => model.duplicate(guide).catch((error: Error) => toastFault(error.message))}
                onArchive={() => setArchiving(guide)}
              />
            ))}
            rows={guides && filterGuides(guides, search, state)}
            rowKey={(guide) => guide.id}
            rowHref={(guide) => `/guides/${guide.id}`}
            empty={<EmptyState icon={Search} title={t(words.noneFound)} />}
          />
        </Card>
      )}
      {archiving && (
        <ConfirmDialog
          title={t(words.archiveTitle, archiving.name)}
          confirmLabel={t(words.archive)}
          isDangerous
          onConfirm={async () => {
            await model.archive(archiving);
            toast(t(words.archived));
          }}
          onClose={() => setArchiving(undefined)}
        >
          {t(words.archiveText)}
        </ConfirmDialog>
      )}
    </Page>
  );
}

const columnsWith = (actions: (guide: GuideSummary) => preact.ComponentChildren): Column<GuideSummary>[] => [
  { key: 'name', header: t(words.name), cell: (guide) => guide.name },
  {
    key: 'state',
    header: t(words.state),
    cell: (guide) => (
      <span class="row">
        <Badge tone={guide.live ? 'good' : 'neutral'} hasDot>
          {stateLabel(guide)}
        </Badge>
        {guide.live && guide.hasUnpublishedChanges && (
          <Badge tone="warn">{t(words.unpublishedChanges)}</Badge>
        )}
      </span>
    ),
  },
  { key: 'kind', header: t(words.kind), isSecondary: true, cell: (guide) => t(kindWords[guide.kind]) },
  {
    key: 'started',
    header: t(words.started),
    definition: t(words.startedDefinition),
    align: 'end',
    cell: (guide) => formatNumber(guide.startedUsers),
  },
  {
    key: 'completed',
    header: t(words.completed),
    definition: t(words.completedDefinition),
    align: 'end',
    isSecondary: true,
    cell: (guide) => formatNumber(guide.completedUsers),
  },
  {
    key: 'changed',
    header: t(words.changed),
    isSecondary: true,
    cell: (guide) => <span class="soft">{formatAgo(guide.updatedAt)}</span>,
  },
  { key: 'actions', header: '', align: 'end', width: 56, cell: actions },
];

const GuideMenu = ({ onDuplicate, onArchive }: { onDuplicate: () => void; onArchive: () => void }) => (
  <Menu
    label={t(words.actions)}
    align="end"
    items={[
      { label: t(words.duplicate), icon: Copy, onSelect: onDuplicate },
      { label: t(words.archive), icon: Trash2, isDanger: true, startsGroup: true, onSelect: onArchive },
    ]}
    trigger={(attributes) => (
      <IconButton icon={EllipsisVertical} size="small" label={t(words.actions)} {...attributes} />
    )}
  />
);

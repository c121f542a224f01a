import { Archive, Download, Eye, Plus, Route, Search } from 'lucide';
import { useEffect } from 'preact/hooks';
import { guideKinds } from '../../shared/contract/guide.ts';
import { kindWords } from '../../shared/rules/choice-words.ts';
import { type GuideListState, guideListStates } from '../../shared/rules/pick-guides.ts';
import { useQuery } from '../address.ts';
import { may } from '../session.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Select } from '../ui/field.tsx';
import { focusWhenThere } from '../ui/focus-when-there.ts';
import { type Phrase, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Pagination } from '../ui/pagination.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { Table } from '../ui/table.tsx';
import { toast, toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { type GuideActions, guideColumns } from './guide-columns.tsx';
import { GuidesModel, pageSize } from './guides-model.ts';
import { listWords } from './list-words.ts';
import { words } from './words.ts';

const stateWords: Record<GuideListState, Phrase> = {
  all: listWords.allStates,
  live: words.live,
  changed: listWords.changedState,
  planned: listWords.planned,
  review: listWords.inReview,
  draft: words.draft,
  archived: listWords.archivedState,
};

export function GuidesPage() {
  const [address, changeAddress] = useQuery();
  const model = useModel(() => new GuidesModel(address));
  useEffect(() => model.show(address), [address]);

  const query = model.query.value;
  const guides = model.guides.value;
  const fault = model.fault.value;
  const filter = (change: Record<string, string | undefined>) =>
    changeAddress({ ...change, offset: undefined });
  const newGuide = may('guide.draft') && (
    <Button look="primary" icon={Plus} href="/guides/new">
      {t(words.newGuide)}
    </Button>
  );

  return (
    <Page
      title={t(words.guides)}
      note={t(listWords.guidesNote)}
      actions={
        !model.isEmpty.value && (
          <>
            <Button icon={Eye} href="/see-as">
              {t(listWords.seeAs)}
            </Button>
            <Button icon={Download} href={model.csvUrl.value} download="guides.csv">
              {t(listWords.exportCsv)}
            </Button>
            {newGuide}
          </>
        )
      }
    >
      {fault && <LoadFault error={fault} onRetry={model.retry} />}
      {fault && !guides ? null : model.isEmpty.value ? (
        <Card>
          <EmptyState icon={Route} title={t(listWords.noGuides)} actions={newGuide}>
            {t(listWords.noGuidesText)}
          </EmptyState>
        </Card>
      ) : (
        <Card isFlush>
          <div class="toolbar">
            <SearchField
              label={t(listWords.search)}
              value={query.search}
              onSearch={(search) => filter({ search })}
            />
            <Select
              label={t(listWords.state)}
              isLabelHidden
              value={query.state}
              options={guideListStates.map((value) => ({ value, label: t(stateWords[value]) }))}
              onChange={(state) => filter({ state: state === 'all' ? undefined : state })}
            />
            <Select
              label={t(listWords.kind)}
              isLabelHidden
              value={query.kind ?? ''}
              options={[
                { value: '', label: t(listWords.allKinds) },
                ...guideKinds.map((value) => ({ value, label: t(kindWords[value]) })),
              ]}
              onChange={(kind) => filter({ kind: kind || undefined })}
            />
          </div>
          <Table
            label={t(words.guides)}
            columns={guideColumns(actionsOf(model), model.lacksCounts.value)}
            rows={guides?.slice(query.offset, query.offset + pageSize)}
            rowKey={(guide) => guide.id}
            rowHref={query.state === 'archived' ? undefined : (guide) => `/guides/${guide.id}`}
            sort={{ key: query.sort, order: query.order }}
            onSort={(sort, order) => filter({ sort, order })}
            empty={
              query.state === 'archived' && query.search === '' ? (
                <EmptyState icon={Archive} title={t(listWords.noneArchived)}>
                  {t(listWords.noneArchivedText)}
                </EmptyState>
              ) : (
                <EmptyState
                  icon={Search}
                  title={t(listWords.noneFound)}
                  actions={
                    <Button onClick={() => filter({ search: undefined, state: undefined, kind: undefined })}>
                      {t(listWords.clearFilters)}
                    </Button>
                  }
                />
              )
            }
          />
          {guides && (
            <Pagination
              offset={query.offset}
              limit={pageSize}
              total={guides.length}
              onMove={(offset) => changeAddress({ offset: offset || undefined })}
            />
          )}
        </Card>
      )}
    </Page>
  );
}

/** What the member may do with a guide from the list; archiving can be taken back. */
function actionsOf(model: InstanceType<typeof GuidesModel>): GuideActions {
  const attempt = (work: Promise<void>, done?: () => void) =>
    void work.then(done, (error: Error) => toastFault(error.message));
  return {
    ...(may('guide.draft') && { onDuplicate: (guide) => attempt(model.duplicate(guide)) }),
    ...(may('guide.publish') && {
      onRestore: (guide) => attempt(model.restore(guide, false), () => toast(t(listWords.restored))),
      onArchive: (guide) =>
        attempt(model.archive(guide), () =>
          toast(t(listWords.archived), {
            label: t(listWords.undo),
            onSelect: () => {
              attempt(model.restore(guide, true), () => toast(t(listWords.undone)));
              focusWhenThere(() => document.querySelector<HTMLElement>(`main a[href="/guides/${guide.id}"]`));
            },
          }),
        ),
    }),
  };
}

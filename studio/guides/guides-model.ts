import { computed, createModel, signal } from '@preact/signals';
import { guideKinds } from '../../shared/contract/guide.ts';
import {
  type GuideListQuery,
  guideListSorts,
  guideListStates,
  pickGuides,
} from '../../shared/rules/pick-guides.ts';
import { api, type GuideSummary } from '../api.ts';
import { createResource } from '../resource.ts';
import { t } from '../ui/i18n.ts';
import { listWords } from './list-words.ts';
import { words } from './words.ts';

export const pageSize = 50;

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readGuideQuery(query: Record<string, string>): GuideListQuery & { offset: number } {
  const sort = guideListSorts.find((each) => each === query.sort) ?? 'changed';
  return {
    search: query.search ?? '',
    state: guideListStates.find((each) => each === query.state) ?? 'all',
    kind: guideKinds.find((each) => each === query.kind),
    sort,
    order: query.order === 'asc' || query.order === 'desc' ? query.order : sort === 'name' ? 'asc' : 'desc',
    offset: Math.max(0, Math.trunc(Number(query.offset)) || 0),
  };
}

export const GuidesModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readGuideQuery(address.value));
  const isArchive = computed(() => query.value.state === 'archived');
  const list = createResource(() => api.guides.list(isArchive.value), { pollMs: 10_000 });
  return {
    query,
    list,
    /** Of the whole list, before anything is searched or filtered. */
    isEmpty: computed(() => !isArchive.value && list.data.value?.guides.length === 0),
    /** All that are asked for. */
    guides: computed(() => list.data.value && pickGuides(list.data.value.guides, query.value)),
    csvUrl: computed(() => {
      const { offset: _, ...wanted } = query.value;
      return api.guides.csvUrl(wanted);
    }),
    /** Called when the address has changed. */
    show(next: Record<string, string>): void {
      if (JSON.stringify(next) !== JSON.stringify(address.peek())) address.value = next;
    },
    async duplicate(guide: GuideSummary): Promise<void> {
      await api.guides.duplicate(guide.id);
      list.reload();
    },
    async archive(guide: GuideSummary): Promise<void> {
      await api.guides.archive(guide.id);
      list.reload();
    },
    /** @param isLive also live again, wherever it was */
    async restore(guide: GuideSummary, isLive: boolean): Promise<void> {
      await api.guides.restore(guide.id, isLive);
      list.reload();
    },
  };
});

export const stateLabel = (guide: Pick<GuideSummary, 'live' | 'isArchived'>) => {
  if (guide.isArchived) return t(listWords.archivedState);
  return guide.live ? t(words.liveVersion, guide.live.version) : t(words.draft);
};

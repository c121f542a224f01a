import { computed, createModel, signal } from '@preact/signals';
import { guideKinds } from '../../shared/contract/guide.ts';
import {
  type GuideListQuery,
  type GuideListSort,
  guideListSorts,
  guideListStates,
  pickGuides,
} from '../../shared/rules/pick-guides.ts';
import { readOffset } from '../address.ts';
import { api, type GuideSummary, type UsersOfGuide } from '../api.ts';
import { createResource } from '../resource.ts';
import { t } from '../ui/i18n.ts';
import { listWords } from './list-words.ts';
import { editorsLeft } from './unsaved-work.ts';
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
    offset: readOffset(query),
  };
}

const nobody = { shownUsers: 0, startedUsers: 0, completedUsers: 0 };
const countedSorts: ReadonlySet<GuideListSort> = new Set(['shown', 'completion']);

/** Those that are asked for, with their counts once these are here. Undefined: their order waits for the counts. */
export function arrangeGuides(
  listed: readonly GuideSummary[],
  counts: readonly UsersOfGuide[] | undefined,
  query: GuideListQuery,
): GuideSummary[] | undefined {
  if (!counts) return countedSorts.has(query.sort) ? undefined : pickGuides(listed, query);
  const found = new Map(counts.map((each) => [each.id, each]));
  const counted = listed.map((guide) => ({ ...guide, ...(found.get(guide.id) ?? nobody) }));
  return pickGuides(counted, query);
}

export const GuidesModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readGuideQuery(address.value));
  const isArchive = computed(() => query.value.state === 'archived');
  const list = createResource(
    () => {
      editorsLeft.value;
      return api.guides.list(isArchive.value);
    },
    { pollMs: 10_000 },
  );
  const counts = createResource(() => api.guides.counts(), { pollMs: 10_000 });
  return {
    query,
    /** Of the whole list, before anything is searched or filtered. */
    isEmpty: computed(() => !isArchive.value && list.data.value?.guides.length === 0),
    /** All that are asked for, once they are here. */
    guides: computed(
      () => list.data.value && arrangeGuides(list.data.value.guides, counts.data.value?.guides, query.value),
    ),
    /** Why the list or its counts could not be had. */
    fault: computed(() => list.error.value ?? counts.error.value),
    /** Nobody knows how many have seen them: that did not come. */
    lacksCounts: computed(() => counts.error.value !== undefined),
    csvUrl: computed(() => {
      const { offset: _, ...wanted } = query.value;
      return api.guides.csvUrl(wanted);
    }),
    /** Asks again for what could not be had. */
    retry(): void {
      list.reload();
      counts.reload();
    },
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

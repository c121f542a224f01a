import { computed, createModel } from '@preact/signals';
import { api, type GuideSummary } from '../api.ts';
import { createResource } from '../resource.ts';
import { t } from '../ui/i18n.ts';
import { words } from './words.ts';

export const guideStates = ['all', 'live', 'draft'] as const;
export type GuideStateFilter = (typeof guideStates)[number];

export const GuidesModel = createModel(() => {
  const list = createResource(() => api.guides.list(), { pollMs: 10_000 });
  return {
    list,
    guides: computed(() => list.data.value?.guides),
    async duplicate(guide: GuideSummary): Promise<void> {
      await api.guides.duplicate(guide.id);
      list.reload();
    },
    async archive(guide: GuideSummary): Promise<void> {
      await api.guides.archive(guide.id);
      list.reload();
    },
  };
});

/** Those whose name holds `search` and whose state is asked for, the last changed first. */
export function filterGuides(
  guides: GuideSummary[],
  search: string,
  state: GuideStateFilter,
): GuideSummary[] {
  const wanted = search.toLocaleLowerCase();
  return guides
    .filter((guide) => guide.name.toLocaleLowerCase().includes(wanted))
    .filter((guide) => state === 'all' || (state === 'live') === (guide.live !== null))
    .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt));
}

export const stateLabel = (guide: Pick<GuideSummary, 'live'>) =>
  guide.live ? t(words.liveVersion, guide.live.version) : t(words.draft);

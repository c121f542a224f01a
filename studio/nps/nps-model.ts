import { computed, createModel, effect, signal, untracked } from '@preact/signals';
import { daysOfHalfYear } from '../../shared/rules/half-year.ts';
import { type AnswerFilter, type AskQuery, api } from '../api.ts';
import { askOfList, readListAddress } from '../list/list-address.ts';
import { createResource } from '../resource.ts';

export const pageSize = 50;
const pollMs = 3000;

/** What the address says: which wave, and which answers. */
export interface NpsQuery {
  /** A half-year; undefined: the last 365 days. */
  wave?: string | undefined;
  filter: AnswerFilter;
  offset: number;
}

export const periodOf = (wave: string | undefined): AskQuery => (wave ? daysOfHalfYear(wave) : {});

export const NpsModel = createModel((first: NpsQuery) => {
  const query = signal(first);
  const wave = computed(() => query.value.wave);
  // Only the newest answer is polled; the score is fetched anew when there is a new one.
  const newest = createResource(() => api.responses.list({ kind: 'nps', limit: 1 }), { pollMs });
  const newestId = computed(() => newest.data.value && (newest.data.value.responses[0]?.id ?? null));
  const score = createResource(() => api.nps.get({ ...periodOf(wave.value), only: 'score' }));
  const nps = createResource(() => api.nps.get(periodOf(wave.value)), { after: score });
  const reload = () => {
    score.reload();
    nps.reload();
  };
  let countedId = newestId.peek();
  effect(() => {
    const id = newestId.value;
    // The first one only tells where it begins: the score that is on its way has it.
    if (countedId !== undefined && id !== countedId) untracked(reload);
    countedId = id;
  });
  const answers = createResource(
    () => {
      const { filter, offset } = query.value;
      return api.answers.list({ ...periodOf(wave.value), ...filter, limit: pageSize, offset });
    },
    { pollMs, isOnDemand: true },
  );
  /** Every wave that there is, whatever is chosen: newest first. */
  const waves = computed(() => [...new Set(nps.data.value?.waves.map(({ half }) => half))].toReversed());
  return {
    /** The score and its distribution. Where nobody answered it comes with the rest, which says whether anybody ever did. */
    score: computed(() => {
      const { data } = score;
      return data.value && (data.value.n > 0 || nps.data.value) ? data.value : undefined;
    }),
    /** All that is known. */
    nps,
    /** What the score and all that is known are asked for by. */
    parts: [score, nps],
    answers,
    reload,
    waves,
    show(next: NpsQuery) {
      query.value = next;
    },
  };
});

const coverageSorts = ['account', 'decisionMakers', 'admins', 'users', 'lastHeard'] as const;

export const CoverageModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const asked = computed(() => readListAddress(address.value, 'coverage', coverageSorts));
  const list = createResource(() =>
    api.nps.coverage({ ...askOfList(asked.value), limit: pageSize, offset: asked.value.offset }),
  );
  const figures = createResource(() => api.metrics.several(['npsCoverage', 'responseRate', 'csat']));
  return {
    asked,
    list,
    figures,
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      if (JSON.stringify(readListAddress(next, 'coverage', coverageSorts)) !== JSON.stringify(asked.peek()))
        address.value = next;
    },
  };
});

import { computed, createModel, signal } from '@preact/signals';
import type { BackTest } from '../../shared/contract/back-test.ts';
import type { ThresholdName } from '../../shared/contract/threshold.ts';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { t } from '../ui/i18n.ts';
import { toast, toastFault } from '../ui/toast.tsx';
import { backTestWords as words } from './back-test-words.ts';

export const leadChoices = [30, 60, 90, 180] as const;

/** What somebody tries waits so long for what they type next. */
const typingMs = 400;

export const BackTestModel = createModel(() => {
  const leadDays = signal<number>(90);
  /** Instead of the workspace's own. */
  const tried = signal<Partial<Record<ThresholdName, number>>>({});
  const asked = signal(tried.value);
  const isImporting = signal(false);
  const isSaving = signal(false);
  const thresholds = createResource(() => api.thresholds.list());
  const current = createResource(() => api.accounts.backTest({ leadDays: leadDays.value, thresholds: {} }));
  const trial = createResource(async (): Promise<BackTest | null> => {
    const input = { leadDays: leadDays.value, thresholds: asked.value };
    return Object.keys(input.thresholds).length === 0 ? null : api.accounts.backTest(input);
  });
  const isChanged = computed(() => Object.keys(tried.value).length > 0);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    leadDays,
    tried,
    isChanged,
    isImporting,
    isSaving,
    thresholds,
    current,
    trial,
    /** Undefined: the workspace's own again. */
    try(name: ThresholdName, value: number | undefined) {
      const { [name]: _, ...others } = tried.value;
      tried.value = value === undefined ? others : { ...others, [name]: value };
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        asked.value = tried.value;
      }, typingMs);
    },
    reset() {
      clearTimeout(waiting);
      tried.value = {};
      asked.value = {};
    },
    async save() {
      isSaving.value = true;
      try {
        await api.thresholds.update(tried.value);
        this.reset();
        thresholds.reload();
        current.reload();
        toast(t(words.saved));
      } catch (error) {
        toastFault((error as Error).message);
      } finally {
        isSaving.value = false;
      }
    },
  };
});

export type BackTestState = InstanceType<typeof BackTestModel>;

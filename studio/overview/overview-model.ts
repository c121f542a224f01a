import { computed, createModel } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { FirstStepsModel } from './first-steps-model.ts';

export const OverviewModel = createModel(() => {
  const setup = createResource(() => api.setup.get(), { pollMs: 4000 });
  const overview = createResource(() => api.metrics.overview(), { pollMs: 15_000 });
  const alerts = createResource(
    async () => {
      const { alerts, total } = await api.alerts.list({ state: 'active', for: 'me', limit: 100 });
      return { mine: alerts, total };
    },
    { pollMs: 30_000 },
  );
  const renewals = createResource(async () => {
    const inRenewal = { owner: 'mine', stage: 'renewal', sort: 'contractEndsOn', order: 'asc' } as const;
    return await api.accounts.list({ ...inRenewal, limit: 6 });
  });
  const due = createResource(async () => (await api.accounts.due('mine')).due);
  const growing = createResource(async () => (await api.accounts.growing('mine')).growing);
  const firstSteps = new FirstStepsModel();
  /** Only where this server makes demo data. */
  const demo = computed(() => setup.data.value?.demo ?? null);
  return { overview, alerts, due, renewals, growing, demo, firstSteps };
});

import { computed, createModel } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';

export const OverviewModel = createModel(() => {
  const setup = createResource(() => api.setup.get(), { pollMs: 4000 });
  const overview = createResource(() => api.metrics.overview(), { pollMs: 15_000 });
  const alerts = createResource(
    async () => {
      const [all, mine] = await Promise.all([
        api.alerts.list({ state: 'active', limit: 1 }),
        api.alerts.list({ state: 'active', owner: 'mine', limit: 1 }),
      ]);
      return { all: all.total, mine: mine.total };
    },
    { pollMs: 30_000 },
  );
  /** Only where this server makes demo data. */
  const demo = computed(() => setup.data.value?.demo ?? null);
  return { overview, alerts, demo };
});

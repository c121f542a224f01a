import { computed, createModel, effect } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';
import { environment, refreshSession } from '../session.ts';

export const InstallModel = createModel(() => {
  const install = createResource(() => api.environment.install(), { pollMs: 2000 });
  const isConnected = computed(() => Boolean(install.data.value?.firstEventAt));

  // The rest of the studio learns of the first event too.
  effect(() => {
    if (isConnected.value && environment.peek()?.firstEventAt === null) void refreshSession();
  });

  return { install, isConnected };
});

/** Where the tag's script comes from, for the host app's policy. */
export const originOfTag = (tag: string) => /src="(https?:\/\/[^/"]+)/.exec(tag)?.[1] ?? '';

import { createModel } from '@preact/signals';
import { api } from '../api.ts';
import { createResource } from '../resource.ts';

export const RoleScoresModel = createModel((accountId: string) => ({
  nps: createResource(() => api.nps.get({ account: accountId })),
}));

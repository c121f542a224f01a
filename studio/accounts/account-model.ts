import { createModel, signal } from '@preact/signals';
import { type AccountFeature, api } from '../api.ts';
import { createResource } from '../resource.ts';

/** An answer given in the host app shows here within 5 seconds. */
const pollMs = 3000;
/** While numbers are made that are newer than those shown. */
const pollBehindMs = 1000;

export const pageSize = 50;

export const accountTabs = [
  'timeline',
  'figures',
  'features',
  'users',
  'units',
  'answers',
  'traits',
] as const;
export const featureFilters = ['all', 'used', 'unused'] as const;
export type FeatureFilter = (typeof featureFilters)[number];

/** Most used first; those never used keep the catalogue's order. */
export function filterFeatures(features: readonly AccountFeature[], filter: FeatureFilter): AccountFeature[] {
  return features
    .filter((feature) => filter === 'all' || feature.uses28 > 0 === (filter === 'used'))
    .toSorted((a, b) => b.uses28 - a.uses28);
}

/** Which dialog is open over the page. */
export type AccountDialog =
  | { type: 'profile' | 'level' | 'reason' | 'note' | 'lose' }
  | { type: 'criterion' | 'contact' | 'plan' | 'issue'; id: string | null };

export const AccountModel = createModel((id: string) => {
  const series = signal<'activeUsers' | 'uses'>('activeUsers');
  const dialog = signal<AccountDialog | null>(null);
  const account = createResource(() => api.accounts.get(id), {
    pollMs: (newest) => (newest?.isBehind ? pollBehindMs : pollMs),
  });
  const answersOffset = signal(0);
  const answers = createResource(
    () => api.accounts.responses(id, { limit: pageSize, offset: answersOffset.value }),
    { pollMs, isOnDemand: true },
  );
  const features = createResource(() => api.accounts.features(id), { isOnDemand: true });
  const criteria = createResource(() => api.accounts.criteria(id));
  const contacts = createResource(() => api.accounts.contacts(id));
  const timeline = createResource(() => api.accounts.timeline(id));
  const plan = createResource(() => api.accounts.plan(id));
  const issues = createResource(() => api.accounts.issues(id));
  const people = createResource(() => api.owners.list());
  const history = createResource(() => api.accounts.history(id));
  const units = createResource(() => api.accounts.units(id), { isOnDemand: true });
  const comparison = createResource(() => api.accounts.comparison(id));
  const alerts = createResource(() => api.alerts.list({ accountId: id, state: 'active' }));
  return {
    id: signal(id),
    series,
    dialog,
    account,
    answers,
    answersOffset,
    features,
    criteria,
    contacts,
    timeline,
    plan,
    issues,
    people,
    history,
    units,
    comparison,
    alerts,
    open(next: AccountDialog) {
      dialog.value = next;
    },
    close() {
      dialog.value = null;
    },
    /** After a change that the account is judged by. */
    reload() {
      dialog.value = null;
      for (const resource of [account, criteria, contacts, plan, issues, timeline, history, comparison])
        resource.reload();
    },
  };
});

export type AccountState = InstanceType<typeof AccountModel>;

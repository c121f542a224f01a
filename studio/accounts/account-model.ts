import { computed, createModel, signal } from '@preact/signals';
import { type AccountFeature, api } from '../api.ts';
import { type ListAddress, readListAddress } from '../list/list-address.ts';
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

/** Of what the address says of it. */
export const answerList = 'answers';

/** The same as the server is asked. Newest first is meant where nothing is said. */
export const askOfAnswers = ({ search, sort, order }: ListAddress) => ({
  ...(search && { search }),
  ...(sort && { order }),
});

export const AccountModel = createModel((id: string, first: Record<string, string> = {}) => {
  const series = signal<'activeUsers' | 'uses'>('activeUsers');
  const dialog = signal<AccountDialog | null>(null);
  const account = createResource(() => api.accounts.get(id), {
    pollMs: (newest) => (newest?.isBehind ? pollBehindMs : pollMs),
  });
  const address = signal(first);
  const asked = computed(() => readListAddress(address.value, answerList, ['answered']));
  const answers = createResource(
    () =>
      api.accounts.responses(id, {
        ...askOfAnswers(asked.value),
        limit: pageSize,
        offset: asked.value.offset,
      }),
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
    /** What the address says of the list of answers. */
    answersAsked: asked,
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      const now = JSON.stringify(asked.peek());
      if (JSON.stringify(readListAddress(next, answerList, ['answered'])) !== now) address.value = next;
    },
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

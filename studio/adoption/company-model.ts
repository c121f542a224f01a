import { createModel, signal } from '@preact/signals';
import { type AskQuery, api, type MeasuredName } from '../api.ts';
import { createResource } from '../resource.ts';

/** The figures of the company, in the order in which they stand. */
export const companyFigures = ['accounts', 'activeUsers', 'steadyAccounts', 'lapsedAccounts'] as const;
export const businessFigures = ['churn', 'logoRenewal', 'revenueChurn', 'netRevenueRetention'] as const;
/** Against what it costs to win a customer, where somebody has said that. */
export const costFigures = ['valueToCost', 'payback'] as const;
export const voiceFigures = ['nps', 'responseRate', 'npsCoverage'] as const;

export const CompanyModel = createModel((first: AskQuery) => {
  const query = signal(first);
  const figures = createResource(() => api.metrics.several(companyFigures, query.value));
  const company = createResource(() => api.metrics.company(query.value), { after: figures });
  // A year and half a year, whatever period is chosen: contracts and waves are no shorter.
  const slowFigures: readonly MeasuredName[] = [...businessFigures, ...costFigures, ...voiceFigures];
  const slow = createResource(
    () => api.metrics.several(slowFigures, { owner: query.value.owner, team: query.value.team }),
    { after: company },
  );
  return {
    query,
    figures,
    slow,
    company,
    owners: createResource(() => api.metrics.by('accounts', 'owner'), { after: figures }),
    teams: createResource(() => api.metrics.by('accounts', 'team'), { after: figures }),
    show(next: AskQuery) {
      query.value = next;
    },
  };
});

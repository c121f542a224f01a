import { computed, createModel, signal } from '@preact/signals';
import { levels, stages, tiers } from '../../shared/contract/account.ts';
import { healthStates, riskLevels } from '../../shared/contract/judgement.ts';
import { readOffset } from '../address.ts';
import { type AccountQuery, type AccountSort, api } from '../api.ts';
import { createResource } from '../resource.ts';

const accountSorts: readonly AccountSort[] = [
  'name',
  'tier',
  'stage',
  'level',
  'health',
  'risk',
  'users',
  'activeUsers7',
  'activeUsers28',
  'activity',
  'featuresUsed',
  'lastSeenAt',
  'nps',
  'contractEndsOn',
  'annualValue',
  'openAlerts',
];

export const pageSize = 50;
/** A board shows all at once. */
const boardSize = 500;

/** What the list can be limited by, with the values of each. */
export const accountFilters = {
  tier: [...tiers, 'none'],
  stage: [...stages, 'none'],
  level: [...levels, 'tooEarly'],
  health: healthStates,
  risk: riskLevels,
} as const;
export type AccountFilterName = keyof typeof accountFilters;
/** The acting member's own, their team's, nobody's; or a member's, by id. */
const ownerPattern = /^(mine|team|none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** What the address says of the list; what it says wrongly counts as unsaid. */
export function readAccountQuery(query: Record<string, string>): AccountQuery & { isBoard: boolean } {
  const sort = accountSorts.find((each) => each === query.sort) ?? 'openAlerts';
  const order =
    query.order === 'asc' || query.order === 'desc' ? query.order : sort === 'name' ? 'asc' : 'desc';
  const offset = readOffset(query);
  const isBoard = query.view === 'board';
  const filters = Object.entries(accountFilters).flatMap(([name, values]) => {
    const value = values.find((each) => each === query[name]);
    return value === undefined ? [] : [[name, value]];
  });
  const owner = ownerPattern.test(query.owner ?? '') ? query.owner : undefined;
  return {
    search: query.search ?? '',
    sort,
    order,
    limit: isBoard ? boardSize : pageSize,
    offset: isBoard ? 0 : offset,
    ...Object.fromEntries(filters),
    ...(owner && { owner }),
    ...(query.hasAlerts === 'true' && { hasAlerts: 'true' as const }),
    isBoard,
  };
}

export const AccountListModel = createModel((first: Record<string, string>) => {
  const address = signal(first);
  const query = computed(() => readAccountQuery(address.value));
  const list = createResource(() => {
    const { isBoard: _, ...asked } = query.value;
    return api.accounts.list(asked);
  });
  const csvUrl = computed(() => {
    const { limit: _, offset: __, isBoard: ___, ...asked } = query.value;
    return api.accounts.csvUrl(asked);
  });
  /** Whether anything but the whole list is asked for. */
  const isLimited = computed(() =>
    ['search', 'owner', 'hasAlerts', ...Object.keys(accountFilters)].some((name) => address.value[name]),
  );
  return {
    query,
    list,
    csvUrl,
    isLimited,
    isImporting: signal(false),
    /** Called when the address has changed. */
    show(next: Record<string, string>) {
      if (JSON.stringify(next) !== JSON.stringify(address.peek())) address.value = next;
    },
  };
});

import { type RawBuilder, sql } from 'kysely';
import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { containing } from './containing.ts';
import type { SummaryNumbers } from './summary-store.ts';

/** Which accounts are meant; what is absent does not limit. */
export interface AccountFilter {
  /** 64-bit id of the one that is meant. */
  id?: string | undefined;
  /** In the name or the id. */
  search?: string | undefined;
  tier?: Tier | 'none' | undefined;
  stage?: Stage | 'none' | undefined;
  level?: AdoptionLevel | undefined;
  health?: HealthState | undefined;
  risk?: RiskLevel | undefined;
  industry?: string | undefined;
  region?: string | undefined;
  /** Ids of members; null: accounts without an owner. */
  owners?: readonly string[] | null | undefined;
  hasAlerts?: boolean | undefined;
  /** Those that were lost, instead of those that are customers. */
  isLost?: boolean | undefined;
}

/** An account as lists are sorted and shown by: with the numbers that were made of it. */
export interface AccountListing extends SummaryNumbers {
  externalId: string;
  name: string;
  lastSeenAt: Date;
  tier: Tier | null;
  industry: string | null;
  region: string | null;
  ownerId: string | null;
  ownerName: string | null;
  contractEndsOn: string | null;
  currency: string | null;
  timeZone: string | null;
  seatsBought: number | null;
  openAlerts: number;
}

/** How many alerts wait, by account: a table expression `o` to be joined, because few accounts have any. */
const openAlerts = ({ environmentId }: Scope) => sql`(
    select account_id, count(*)::int as open_alerts from alert
    where environment_id = ${environmentId} and resolved_at is null group by account_id
  ) as o`;

/** Where a value stands in the order of its kind; null where it has none. */
const rank = (column: RawBuilder<unknown>, values: readonly string[]) =>
  sql`array_position(${arrayOfPlain(values)}::text[], ${column})`;

const name = sql`account.name collate names`;

/** What each column of the list is sorted by, from the least to the most. */
const sortKeys = {
  name,
  tier: rank(sql`account.tier`, ['longTail', 'enterprise', 'strategic']),
  stage: rank(sql`s.stage`, ['kickOff', 'onboarding', 'steadyUse', 'renewal', 'maintenance']),
  level: rank(sql`s.level`, ['low', 'medium', 'high']),
  health: rank(sql`s.health`, ['atRisk', 'none', 'record', 'process', 'integration', 'customised']),
  risk: rank(sql`s.risk`, ['none', 'light', 'ordinary', 'high']),
  users: sql`s.users`,
  activeUsers7: sql`s.active_users7`,
  activeUsers28: sql`s.active_users28`,
  activity: sql`s.active_users7 / nullif(s.users, 0)::float8`,
  featuresUsed: sql`s.features_used28`,
  lastSeenAt: sql`account.last_seen_at`,
  nps: sql`s.nps_score`,
  contractEndsOn: sql`account.contract_ends_on`,
  annualValue: sql`s.annual_value`,
  openAlerts: sql`coalesce(o.open_alerts, 0)`,
};
export type AccountSort = keyof typeof sortKeys;
export const accountSorts = Object.keys(sortKeys) as [AccountSort, ...AccountSort[]];

/** By the chosen column, then by name; accounts without a value stand last in either order. */
const ordered = (sort: AccountSort, order: 'asc' | 'desc') =>
  sql`${sortKeys[sort]} ${sql.raw(order)} nulls last, ${sort === 'name' ? sql`` : sql`${name},`}
    account.external_id collate "C"`;

/** The accounts that meet the filter, each with its numbers `s` and its open alerts `o`. */
function found(scope: Scope, filter: AccountFilter) {
  const { id, search, tier, stage, owners } = filter;
  const conditions = [
    sql`account.environment_id = ${scope.environmentId}`,
    inPortfolio(scope),
    // The page of one account shows it in either case.
    ...(id === undefined
      ? [sql`account.is_churned = ${filter.isLost === true}`]
      : [sql`account.id = ${id}::bigint`]),
    ...(search ? [isNamed(search)] : []),
    ...is(sql`account.tier`, tier),
    ...is(sql`s.stage`, stage),
    ...is(sql`s.level`, filter.level),
    ...is(sql`s.health`, filter.health),
    ...is(sql`s.risk`, filter.risk),
    ...is(sql`account.industry`, filter.industry),
    ...is(sql`account.region`, filter.region),
    ...(owners === undefined ? [] : [isOwned(owners)]),
    ...(filter.hasAlerts ? [sql`o.open_alerts > 0`] : []),
  ];
  return sql`
    from account
    join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    left join ${openAlerts(scope)} on o.account_id = account.id
    where ${sql.join(conditions, sql` and `)}`;
}

const is = (column: RawBuilder<unknown>, value: string | undefined) =>
  value === undefined ? [] : [value === 'none' ? sql`${column} is null` : sql`${column} = ${value}`];

function isNamed(search: string) {
  const pattern = containing(search);
  return sql`(account.name ilike ${pattern} or account.external_id ilike ${pattern})`;
}

const isOwned = (owners: readonly string[] | null) =>
  owners === null ? sql`account.owner_id is null` : sql`account.owner_id = any(${[...owners]}::uuid[])`;

/** How many accounts meet the filter. */
export async function countListings(db: Queryable, scope: Scope, filter: AccountFilter): Promise<number> {
  const { rows } = await sql<{
    total: number;
  }>`select count(*)::int as total ${found(scope, filter)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** The accounts that meet the filter, or one page of them, with the numbers that were made of each last. */
export async function selectListings(
  db: Queryable,
  scope: Scope,
  { sort, order, ...filter }: AccountFilter & { sort: AccountSort; order: 'asc' | 'desc' },
  page?: Page,
): Promise<AccountListing[]> {
  const { rows } = await sql<AccountListing>`
    select account.external_id, account.name, account.last_seen_at, account.tier, account.industry, account.region,
      account.seats_bought, account.contract_ends_on, account.currency, account.time_zone,
      account.owner_id,
      (select member.name from member where member.id = account.owner_id) as owner_name,
      s.users, s.active_users7, s.active_users28, s.weekly_active_users, s.features_used28, s.nps_score, s.nps_n,
      s.features_available, s.activated_users, s.active_users_before, s.users_before, s.core_used, s.annual_value,
      s.stage, s.level, s.health, s.risk, s.is_shallow, coalesce(o.open_alerts, 0) as open_alerts
    ${found(scope, filter)}
    order by ${ordered(sort, order)}
    ${page ? sql`limit ${page.limit} offset ${page.offset}` : sql``}`.execute(db);
  return rows;
}

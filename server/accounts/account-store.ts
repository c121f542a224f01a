import { sql } from 'kysely';
import type { Stage, Tier } from '../../shared/contract/account.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import type { Queryable } from '../db/database.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import type { SummaryNumbers } from './summary-store.ts';

/** `%` and `_` in what a person types mean themselves. */
export const containing = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

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

export interface AccountListing {
  id: string;
  externalId: string;
  name: string;
  lastSeenAt: Date;
}

/** An account as lists are sorted and shown by: with the numbers that were made of it. */
export interface CountedListing extends AccountListing, SummaryNumbers {
  tier: Tier | null;
  industry: string | null;
  region: string | null;
  ownerId: string | null;
  ownerName: string | null;
  contractStartsOn: string | null;
  contractEndsOn: string | null;
  contractValue: number | null;
  currency: string | null;
  seatsBought: number | null;
  openAlerts: number;
}

/** Accounts that meet the filter; the caller has brought the numbers up to date. */
export async function selectCountedAccounts(
  db: Queryable,
  scope: Scope,
  filter: AccountFilter,
): Promise<CountedListing[]> {
  const { search, tier, stage, owners } = filter;
  return db
    .selectFrom('account')
    .innerJoin('accountSummary as s', (join) =>
      join.onRef('s.environmentId', '=', 'account.environmentId').onRef('s.accountId', '=', 'account.id'),
    )
    .leftJoin('member', 'member.id', 'account.ownerId')
    .leftJoin(
      (sub) =>
        sub
          .selectFrom('alert')
          .where('alert.environmentId', '=', scope.environmentId)
          .where('alert.resolvedAt', 'is', null)
          .groupBy('alert.accountId')
          .select(['alert.accountId', sql<number>`count(*)::int`.as('openAlerts')])
          .as('alerts'),
      (join) => join.onRef('alerts.accountId', '=', 'account.id'),
    )
    .where('account.environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .$if(filter.id !== undefined, (query) => query.where('account.id', '=', filter.id!))
    .$if(filter.id === undefined, (query) => query.where('account.isChurned', '=', filter.isLost === true))
    .$if(search !== undefined && search !== '', (query) => {
      const pattern = containing(search!);
      return query.where((or) =>
        or.or([or('account.name', 'ilike', pattern), or('account.externalId', 'ilike', pattern)]),
      );
    })
    .$if(tier !== undefined, (query) =>
      tier === 'none'
        ? query.where('account.tier', 'is', null)
        : query.where('account.tier', '=', tier as Tier),
    )
    .$if(stage !== undefined, (query) =>
      stage === 'none' ? query.where('s.stage', 'is', null) : query.where('s.stage', '=', stage as Stage),
    )
    .$if(filter.level !== undefined, (query) => query.where('s.level', '=', filter.level!))
    .$if(filter.health !== undefined, (query) => query.where('s.health', '=', filter.health!))
    .$if(filter.risk !== undefined, (query) => query.where('s.risk', '=', filter.risk!))
    .$if(filter.industry !== undefined, (query) => query.where('account.industry', '=', filter.industry!))
    .$if(filter.region !== undefined, (query) => query.where('account.region', '=', filter.region!))
    .$if(owners !== undefined, (query) =>
      owners === null
        ? query.where('account.ownerId', 'is', null)
        : query.where('account.ownerId', 'in', [...owners!]),
    )
    .$if(filter.hasAlerts === true, (query) => query.where('alerts.openAlerts', '>', 0))
    .select(['account.id', 'account.externalId', 'account.name', 'account.lastSeenAt'])
    .select(['account.tier', 'account.industry', 'account.region', 'account.seatsBought'])
    .select([
      'account.contractStartsOn',
      'account.contractEndsOn',
      'account.contractValue',
      'account.currency',
    ])
    .select(['account.ownerId', 'member.name as ownerName'])
    .select(['s.users', 's.activeUsers7', 's.activeUsers28', 's.featuresUsed28', 's.npsScore', 's.npsN'])
    .select(['s.featuresAvailable', 's.activatedUsers', 's.activeUsersBefore', 's.usersBefore', 's.coreUsed'])
    .select(['s.stage', 's.level', 's.health', 's.risk', 's.isShallow'])
    .select(sql<number>`coalesce(alerts.open_alerts, 0)`.as('openAlerts'))
    .execute();
}

/** @param externalId the host app's own id */
export function selectAccount(db: Queryable, scope: Scope, externalId: string) {
  return db
    .selectFrom('account')
    .leftJoin('member', 'member.id', 'account.ownerId')
    .where('account.environmentId', '=', scope.environmentId)
    .where('account.externalId', '=', externalId)
    .where('account.id', '=', accountIdOf(scope.environmentId, externalId))
    .where(inPortfolio(scope))
    .selectAll('account')
    .select('member.name as ownerName')
    .executeTakeFirst();
}

export type StoredAccount = NonNullable<Awaited<ReturnType<typeof selectAccount>>>;

/** Holds the rows until the transaction ends; returns the ids of those that the actor may see, sorted. */
export async function lockAccounts(trx: Queryable, scope: Scope, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await trx
    .selectFrom('account')
    .where('environmentId', '=', scope.environmentId)
    .where('id', 'in', [...ids])
    .where(inPortfolio(scope))
    .select('id')
    .orderBy(sql`id::text collate "C"`)
    .forUpdate()
    .execute();
  return rows.map(({ id }) => id);
}

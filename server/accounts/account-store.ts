import { sql } from 'kysely';
import type { Traits } from '../../shared/contract/audience.ts';
import type { Queryable } from '../db/database.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import type { SummaryNumbers } from './summary-store.ts';

/** `%` and `_` in what a person types mean themselves. */
export const containing = (search: string): string => `%${search.replace(/[\\%_]/g, '\\$&')}%`;

export interface AccountListing {
  id: string;
  externalId: string;
  name: string;
  lastSeenAt: Date;
}

/** An account as lists are sorted and shown by: with the numbers that were made of it. */
export interface CountedListing extends AccountListing, SummaryNumbers {}

/** Accounts whose name or id contains the text, all of them without one; the caller has brought the numbers up to date. */
export async function selectCountedAccounts(
  db: Queryable,
  scope: Scope,
  search: string | undefined,
): Promise<CountedListing[]> {
  let query = db
    .selectFrom('account')
    .innerJoin('accountSummary as s', (join) =>
      join.onRef('s.environmentId', '=', 'account.environmentId').onRef('s.accountId', '=', 'account.id'),
    )
    .where('account.environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .select(['account.id', 'account.externalId', 'account.name', 'account.lastSeenAt'])
    .select(['s.users', 's.activeUsers7', 's.activeUsers28', 's.featuresUsed28', 's.npsScore', 's.npsN']);
  if (search) {
    const pattern = containing(search);
    query = query.where((or) =>
      or.or([or('account.name', 'ilike', pattern), or('account.externalId', 'ilike', pattern)]),
    );
  }
  return query.execute();
}

export interface StoredAccount extends AccountListing {
  traits: Traits;
  timeZone: string | null;
  firstSeenAt: Date;
}

/** @param externalId the host app's own id */
export function selectAccount(
  db: Queryable,
  scope: Scope,
  externalId: string,
): Promise<StoredAccount | undefined> {
  return db
    .selectFrom('account')
    .where('environmentId', '=', scope.environmentId)
    .where('externalId', '=', externalId)
    .where('id', '=', accountIdOf(scope.environmentId, externalId))
    .where(inPortfolio(scope))
    .select(['id', 'externalId', 'name', 'traits', 'timeZone', 'firstSeenAt', 'lastSeenAt'])
    .executeTakeFirst();
}

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

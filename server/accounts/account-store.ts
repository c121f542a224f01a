import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { accountIdOf } from '../db/hashed-id.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

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

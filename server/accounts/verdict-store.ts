import type { ChurnReason, Level } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** A level by hand; null takes it back. */
export async function updateLevelSet(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  set: {
    levelSet: Level | null;
    levelSetReason: string | null;
    levelSetUntil: string | null;
    levelSetBy: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('account')
    .set(set)
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .execute();
}

/** How the account was lost; null: it was not. */
export async function updateChurn(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  churn: { churnedOn: string; reason: ChurnReason; note: string; beganInSales: boolean } | null,
): Promise<void> {
  await trx
    .updateTable('account')
    .set({
      isChurned: churn !== null,
      churnedOn: churn?.churnedOn ?? null,
      churnReason: churn?.reason ?? null,
      churnNote: churn?.note ?? null,
      churnBeganInSales: churn?.beganInSales ?? false,
    })
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .execute();
}

import type { RiskReasonName } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export async function insertReason(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  reason: { id: string; reason: RiskReasonName; evidence: string; raisedBy: string; raisedAt: Date },
): Promise<void> {
  await trx
    .insertInto('riskReason')
    .values({ environmentId, accountId, ...reason })
    .execute();
}

/** Whether it held until now. */
export async function endReason(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  id: string,
  endedAt: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('riskReason')
    .set({ endedAt })
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

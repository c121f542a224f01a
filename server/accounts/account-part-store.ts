import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** Tables of what members keep about an account, each row with an id of its own. */
type AccountPart = 'accountNote' | 'contact' | 'issue' | 'planItem' | 'successCriterion';

/** Whether the account had it. */
export async function deleteAccountPart(
  trx: Queryable,
  { environmentId }: Scope,
  table: AccountPart,
  accountId: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await trx
    .deleteFrom(table)
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

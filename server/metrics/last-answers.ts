import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

/** When anybody of the account answered a survey last; for accounts in which anybody did. */
export async function lastAnswersByAccount(
  db: Queryable,
  { environmentId }: Scope,
  accountIds?: readonly string[],
): Promise<ByAccount<Date>> {
  const { rows } = await sql<{ accountId: string; at: Date }>`
    select d.account_id, max(d.answered_at) as at from response d
    where d.environment_id = ${environmentId} and ${amongAccounts(accountIds)}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, at }) => [accountId, at]));
}

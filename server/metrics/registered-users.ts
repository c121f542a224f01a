import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts, isRegistered, joinUser } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

/** Who has ever been seen in the account, or was put into it. */
export async function registeredUsersByAccount(
  db: Queryable,
  scope: Scope,
  accountIds?: readonly string[],
): Promise<ByAccount<number>> {
  const { rows } = await sql<{ accountId: string; users: number }>`
    select d.account_id, count(*)::int as users
    from seat d ${joinUser(scope)}
    where d.environment_id = ${scope.environmentId} and ${amongAccounts(accountIds)} and ${ofPortfolio(scope)}
      and ${isRegistered}
    group by d.account_id`.execute(db);
  return new Map(rows.map(({ accountId, users }) => [accountId, users]));
}

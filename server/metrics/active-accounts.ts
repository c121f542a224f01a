import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { activeUsersByAccount } from './active-users.ts';

export async function countAccounts(
  db: Queryable,
  scope: Scope,
  now: Date,
): Promise<{ accounts: number; activeAccounts7: number }> {
  const { rows } = await sql<{ accounts: number }>`
    select count(*)::int as accounts from account
    where environment_id = ${scope.environmentId} and ${inPortfolio(scope)}`.execute(db);
  const active = await activeUsersByAccount(db, scope, now);
  return {
    accounts: rows[0]?.accounts ?? 0,
    activeAccounts7: [...active.values()].filter(({ last7 }) => last7 > 0).length,
  };
}

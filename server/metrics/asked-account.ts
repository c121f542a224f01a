import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

/** The account's time zone, or else the workspace's. Undefined: no such account in the actor's portfolio. */
export async function selectAskedAccount(
  db: Queryable,
  scope: Scope,
  id: string,
): Promise<{ timeZone: string } | undefined> {
  const { rows } = await sql<{ timeZone: string }>`
    select coalesce(account.time_zone, w.time_zone) as time_zone
    from account join workspace w on w.id = ${scope.workspaceId}
    where account.environment_id = ${scope.environmentId} and account.id = ${id}::bigint and ${inPortfolio(scope)}`.execute(
    db,
  );
  return rows[0];
}

import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { type GrowthInput, healthyStates, settledStages } from '../metrics/growth-signs.ts';

export interface GrowingAccount extends GrowthInput {
  externalId: string;
  name: string;
  annualValue: number | null;
  /** When all seats are used if it goes on so; null: nobody can say. */
  fullOn: string | null;
}

/** Customers of the portfolio, of these owners or of all, that are settled and use the product well; or one of them. */
export async function selectSettled(
  db: Queryable,
  scope: Scope,
  { owners, accountId }: { owners?: readonly string[] | undefined; accountId?: string },
): Promise<GrowingAccount[]> {
  const { rows } = await sql<GrowingAccount>`
    select account.external_id, account.name, account.seats_bought, s.annual_value, s.stage, s.health, s.activated_users,
      s.users, s.active_users7, s.active_users_before, s.nps_score, s.nps_n,
      j.judgement->'expansion'->>'fullOn' as full_on
    from account
    join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    left join account_judgement j on j.environment_id = account.environment_id and j.account_id = account.id
    where account.environment_id = ${scope.environmentId} and ${inPortfolio(scope)} and not account.is_churned
      and s.stage = any(${[...settledStages]}) and s.health = any(${[...healthyStates]})
      ${owners === undefined ? sql`` : sql`and account.owner_id = any(${[...owners]}::uuid[])`}
      ${accountId === undefined ? sql`` : sql`and account.id = ${accountId}::bigint`}`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import type { Traits } from '../../shared/contract/audience.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

/** What is known of these accounts, or of all: what was set in Cairn outweighs what the host app says. */
export async function selectTraits(
  db: Queryable,
  scope: Scope,
  accountIds?: readonly string[],
): Promise<ByAccount<Traits>> {
  const { rows } = await sql<{ accountId: string; traits: Traits }>`
    select d.account_id, d.traits
    from (
      select id as account_id, traits || set_traits as traits from account
      where environment_id = ${scope.environmentId} and ${inPortfolio(scope)}
    ) as d
    where ${amongAccounts(accountIds)}`.execute(db);
  return new Map(rows.map(({ accountId, traits }) => [accountId, traits]));
}

import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Ask } from './ask.ts';
import { featureDays } from './feature-days.ts';
import { featuresAvailable } from './features-available.ts';
import { accountsThen } from './numbers/accounts.ts';

/**
 * The feature usage rate of the typical account: different features used in the period ÷ features available, added up
 * over the accounts. What all of them use together is nearly everything, and no measure for one. Null: nothing is
 * available to anybody.
 */
export async function averageFeatureUsage(db: Queryable, ask: Ask): Promise<number | null> {
  const { rows: accounts } = await accountsThen(ask).execute(db);
  const available = await featuresAvailable(
    db,
    ask.scope,
    accounts.map(({ id }) => id),
  );
  const { rows } = await sql<{ accountId: string; featureId: number }>`
    select distinct d.account_id, d.feature_id from (${featureDays(ask)}) as d
    where d.account_id in (${accountsThen(ask)})`.execute(db);
  const used = rows.filter(({ accountId, featureId }) => available.has(accountId, featureId)).length;
  const all = accounts.reduce((sum, { id }) => sum + available.countFor(id), 0);
  return all === 0 ? null : used / all;
}

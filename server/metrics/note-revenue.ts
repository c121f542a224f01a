import { sql } from 'kysely';
import { annualValue } from '../../shared/rules/annual-value.ts';
import { dayAt } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';

interface Contract {
  environmentId: number;
  accountId: string;
  timeZone: string;
  contractValue: number;
  contractStartsOn: string | null;
  contractEndsOn: string | null;
  currency: string | null;
  /** As it was noted last. */
  arr: number | null;
  arrCurrency: string | null;
  since: string | null;
}

/**
 * Notes what each account pays for a year wherever that has changed: from the day on which its contract begins, or
 * from today where it began before. What was noted earlier stays, so that a year can be compared with the next.
 */
export async function noteRevenue({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  for (const contract of await selectContracts(db)) {
    const { environmentId, accountId, currency } = contract;
    const arr = annualValue(contract);
    if (arr === null || (arr === contract.arr && currency === contract.arrCurrency)) continue;
    const today = dayAt(now(), contract.timeZone);
    const { contractStartsOn: startsOn, since: noted } = contract;
    const isNew = startsOn !== null && startsOn <= today && (noted === null || startsOn > noted);
    await db
      .insertInto('accountRevenue')
      .values({ environmentId, accountId, since: isNew ? startsOn : today, arr, currency })
      .onConflict((conflict) =>
        conflict.columns(['environmentId', 'accountId', 'since']).doUpdateSet({ arr, currency }),
      )
      .execute();
  }
}

async function selectContracts(db: Queryable): Promise<Contract[]> {
  const { rows } = await sql<Contract>`
    select a.environment_id, a.id as account_id, w.time_zone, a.contract_value, a.contract_starts_on, a.contract_ends_on,
      a.currency, r.arr, r.currency as arr_currency, r.since
    from account a
    join environment n on n.id = a.environment_id
    join workspace w on w.id = n.workspace_id
    left join lateral (
      select v.arr, v.currency, v.since from account_revenue v
      where v.environment_id = a.environment_id and v.account_id = a.id
      order by v.since desc limit 1
    ) as r on true
    where a.contract_value is not null`.execute(db);
  return rows;
}

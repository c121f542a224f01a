import { sql } from 'kysely';
import { annualValue } from '../../shared/rules/annual-value.ts';
import { addDays, type Day, dayAt, daysBetween } from '../../shared/rules/calendar.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';

interface Contract {
  environmentId: number;
  accountId: string;
  timeZone: string;
  contractValue: number;
  contractStartsOn: Day | null;
  contractEndsOn: Day | null;
  currency: string | null;
  /** As it was noted last. */
  arr: number | null;
  arrCurrency: string | null;
  since: Day | null;
  endsOn: Day | null;
}

/** What is to be noted: from which day on, and whether an earlier contract was followed by this one. */
interface Note {
  since: Day;
  isRenewal: boolean;
}

/** A contract that ends so much later than the one before is another one, and no correction of its dates. */
const longerByDays = 28;

/**
 * Notes what each account pays for a year wherever that has changed: from the day on which its contract begins, or
 * from today where it began before; and each contract that follows an earlier one, also at the same price. What was
 * noted earlier stays, so that a year can be compared with the next.
 */
export async function noteRevenue({ db, now }: Pick<Context, 'db' | 'now'>): Promise<void> {
  for (const contract of await selectContracts(db)) {
    const { environmentId, accountId, currency, contractEndsOn: endsOn } = contract;
    const arr = annualValue(contract);
    const note = arr === null ? undefined : noteOf(contract, arr, dayAt(now(), contract.timeZone));
    if (!note || arr === null) continue;
    const paid = { arr, currency, endsOn };
    await db
      .insertInto('accountRevenue')
      .values({ environmentId, accountId, ...note, ...paid })
      .onConflict((conflict) => conflict.columns(['environmentId', 'accountId', 'since']).doUpdateSet(paid))
      .execute();
  }
}

function noteOf(contract: Contract, arr: number, today: Day): Note | undefined {
  const { since, endsOn, contractStartsOn: startsOn, contractEndsOn } = contract;
  const begins = startsOn !== null && (since === null || startsOn > since) ? startsOn : null;
  if (since === null) return { since: begins !== null && begins <= today ? begins : today, isRenewal: false };
  if (endsOn !== null && contractEndsOn !== null && daysBetween(endsOn, contractEndsOn) >= longerByDays) {
    // What was agreed early is paid from its first day on.
    const renewedOn = begins ?? addDays(endsOn, 1);
    return renewedOn <= today ? { since: renewedOn, isRenewal: true } : undefined;
  }
  if (arr !== contract.arr || contract.currency !== contract.arrCurrency) {
    return { since: begins !== null && begins <= today ? begins : today, isRenewal: false };
  }
  return contractEndsOn === endsOn ? undefined : { since, isRenewal: false };
}

async function selectContracts(db: Queryable): Promise<Contract[]> {
  const { rows } = await sql<Contract>`
    select a.environment_id, a.id as account_id, w.time_zone, a.contract_value, a.contract_starts_on, a.contract_ends_on,
      a.currency, r.arr, r.currency as arr_currency, r.since, r.ends_on
    from account a
    join environment n on n.id = a.environment_id
    join workspace w on w.id = n.workspace_id
    left join lateral (
      select v.arr, v.currency, v.since, v.ends_on from account_revenue v
      where v.environment_id = a.environment_id and v.account_id = a.id
      order by v.since desc limit 1
    ) as r on true
    where a.contract_value is not null`.execute(db);
  return rows;
}

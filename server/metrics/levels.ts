import { sql } from 'kysely';
import type { AdoptionLevel } from '../../shared/contract/judgement.ts';
import { addDays, type Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import { isAskedAccount } from './among.ts';
import type { Ask } from './ask.ts';

type ByLevel = Record<AdoptionLevel, number>;

const countsByLevel = sql`
  count(*) filter (where level = 'low')::int as low,
  count(*) filter (where level = 'medium')::int as medium,
  count(*) filter (where level = 'high')::int as high,
  count(*) filter (where level is null or level = 'tooEarly')::int as too_early`;

const none = { low: 0, medium: 0, high: 0, tooEarly: 0 };

/** Accounts whose contract ends in the `days` days from today on, by adoption level. */
export async function dueByLevel(db: Queryable, ask: Ask, days: number): Promise<ByLevel> {
  const today = ask.period.to;
  const { rows } = await sql<ByLevel>`
    select ${countsByLevel}
    from account
    left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    where ${isAskedAccount(ask)} and not account.is_churned
      and account.contract_ends_on between ${today}::date and ${addDays(today, days)}::date`.execute(db);
  return rows[0] ?? none;
}

/** How many accounts have each level today. */
export async function countLevels(db: Queryable, ask: Pick<Ask, 'scope' | 'among'>): Promise<ByLevel> {
  const { rows } = await sql<ByLevel>`
    select ${countsByLevel}
    from account
    left join account_summary s on s.environment_id = account.environment_id and s.account_id = account.id
    where ${isAskedAccount(ask)} and not account.is_churned`.execute(db);
  return rows[0] ?? none;
}

/** How many accounts had each level at the end of each of the last `weeks` weeks, oldest first. */
export async function levelsByWeek(
  db: Queryable,
  ask: Ask,
  weeks: number,
): Promise<({ day: Day } & ByLevel)[]> {
  const { rows } = await sql<{ day: Day } & ByLevel>`
    select w.day, ${countsByLevel}
    from (
      select ${ask.period.to}::date - 7 * n as day from generate_series(0, ${weeks - 1}::int) as n
    ) as w
    join lateral (
      select distinct on (d.account_id) d.account_id, d.level
      from account_day d
      join account on account.environment_id = d.environment_id and account.id = d.account_id
      where ${isAskedAccount(ask)} and d.day between w.day - 6 and w.day
        and (account.churned_on is null or w.day < account.churned_on)
      order by d.account_id, d.day desc
    ) as d on true
    group by w.day order by w.day`.execute(db);
  return rows;
}

/** How many accounts went from one level to another within the period. */
export async function levelMoves(
  db: Queryable,
  ask: Ask,
): Promise<{ from: AdoptionLevel; to: AdoptionLevel; accounts: number }[]> {
  const at = (day: Day) => sql`
    select distinct on (d.account_id) d.account_id, d.level
    from account_day d
    join account on account.environment_id = d.environment_id and account.id = d.account_id
    where ${isAskedAccount(ask)} and d.day <= ${day}::date and d.day > ${day}::date - 14
      and (account.churned_on is null or ${day}::date < account.churned_on)
    order by d.account_id, d.day desc`;
  const { rows } = await sql<{ from: AdoptionLevel; to: AdoptionLevel; accounts: number }>`
    select b.level as "from", e.level as "to", count(*)::int as accounts
    from (${at(ask.period.from)}) as b join (${at(ask.period.to)}) as e using (account_id)
    where b.level <> e.level
    group by 1, 2 order by 3 desc, 1, 2`.execute(db);
  return rows;
}

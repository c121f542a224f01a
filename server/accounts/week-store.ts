import { sql } from 'kysely';
import type { JudgedFacts } from '../../shared/contract/judgement.ts';
import { startOfWeek } from '../../shared/rules/calendar.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

interface WeekRow {
  accountId: string;
  facts: JudgedFacts;
}

/** Those of these accounts whose facts of that day are kept already. */
async function selectKept(
  db: Queryable,
  environmentId: number,
  rows: readonly WeekRow[],
): Promise<ReadonlySet<string>> {
  const days = rows.map(({ facts }) => facts.known.today);
  const { rows: kept } = await sql<{ accountId: string }>`
    select k.account_id
    from unnest(${arrayOfPlain(rows.map(({ accountId }) => accountId))}::bigint[], ${days}::date[],
      ${days.map(startOfWeek)}::date[]) as n(account_id, day, week)
    join account_week k on k.environment_id = ${environmentId} and k.account_id = n.account_id and k.week = n.week
      and k.day >= n.day`.execute(db);
  return new Set(kept.map(({ accountId }) => accountId));
}

/** Keeps the facts of a day as those of its week, once a day: what comes in later that day changes nothing. */
export async function keepFacts(
  trx: Queryable,
  environmentId: number,
  rows: readonly WeekRow[],
): Promise<void> {
  const kept = await selectKept(trx, environmentId, rows);
  const fresh = rows.filter(({ accountId }) => !kept.has(accountId));
  if (fresh.length > 0) await writeFacts(trx, environmentId, fresh);
}

/** Where a week has several rows, its last day counts. */
export async function writeFacts(
  trx: Queryable,
  environmentId: number,
  rows: readonly WeekRow[],
): Promise<void> {
  const values = rows.map(({ accountId, facts }) => ({
    account_id: accountId,
    week: startOfWeek(facts.known.today),
    day: facts.known.today,
    facts,
  }));
  await sql`
    insert into account_week as k (environment_id, account_id, week, day, facts)
    select ${environmentId}::int, account_id, week, day, facts
    from (
      select distinct on (account_id, week) *
      from json_to_recordset(${JSON.stringify(values)}::json) as n(account_id bigint, week date, day date, facts jsonb)
      order by account_id, week, day desc
    ) as n
    on conflict (environment_id, account_id, week) do update set day = excluded.day, facts = excluded.facts
    where k.day < excluded.day`.execute(trx);
}

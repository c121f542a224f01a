import { sql } from 'kysely';
import type { JudgedFacts } from '../../shared/contract/judgement.ts';
import { startOfWeek } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

interface WeekRow {
  accountId: string;
  facts: JudgedFacts;
}

/** At most `limit` customers of which the facts of their today are not kept yet. */
export async function selectUnkept(
  db: Queryable,
  { workspaceId, environmentId }: Pick<Scope, 'workspaceId' | 'environmentId'>,
  now: Date,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id
    from account a
    join workspace w on w.id = ${workspaceId}
    cross join lateral (
      select (${now}::timestamptz at time zone coalesce(a.time_zone, w.time_zone))::date as today
    ) as t
    left join account_week k on k.environment_id = a.environment_id and k.account_id = a.id
      and k.week = date_trunc('week', t.today)::date and k.day >= t.today
    where a.environment_id = ${environmentId} and k.account_id is null
      and (a.churned_on is null or a.churned_on > t.today)
    order by a.id limit ${limit}`.execute(db);
  return rows.map(({ id }) => id);
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

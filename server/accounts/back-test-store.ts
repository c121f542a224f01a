import { sql } from 'kysely';
import type { ChurnReason } from '../../shared/contract/account.ts';
import type { JudgedFacts } from '../../shared/contract/judgement.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

export interface LostRow {
  id: string;
  externalId: string;
  name: string;
  churnedOn: Day;
  reason: ChurnReason;
  note: string;
}

/** Accounts that were lost, newest first. */
export const selectLost = (db: Queryable, scope: Scope, limit: number): Promise<LostRow[]> =>
  db
    .selectFrom('account')
    .where('environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .where('isChurned', '=', true)
    .select(['id', 'externalId', 'name'])
    .select((row) => [
      row.ref('churnedOn').$notNull().as('churnedOn'),
      row.ref('churnReason').$notNull().as('reason'),
      row.ref('churnNote').$notNull().as('note'),
    ])
    .orderBy('churnedOn', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();

/**
 * Accounts to compare with: at most so many. Their ids are hashes, so the first of them are drawn at random, and the
 * same each time.
 */
export const selectOthers = (
  db: Queryable,
  scope: Scope,
  limit: number,
): Promise<{ id: string; churnedOn: Day | null }[]> =>
  db
    .selectFrom('account')
    .where('environmentId', '=', scope.environmentId)
    .where(inPortfolio(scope))
    .select(['id', 'churnedOn'])
    .orderBy('id')
    .limit(limit)
    .execute();

export interface KeptWeek {
  accountId: string;
  day: Day;
  facts: JudgedFacts;
}

/** The facts of these accounts in these weeks, named by their Mondays; oldest first. */
export async function selectWeeks(
  db: Queryable,
  { environmentId }: Scope,
  accountIds: readonly string[],
  weeks: readonly Day[],
): Promise<KeptWeek[]> {
  const { rows } = await sql<KeptWeek>`
    select account_id, day, facts from account_week
    where environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])
      and week = any(${[...weeks]}::date[])
    order by account_id, day`.execute(db);
  return rows;
}

/** The facts of the last `days` days before each of these accounts was lost; oldest first. */
export async function selectLastWeeks(
  db: Queryable,
  { environmentId }: Scope,
  accountIds: readonly string[],
  days: number,
): Promise<KeptWeek[]> {
  const { rows } = await sql<KeptWeek>`
    select k.account_id, k.day, k.facts
    from account a
    join account_week k on k.environment_id = a.environment_id and k.account_id = a.id
      and k.week between a.churned_on - ${days}::int and a.churned_on and k.day < a.churned_on
    where a.environment_id = ${environmentId} and a.id = any(${arrayOfPlain(accountIds)}::bigint[])
    order by k.account_id, k.day`.execute(db);
  return rows;
}

import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

/** Every table that has rows of people, by the column that names them; what refers to others comes first. */
const tablesOfUsers = [
  ['event', 'user_id'],
  ['entry_use', 'user_id'],
  ['user_day', 'user_id'],
  ['account_place', 'user_id'],
  ['person_days', 'user_id'],
  ['seat', 'user_id'],
  ['guide_run', 'user_id'],
  ['guide_run_step', 'user_id'],
  ['user_preference', 'user_id'],
  ['withheld_guides', 'user_id'],
  ['goal_assignment', 'user_id'],
  ['answer_tag', 'user_id'],
  ['answer_task', 'user_id'],
  ['response', 'user_id'],
  ['user_link', 'user_id'],
  ['contact', 'user_id'],
  ['user', 'id'],
] as const;

const tablesOfAccounts = [
  ['event', 'account_id'],
  ['entry_use', 'account_id'],
  ['user_day', 'account_id'],
  ['entry_day', 'account_id'],
  ['account_place', 'account_id'],
  ['seat', 'account_id'],
  ['guide_run', 'account_id'],
  ['answer_tag', 'account_id'],
  ['answer_task', 'account_id'],
  ['response', 'account_id'],
  ['goal_assignment', 'account_id'],
  ['account_revenue', 'account_id'],
  ['business_review', 'account_id'],
  ['share_link', 'account_id'],
  ['account_summary', 'account_id'],
  ['account_change', 'account_id'],
  ['account_judgement', 'account_id'],
  ['account_use', 'account_id'],
  ['account_day', 'account_id'],
  ['account_week', 'account_id'],
  ['level_override', 'account_id'],
  ['issue', 'account_id'],
  ['plan_item', 'account_id'],
  ['alert', 'account_id'],
  ['account_note', 'account_id'],
  ['contact', 'account_id'],
  ['success_criterion', 'account_id'],
  ['risk_reason', 'account_id'],
  ['account', 'id'],
] as const;

/** What is kept of a user or an account, and therefore erased or handed out. */
export const tablesOf = { user: tablesOfUsers, account: tablesOfAccounts };

/** By table, how many rows these users or accounts have in it. */
export async function countRows(
  db: Queryable,
  environmentId: number,
  noun: 'user' | 'account',
  ids: readonly string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, column] of tablesOf[noun]) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from ${sql.table(table)}
      where environment_id = ${environmentId} and ${sql.ref(column)} = any(${arrayOfPlain(ids)}::bigint[])`.execute(
      db,
    );
    counts[table] = rows[0]?.n ?? 0;
  }
  return counts;
}

/** Deletes them all; by table, how many there were. */
export async function deleteRows(
  trx: Queryable,
  environmentId: number,
  noun: 'user' | 'account',
  ids: readonly string[],
): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [table, column] of tablesOf[noun]) {
    const { numAffectedRows = 0n } = await sql`
      delete from ${sql.table(table)}
      where environment_id = ${environmentId} and ${sql.ref(column)} = any(${arrayOfPlain(ids)}::bigint[])`.execute(
      trx,
    );
    counts[table] = Number(numAffectedRows);
  }
  return counts;
}

/** The anonymous users who turned out to be these: their raw events are still under their own ids. */
export async function selectFormerIds(
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .selectFrom('userLink')
    .where('environmentId', '=', environmentId)
    .where('userId', 'in', [...userIds])
    .select('anonymousUserId')
    .execute();
  return rows.map(({ anonymousUserId }) => anonymousUserId);
}

/** Whether somebody who sees a part of the accounts sees all of this user: erasing takes what they did anywhere. */
export async function isSeatedInPortfolioAlone(
  trx: Queryable,
  scope: Scope,
  userId: string,
): Promise<boolean> {
  if (!scope.owners) return true;
  const { rows } = await sql<{ isAll: boolean | null }>`
    select bool_and(${ofPortfolio(scope, 's.accountId')}) as "isAll" from seat s
    where s.environment_id = ${scope.environmentId} and s.user_id = ${userId}`.execute(trx);
  return rows[0]?.isAll ?? false;
}

/** Users with a seat in this account and in no other, and what they are called. */
export async function selectUsersOfAccountAlone(
  db: Queryable,
  environmentId: number,
  accountId: string,
): Promise<{ id: string; externalId: string }[]> {
  const { rows } = await sql<{ id: string; externalId: string }>`
    select u.id, u.external_id
    from seat s join "user" u on u.environment_id = s.environment_id and u.id = s.user_id
    where s.environment_id = ${environmentId} and s.account_id = ${accountId}
      and not exists (
        select from seat o
        where o.environment_id = s.environment_id and o.user_id = s.user_id and o.account_id <> s.account_id
      )`.execute(db);
  return rows;
}

/**
 * Takes these users out of the issues that they have raised, where they stand in words: by their id, their
 * e-mail address or their name, also that of the contact they are. Comes before their own rows are deleted.
 */
export async function forgetRaisers(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<void> {
  await sql`
    update issue set raised_by = null
    where environment_id = ${environmentId} and lower(raised_by) in (
      select lower(called.so)
      from "user" u cross join lateral (
        values (u.external_id), (u.name), (btrim(u.traits ->> 'name')), (btrim(u.traits ->> 'email'))
      ) called (so)
      where u.environment_id = ${environmentId} and u.id = any(${arrayOfPlain(userIds)}::bigint[])
      union
      select lower(c.name) from contact c
      where c.environment_id = ${environmentId} and c.user_id = any(${arrayOfPlain(userIds)}::bigint[])
    )`.execute(trx);
}

/** Takes the names of erased people out of the log of who did what; that something was done stays. */
export async function forgetSubjects(
  trx: Queryable,
  workspaceId: number,
  noun: 'user' | 'account',
  externalIds: readonly string[],
): Promise<void> {
  if (externalIds.length === 0) return;
  // The log refuses every other change.
  await sql`select set_config('cairn.erases', 'on', true)`.execute(trx);
  await trx
    .updateTable('auditEntry')
    .set({ subject: `${noun}:erased`, details: null })
    .where('workspaceId', '=', workspaceId)
    .where(
      'subject',
      'in',
      externalIds.map((id) => `${noun}:${id}`),
    )
    .execute();
}

import { sql } from 'kysely';
import type { Churn, Level } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** The level that somebody has set, also when it no longer holds, and when the account was lost. */
export const selectVerdict = (trx: Queryable, { environmentId }: Scope, accountId: string) =>
  trx
    .selectFrom('account')
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .select(['levelSet as level', 'levelSetReason as reason', 'churnedOn'])
    .executeTakeFirstOrThrow();

/** A level by hand; null takes it back. */
export async function updateLevelSet(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  set: {
    levelSet: Level | null;
    levelSetReason: string | null;
    levelSetUntil: string | null;
    levelSetBy: string | null;
  },
): Promise<void> {
  await trx
    .updateTable('account')
    .set(set)
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .execute();
}

export interface Override {
  id: string;
  level: Level;
  reason: string;
  setOn: string;
  until: string;
  setBy: string;
}

/** Keeps it beside all that were set before. */
export async function insertOverride(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  override: Override,
): Promise<void> {
  await trx
    .insertInto('levelOverride')
    .values({ environmentId, accountId, ...override, releasedOn: null })
    .execute();
}

/** What still holds of what was set by hand holds from that day on no longer. */
export async function releaseOverrides(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  today: string,
): Promise<void> {
  await trx
    .updateTable('levelOverride')
    .set({ releasedOn: today })
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .where('releasedOn', 'is', null)
    .where('until', '>=', today)
    .execute();
}

/** Every level that was set by hand, with who set it, oldest first. */
export const selectOverrides = (
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<(Override & { releasedOn: string | null; setByName: string | null })[]> =>
  db
    .selectFrom('levelOverride')
    .leftJoin('member', (join) => join.on(sql<boolean>`level_override.set_by = 'member:' || member.id`))
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .select(['levelOverride.id', 'level', 'reason', 'setOn', 'until', 'setBy', 'releasedOn'])
    .select('member.name as setByName')
    .orderBy('setOn')
    .orderBy('levelOverride.id')
    .execute();

/** How the account was lost; null: it was not. Whether that changed anything. */
export async function updateChurn(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  churn: Churn | null,
): Promise<boolean> {
  const set = [churn !== null, churn?.churnedOn ?? null, churn?.reason ?? null, churn?.note ?? null] as const;
  const beganInSales = churn?.beganInSales ?? false;
  const { numAffectedRows = 0n } = await sql`
    update account set (is_churned, churned_on, churn_reason, churn_note, churn_began_in_sales)
      = (${sql.join(set)}, ${beganInSales})
    where environment_id = ${environmentId} and id = ${accountId}
      and (is_churned, churned_on, churn_reason, churn_note, churn_began_in_sales)
        is distinct from (${set[0]}::boolean, ${set[1]}::date, ${set[2]}::text, ${set[3]}::text, ${beganInSales}::boolean)`.execute(
    trx,
  );
  return numAffectedRows > 0n;
}

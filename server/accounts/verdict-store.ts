import { sql } from 'kysely';
import type { ChurnReason, Level } from '../../shared/contract/account.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

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

/** How the account was lost; null: it was not. */
export async function updateChurn(
  trx: Queryable,
  { environmentId }: Scope,
  accountId: string,
  churn: { churnedOn: string; reason: ChurnReason; note: string; beganInSales: boolean } | null,
): Promise<void> {
  await trx
    .updateTable('account')
    .set({
      isChurned: churn !== null,
      churnedOn: churn?.churnedOn ?? null,
      churnReason: churn?.reason ?? null,
      churnNote: churn?.note ?? null,
      churnBeganInSales: churn?.beganInSales ?? false,
    })
    .where('environmentId', '=', environmentId)
    .where('id', '=', accountId)
    .execute();
}

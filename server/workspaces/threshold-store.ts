import type { Queryable } from '../db/database.ts';
import type { WorkspaceScope } from '../http/scope.ts';

/** Those that are not the default. */
export function selectThresholds(
  db: Queryable,
  { workspaceId }: Pick<WorkspaceScope, 'workspaceId'>,
): Promise<{ name: string; value: number }[]> {
  return db
    .selectFrom('threshold')
    .where('workspaceId', '=', workspaceId)
    .select(['name', 'value'])
    .execute();
}

export async function upsertThreshold(
  trx: Queryable,
  { workspaceId }: WorkspaceScope,
  name: string,
  value: number,
): Promise<void> {
  await trx
    .insertInto('threshold')
    .values({ workspaceId, name, value })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doUpdateSet({ value }))
    .execute();
}

/** It is the default again. */
export async function deleteThreshold(
  trx: Queryable,
  { workspaceId }: WorkspaceScope,
  name: string,
): Promise<void> {
  await trx.deleteFrom('threshold').where('workspaceId', '=', workspaceId).where('name', '=', name).execute();
}

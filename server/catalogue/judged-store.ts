import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** Features, of all workspaces, whose entries an earlier edition of the judge has found. */
export const selectJudgedEarlier = (
  db: Queryable,
  edition: number,
): Promise<{ id: number; workspaceId: number; appId: number }[]> =>
  db
    .selectFrom('feature')
    .where('judgedBy', '<', edition)
    .where('archivedAt', 'is', null)
    .select(['id', 'workspaceId', 'appId'])
    .orderBy('id')
    .execute();

/** False where that was done meanwhile. With another revision, so that sums kept of the former entries are made anew. */
export async function takeForJudging(
  trx: Queryable,
  { workspaceId }: Pick<Scope, 'workspaceId'>,
  id: number,
  edition: number,
): Promise<boolean> {
  const taken = await trx
    .updateTable('feature')
    .set((eb) => ({ judgedBy: edition, revision: eb('revision', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .where('judgedBy', '<', edition)
    .where('archivedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return taken !== undefined;
}

import type { StageNames } from '../../shared/contract/stage-names.ts';
import type { Queryable } from '../db/database.ts';

export async function insertWorkspace(
  db: Queryable,
  workspace: { name: string; timeZone?: string; isDemo: boolean; createdAt: Date },
): Promise<number> {
  const { id } = await db.insertInto('workspace').values(workspace).returning('id').executeTakeFirstOrThrow();
  return id;
}

export function selectWorkspace(db: Queryable, workspaceId: number) {
  return db
    .selectFrom('workspace')
    .where('id', '=', workspaceId)
    .select(['id', 'name', 'timeZone', 'isDemo', 'stageNames'])
    .executeTakeFirst();
}

export const selectSignInPolicy = (
  db: Queryable,
  workspaceId: number,
): Promise<{ requiresSecondFactor: boolean }> =>
  db
    .selectFrom('workspace')
    .where('id', '=', workspaceId)
    .select('requiresSecondFactor')
    .executeTakeFirstOrThrow();

export async function updateSignInPolicy(
  db: Queryable,
  workspaceId: number,
  { requiresSecondFactor }: { requiresSecondFactor: boolean },
): Promise<void> {
  await db.updateTable('workspace').set({ requiresSecondFactor }).where('id', '=', workspaceId).execute();
}

export const selectStageNames = async (db: Queryable, workspaceId: number): Promise<StageNames> =>
  (
    await db
      .selectFrom('workspace')
      .where('id', '=', workspaceId)
      .select('stageNames')
      .executeTakeFirstOrThrow()
  ).stageNames;

export async function updateStageNames(db: Queryable, workspaceId: number, names: StageNames): Promise<void> {
  await db
    .updateTable('workspace')
    .set({ stageNames: JSON.stringify(names) })
    .where('id', '=', workspaceId)
    .execute();
}

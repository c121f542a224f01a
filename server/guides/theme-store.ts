import type { Theme } from '../../shared/contract/theme.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface StoredTheme {
  theme: Theme | null;
  revision: number;
}

export const selectTheme = (db: Queryable, { workspaceId, appId }: Scope): Promise<StoredTheme> =>
  db
    .selectFrom('app')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', appId)
    .select(['theme', 'themeRevision as revision'])
    .executeTakeFirstOrThrow();

/** The new revision; undefined when the stored one is another than `revision`. */
export async function updateTheme(
  trx: Queryable,
  { workspaceId, appId }: Scope,
  revision: number,
  theme: Theme,
): Promise<number | undefined> {
  const updated = await trx
    .updateTable('app')
    .set((eb) => ({ theme: JSON.stringify(theme), themeRevision: eb('themeRevision', '+', 1) }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', appId)
    .where('themeRevision', '=', revision)
    .returning('themeRevision')
    .executeTakeFirst();
  return updated?.themeRevision;
}

export async function selectEnvironmentIds(db: Queryable, { workspaceId, appId }: Scope): Promise<number[]> {
  const rows = await db
    .selectFrom('environment')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** The environment, if it belongs to the workspace; without an id, the first production environment. */
export function selectEnvironment(db: Queryable, workspaceId: number, environmentId?: number) {
  const ofWorkspace = db
    .selectFrom('environment')
    .where('workspaceId', '=', workspaceId)
    .select(['id', 'appId', 'publicKey', 'isStopped', 'firstEventAt', 'lastEventAt']);
  return environmentId === undefined
    ? ofWorkspace.where('name', '=', 'production').orderBy('id').limit(1).executeTakeFirst()
    : ofWorkspace.where('id', '=', environmentId).executeTakeFirst();
}

/**
 * The first environment of that name, in the oldest workspace that is not the demo's, else in the demo's; only in
 * the workspace or app of the given name, if any.
 */
export function selectFirstEnvironment(
  db: Queryable,
  name: 'production' | 'staging',
  within: { workspaceName?: string | undefined; appName?: string | undefined } = {},
) {
  return db
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .innerJoin('app', 'app.id', 'environment.appId')
    .where('environment.name', '=', name)
    .$if(within.workspaceName !== undefined, (query) =>
      query.where('workspace.name', '=', within.workspaceName!),
    )
    .$if(within.appName !== undefined, (query) => query.where('app.name', '=', within.appName!))
    .orderBy('workspace.isDemo')
    .orderBy('environment.id')
    .select(['environment.workspaceId', 'environment.appId', 'environment.id as environmentId'])
    .executeTakeFirst();
}

/** Sets the emergency stop and has every page that asks learn of it. Whether anything changed. */
export async function updateIsStopped(
  db: Queryable,
  scope: Pick<Scope, 'workspaceId' | 'environmentId'>,
  isStopped: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('environment')
    .set((expression) => ({ isStopped, configVersion: expression('configVersion', '+', 1) }))
    .where('workspaceId', '=', scope.workspaceId)
    .where('id', '=', scope.environmentId)
    .where('isStopped', '!=', isStopped)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function selectAllowedOrigins(
  db: Queryable,
  scope: Pick<Scope, 'workspaceId' | 'environmentId'>,
): Promise<string[]> {
  const { allowedOrigins } = await db
    .selectFrom('environment')
    .where('workspaceId', '=', scope.workspaceId)
    .where('id', '=', scope.environmentId)
    .select('allowedOrigins')
    .executeTakeFirstOrThrow();
  return allowedOrigins;
}

export async function updateAllowedOrigins(
  db: Queryable,
  scope: Pick<Scope, 'workspaceId' | 'environmentId'>,
  allowedOrigins: string[],
): Promise<void> {
  await db
    .updateTable('environment')
    .set({ allowedOrigins })
    .where('workspaceId', '=', scope.workspaceId)
    .where('id', '=', scope.environmentId)
    .execute();
}

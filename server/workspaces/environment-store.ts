import type { Queryable } from '../db/database.ts';

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

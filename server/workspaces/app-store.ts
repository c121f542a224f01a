import type { Queryable } from '../db/database.ts';

export async function insertApp(
  db: Queryable,
  app: { workspaceId: number; name: string; url: string; createdAt: Date },
): Promise<number> {
  const { id } = await db.insertInto('app').values(app).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function insertEnvironment(
  db: Queryable,
  environment: {
    workspaceId: number;
    appId: number;
    name: 'production' | 'staging';
    publicKey: string;
    createdAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('environment')
    .values({ ...environment, firstEventAt: null, lastEventAt: null })
    .execute();
}

/** Apps of the workspace in the order of their making. */
export function selectApps(db: Queryable, workspaceId: number) {
  return db
    .selectFrom('app')
    .where('workspaceId', '=', workspaceId)
    .orderBy('id')
    .select(['id', 'name', 'url'])
    .execute();
}

/** Environments of all apps of the workspace, production before staging. */
export function selectEnvironments(db: Queryable, workspaceId: number) {
  return db
    .selectFrom('environment')
    .where('workspaceId', '=', workspaceId)
    .orderBy('appId')
    .orderBy('name')
    .select(['id', 'appId', 'name', 'publicKey', 'firstEventAt', 'lastEventAt', 'isStopped'])
    .execute();
}

/** Whether the workspace has this app. */
export async function updateApp(
  db: Queryable,
  workspaceId: number,
  appId: number,
  change: { name?: string; url?: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('app')
    .set((expression) => ({ name: expression.ref('name'), ...change }))
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', appId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

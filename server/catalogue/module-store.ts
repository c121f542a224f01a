import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface Module {
  id: number;
  name: string;
  position: number;
}

export function selectModules(db: Queryable, scope: Scope): Promise<Module[]> {
  return db
    .selectFrom('module')
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .select(['id', 'name', 'position'])
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** At the end of the list. Undefined when the name is taken. */
export function insertModule(db: Queryable, scope: Scope, name: string): Promise<Module | undefined> {
  return db
    .insertInto('module')
    .values(({ selectFrom, fn, val, eb }) => ({
      workspaceId: scope.workspaceId,
      appId: scope.appId,
      name,
      position: selectFrom('module')
        .where('appId', '=', scope.appId)
        .select(eb(fn.coalesce(fn.max('position'), val(0)), '+', val(1)).as('next')),
    }))
    .onConflict((conflict) => conflict.columns(['appId', 'name']).doNothing())
    .returning(['id', 'name', 'position'])
    .executeTakeFirst();
}

export function updateModule(
  db: Queryable,
  scope: Scope,
  id: number,
  changes: { name?: string; position?: number },
): Promise<Module | undefined> {
  return db
    .updateTable('module')
    .set((eb) => ({
      name: changes.name ?? eb.ref('name'),
      position: changes.position ?? eb.ref('position'),
    }))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .returning(['id', 'name', 'position'])
    .executeTakeFirst();
}

/** Whether another module of the app has this name already. */
export async function isModuleNameTaken(
  db: Queryable,
  scope: Scope,
  id: number,
  name: string,
): Promise<boolean> {
  const other = await db
    .selectFrom('module')
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('name', '=', name)
    .where('id', '!=', id)
    .select('id')
    .executeTakeFirst();
  return other !== undefined;
}

export async function moduleExists(db: Queryable, scope: Scope, id: number): Promise<boolean> {
  const found = await db
    .selectFrom('module')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .select('id')
    .executeTakeFirst();
  return found !== undefined;
}

/** Its features stay, without a module. Whether there was such a module. */
export async function deleteModule(trx: Queryable, scope: Scope, id: number): Promise<boolean> {
  await trx
    .updateTable('feature')
    .set({ moduleId: null })
    .where('moduleId', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .execute();
  const deleted = await trx
    .deleteFrom('module')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { audit } from '../workspaces/audit.ts';
import { changes } from '../workspaces/changes.ts';
import {
  deleteModule,
  insertModule,
  isModuleNameTaken,
  type Module,
  selectModules,
  updateModule,
} from './module-store.ts';

const nameTaken = () => new AppError('conflict', 'There is a module of this name already: choose another.');

export const listModules = ({ db }: Pick<Context, 'db'>, scope: Scope): Promise<Module[]> =>
  selectModules(db, scope);

export async function createModule(context: Context, scope: Scope, name: string): Promise<Module> {
  return inTransaction(context.db, async (trx) => {
    const module = await insertModule(trx, scope, name);
    if (!module) throw nameTaken();
    await audit(trx, scope, context.now(), 'module.created', `module:${module.id}`, { name });
    return module;
  });
}

export async function editModule(
  context: Context,
  scope: Scope,
  id: number,
  change: { name?: string; position?: number },
): Promise<Module> {
  return inTransaction(context.db, async (trx) => {
    if (change.name !== undefined && (await isModuleNameTaken(trx, scope, id, change.name))) {
      throw nameTaken();
    }
    const before = (await selectModules(trx, scope)).find((each) => each.id === id);
    const module = await updateModule(trx, scope, id, change);
    if (!before || !module) throw notFound('module');
    await audit(
      trx,
      scope,
      context.now(),
      'module.edited',
      `module:${id}`,
      changes<Partial<Module>>(before, change),
    );
    return module;
  });
}

export async function removeModule(context: Context, scope: Scope, id: number): Promise<void> {
  await inTransaction(context.db, async (trx) => {
    const module = (await selectModules(trx, scope)).find((each) => each.id === id);
    if (!module || !(await deleteModule(trx, scope, id))) throw notFound('module');
    await audit(trx, scope, context.now(), 'module.deleted', `module:${id}`, { name: module.name });
  });
}

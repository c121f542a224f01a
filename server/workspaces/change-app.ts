import type { App, NewApp } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { notFound } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { updateApp } from './app-store.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { listApps } from './list-apps.ts';

export function changeApp(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  appId: number,
  change: Partial<NewApp>,
): Promise<App> {
  return inTransaction(db, async (trx) => {
    const before = (await listApps({ db: trx }, scope.workspaceId)).find((app) => app.id === appId);
    if (!before) throw notFound('app');
    await updateApp(trx, scope.workspaceId, appId, change);
    await audit(trx, scope, now(), 'app.changed', `app:${appId}`, changes<Partial<NewApp>>(before, change));
    const apps = await listApps({ db: trx }, scope.workspaceId);
    return apps.find((app) => app.id === appId)!;
  });
}

import type { App, NewApp } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { insertApp, insertEnvironment } from './app-store.ts';
import { audit } from './audit.ts';
import { listApps } from './list-apps.ts';
import { newToken } from './token.ts';

/** Adds a host app with its two environments, production and staging, each with a public key. */
export function addApp(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  { name, url }: NewApp,
): Promise<App> {
  const createdAt = now();
  const { workspaceId } = scope;
  return inTransaction(db, async (trx) => {
    const appId = await insertApp(trx, { workspaceId, name, url, createdAt });
    for (const environment of ['production', 'staging'] as const) {
      const publicKey = newToken('pk_');
      await insertEnvironment(trx, { workspaceId, appId, name: environment, publicKey, createdAt });
    }
    await audit(trx, scope, createdAt, 'app.added', `app:${appId}`, { name, url });
    const apps = await listApps({ db: trx }, workspaceId);
    return apps.find((app) => app.id === appId)!;
  });
}

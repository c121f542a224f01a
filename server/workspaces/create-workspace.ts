import type { App, NewApp } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { addApp } from './add-app.ts';
import { audit } from './audit.ts';
import { insertWorkspace } from './workspace-store.ts';

export interface NewWorkspace {
  name: string;
  /** IANA name. */
  timeZone?: string;
  isDemo?: boolean;
  /** A workspace is never without an app: every route needs to know which environment it is about. */
  app: NewApp;
}

/** Makes a customer's workspace with its first app. */
export function createWorkspace(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { name, timeZone, isDemo = false, app }: NewWorkspace,
): Promise<{ workspaceId: number; app: App }> {
  return inTransaction(db, async (trx) => {
    const createdAt = now();
    const workspaceId = await insertWorkspace(trx, { name, timeZone, isDemo, createdAt });
    const scope = { workspaceId, actor: { kind: 'system' } } as const;
    await audit(trx, scope, createdAt, 'workspace.created', `workspace:${workspaceId}`, { name });
    return { workspaceId, app: await addApp({ db: trx, now }, scope, app) };
  });
}

import type { App } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { selectApps, selectEnvironments } from './app-store.ts';

/** The workspace's apps, each with its environments. */
export async function listApps({ db }: Pick<Context, 'db'>, workspaceId: number): Promise<App[]> {
  const [apps, environments] = [await selectApps(db, workspaceId), await selectEnvironments(db, workspaceId)];
  return apps.map((app) => ({
    ...app,
    environments: environments
      .filter((environment) => environment.appId === app.id)
      .map(({ appId: _, firstEventAt, lastEventAt, ...environment }) => ({
        ...environment,
        firstEventAt: firstEventAt?.toISOString() ?? null,
        lastEventAt: lastEventAt?.toISOString() ?? null,
      })),
  }));
}

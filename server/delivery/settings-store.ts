import type { QuietRule } from '../../shared/contract/delivery.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface EnvironmentSettings {
  /** The workspace's. */
  timeZone: string;
  isStopped: boolean;
  quietRule: QuietRule;
}

export async function selectEnvironmentSettings(
  db: Queryable,
  { workspaceId, environmentId }: Scope,
): Promise<EnvironmentSettings> {
  const { timeZone, isStopped, ...quietRule } = await db
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.workspaceId', '=', workspaceId)
    .where('environment.id', '=', environmentId)
    .select(['workspace.timeZone', 'isStopped', 'autoStartsPerSession', 'autoStartsPerDay'])
    .executeTakeFirstOrThrow();
  return { timeZone, isStopped, quietRule };
}

/** Sets the quiet rule and has every page that asks learn of it. */
export async function updateQuietRule(trx: Queryable, scope: Scope, quietRule: QuietRule): Promise<void> {
  await trx
    .updateTable('environment')
    .set((eb) => ({ ...quietRule, configVersion: eb('configVersion', '+', 1) }))
    .where('workspaceId', '=', scope.workspaceId)
    .where('id', '=', scope.environmentId)
    .execute();
}

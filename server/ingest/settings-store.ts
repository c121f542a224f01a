import type { Updateable } from 'kysely';
import type { EventSettings } from '../../shared/contract/event-settings.ts';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';
import type { Scope } from '../http/scope.ts';

export async function selectEventSettings(db: Queryable, scope: Scope): Promise<EventSettings> {
  const { identitySecret, ...settings } = await db
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.workspaceId', '=', scope.workspaceId)
    .where('environment.id', '=', scope.environmentId)
    .select([
      'environment.verification',
      'environment.identitySecret',
      'environment.eventsPerMinute',
      'environment.retentionDays',
      'workspace.internalDomains',
    ])
    .executeTakeFirstOrThrow();
  return { ...settings, hasIdentitySecret: identitySecret !== null };
}

export async function updateEnvironmentSettings(
  trx: Queryable,
  scope: Scope,
  change: Pick<
    Updateable<Schema['environment']>,
    'verification' | 'eventsPerMinute' | 'retentionDays' | 'identitySecret'
  >,
): Promise<void> {
  if (Object.values(change).every((value) => value === undefined)) return;
  await trx
    .updateTable('environment')
    .set(change)
    .where('workspaceId', '=', scope.workspaceId)
    .where('id', '=', scope.environmentId)
    .execute();
}

export async function updateInternalDomains(
  trx: Queryable,
  { workspaceId }: Scope,
  internalDomains: string[],
): Promise<void> {
  await trx.updateTable('workspace').set({ internalDomains }).where('id', '=', workspaceId).execute();
}

export async function selectEnvironmentsOfWorkspace(
  db: Queryable,
  { workspaceId }: Scope,
): Promise<number[]> {
  const rows = await db
    .selectFrom('environment')
    .where('workspaceId', '=', workspaceId)
    .select('id')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

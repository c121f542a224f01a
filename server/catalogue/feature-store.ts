import { sql } from 'kysely';
import type { FeatureClass, FeatureInput, TagRule } from '../../shared/contract/feature.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { usedFeatures } from '../metrics/feature-use.ts';

/** A feature with its use in the selected environment over the last 28 days. */
export interface FeatureRow {
  id: number;
  name: string;
  moduleId: number | null;
  isCore: boolean;
  featureClass: FeatureClass;
  rules: TagRule[];
  revision: number;
  createdAt: Date;
  uses28: number;
  users28: number;
  accounts28: number;
  lastUsedOn: string | null;
}

/** All features that are not archived, or the one with `id`. */
export async function selectFeatures(
  db: Queryable,
  scope: Scope,
  now: Date,
  id?: number,
): Promise<FeatureRow[]> {
  const { rows } = await sql<FeatureRow>`
    select f.id, f.name, f.module_id, f.is_core, f.feature_class, f.rules, f.revision, f.created_at,
      coalesce(used.uses28, 0) as uses28, coalesce(used.users28, 0) as users28,
      coalesce(used.accounts28, 0) as accounts28,
      (select max(u.day) from feature_use u
       where u.environment_id = ${scope.environmentId} and u.feature_id = f.id) as last_used_on
    from feature f
    left join ${usedFeatures(scope, now, id)} as used on used.feature_id = f.id
    where f.workspace_id = ${scope.workspaceId} and f.app_id = ${scope.appId} and f.archived_at is null
      and (${id ?? null}::int is null or f.id = ${id ?? null}::int)
    order by f.name, f.id`.execute(db);
  return rows;
}

export async function insertFeature(
  trx: Queryable,
  scope: Scope,
  now: Date,
  input: FeatureInput,
): Promise<number> {
  const { id } = await trx
    .insertInto('feature')
    .values({
      workspaceId: scope.workspaceId,
      appId: scope.appId,
      ...columns(input),
      createdAt: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Undefined when the stored revision is another one, or there is no such feature. */
export function updateFeature(
  trx: Queryable,
  scope: Scope,
  id: number,
  revision: number,
  input: FeatureInput,
): Promise<{ revision: number } | undefined> {
  return trx
    .updateTable('feature')
    .set((eb) => ({ ...columns(input), revision: eb('revision', '+', 1) }))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .where('revision', '=', revision)
    .returning('revision')
    .executeTakeFirst();
}

const columns = ({ name, moduleId, isCore, featureClass, rules }: FeatureInput) => ({
  name,
  moduleId,
  isCore,
  featureClass,
  rules: JSON.stringify(rules),
});

/** Held until the transaction ends, so that its rules can't change meanwhile. */
export function lockFeature(
  trx: Queryable,
  scope: Scope,
  id: number,
): Promise<{ rules: TagRule[] } | undefined> {
  return trx
    .selectFrom('feature')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .select('rules')
    .forUpdate()
    .executeTakeFirst();
}

export async function archiveFeatureRow(
  trx: Queryable,
  scope: Scope,
  now: Date,
  id: number,
): Promise<boolean> {
  const archived = await trx
    .updateTable('feature')
    .set({ archivedAt: now })
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('appId', '=', scope.appId)
    .where('archivedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return archived !== undefined;
}

/** The host app's address and its environments. */
export async function selectAppEnvironments(
  db: Queryable,
  scope: Scope,
): Promise<{ appUrl: string; environmentIds: number[] }> {
  const rows = await db
    .selectFrom('environment')
    .innerJoin('app', 'app.id', 'environment.appId')
    .where('environment.workspaceId', '=', scope.workspaceId)
    .where('environment.appId', '=', scope.appId)
    .select(['environment.id', 'app.url'])
    .orderBy('environment.id')
    .execute();
  return { appUrl: rows[0]?.url ?? '', environmentIds: rows.map(({ id }) => id) };
}

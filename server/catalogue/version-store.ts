import { sql } from 'kysely';
import type { RulePeriod, TagRule } from '../../shared/contract/feature.ts';
import type { Queryable } from '../db/database.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { isOnPageOf } from './counted-facts-store.ts';
import type { FeatureRules } from './source-store.ts';

export interface StoredVersion extends FeatureRules {
  createdAt: Date;
  createdBy: string;
}

/** Oldest first. */
export const selectVersions = (
  db: Queryable,
  scope: Pick<Scope, 'workspaceId'>,
  featureId: number,
): Promise<StoredVersion[]> =>
  db
    .selectFrom('tagVersion')
    .where('featureId', '=', featureId)
    .where('workspaceId', '=', scope.workspaceId)
    .select(['featureId', 'version', 'rules', 'startsOn', 'endsOn', 'createdAt', 'createdBy'])
    .orderBy('version')
    .execute();

export async function insertVersion(
  trx: Queryable,
  scope: Scope,
  now: Date,
  { featureId, version, rules, startsOn, endsOn }: FeatureRules,
): Promise<void> {
  await trx
    .insertInto('tagVersion')
    .values({
      featureId,
      version,
      workspaceId: scope.workspaceId,
      rules: JSON.stringify(rules),
      startsOn,
      endsOn,
      createdAt: now,
      createdBy: actorName(scope.actor),
    })
    .execute();
}

export async function updateVersion(
  trx: Queryable,
  scope: Scope,
  featureId: number,
  version: number,
  { rules, startsOn, endsOn }: RulePeriod & { rules: readonly TagRule[] },
): Promise<void> {
  await trx
    .updateTable('tagVersion')
    .set({ rules: JSON.stringify(rules), startsOn, endsOn })
    .where('featureId', '=', featureId)
    .where('workspaceId', '=', scope.workspaceId)
    .where('version', '=', version)
    .execute();
}

export async function deleteVersion(
  trx: Queryable,
  scope: Scope,
  featureId: number,
  version: number,
): Promise<void> {
  await trx
    .deleteFrom('tagVersion')
    .where('featureId', '=', featureId)
    .where('workspaceId', '=', scope.workspaceId)
    .where('version', '=', version)
    .execute();
}

/** All uses that each version has counted in the environment, and the days between which they lie. */
export async function selectVersionUses(
  db: Queryable,
  { environmentId }: Scope,
  featureId: number,
): Promise<{ version: number; uses: number; firstUsedOn: string; lastUsedOn: string }[]> {
  const { rows } = await sql<{ version: number; uses: number; firstUsedOn: string; lastUsedOn: string }>`
    select s.version, sum(u.uses)::int as uses, min(u.day) as first_used_on, max(u.day) as last_used_on
    from feature_source s
    join entry_use u on u.environment_id = s.environment_id and u.kind = s.kind and u.entry_id = s.entry_id
      and u.day between s.starts_on and s.ends_on
    where s.environment_id = ${environmentId} and s.feature_id = ${featureId}
      and ${isOnPageOf('s')}
    group by s.version
    order by s.version`.execute(db);
  return rows;
}

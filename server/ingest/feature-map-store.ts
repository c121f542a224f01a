import { sql } from 'kysely';
import { catalogueLock } from '../db/catalogue-lock.ts';
import type { Queryable } from '../db/database.ts';

export type EntrySource = 'signature' | 'name' | 'page';

export interface FeatureSource {
  source: EntrySource;
  sourceId: number;
  featureId: number;
}

/**
 * Keeps tag rules from changing until the transaction ends: what is stored in it is counted by the rules it sees, and
 * whoever saves a rule afterwards counts it again with the rest. Many may hold it at once; saving a rule takes the
 * same lock for itself.
 */
export async function holdRules(trx: Queryable, environmentId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(${catalogueLock}::int, ${environmentId}::int)`.execute(trx);
}

/** What the storing of events depends on. To be read after `holdRules`, in a statement of its own. */
export async function selectEnvironmentRules(trx: Queryable, environmentId: number) {
  return trx
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.id', '=', environmentId)
    .select(['environment.catalogueVersion', 'workspace.timeZone'])
    .executeTakeFirstOrThrow();
}

export function selectFeatureSources(db: Queryable, environmentId: number): Promise<FeatureSource[]> {
  return db
    .selectFrom('featureSource')
    .where('environmentId', '=', environmentId)
    .select(['source', 'sourceId', 'featureId'])
    .execute();
}

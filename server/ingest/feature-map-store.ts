import { catalogueLock } from '../db/catalogue-lock.ts';
import type { Queryable } from '../db/database.ts';
import type { DriverClient } from '../db/one-connection.ts';

export type EntrySource = 'signature' | 'name' | 'page';

export interface FeatureSource {
  source: EntrySource;
  sourceId: number;
  featureId: number;
}

/** What the storing of events depends on. To be read after `holdCatalogue`, in a statement of its own. */
export interface EnvironmentRules {
  catalogueVersion: number;
  peopleVersion: number;
  timeZone: string;
}

export function selectEnvironmentRules(trx: Queryable, environmentId: number): Promise<EnvironmentRules> {
  return trx
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.id', '=', environmentId)
    .select(['environment.catalogueVersion', 'environment.peopleVersion', 'workspace.timeZone'])
    .executeTakeFirstOrThrow();
}

/** Begins a transaction that holds the catalogue, and reads the rules: in one go, because every group does it. */
export async function beginStoring(client: DriverClient, environmentId: number): Promise<EnvironmentRules> {
  const id = Number(environmentId);
  const results = (await client.query(`
    begin;
    select pg_advisory_xact_lock_shared(${catalogueLock}, ${id});
    select n.catalogue_version as "catalogueVersion", n.people_version as "peopleVersion", w.time_zone as "timeZone"
    from environment n join workspace w on w.id = n.workspace_id where n.id = ${id}`)) as unknown as {
    rows: EnvironmentRules[];
  }[];
  const rules = results[2]?.rows[0];
  if (!rules) throw new Error('there is no such environment');
  return rules;
}

export function selectFeatureSources(db: Queryable, environmentId: number): Promise<FeatureSource[]> {
  return db
    .selectFrom('featureSource')
    .where('environmentId', '=', environmentId)
    .select(['source', 'sourceId', 'featureId'])
    .execute();
}

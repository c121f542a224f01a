import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';

/** A feature with the revision of it that is stored. */
export interface FeatureRevision {
  id: number;
  revision: number;
}

/** The features by whose newest rules not every account is known to have been counted: their sums say nothing yet. */
export async function unkeptFeatures(
  db: Queryable,
  { appId, environmentId }: { appId: number; environmentId: number },
): Promise<FeatureRevision[]> {
  const { rows } = await sql<FeatureRevision>`
    select f.id, f.revision from feature f
    left join feature_total t on t.environment_id = ${environmentId} and t.feature_id = f.id
    where f.app_id = ${appId} and f.archived_at is null and t.revision is distinct from f.revision`.execute(
    db,
  );
  return rows;
}

import { sql } from 'kysely';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { Queryable } from '../db/database.ts';
import { actorName, type Scope } from '../http/scope.ts';

/** Freezes the guide's draft as its next version. The caller holds the guide's row. */
export async function insertVersion(
  trx: Queryable,
  scope: Scope,
  now: Date,
  guideId: string,
  isSelectedSample: boolean,
): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    insert into guide_version (
      guide_id, version, workspace_id, name, content, published_by, published_at, is_selected_sample
    )
    select g.id, (select coalesce(max(v.version), 0) + 1 from guide_version v where v.guide_id = g.id),
      g.workspace_id, g.name, g.draft, ${actorName(scope.actor)}, ${now},
      ${isSelectedSample}::boolean
    from guide g
    where g.id = ${guideId} and g.workspace_id = ${scope.workspaceId} and g.app_id = ${scope.appId}
    returning version`.execute(trx);
  return rows[0]!.version;
}

/** Makes a version the live one in the selected environment. False when there is no such version. */
export async function putPublication(
  trx: Queryable,
  scope: Scope,
  now: Date,
  guideId: string,
  version: number,
): Promise<boolean> {
  const { environmentId, workspaceId } = scope;
  const put = await trx
    .insertInto('publication')
    .columns(['environmentId', 'guideId', 'version', 'workspaceId', 'publishedAt', 'liveSince'])
    .expression((eb) =>
      eb
        .selectFrom('guideVersion')
        .where('guideId', '=', guideId)
        .where('version', '=', version)
        .where('workspaceId', '=', workspaceId)
        .select([
          eb.val(environmentId).as('environmentId'),
          'guideId',
          'version',
          'workspaceId',
          sql<Date>`${now}::timestamptz`.as('publishedAt'),
          sql<Date>`${now}::timestamptz`.as('liveSince'),
        ]),
    )
    .onConflict((conflict) =>
      conflict.columns(['environmentId', 'guideId']).doUpdateSet((eb) => ({
        version: eb.ref('excluded.version'),
        publishedAt: eb.ref('excluded.publishedAt'),
      })),
    )
    .returning('version')
    .executeTakeFirst();
  return put !== undefined;
}

/** Whether it was live in the selected environment. */
export async function deletePublication(trx: Queryable, scope: Scope, guideId: string): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('publication')
    .where('environmentId', '=', scope.environmentId)
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', scope.workspaceId)
    .returning('guideId')
    .executeTakeFirst();
  return deleted !== undefined;
}

/** Takes it off every environment; answers with those in which it was live, and as what. */
export async function deleteAllPublications(
  trx: Queryable,
  scope: Scope,
  guideId: string,
): Promise<{ environmentId: number; version: number }[]> {
  const deleted = await trx
    .deleteFrom('publication')
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', scope.workspaceId)
    .returning(['environmentId', 'version'])
    .execute();
  return deleted.toSorted((a, b) => a.environmentId - b.environmentId);
}

/** The frozen contents of a guide, newest first: of all versions, or of one. */
export function selectContents(
  db: Queryable,
  scope: Scope,
  guideId: string,
  version?: number,
): Promise<{ version: number; content: GuideContent }[]> {
  return db
    .selectFrom('guideVersion')
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', scope.workspaceId)
    .$if(version !== undefined, (versions) => versions.where('version', '=', version!))
    .select(['version', 'content'])
    .orderBy('version', 'desc')
    .execute();
}

/** One frozen version. */
export function selectVersion(
  db: Queryable,
  scope: Scope,
  guideId: string,
  version: number,
): Promise<{ version: number; name: string; content: GuideContent; publishedAt: Date } | undefined> {
  return db
    .selectFrom('guideVersion')
    .where('guideId', '=', guideId)
    .where('version', '=', version)
    .where('workspaceId', '=', scope.workspaceId)
    .select(['version', 'name', 'content', 'publishedAt'])
    .executeTakeFirst();
}

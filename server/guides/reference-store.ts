import { sql } from 'kysely';
import type { Audience } from '../../shared/contract/audience.ts';
import type { Names } from '../../shared/contract/picker.ts';
import type { Localized } from '../../shared/contract/text.ts';
import type { KnownReferences } from '../../shared/rules/publishing/check-references.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** Everything of an app that a guide may refer to. */
export async function selectKnownReferences(
  db: Queryable,
  { workspaceId, appId }: Scope,
): Promise<KnownReferences> {
  const guides = await db
    .selectFrom('guide')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .where('archivedAt', 'is', null)
    .select('id')
    .execute();
  const segments = await db
    .selectFrom('segment')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .where('archivedAt', 'is', null)
    .select('id')
    .execute();
  const features = await db
    .selectFrom('feature')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .where('archivedAt', 'is', null)
    .select('id')
    .execute();
  return {
    guideIds: new Set(guides.map(({ id }) => id)),
    segmentIds: new Set(segments.map(({ id }) => id)),
    featureIds: new Set(features.map(({ id }) => id)),
  };
}

/** What users read in place of its name: of what is live, else of the draft. */
const titleForUsers = sql<Localized<string> | null>`coalesce(guide_version.content, guide.draft) -> 'title'`;

/** What of an app a draft can name, by name; `isLive`: in the selected environment. */
export async function selectNames(
  db: Queryable,
  { workspaceId, appId, environmentId }: Scope,
): Promise<Names> {
  const guides = await db
    .selectFrom('guide')
    .leftJoin('publication', (join) =>
      join.onRef('publication.guideId', '=', 'guide.id').on('publication.environmentId', '=', environmentId),
    )
    .where('guide.workspaceId', '=', workspaceId)
    .where('guide.appId', '=', appId)
    .where('guide.archivedAt', 'is', null)
    .leftJoin('guideVersion', (join) =>
      join
        .onRef('guideVersion.guideId', '=', 'publication.guideId')
        .onRef('guideVersion.version', '=', 'publication.version'),
    )
    .select(['guide.id', 'guide.name', 'guide.kind', 'publication.version'])
    .select(titleForUsers.as('title'))
    .orderBy('guide.name')
    .execute();
  const features = await db
    .selectFrom('feature')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .where('archivedAt', 'is', null)
    .select(['id', 'name'])
    .orderBy('name')
    .execute();
  return {
    guides: guides.map(({ version, ...guide }) => ({ ...guide, isLive: version !== null })),
    features,
  };
}

/** What the app's segments ask for, by their ids. */
export async function selectSegmentAudiences(
  db: Queryable,
  { workspaceId, appId }: Scope,
): Promise<Map<string, Audience>> {
  const rows = await db
    .selectFrom('segment')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .select(['id', 'audience'])
    .execute();
  return new Map(rows.map(({ id, audience }) => [id, audience]));
}

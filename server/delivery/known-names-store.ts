import type { KnownNames } from '../../shared/rules/decision-text.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** What the ids in conditions stand for, archived things too: decisions tell of the past. */
export async function selectKnownNames(
  db: Queryable,
  { workspaceId, appId }: Scope,
): Promise<Required<KnownNames>> {
  const [segments, features, guides] = await Promise.all([
    db
      .selectFrom('segment')
      .where('workspaceId', '=', workspaceId)
      .where('appId', '=', appId)
      .select(['id', 'name'])
      .execute(),
    db
      .selectFrom('feature')
      .where('workspaceId', '=', workspaceId)
      .where('appId', '=', appId)
      .select(['id', 'name'])
      .execute(),
    db
      .selectFrom('guide')
      .where('workspaceId', '=', workspaceId)
      .where('appId', '=', appId)
      .select(['id', 'name'])
      .execute(),
  ]);
  return {
    segments: new Map(segments.map(({ id, name }) => [id, name])),
    features: new Map(features.map(({ id, name }) => [id, name])),
    guides: new Map(guides.map(({ id, name }) => [id, name])),
  };
}

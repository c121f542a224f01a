import type { Audience } from '../../shared/contract/audience.ts';
import type { Queryable } from '../db/database.ts';

/** The audiences of an app's segments, archived ones too: older versions of guides may name them. */
export async function selectSegments(
  db: Queryable,
  workspaceId: number,
  appId: number,
): Promise<Map<string, Audience>> {
  const rows = await db
    .selectFrom('segment')
    .where('workspaceId', '=', workspaceId)
    .where('appId', '=', appId)
    .select(['id', 'audience'])
    .execute();
  return new Map(rows.map(({ id, audience }) => [id, audience]));
}

export async function selectTimeZone(db: Queryable, workspaceId: number): Promise<string> {
  const { timeZone } = await db
    .selectFrom('workspace')
    .where('id', '=', workspaceId)
    .select('timeZone')
    .executeTakeFirstOrThrow();
  return timeZone;
}

import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

/** IANA name of the workspace's time zone, which accounts without one of their own share. */
export async function workspaceTimeZone(db: Queryable, { workspaceId }: Scope): Promise<string> {
  const { timeZone } = await db
    .selectFrom('workspace')
    .where('id', '=', workspaceId)
    .select('timeZone')
    .executeTakeFirstOrThrow();
  return timeZone;
}

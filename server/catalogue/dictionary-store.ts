import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema.ts';
import type { Dictionary } from './evaluate-rules.ts';

/** The whole dictionary of an environment: thousands of entries where events are millions. */
export async function selectDictionary(db: Queryable, environmentId: number): Promise<Dictionary> {
  const signatures = await db
    .selectFrom('signature')
    .where('environmentId', '=', environmentId)
    .select(['id', 'signature'])
    .execute();
  const names = await db
    .selectFrom('eventName')
    .where('environmentId', '=', environmentId)
    .where('kind', '=', eventKindCodes.track)
    .select(['id', 'name'])
    .execute();
  const pages = await db
    .selectFrom('page')
    .where('environmentId', '=', environmentId)
    .select(['id', 'path'])
    .execute();
  return { signatures, names, pages };
}

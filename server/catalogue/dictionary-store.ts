import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Dictionary, PageEntry } from './evaluate-rules.ts';

/** The whole dictionary of an environment: thousands of entries where events are millions. */
export async function selectDictionary(db: Queryable, environmentId: number): Promise<Dictionary> {
  const signatures = await selectSignatures(db, environmentId);
  const names = await db
    .selectFrom('eventName')
    .where('environmentId', '=', environmentId)
    .where('kind', '=', eventKindCodes.track)
    .select(['id', 'name'])
    .execute();
  return { signatures, names, pages: await selectPages(db, environmentId) };
}

export const selectSignatures = (db: Queryable, environmentId: number): Promise<Dictionary['signatures']> =>
  db
    .selectFrom('signature')
    .where('environmentId', '=', environmentId)
    .select(['id', 'signature'])
    .orderBy('id')
    .execute();

export const selectPages = (db: Queryable, environmentId: number): Promise<PageEntry[]> =>
  db.selectFrom('page').where('environmentId', '=', environmentId).select(['id', 'path']).execute();

export const selectSignaturesById = (
  db: Queryable,
  environmentId: number,
  ids: readonly number[],
): Promise<Dictionary['signatures']> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('signature')
        .where('environmentId', '=', environmentId)
        .where('id', 'in', ids)
        .select(['id', 'signature'])
        .execute();

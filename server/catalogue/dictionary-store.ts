import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
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

/** On which pages, in which builds, each of these elements was ever clicked: as texts that are alike where both are. */
export async function selectClickPlaces(
  db: Queryable,
  { environmentId }: Scope,
  ids: readonly number[],
): Promise<Map<number, string[]>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; places: string[] }>`
    select u.entry_id as id, array_agg(u.page_id || ' ' || u.build_id) as places
    from (
      select distinct entry_id, page_id, build_id from entry_use
      where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.click)}
        and entry_id = any(${arrayOfPlain(ids)}::int[])
    ) as u
    group by 1`.execute(db);
  return new Map(rows.map(({ id, places }) => [id, places]));
}

import { sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { isOnPageOf } from './counted-facts-store.ts';
import { type GroupUse, selectGroupUse } from './group-store.ts';
import type { Recent } from './recent-days-store.ts';

const isRecentClick = ({ environmentId }: Scope, isRecent: Recent) => sql`
  u.environment_id = ${environmentId} and u.kind = ${sql.lit(eventKindCodes.click)} and ${isRecent}`;

const isNamed = sql`exists (
  select from feature_source s
  where s.environment_id = u.environment_id and s.kind = u.kind and s.entry_id = u.entry_id
    and u.day between s.starts_on and s.ends_on
    and ${isOnPageOf('s')}
)`;

const elementTable = (ids: readonly number[]) => sql`unnest(${arrayOfPlain(ids)}::int[]) as c(entry_id)`;

/** Recent clicks on each element that was clicked; 0 for what nobody has described. */
export async function selectClicks(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
): Promise<Map<number, number>> {
  const { rows } = await sql<{ id: number; clicks: number }>`
    select u.entry_id as id, sum(u.uses)::int as clicks from entry_use u
    where ${isRecentClick(scope, isRecent)}
    group by u.entry_id`.execute(db);
  return new Map(rows.map(({ id, clicks }) => [id, clicks]));
}

/** The elements that features count; `isAlways`: on any page and day. */
export async function selectNamedElements(
  db: Queryable,
  { environmentId }: Scope,
): Promise<{ id: number; isAlways: boolean }[]> {
  const { rows } = await sql<{ id: number; isAlways: boolean }>`
    select entry_id as id,
      bool_or(page_scope_id is null and starts_on = '-infinity' and ends_on = 'infinity') as is_always
    from feature_source
    where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.click)}
    group by entry_id`.execute(db);
  return rows;
}

/** Of these elements the clicks that belong to no feature. */
export async function selectUnnamedClicks(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  ids: readonly number[],
): Promise<Map<number, number>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<{ id: number; clicks: number }>`
    select u.entry_id as id, sum(u.uses)::int as clicks
    from ${elementTable(ids)} join entry_use u on u.entry_id = c.entry_id
    where ${isRecentClick(scope, isRecent)} and not ${isNamed}
    group by u.entry_id`.execute(db);
  return new Map(rows.map(({ id, clicks }) => [id, clicks]));
}

/**
 * Whose clicks belong to no feature, for controls that are one or several elements each; `sometimes`:
 * elements that features count on some pages or days.
 */
export function selectControlUse(
  db: Queryable,
  scope: Scope,
  isRecent: Recent,
  controls: readonly { id: number; ids: readonly number[] }[],
  sometimes: ReadonlySet<number>,
): Promise<GroupUse[]> {
  const ids = controls.flatMap((control) => control.ids);
  const among = (some: readonly number[]) => sql`u.entry_id = any(${arrayOfPlain(some)}::int[])`;
  const isMeant = sql`${isRecentClick(scope, isRecent)} and ${among(ids)}
    and (not ${among(ids.filter((id) => sometimes.has(id)))} or not ${isNamed})`;
  return selectGroupUse(
    db,
    scope,
    isMeant,
    controls.map((control) => ({
      id: control.id,
      entries: control.ids.map((entryId) => ({ kind: 'click', entryId })),
    })),
  );
}

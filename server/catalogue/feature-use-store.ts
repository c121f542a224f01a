import { type RawBuilder, sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema.ts';
import type { Source } from './evaluate-rules.ts';

/** The dictionary ids of each sort, as array parameters. */
const idsOf = (sources: readonly Source[], wanted: Source['source']) =>
  sources.filter(({ source }) => source === wanted).map(({ sourceId }) => sourceId);

/**
 * The condition that an event `e` is a use. An event is of one kind, so it meets at most one of the parts and
 * counts once, however many rules led to it.
 */
export function isUse(sources: readonly Source[]): RawBuilder<boolean> {
  const parts = (
    [
      ['signature', eventKindCodes.click, sql`e.signature_id`],
      ['name', eventKindCodes.track, sql`e.name_id`],
      ['page', eventKindCodes.page, sql`e.page_id`],
    ] as const
  ).flatMap(([source, kind, column]) => {
    const ids = idsOf(sources, source);
    return ids.length === 0 ? [] : [sql`(e.kind = ${sql.lit(kind)} and ${column} = any(${ids}::int[]))`];
  });
  return parts.length === 0 ? sql<boolean>`false` : sql<boolean>`(${sql.join(parts, sql` or `)})`;
}

export async function deleteFeatureUse(
  trx: Queryable,
  environmentId: number,
  featureId: number,
): Promise<void> {
  await trx
    .deleteFrom('featureUse')
    .where('environmentId', '=', environmentId)
    .where('featureId', '=', featureId)
    .execute();
}

/** Counts a feature backwards over every stored event, each on its day in the account's time zone. */
export async function insertFeatureUse(
  trx: Queryable,
  environmentId: number,
  featureId: number,
  sources: readonly Source[],
): Promise<void> {
  if (sources.length === 0) return;
  await sql`
    insert into feature_use (environment_id, account_id, day, feature_id, user_id, uses)
    select ${environmentId}::int, e.account_id, (e.at at time zone coalesce(a.time_zone, w.time_zone))::date as used_on,
      ${featureId}::int, e.user_id, count(*)
    from counted_event e
    join environment n on n.id = ${environmentId}
    join workspace w on w.id = n.workspace_id
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    where e.environment_id = ${environmentId} and ${isUse(sources)}
    group by e.account_id, used_on, e.user_id`.execute(trx);
}

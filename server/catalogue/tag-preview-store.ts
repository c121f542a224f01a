import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema.ts';
import type { Source } from './evaluate-rules.ts';
import { isUse } from './feature-use-store.ts';

export interface PreviewCounts {
  uses90: number;
  users90: number;
  accounts90: number;
  /** `path`: the page on which the entry was used most. */
  sources: { source: Source['source']; sourceId: number; uses90: number; path: string | null }[];
}

const days = 90;

/** What the sources amount to in the 90 days before `now`. One pass over the events; distinct people by grouping. */
export async function selectPreviewCounts(
  db: Queryable,
  environmentId: number,
  now: Date,
  sources: readonly Source[],
): Promise<PreviewCounts> {
  const { rows } = await sql<PreviewCounts>`
    with used as materialized (
      select case e.kind when ${sql.lit(eventKindCodes.click)} then 'signature'
          when ${sql.lit(eventKindCodes.track)} then 'name' else 'page' end as source,
        case e.kind when ${sql.lit(eventKindCodes.click)} then e.signature_id
          when ${sql.lit(eventKindCodes.track)} then e.name_id else e.page_id end as source_id,
        e.page_id, e.account_id, e.user_id, count(*) as uses
      from event e
      where e.environment_id = ${environmentId} and ${isUse(sources)}
        and e.at > ${now}::timestamptz - make_interval(days => ${days})
        -- The day is the device's own and may differ from the corrected time by a little: for partition pruning.
        and e.day >= (${now}::timestamptz at time zone 'UTC')::date - ${days + 2}::int
      group by 1, 2, 3, 4, 5
    ),
    by_page as (
      select source, source_id, page_id, sum(uses) as uses from used group by source, source_id, page_id
    ),
    by_source as (
      select b.source, b.source_id, sum(b.uses)::int as uses,
        (array_agg(p.path order by b.uses desc, p.path) filter (where p.path is not null))[1] as path
      from by_page b left join page p on p.environment_id = ${environmentId} and p.id = b.page_id
      group by b.source, b.source_id
    )
    select
      coalesce((select sum(uses) from used), 0)::int as "uses90",
      (select count(*) from (select distinct user_id from used) as each_user)::int as "users90",
      (select count(*) from (select distinct account_id from used) as u
        join account a on a.environment_id = ${environmentId} and a.id = u.account_id)::int as "accounts90",
      coalesce((select json_agg(json_build_object(
          'source', source, 'sourceId', source_id, 'uses90', uses, 'path', path) order by uses desc)
        from by_source), '[]') as sources`.execute(db);
  return rows[0] ?? { uses90: 0, users90: 0, accounts90: 0, sources: [] };
}

/** Every name given to `cairn.track`, with its events of the last 90 days, most frequent first. */
export async function selectEventNames(
  db: Queryable,
  environmentId: number,
  now: Date,
): Promise<{ name: string; events90: number }[]> {
  const { rows } = await sql<{ name: string; events90: number }>`
    select n.name, coalesce(e.events, 0)::int as "events90"
    from event_name n
    left join (
      select name_id, count(*) as events
      from event
      where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.track)}
        and at > ${now}::timestamptz - make_interval(days => ${days})
        and day >= (${now}::timestamptz at time zone 'UTC')::date - ${days + 2}::int
      group by name_id
    ) as e on e.name_id = n.id
    where n.environment_id = ${environmentId} and n.kind = ${sql.lit(eventKindCodes.track)}
    order by "events90" desc, n.name`.execute(db);
  return rows;
}

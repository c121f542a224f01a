import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';

/** Something to be counted since a day, which begins at `sinceAt`. Just one of `name` and `featureId` is given. */
export interface Wanted {
  name: string | null;
  featureId: number | null;
  sinceDay: string;
  sinceAt: Date;
}

export interface Counted {
  /** Place in the list of what was wanted. */
  place: number;
  /** User or account. */
  id: string;
  times: number;
}

/** How often each of these users did each thing. What nobody did has no row. One statement, whatever is wanted. */
export const selectUserCounts = (
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
  wanted: readonly Wanted[],
): Promise<Counted[]> => selectCounts(db, environmentId, 'user_id', userIds, wanted);

/** The same for everybody of each of these accounts together. */
export const selectAccountCounts = (
  db: Queryable,
  environmentId: number,
  accountIds: readonly string[],
  wanted: readonly Wanted[],
): Promise<Counted[]> => selectCounts(db, environmentId, 'account_id', accountIds, wanted);

async function selectCounts(
  db: Queryable,
  environmentId: number,
  column: 'user_id' | 'account_id',
  ids: readonly string[],
  wanted: readonly Wanted[],
): Promise<Counted[]> {
  if (wanted.length === 0 || ids.length === 0) return [];
  const who = sql.ref(column);
  const rows = wanted.map(({ name, featureId, sinceDay, sinceAt }, place) => ({
    place,
    name,
    feature_id: featureId,
    since_day: sinceDay,
    since_at: sinceAt,
  }));
  const among = sql`any(${arrayOfPlain(ids)}::bigint[])`;
  const { rows: counted } = await sql<Counted>`
    with wanted as (
      select * from json_to_recordset(${JSON.stringify(rows)}::json)
        as w(place int, name text, feature_id int, since_day date, since_at timestamptz)
    )
    select w.place, e.${who} as id, count(*)::int as times
    from wanted w
    join event_name n on n.environment_id = ${environmentId} and n.kind = ${eventKindCodes.track} and n.name = w.name
    join event e on e.environment_id = ${environmentId} and e.${who} = ${among}
      and e.kind = 3 and e.name_id = n.id and e.at >= w.since_at
    group by 1, 2
    union all
    select w.place, f.${who} as id, sum(f.uses)::int as times
    from wanted w
    join feature_use f on f.environment_id = ${environmentId} and f.${who} = ${among}
      and f.feature_id = w.feature_id and f.day >= w.since_day
    group by 1, 2`.execute(db);
  return counted;
}

/** Rows (id) of all users or accounts who did something so many times, which is at least once. */
export function thoseWhoDid(
  environmentId: number,
  by: 'user' | 'account',
  { name, featureId, sinceDay, sinceAt }: Wanted,
  times: number,
): RawBuilder<unknown> {
  const who = sql.ref(by === 'user' ? 'user_id' : 'account_id');
  if (featureId !== null) {
    return sql`
      select ${who} as id from feature_use
      where environment_id = ${environmentId} and feature_id = ${featureId} and day >= ${sinceDay}::date
      group by 1 having sum(uses) >= ${times}`;
  }
  return sql`
    select ${who} as id from event
    where environment_id = ${environmentId} and kind = 3 and at >= ${sinceAt} and name_id = (
      select n.id from event_name n
      where n.environment_id = ${environmentId} and n.kind = ${eventKindCodes.track} and n.name = ${name}
    )
    group by 1 having count(*) >= ${times}`;
}

export interface Deeds {
  /** Paths of pages viewed. */
  paths: string[];
  /** Signatures of elements clicked, as JSON has them. */
  signatures: unknown[];
  /** Tasks of these checklists that a page saw done. */
  tasks: { guideId: string; taskId: string }[];
}

export interface DeedsWanted {
  withPages: boolean;
  withClicks: boolean;
  checklists: readonly { guideId: string; taskIds: readonly string[] }[];
}

/** What one person did since `sinceAt` that can make tasks done, each thing once. */
export async function selectDeeds(
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
  sinceAt: Date,
  { withPages, withClicks, checklists }: DeedsWanted,
): Promise<Deeds> {
  const users = sql`any(${arrayOfPlain(userIds)}::bigint[])`;
  const { rows } = await sql<Deeds>`
    select
      array(
        select distinct p.path from event e join page p on p.id = e.page_id
        where ${withPages} and e.environment_id = ${environmentId} and e.user_id = ${users}
          and e.kind = ${eventKindCodes.page} and e.at >= ${sinceAt}
      ) as paths,
      (
        select coalesce(json_agg(s.signature), '[]') from signature s
        where ${withClicks} and s.id in (
          select e.signature_id from event e
          where e.environment_id = ${environmentId} and e.user_id = ${users}
            and e.kind = ${eventKindCodes.click} and e.at >= ${sinceAt}
        )
      ) as signatures,
      (
        select coalesce(json_agg(distinct jsonb_build_object('guideId', r.guide_id, 'taskId', r.step_id)), '[]')
        from guide_run_step r
        where r.environment_id = ${environmentId} and r.user_id = ${users}
          and r.guide_id = any(${arrayOfPlain(checklists.map(({ guideId }) => guideId))}::uuid[])
          and r.step_id = any(${arrayOfText(checklists.flatMap(({ taskIds }) => taskIds))}::text[])
          and r.task_done_at is not null
      ) as tasks`.execute(db);
  return rows[0]!;
}

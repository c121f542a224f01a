import { sql } from 'kysely';
import type { GuideContent } from '../../shared/contract/guide.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { eventKindCodes } from '../db/schema/events.ts';
import type { Scope } from '../http/scope.ts';
import { isOnPageOf } from './counted-facts-store.ts';

export interface HostBuild {
  id: number;
  name: string;
  firstSeenAt: Date;
}

/** Builds of the host app, oldest first. */
export const selectBuilds = (db: Queryable, { environmentId }: Scope): Promise<HostBuild[]> =>
  db
    .selectFrom('hostBuild')
    .where('environmentId', '=', environmentId)
    .select(['id', 'name', 'firstSeenAt'])
    .orderBy('firstSeenAt')
    .orderBy('id')
    .execute();

export interface ElementOfBuild {
  entryId: number;
  buildId: number;
  uses: number;
  firstDay: string;
}

/** Clicks on each element in each build since a day; clicks on what nobody has described are under 0. */
export async function selectElementsByBuild(
  db: Queryable,
  { environmentId }: Scope,
  since: string,
): Promise<ElementOfBuild[]> {
  const { rows } = await sql<ElementOfBuild>`
    select entry_id, build_id, sum(uses)::int as uses, min(day) as first_day
    from entry_use
    where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.click)} and day >= ${since}::date
    group by entry_id, build_id`.execute(db);
  return rows;
}

export interface FeatureClickDay {
  featureId: number;
  entryId: number;
  buildId: number;
  day: string;
  uses: number;
}

/**
 * Clicks that count for features in builds that have a name, by element and day, since a day: added up by element before
 * they are told which features count it.
 */
export async function selectFeatureClicks(
  db: Queryable,
  { environmentId }: Scope,
  since: string,
): Promise<FeatureClickDay[]> {
  const { rows: taken } = await sql<{ entryId: number; isOnPages: boolean }>`
    select entry_id, bool_or(page_scope_id is not null) as is_on_pages from feature_source
    where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.click)}
    group by entry_id`.execute(db);
  const ids = arrayOfPlain(taken.map(({ entryId }) => entryId));
  const onPages = arrayOfPlain(taken.filter(({ isOnPages }) => isOnPages).map(({ entryId }) => entryId));
  const { rows } = await sql<FeatureClickDay>`
    with clicked as materialized (
      select u.entry_id, u.build_id, u.day, case when u.entry_id = any(${onPages}::int[]) then u.page_id end as page_id,
        sum(u.uses) as uses
      from entry_use u
      where u.environment_id = ${environmentId} and u.kind = ${sql.lit(eventKindCodes.click)}
        and u.entry_id = any(${ids}::int[]) and u.build_id > 0 and u.day >= ${since}::date
      group by 1, 2, 3, 4
    )
    select s.feature_id, u.entry_id, u.build_id, u.day, sum(u.uses)::int as uses
    from clicked u
    join feature_source s on s.environment_id = ${environmentId} and s.kind = ${sql.lit(eventKindCodes.click)}
      and s.entry_id = u.entry_id and u.day between s.starts_on and s.ends_on
    where ${isOnPageOf('s')}
    group by 1, 2, 3, 4
    order by u.day`.execute(db);
  return rows;
}

/** The elements that the rules of features take. */
export const selectClickSources = (
  db: Queryable,
  { environmentId }: Scope,
): Promise<{ featureId: number; entryId: number }[]> =>
  db
    .selectFrom('featureSource')
    .where('environmentId', '=', environmentId)
    .where('kind', '=', eventKindCodes.click)
    .select(['featureId', 'entryId'])
    .distinct()
    .execute();

export interface LiveGuide {
  guideId: string;
  version: number;
  name: string;
  content: GuideContent;
}

/** The guides that are live in the environment, as they were published. */
export const selectLiveGuides = (
  db: Queryable,
  { environmentId, workspaceId }: Scope,
): Promise<LiveGuide[]> =>
  db
    .selectFrom('publication')
    .innerJoin('guideVersion', (join) =>
      join
        .onRef('guideVersion.guideId', '=', 'publication.guideId')
        .onRef('guideVersion.version', '=', 'publication.version'),
    )
    .where('publication.environmentId', '=', environmentId)
    .where('publication.workspaceId', '=', workspaceId)
    .select(['publication.guideId', 'publication.version', 'guideVersion.name', 'guideVersion.content'])
    .orderBy('guideVersion.name')
    .orderBy('publication.guideId')
    .execute();

/** The first day on which an element was clicked; undefined when it never was. */
export async function selectFirstDay(
  db: Queryable,
  { environmentId }: Scope,
  entryId: number,
): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`
    select min(day) as day from entry_use
    where environment_id = ${environmentId} and kind = ${sql.lit(eventKindCodes.click)}
      and entry_id = ${entryId}`.execute(db);
  return rows[0]?.day ?? undefined;
}

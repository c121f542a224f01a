import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { joinUser } from './account-days.ts';
import { isAskedUser } from './among.ts';
import { type Ask, periodBefore } from './ask.ts';
import { featureDays } from './feature-days.ts';
import { offeredFeatures } from './offered-features.ts';

export interface ModuleUse {
  id: number;
  name: string;
  /** Different features that were used, of those available. */
  featuresUsed: number;
  featuresAvailable: number;
  users: number;
  uses: number;
  /** In the period of the same length before. */
  usesBefore: number;
}

/** Every module with a feature that is available to those who are asked about, most users first. */
export async function moduleUse(db: Queryable, ask: Ask): Promise<ModuleUse[]> {
  const offered = await offeredFeatures(ask, db);
  const before = { ...ask, period: periodBefore(ask.period) };
  const { rows } = await sql<ModuleUse>`
    with offered as materialized (
      select f.id, f.module_id from (${offered}) as o join feature f on f.id = o.id where f.module_id is not null
    ),
    used as materialized (
      select o.module_id, d.feature_id, d.user_id, sum(d.uses) as uses
      from (${featureDays(ask)}) as d join offered o on o.id = d.feature_id group by 1, 2, 3
    ),
    people as (
      select d.module_id, count(distinct d.user_id)::int as users
      from used d ${joinUser(ask.scope)} where ${isAskedUser(ask)} group by d.module_id
    ),
    earlier as (
      select o.module_id, sum(d.uses) as uses
      from (${featureDays(before)}) as d join offered o on o.id = d.feature_id group by 1
    )
    select m.id, m.name,
      (select count(distinct feature_id)::int from used where used.module_id = m.id) as features_used,
      (select count(*)::int from offered where offered.module_id = m.id) as features_available,
      coalesce((select users from people where people.module_id = m.id), 0) as users,
      coalesce((select sum(uses)::int from used where used.module_id = m.id), 0) as uses,
      coalesce((select uses::int from earlier where earlier.module_id = m.id), 0) as uses_before
    from module m
    where m.id in (select module_id from offered)
    order by users desc, uses desc, m.name`.execute(db);
  return rows;
}

/** Core features that are available and that nobody used in the period, by name. */
export async function unusedCoreFeatures(db: Queryable, ask: Ask): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select f.name from (${await offeredFeatures(ask, db)}) as o
    join feature f on f.id = o.id and f.is_core
    where o.id not in (select d.feature_id from (${featureDays(ask)}) as d)
    order by f.name`.execute(db);
  return rows.map(({ name }) => name);
}

/** Uses of each of these features in the period, and by how many people. */
export async function useOfFeatures(
  db: Queryable,
  ask: Ask,
): Promise<Map<number, { name: string; users: number; uses: number }>> {
  const { rows } = await sql<{ id: number; name: string; users: number; uses: number }>`
    select f.id, f.name, count(*) filter (where ${isAskedUser(ask)})::int as users, sum(d.uses)::int as uses
    from (select feature_id, user_id, sum(uses) as uses from (${featureDays(ask)}) as d group by 1, 2) as d
    join feature f on f.id = d.feature_id
    ${joinUser(ask.scope)}
    group by f.id, f.name`.execute(db);
  return new Map(rows.map(({ id, ...use }) => [id, use]));
}

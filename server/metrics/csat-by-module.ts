import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { dayOfAccount, isAsked, isIn, joinAccount, withTodays } from './among.ts';
import type { Ask } from './ask.ts';

export interface ModuleSatisfaction {
  /** Null: they had used features of no module. */
  module: string | null;
  n: number;
  /** Of 5. */
  mean: number;
  /** Who gave 4 or 5. */
  satisfied: number;
}

/**
 * Satisfaction by the module that people used most in the 90 days before they answered: of each person the latest
 * score in the period. Most answers first.
 */
export async function csatByModule(db: Queryable, ask: Ask): Promise<ModuleSatisfaction[]> {
  const { environmentId } = ask.scope;
  const { rows } = await sql<ModuleSatisfaction>`
    with latest as materialized (
      select distinct on (d.user_id) d.user_id, d.score, ${dayOfAccount(ask, sql`d.answered_at`)} as day
      from response d
      join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
        and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
      ${joinAccount(ask)} ${withTodays(ask, ask.period)}
      where ${isAsked(ask)} and d.question_kind = 'csat' and d.score is not null
        and ${isIn(ask, ask.period, dayOfAccount(ask, sql`d.answered_at`))}
      order by d.user_id, d.answered_at desc, d.id desc
    ),
    modules as (
      select distinct on (user_id) user_id, name
      from (
        select l.user_id, o.id, o.name, sum(d.uses) as uses
        from latest l
        join feature_use d on d.environment_id = ${environmentId} and d.user_id = l.user_id
          and d.day between l.day - 89 and l.day
        join feature f on f.id = d.feature_id
        join module o on o.id = f.module_id
        group by 1, 2, 3
      ) as used
      order by user_id, uses desc, id
    )
    select m.name as module, count(*)::int as n, avg(l.score)::float8 as mean,
      (count(*) filter (where l.score >= 4))::int as satisfied
    from latest l left join modules m on m.user_id = l.user_id
    group by m.name order by (m.name is null), n desc, m.name`.execute(db);
  return rows;
}

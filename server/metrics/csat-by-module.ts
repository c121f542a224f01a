import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { isNotLeftOut } from './account-days.ts';
import { dayOfAccount, isAsked, isMomentIn, joinAccount, ofRole } from './among.ts';
import type { Ask } from './ask.ts';
import { daysOfUse, moduleUsedMost } from './module-used-most.ts';

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
  const { rows } = await sql<ModuleSatisfaction>`
    with latest as materialized (
      select distinct on (d.user_id) d.user_id, d.score, ${dayOfAccount(ask, sql`d.answered_at`)} as day,
        ${dayOfAccount(ask, sql`d.answered_at`)} - ${daysOfUse - 1}::int as used_since
      from response d
      ${ofRole(ask)} ${joinAccount(ask)}
      where ${isAsked(ask)} and ${isNotLeftOut(ask.scope, sql`d.user_id`)} and d.question_kind = 'csat' and d.score is not null
        and ${isMomentIn(ask, ask.period, sql`d.answered_at`)}
      order by d.user_id, d.answered_at desc, d.id desc
    )
    select m.name as module, count(*)::int as n, avg(l.score)::float8 as mean,
      (count(*) filter (where l.score >= 4))::int as satisfied
    from latest l left join lateral (${moduleUsedMost(ask)}) as m on true
    group by m.name order by (m.name is null), n desc, m.name`.execute(db);
  return rows;
}

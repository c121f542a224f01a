import { sql } from 'kysely';
import type { NpsScale } from '../../shared/contract/survey.ts';
import { type HalfYear, halfYearOf } from '../../shared/rules/half-year.ts';
import type { NpsCounts } from '../../shared/rules/nps.ts';
import type { Queryable } from '../db/database.ts';
import type { Ask } from './ask.ts';
import { countedScores, npsCounts } from './nps.ts';
import { surveysShown } from './numbers/response-rate.ts';

/** A wave on one scale: where the scale changed within half a year, there are two. */
export interface NpsWave extends NpsCounts {
  half: HalfYear;
  scale: NpsScale;
  /** Users who were shown the question in that half-year, on whatever scale. */
  shown: number;
  /** Of these, who gave a score. */
  answered: number;
}

const half = (day: ReturnType<typeof sql>) =>
  sql`extract(year from ${day})::int || '-H' || case when extract(month from ${day}) <= 6 then 1 else 2 end`;

/** Of each half-year that the period touches: each user's latest score in it, oldest wave first. */
export async function npsWaves(db: Queryable, ask: Ask): Promise<NpsWave[]> {
  const { rows } = await sql<NpsWave>`
    with scores as (
      select distinct on (half, scale, user_id) *
      from (select s.*, ${half(sql`s.day`)} as half from (${countedScores(ask)}) as s) as s
      order by half, scale, user_id, answered_at desc, id desc
    ),
    shown as (
      select half, count(distinct user_id)::int as shown,
        (count(distinct user_id) filter (where has_answered))::int as answered
      from (
        select ${half(sql`d.day`)} as half, d.user_id, exists (
          select from response r
          where r.environment_id = d.environment_id and r.user_id = d.user_id and r.run_id = d.run_id
            and r.question_kind = 'nps'
        ) as has_answered
        from (${surveysShown(ask)}) as d
      ) as d
      group by half
    )
    select w.half, w.scale, w.promoters, w.passives, w.detractors,
      coalesce(shown.shown, 0) as shown, coalesce(shown.answered, 0) as answered
    from (select half, scale, ${npsCounts} from scores group by half, scale) as w
    left join shown on shown.half = w.half
    order by w.half, w.scale`.execute(db);
  return rows;
}

/** The half-years that the last `count` of them are, until the one of `day`. */
export function lastHalfYears(day: string, count: number): { from: string; to: string } {
  const [year = '', part] = halfYearOf(day).split('-H');
  const halves = Number(year) * 2 + Number(part) - 1;
  const first = halves - count + 1;
  return {
    from: `${Math.floor(first / 2)}-${first % 2 === 0 ? '01' : '07'}-01`,
    to: day,
  };
}

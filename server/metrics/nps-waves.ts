import { type RawBuilder, sql } from 'kysely';
import type { NpsScale } from '../../shared/contract/survey.ts';
import { addDays, type Day } from '../../shared/rules/calendar.ts';
import { daysOfHalfYear, type HalfYear, halfYearOf } from '../../shared/rules/half-year.ts';
import type { NpsCounts } from '../../shared/rules/nps.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { dayOfFact } from './among.ts';
import type { Ask, Period } from './ask.ts';
import { countedScores, npsCounts } from './nps.ts';
import { hasScore, shownAt, surveysShown } from './numbers/response-rate.ts';

/** A wave on one scale: where the scale changed within half a year, there are two. */
export interface NpsWave extends NpsCounts {
  half: HalfYear;
  scale: NpsScale;
  /** Users who were shown the question in that half-year, on whatever scale. */
  shown: number;
  /** Of these, who gave a score. */
  answered: number;
}

/** Of each half-year that the period touches: each user's latest score in it, oldest wave first. */
export async function npsWaves(db: Queryable, ask: Ask): Promise<NpsWave[]> {
  const starts = startsOfHalves(ask.period);
  const halfOf = (day: RawBuilder<unknown>) => sql`width_bucket(${day}, ${arrayOfPlain(starts)}::date[])`;
  const near = (days: number) =>
    sql`width_bucket(${shownAt}, ${arrayOfPlain(starts.map((day) => `${addDays(day, days)}T00:00:00Z`))}::timestamptz[])`;
  // On which day of the account it was has to be known near the turn of a half-year alone.
  const halfShown = sql`case when ${near(-2)} = ${near(2)} then ${near(2)} else ${halfOf(dayOfFact(ask, shownAt))} end`;
  const { rows } = await sql<Omit<NpsWave, 'half'> & { half: number }>`
    with scores as (
      select distinct on (half, scale, user_id) *
      from (select s.*, ${halfOf(sql`s.day`)} as half from (${countedScores(ask)}) as s) as s
      order by half, scale, user_id, answered_at desc, id desc
    ),
    shown as (
      select half, count(*)::int as shown, (count(*) filter (where has_answered))::int as answered
      from (
        select half, user_id, bool_or(has_answered) as has_answered
        from (
          select ${halfShown} as half, d.user_id, ${hasScore(ask)} as has_answered ${await surveysShown(ask, db)}
        ) as d
        group by half, user_id
      ) as d
      group by half
    )
    select w.half, w.scale, w.promoters, w.passives, w.detractors,
      coalesce(shown.shown, 0) as shown, coalesce(shown.answered, 0) as answered
    from (select half, scale, ${npsCounts} from scores group by half, scale) as w
    left join shown on shown.half = w.half
    order by w.half, w.scale`.execute(db);
  return rows.map((wave) => ({ ...wave, half: halfYearOf(starts[wave.half - 1]!) }));
}

/** The first days of the half-years that the period touches. */
function startsOfHalves({ from, to }: Period): Day[] {
  const first = numberOfHalf(from);
  return Array.from({ length: numberOfHalf(to) - first + 1 }, (_, n) => startOfHalf(first + n));
}

/** The half-years that the last `count` of them are, until the one of `day`. */
export const lastHalfYears = (day: Day, count: number): { from: Day; to: Day } => ({
  from: startOfHalf(numberOfHalf(day) - count + 1),
  to: day,
});

/** Half-years since the year 0: they are counted by number, because texts compare by their digits up to the year 9999 only. */
const numberOfHalf = (day: Day): number =>
  Number(day.slice(0, 4)) * 2 + (halfYearOf(day).endsWith('1') ? 0 : 1);

const startOfHalf = (number: number): Day =>
  daysOfHalfYear(`${String(Math.floor(number / 2)).padStart(4, '0')}-H${(number % 2) + 1}`).from;

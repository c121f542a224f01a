import { sql } from 'kysely';
import type { Metric } from '../metric.ts';
import { latestScores, npsDays } from '../nps.ts';

/** Rounded as `npsScore` rounds it. */
export const nps: Metric = {
  noun: 'answers',
  part: (ask) => sql`select s.id from (${latestScores(ask)}) as s`,
  together: (ask) => sql`
    select count(*) as n,
      round(100.0 * (count(*) filter (where score >= 9) - count(*) filter (where score <= 6)) / nullif(count(*), 0)) as figure
    from (${latestScores(ask)}) as s`,
  defaultDays: npsDays,
};

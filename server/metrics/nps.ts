import { sql } from 'kysely';
import { type NpsCounts, npsScore } from '../../shared/rules/nps.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { isNotLeftOut } from './account-days.ts';
import { dayOfAccount, isAsked, isMomentIn, joinAccount, ofRole } from './among.ts';
import type { Ask } from './ask.ts';
import type { ByAccount } from './by-account.ts';

/** Of how many days a score counts where nobody asks for others. */
export const npsDays = 365;

export interface Nps extends NpsCounts {
  score: number;
  /** Users with a score. */
  n: number;
}

/** Undefined where nobody answered. */
function npsOf({ promoters, passives, detractors }: NpsCounts): Nps | undefined {
  const score = npsScore({ promoters, passives, detractors });
  if (score === null) return undefined;
  return { score, n: promoters + passives + detractors, promoters, passives, detractors };
}

/** Columns that count scores by their group. */
export const npsCounts = sql`
  count(*) filter (where score >= 9)::int as promoters,
  count(*) filter (where score between 7 and 8)::int as passives,
  count(*) filter (where score <= 6)::int as detractors`;

/**
 * Rows (key, id, user_id, run_id, account_id, day, scale, score): every score that counts, with the day of the
 * account's time zone on which it was given. People left out of metrics don't count, nor do selected samples.
 */
export const countedScores = (ask: Ask, key: ReturnType<typeof sql> = sql`0::bigint`) => sql`
  select ${key} as key, d.id, d.user_id, d.run_id, d.account_id, d.scale, d.score, d.answered_at,
    ${dayOfAccount(ask, sql`d.answered_at`)} as day
  from response d
  join guide_version v on v.guide_id = d.guide_id and v.version = d.version and not v.is_selected_sample
  ${ofRole(ask)} ${joinAccount(ask)}
  where ${isAsked(ask)} and ${isNotLeftOut(ask.scope, sql`d.user_id`)} and d.question_kind = 'nps'
    and ${isMomentIn(ask, ask.period, sql`d.answered_at`)}`;

/**
 * The same, of each user the latest only; and only those on the scale that was answered last, because scores of two
 * scales are not alike.
 */
export const latestScores = (ask: Ask, key: ReturnType<typeof sql> = sql`0::bigint`) => sql`
  select distinct on (key, user_id) *
  from (
    select *, first_value(scale) over (partition by key order by answered_at desc, id desc) as current_scale
    from (${countedScores(ask, key)}) as scores
  ) as scores
  where scale = current_scale
  order by key, user_id, answered_at desc, id desc`;

/** The last `npsDays` days of each account's own today. */
const lately = (scope: Scope, now: Date, accountIds?: readonly string[]): Ask => {
  const day = (daysAgo: number) => new Date(now.getTime() - daysAgo * 86_400_000).toISOString().slice(0, 10);
  return {
    scope,
    now,
    among: accountIds ? { accountIds } : {},
    period: { from: day(npsDays - 1), to: day(0), endsDaysAgo: 0 },
  };
};

export async function npsByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<Nps>> {
  const { rows } = await sql<NpsCounts & { key: string }>`
    select key, ${npsCounts}
    from (${latestScores(lately(scope, now, accountIds), sql`d.account_id`)}) as latest group by key`.execute(
    db,
  );
  return new Map(
    rows.flatMap((counts) => {
      const value = npsOf(counts);
      return value ? [[counts.key, value] as const] : [];
    }),
  );
}

/** Of everybody in the environment. Null: nobody has answered. */
export async function npsOverall(db: Queryable, scope: Scope, now: Date): Promise<Nps | null> {
  return npsAmong(db, lately(scope, now));
}

/** Of those whom the question is about, in its period. Null: nobody of them has answered. */
export async function npsAmong(db: Queryable, ask: Ask): Promise<Nps | null> {
  const { rows } = await sql<NpsCounts>`
    select ${npsCounts} from (${latestScores(ask)}) as latest`.execute(db);
  return (rows[0] && npsOf(rows[0])) ?? null;
}

import { sql } from 'kysely';
import { type NpsCounts, npsScore } from '../../shared/rules/nps.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { amongAccounts } from './account-days.ts';
import type { ByAccount } from './by-account.ts';

const periodDays = 365;

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

/** Counts over each user's latest score, for each `group` on its own; `group` may name columns of `response d`. */
const countsBy = (
  scope: Scope,
  now: Date,
  group: 'account' | 'environment',
  accountIds?: readonly string[],
) => {
  const key = group === 'account' ? sql`d.account_id` : sql`0::bigint`;
  return sql<NpsCounts & { key: string }>`
    select key,
      count(*) filter (where score >= 9)::int as promoters,
      count(*) filter (where score between 7 and 8)::int as passives,
      count(*) filter (where score <= 6)::int as detractors
    from (
      select distinct on (key, user_id) key, user_id, score
      from (
        select ${key} as key, d.user_id, d.score, d.scale, d.answered_at, d.id,
          first_value(d.scale) over (partition by ${key} order by d.answered_at desc, d.id desc) as current_scale
        from response d
        where d.environment_id = ${scope.environmentId} and d.question_kind = 'nps'
          and d.answered_at > ${now}::timestamptz - make_interval(days => ${periodDays}::int)
          and ${amongAccounts(accountIds)} and ${ofPortfolio(scope)}
      ) as answers
      where scale = current_scale
      order by key, user_id, answered_at desc, id desc
    ) as latest
    group by key`;
};

export async function npsByAccount(
  db: Queryable,
  scope: Scope,
  now: Date,
  accountIds?: readonly string[],
): Promise<ByAccount<Nps>> {
  const { rows } = await countsBy(scope, now, 'account', accountIds).execute(db);
  return new Map(
    rows.flatMap((counts) => {
      const value = npsOf(counts);
      return value ? [[counts.key, value] as const] : [];
    }),
  );
}

/** Of everybody in the environment. Null: nobody has answered. */
export async function npsOverall(db: Queryable, scope: Scope, now: Date): Promise<Nps | null> {
  const { rows } = await countsBy(scope, now, 'environment').execute(db);
  return (rows[0] && npsOf(rows[0])) ?? null;
}

import { sql } from 'kysely';
import type { NpsScale } from '../../shared/contract/survey.ts';
import { containing } from '../accounts/containing.ts';
import type { Queryable } from '../db/database.ts';
import { dayOfAccount } from './among.ts';
import type { Ask } from './ask.ts';
import { daysOfUse, moduleUsedMost } from './module-used-most.ts';
import { latestScores } from './nps.ts';

/** Somebody whose score counts. */
export interface Respondent {
  /** As the host app names them. */
  id: string;
  name: string;
  accountId: string | null;
  accountName: string | null;
  answeredAt: Date;
  score: number;
}

/*
 * What scores are cut by; null where it isn't known. `tenure`: `new` where the account had been a customer for no more than
 * a year. `decision`: whether somebody is one of those who decide in their account, as its contacts say. `module`: the one of
 * which they had used features most in the 90 days before they answered. `service`: how their account is served, by the trait
 * `serviceType` of the user or else of the account.
 */

/** Along what scores are cut. */
export const cutNames = ['tier', 'industry', 'tenure', 'role', 'decision', 'module', 'service'] as const;
export type CutName = (typeof cutNames)[number];

const sortKeys = {
  name: sql`coalesce(nullif(s.name, ''), s.id) collate names`,
  account: sql`coalesce(nullif(s.account_name, ''), s.account_id) collate names`,
  score: sql`s.score`,
  when: sql`s.answered_at`,
};
export type RespondentSort = keyof typeof sortKeys;
export const respondentSorts = Object.keys(sortKeys) as [RespondentSort, ...RespondentSort[]];

export interface RespondentQuery {
  /** In the name or the id of the person or of the account. */
  search?: string | undefined;
  /** Undefined: by name. */
  sort?: RespondentSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/** The people of one row of a cut. Value: null: those of whom it isn't known. */
export async function npsRespondents(
  db: Queryable,
  ask: Ask,
  { cut, value }: { cut: CutName; value: string | null },
  { search, sort = 'name', order = 'asc' }: RespondentQuery,
): Promise<Respondent[]> {
  const pattern = search ? containing(search) : null;
  const { rows } = await sql<Respondent>`
    select s.id, s.name, s.account_id, s.account_name, s.answered_at, s.score
    from (${described(ask, { hasModule: cut === 'module', hasReason: false })}) as s
    where s.${sql.ref(cut)} is not distinct from ${value}
      and (${pattern}::text is null or s.name ilike ${pattern} or s.id ilike ${pattern}
        or s.account_name ilike ${pattern} or s.account_id ilike ${pattern})
    order by ${sortKeys[sort]} ${sql.raw(order)} nulls last, ${sortKeys.name}, s.id`.execute(db);
  return rows;
}

/** How many of those whose score counts have all of this in common. */
export interface NpsGroup extends Record<CutName, string | null> {
  score: number;
  scale: NpsScale;
  /** What they named as the reason, in the words of the survey. */
  reason: string | null;
  people: number;
}

/** Everybody whose score counts, those alike in one row. */
export async function npsGroups(db: Queryable, ask: Ask): Promise<NpsGroup[]> {
  const alike = sql`score, scale, tier, industry, tenure, role, decision, module, service, reason`;
  const { rows } = await sql<NpsGroup>`
    select ${alike}, count(*)::int as people
    from (${described(ask, { hasModule: true, hasReason: true })}) as s group by ${alike}`.execute(db);
  return rows;
}

/** How many gave which score, and nothing else of them: known long before the rest. */
export async function npsScores(
  db: Queryable,
  ask: Ask,
): Promise<Pick<NpsGroup, 'score' | 'scale' | 'people'>[]> {
  const { rows } = await sql<Pick<NpsGroup, 'score' | 'scale' | 'people'>>`
    select s.score::int as score, s.scale, count(*)::int as people
    from (${latestScores(ask)}) as s group by 1, 2`.execute(db);
  return rows;
}

/** Rows of everybody whose score counts. What takes long to look up, and isn't wanted, is null. */
function described(ask: Ask, { hasModule, hasReason }: { hasModule: boolean; hasReason: boolean }) {
  const { environmentId } = ask.scope;
  return sql`
    with latest as materialized (
      select *, day - ${daysOfUse - 1}::int as used_since from (${latestScores(ask)}) as scores
    )
    select u.external_id as id, u.name, a.external_id as account_id, a.name as account_name, l.answered_at,
      l.score::int as score, l.scale, a.tier, a.industry,
      case when a.id is null then null
        when coalesce(a.go_live_on, a.contract_starts_on, ${dayOfAccount(ask, sql`a.first_seen_at`)}) > l.day - 365 then 'new'
        else 'old' end as tenure,
      nullif(btrim(u.traits->>'role'), '') as role,
      case when a.id is null then null
        when exists (
          select from contact c
          where c.environment_id = ${environmentId} and c.account_id = a.id and c.user_id = u.id
            and c.role = 'decisionMaker' and c.left_on is null
        ) then 'decisionMaker'
        else 'other' end as decision,
      ${hasModule ? sql`used_most.name` : sql`null::text`} as module,
      nullif(btrim(coalesce(u.traits->>'serviceType', a.set_traits->>'serviceType', a.traits->>'serviceType')), '')
        as service,
      ${hasReason ? sql`reasons.choice` : sql`null::text`} as reason
    from latest l
    join "user" u on u.environment_id = ${environmentId} and u.id = l.user_id
    left join account a on a.environment_id = ${environmentId} and a.id = l.account_id
    ${hasModule ? sql`left join lateral (${moduleUsedMost(ask)}) as used_most on true` : sql``}
    ${
      hasReason
        ? sql`left join lateral (
      select r.choice from response r
      where r.environment_id = ${environmentId} and r.user_id = l.user_id and r.run_id = l.run_id
        and r.question_kind = 'choice' and r.choice is not null
      order by r.answered_at, r.question_id limit 1
    ) as reasons on true`
        : sql``
    }`;
}

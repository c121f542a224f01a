import { sql } from 'kysely';
import type { NpsScale } from '../../shared/contract/survey.ts';
import type { Queryable } from '../db/database.ts';
import { dayOfAccount } from './among.ts';
import type { Ask } from './ask.ts';
import { daysOfUse, moduleUsedMost } from './module-used-most.ts';
import { latestScores } from './nps.ts';

/** Somebody whose score counts, with all that scores are cut by. Null: it isn't known. */
export interface Respondent {
  /** As the host app names them. */
  id: string;
  name: string;
  accountId: string | null;
  accountName: string | null;
  answeredAt: Date;
  score: number;
  scale: NpsScale;
  tier: string | null;
  industry: string | null;
  /** `new`: the account had been a customer for no more than a year. */
  tenure: 'new' | 'old' | null;
  role: string | null;
  /** Whether they are one of those who decide in their account, as its contacts say. */
  decision: 'decisionMaker' | 'other' | null;
  /** The module of which they had used features most in the 90 days before they answered. */
  module: string | null;
  /** How their account is served, by the trait `serviceType` of the user or else of the account. */
  service: string | null;
  /** What they named as the reason, in the words of the survey. */
  reason: string | null;
}

export async function npsRespondents(db: Queryable, ask: Ask): Promise<Respondent[]> {
  const { environmentId } = ask.scope;
  const { rows } = await sql<Respondent>`
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
      used_most.name as module,
      nullif(btrim(coalesce(u.traits->>'serviceType', a.set_traits->>'serviceType', a.traits->>'serviceType')), '')
        as service,
      reasons.choice as reason
    from latest l
    join "user" u on u.environment_id = ${environmentId} and u.id = l.user_id
    left join account a on a.environment_id = ${environmentId} and a.id = l.account_id
    left join lateral (${moduleUsedMost(ask)}) as used_most on true
    left join lateral (
      select r.choice from response r
      where r.environment_id = ${environmentId} and r.user_id = l.user_id and r.run_id = l.run_id
        and r.question_kind = 'choice' and r.choice is not null
      order by r.answered_at, r.question_id limit 1
    ) as reasons on true`.execute(db);
  return rows;
}

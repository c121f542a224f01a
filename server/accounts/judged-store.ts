import { sql } from 'kysely';
import type { Criterion, Level } from '../../shared/contract/account.ts';
import type { KnownFacts } from '../../shared/contract/judgement.ts';
import { countCriteria } from '../../shared/rules/criterion-progress.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface KnownAccount extends KnownFacts {
  id: string;
  contractValue: number | null;
  levelSet: Level | null;
  levelSetUntil: string | null;
}

/** What people and dates say of these accounts now. */
export async function selectKnownFacts(
  db: Queryable,
  { workspaceId, environmentId }: Scope,
  now: Date,
  accountIds: readonly string[],
): Promise<KnownAccount[]> {
  const { rows } = await sql<
    Omit<KnownAccount, 'criteria'> & { criteria: Pick<Criterion, 'isLowerBetter' | 'quarters'>[] }
  >`
    select a.id, z.today, (a.first_seen_at at time zone z.zone)::date as first_seen_on,
      a.signed_on, a.go_live_on, a.contract_starts_on, a.contract_ends_on, a.contract_value, a.seats_bought,
      a.stage_set, a.level_set, a.level_set_until,
      coalesce((
        select jsonb_agg(jsonb_build_object('isLowerBetter', c.is_lower_better, 'quarters', c.quarters))
        from success_criterion c where c.environment_id = a.environment_id and c.account_id = a.id
      ), '[]') as criteria,
      (
        select jsonb_build_object('lastContactOn', max(c.last_contact_on))
        from contact c
        where c.environment_id = a.environment_id and c.account_id = a.id and c.role = 'decisionMaker'
          and c.left_on is null
        having count(*) > 0
      ) as decision_makers,
      (
        select min(w.since) from (
          select (k.created_at at time zone z.zone)::date as since from answer_task k
          where k.environment_id = a.environment_id and k.account_id = a.id and k.kind = 'reply' and k.done_at is null
          union all
          select i.opened_on from issue i
          where i.environment_id = a.environment_id and i.account_id = a.id and i.taken_up_on is null
        ) as w
      ) as unanswered_since,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason, 'evidence', r.evidence,
          'raisedOn', (r.raised_at at time zone z.zone)::date) order by r.raised_at)
        from risk_reason r
        where r.environment_id = a.environment_id and r.account_id = a.id and r.ended_at is null
      ), '[]') as reasons
    from account a
    join workspace w on w.id = ${workspaceId}
    cross join lateral (select coalesce(a.time_zone, w.time_zone) as zone,
      (${now}::timestamptz at time zone coalesce(a.time_zone, w.time_zone))::date as today) as z
    where a.environment_id = ${environmentId} and a.id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, criteria: countCriteria(row.criteria, row.today) }));
}

import { sql } from 'kysely';
import type { FeatureClass } from '../../shared/contract/feature.ts';
import type { AdoptionLevel, HealthState, RiskLevel } from '../../shared/contract/judgement.ts';
import type { Day } from '../../shared/rules/calendar.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import type { KnownPast } from './past-known.ts';
import type { Past, PastPerson } from './past-use.ts';

/**
 * Environments with accounts, but not one whose demo is still being filled, where
 * everything would look as if it were falling.
 */
export async function selectSettledEnvironments(
  db: Queryable,
  now: Date,
): Promise<{ workspaceId: number; appId: number; environmentId: number }[]> {
  const { rows } = await sql<{ workspaceId: number; appId: number; environmentId: number }>`
    select n.workspace_id, n.app_id, n.id as environment_id
    from environment n
    join workspace w on w.id = n.workspace_id
    where exists (select from account a where a.environment_id = n.id)
      and not exists (
        select from demo_history h
        where h.environment_id = n.id
          and h.starts_on + h.days_done < (${now}::timestamptz at time zone w.time_zone)::date - 3
      )
    order by n.id`.execute(db);
  return rows;
}

export interface Untold {
  id: string;
  zone: string;
  /** The first day of which there is anything to tell. */
  from: Day;
  /** The last: yesterday, or the day on which it was lost. */
  to: Day;
}

/**
 * Accounts of which days have passed without having been judged: events came late or were imported, or nobody ran the
 * server. At most so many days back.
 */
export async function selectUntold(
  db: Queryable,
  { workspaceId, environmentId }: Pick<Scope, 'workspaceId' | 'environmentId'>,
  now: Date,
  mostDays: number,
): Promise<Untold[]> {
  const { rows } = await sql<Untold>`
    select a.id, z.zone, b.from, b.to
    from account a
    join workspace w on w.id = ${workspaceId}
    cross join lateral (select coalesce(a.time_zone, w.time_zone) as zone) as z
    cross join lateral (select (${now}::timestamptz at time zone z.zone)::date as today) as t
    cross join lateral (
      select greatest(t.today - ${mostDays}::int, least((a.first_seen_at at time zone z.zone)::date,
          (select min(d.day) from user_day d where d.environment_id = a.environment_id and d.account_id = a.id))
        ) as "from",
        least(t.today, a.churned_on) - 1 as "to"
    ) as b
    cross join lateral (
      select min(d.day) as first from account_day d where d.environment_id = a.environment_id and d.account_id = a.id
    ) as told
    where a.environment_id = ${environmentId} and b.from <= b.to
      and (told.first is null or told.first > b.from or not exists (
        select from account_day d where d.environment_id = a.environment_id and d.account_id = a.id and d.day = b.to
      ))
    order by a.id`.execute(db);
  return rows;
}

export async function selectKnownPast(
  db: Queryable,
  { environmentId }: Pick<Scope, 'environmentId'>,
  { id, zone }: Pick<Untold, 'id' | 'zone'>,
): Promise<KnownPast | undefined> {
  const of = (alias: string) =>
    sql`${sql.ref(`${alias}.environment_id`)} = a.environment_id and ${sql.ref(`${alias}.account_id`)} = a.id`;
  const dayOf = (column: string) => sql`(${sql.ref(column)} at time zone ${zone})::date`;
  const { rows } = await sql<KnownPast>`
    select ${dayOf('a.first_seen_at')} as first_seen_on, a.signed_on, a.go_live_on, a.contract_starts_on,
      a.contract_ends_on, a.seats_bought,
      coalesce((
        select jsonb_agg(jsonb_build_object('isLowerBetter', c.is_lower_better, 'quarters', c.quarters))
        from success_criterion c where ${of('c')}), '[]') as criteria,
      coalesce((
        select jsonb_agg(jsonb_build_object('lastContactOn', c.last_contact_on, 'leftOn', c.left_on))
        from contact c where ${of('c')} and c.role = 'decisionMaker'), '[]') as decision_makers,
      coalesce((
        select jsonb_agg(jsonb_build_object('id', r.id, 'reason', r.reason, 'evidence', r.evidence,
          'raisedOn', ${dayOf('r.raised_at')}, 'endedOn', ${dayOf('r.ended_at')}) order by r.raised_at)
        from risk_reason r where ${of('r')}), '[]') as reasons,
      coalesce((
        select jsonb_agg(jsonb_build_object('askedOn', w.asked_on, 'givenOn', w.given_on))
        from (
          select ${dayOf('k.created_at')} as asked_on, ${dayOf('k.done_at')} as given_on
          from answer_task k where ${of('k')} and k.kind = 'reply'
          union all select i.opened_on, i.taken_up_on from issue i where ${of('i')}
        ) as w), '[]') as replies,
      coalesce((
        select jsonb_agg(jsonb_build_object('level', o.level, 'setOn', o.set_on, 'until', o.until,
          'releasedOn', o.released_on) order by o.set_on, o.id)
        from level_override o where ${of('o')}), '[]') as overrides
    from account a where a.environment_id = ${environmentId} and a.id = ${id}`.execute(db);
  return rows[0];
}

/** The facts of an account from a day on, but for which features it can use. */
export async function selectPast(
  db: Queryable,
  { workspaceId, appId, environmentId }: Pick<Scope, 'workspaceId' | 'appId' | 'environmentId'>,
  { id, zone }: Pick<Untold, 'id' | 'zone'>,
  from: Day,
): Promise<
  Omit<Past, 'features'> & { features: { id: number; featureClass: FeatureClass; isCore: boolean }[] }
> {
  const here = sql`d.environment_id = ${environmentId} and d.account_id = ${id}`;
  const personOf = sql`join "user" u on u.environment_id = ${environmentId} and u.id = d.user_id`;
  // As `isRegistered` says, but for those who have left meanwhile.
  const counts = sql`not u.is_anonymous and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'`;
  const people = await sql<PastPerson>`
    select u.id, (d.first_seen_at at time zone ${zone})::date as seat_since,
      (u.deactivated_at at time zone ${zone})::date as left_on,
      (u.activated_at at time zone ${zone})::date as activated_on
    from (
      select d.user_id, d.first_seen_at from seat d where ${here}
      union all
      select d.user_id, null from account_place d
      where ${here} and d.user_id not in (select d.user_id from seat d where ${here})
    ) as d ${personOf} where ${counts}`.execute(db);
  const visits = await sql<Past['visits'][number]>`
    select d.day, d.user_id from user_day d where ${here} and d.day >= ${from}::date order by d.day`.execute(
    db,
  );
  const uses = await sql<Past['uses'][number]>`
    select d.day, d.feature_id, d.user_id, sum(d.uses)::int as uses
    from feature_use d join feature f on f.id = d.feature_id and f.archived_at is null
    where ${here} and d.day >= ${from}::date group by 1, 2, 3 order by 1`.execute(db);
  const scores = await sql<Past['scores'][number]>`
    select (d.answered_at at time zone ${zone})::date as day, d.user_id, d.scale, d.score
    from response d
    join guide_version v on v.guide_id = d.guide_id and v.version = d.version and not v.is_selected_sample
    ${personOf}
    where ${here} and d.question_kind = 'nps' and d.score is not null
      and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
    order by d.answered_at, d.id`.execute(db);
  const answers = await sql<{ day: Day }>`
    select distinct (d.answered_at at time zone 'UTC')::date as day from response d where ${here}`.execute(
    db,
  );
  const features = await sql<{ id: number; featureClass: FeatureClass; isCore: boolean }>`
    select id, feature_class, is_core from feature
    where workspace_id = ${workspaceId} and app_id = ${appId} and archived_at is null`.execute(db);
  return {
    people: people.rows,
    visits: visits.rows,
    uses: uses.rows,
    scores: scores.rows,
    answeredOn: answers.rows.map(({ day }) => day),
    features: features.rows,
  };
}

export interface ToldDay {
  day: Day;
  stage: string | null;
  level: AdoptionLevel;
  health: HealthState;
  risk: RiskLevel;
  users: number;
  activeUsers7: number;
  featuresUsed28: number;
  featuresAvailable: number;
  npsScore: number | null;
}

/** Days that were judged when they were there stay as they are. */
export async function insertDays(
  trx: Queryable,
  environmentId: number,
  accountId: string,
  days: readonly ToldDay[],
): Promise<void> {
  await sql`
    insert into account_day (
      environment_id, account_id, day, stage, level, health, risk, users, active_users7, features_used28,
      features_available, nps_score
    )
    select ${environmentId}::int, ${accountId}::bigint, n.day, n.stage, n.level, n.health, n.risk, n.users,
      n."activeUsers7", n."featuresUsed28", n."featuresAvailable", n."npsScore"
    from json_to_recordset(${JSON.stringify(days)}::json) as n(
      day date, stage text, level text, health text, risk text, users int, "activeUsers7" int, "featuresUsed28" int,
      "featuresAvailable" int, "npsScore" int
    )
    on conflict (environment_id, account_id, day) do nothing`.execute(trx);
}

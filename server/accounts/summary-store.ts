import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import type { Stage } from '../../shared/contract/account.ts';
import type { AdoptionLevel, HealthState, Judgement, RiskLevel } from '../../shared/contract/judgement.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { hasChanged } from '../db/has-changed.ts';

/** The numbers of an account that lists show and sort by. */
export interface SummaryNumbers {
  users: number;
  activeUsers7: number;
  activeUsers28: number;
  /** Of the last 26 weeks, oldest first. */
  weeklyActiveUsers: number[];
  featuresUsed28: number;
  npsScore: number | null;
  npsN: number;
  featuresAvailable: number;
  activatedUsers: number;
  activeUsersBefore: number;
  usersBefore: number;
  coreUsed: number;
  /** What the contract is worth in a year. */
  annualValue: number | null;
  stage: Stage | null;
  level: AdoptionLevel | null;
  health: HealthState | null;
  risk: RiskLevel | null;
  isShallow: boolean;
}

/** What is made of an account: the numbers, and everything that led to the judgement. */
export interface Summary extends SummaryNumbers {
  judgement: Judgement;
  /** On which days somebody was active: bit k, counted from the left, is the k-th before its today. */
  activeDays: string;
}

/** Rows for accounts that are new, to be filled. */
export async function insertSummaries(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  await sql`
    insert into account_summary (
      environment_id, account_id, is_stale, as_of, catalogue,
      users, active_users7, active_users28, features_used28, nps_score, nps_n
    )
    select ${environmentId}, id, true, '-infinity', 0, 0, 0, 0, 0, null, 0
    from unnest(${arrayOfPlain(accountIds)}::bigint[]) as a(id)
    -- Asked first, because a row that somebody is just making anew would be waited for.
    where not exists (
      select from account_summary s where s.environment_id = ${environmentId} and s.account_id = a.id
    )
    on conflict do nothing`.execute(trx);
}

/** Which accounts are meant, and how many of them at most. */
export interface Few {
  limit: number;
  /** 64-bit ids; absent: all. */
  among?: readonly string[] | undefined;
  /** Those that somebody else is making are left to them, not waited for. */
  leavesTaken?: boolean;
}

/** A hash of all that the numbers of every account depend on: the catalogue and the thresholds. */
const catalogueOf = (environmentId: number) => sql`(
    select hashtext(concat(
      (select string_agg(concat_ws(' ', f.id, f.revision, f.archived_at, f.availability), ',' order by f.id)
        from feature f where f.app_id = n.app_id),
      (select string_agg(concat_ws(' ', v.feature_id, v.version, v.starts_on, v.ends_on, v.rules), ',' order by v.feature_id, v.version)
        from tag_version v join feature f on f.id = v.feature_id where f.app_id = n.app_id),
      (select string_agg(concat_ws(' ', l.name, l.value), ',' order by l.name)
        from threshold l where l.workspace_id = n.workspace_id)
    ))
    from environment n where n.id = ${environmentId}
  )`;

/**
 * Accounts whose numbers are out of date: something of them has changed, the day of theirs that they were made on is
 * over (or, because a clock was put back, is still to come), the catalogue or a threshold has changed.
 */
const stale = (environmentId: number, now: Date, { limit, among }: Few) => sql`
  select s.account_id as id from account_summary s
  where s.environment_id = ${environmentId}
    and (${hasChanged(environmentId)} or s.due_at <= ${now}::timestamptz or s.due_at > ${now}::timestamptz + interval '26 hours'
      or s.catalogue <> ${catalogueOf(environmentId)})
    and ${among === undefined ? sql`true` : sql`s.account_id = any(${arrayOfPlain(among)}::bigint[])`}
  order by not ${hasChanged(environmentId)}, s.account_id limit ${limit}`;

/** At most so many of them. */
export async function selectStaleSummaries(
  db: Queryable,
  environmentId: number,
  now: Date,
  few: Few,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${stale(environmentId, now, few)}`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * Takes at most so many of them, with the changes that can be seen by now: what is committed later leaves its own. Held
 * until the transaction ends.
 */
export async function takeStaleSummaries(
  trx: Queryable,
  environmentId: number,
  now: Date,
  few: Few,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with taken as materialized (
      ${stale(environmentId, now, few)} for update of s ${few.leavesTaken ? sql`skip locked` : sql``}
    ),
    heeded as (
      delete from account_change c using taken where c.environment_id = ${environmentId} and c.account_id = taken.id
      returning c.account_id, c.day
    ),
    changed as (select account_id, min(day) as day from heeded group by account_id)
    update account_summary s set
      is_stale = false, changed_from = least(s.changed_from, t.day), as_of = t.today, due_at = (t.today + 1)::timestamp at time zone t.zone,
      catalogue = ${catalogueOf(environmentId)}
    from (
      select a.id, z.zone, (${now}::timestamptz at time zone z.zone)::date as today, changed.day
      from taken
      left join changed on changed.account_id = taken.id
      join account a on a.environment_id = ${environmentId} and a.id = taken.id
      join environment n on n.id = a.environment_id
      join workspace w on w.id = n.workspace_id
      cross join lateral (select coalesce(a.time_zone, w.time_zone) as zone) as z
    ) as t
    where s.environment_id = ${environmentId} and s.account_id = t.id
    returning s.account_id as id`.execute(trx);
  return rows.map(({ id }) => id);
}

/** Stores them, and as what was thought of each account on its today. */
export async function updateSummaries(
  trx: Queryable,
  environmentId: number,
  summaries: ReadonlyMap<string, Summary>,
): Promise<void> {
  const rows = [...summaries].map(([account_id, of]) => ({
    account_id,
    users: of.users,
    active_users7: of.activeUsers7,
    active_users28: of.activeUsers28,
    weekly_active_users: of.weeklyActiveUsers,
    features_used28: of.featuresUsed28,
    nps_score: of.npsScore,
    nps_n: of.npsN,
    features_available: of.featuresAvailable,
    activated_users: of.activatedUsers,
    active_users_before: of.activeUsersBefore,
    users_before: of.usersBefore,
    core_used: of.coreUsed,
    annual_value: of.annualValue,
    stage: of.stage,
    level: of.level,
    health: of.health,
    risk: of.risk,
    is_shallow: of.isShallow,
    active_days: of.activeDays,
  }));
  await sql`
    insert into account_judgement (environment_id, account_id, judgement)
    select ${environmentId}, account_id, judgement
    from json_to_recordset(${judgements(summaries)}::json) as n(account_id bigint, judgement jsonb)
    on conflict (environment_id, account_id) do update set judgement = excluded.judgement`.execute(trx);
  await sql`
    with made as (
      update account_summary s set
        users = n.users, active_users7 = n.active_users7, active_users28 = n.active_users28,
        weekly_active_users = n.weekly_active_users, annual_value = n.annual_value, features_used28 = n.features_used28, nps_score = n.nps_score, nps_n = n.nps_n,
        features_available = n.features_available, activated_users = n.activated_users,
        active_users_before = n.active_users_before, users_before = n.users_before, core_used = n.core_used,
        stage = n.stage, level = n.level, health = n.health, risk = n.risk, is_shallow = n.is_shallow,
        active_days = n.active_days::bit(400)
      from json_to_recordset(${JSON.stringify(rows)}::json) as n(
        account_id bigint, users int, active_users7 int, active_users28 int, weekly_active_users int[],
        annual_value double precision, features_used28 int, nps_score int, nps_n int, features_available int, activated_users int, active_users_before double precision, users_before int,
        core_used int, stage text, level text, health text, risk text, is_shallow boolean,
        active_days text
      )
      where s.environment_id = ${environmentId} and s.account_id = n.account_id
      returning s.*
    ),
    -- A later day can only be there because the account's time zone has moved since.
    moved as (
      delete from account_day d using made
      where d.environment_id = ${environmentId} and d.account_id = made.account_id and d.day > made.as_of
    )
    insert into account_day as d (
      environment_id, account_id, day, stage, level, health, risk, users, active_users7, features_used28,
      features_available, nps_score
    )
    select environment_id, account_id, as_of, stage, level, health, risk, users, active_users7, features_used28,
      features_available, nps_score
    from made
    on conflict (environment_id, account_id, day) do update set
      stage = excluded.stage, level = excluded.level, health = excluded.health, risk = excluded.risk,
      users = excluded.users, active_users7 = excluded.active_users7, features_used28 = excluded.features_used28,
      features_available = excluded.features_available, nps_score = excluded.nps_score`.execute(trx);
}

/**
 * The day on which these accounts were judged last was one of another time zone, and may be over in theirs before it
 * was: it is judged anew.
 */
export async function forgetLastDays(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  await sql`
    delete from account_day d using account_summary s
    where d.environment_id = ${environmentId} and d.account_id = any(${arrayOfPlain(accountIds)}::bigint[])
      and s.environment_id = d.environment_id and s.account_id = d.account_id and d.day = s.as_of`.execute(
    trx,
  );
}

const judgements = (summaries: ReadonlyMap<string, Summary>) =>
  JSON.stringify([...summaries].map(([account_id, { judgement }]) => ({ account_id, judgement })));

/** Those that have accounts. */
export const selectEnvironments = (
  db: Queryable,
): Promise<{ workspaceId: number; appId: number; environmentId: number }[]> =>
  db
    .selectFrom('environment')
    .where(sql<boolean>`exists (select from account a where a.environment_id = environment.id)`)
    .select(['workspaceId', 'appId', 'id as environmentId'])
    .orderBy('id')
    .execute();

/**
 * The numbers of these accounts are to be made anew. An account without numbers is waiting for them anyway. Nobody is
 * waited for, and nobody waits for it.
 */
export async function markSummariesStale(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  await noteChanges(trx, environmentId, sql`account_id = any(${arrayOfPlain(accountIds)}::bigint[])`);
}

const noteChanges = (trx: Queryable, environmentId: number, which: RawBuilder<unknown>) =>
  sql`
    insert into account_change (environment_id, account_id, id)
    select environment_id, account_id, ${randomUUID()} from account_summary
    where environment_id = ${environmentId} and ${which}`.execute(trx);

const haveSeatOf = (environmentId: number, userIds: readonly string[]) => sql`account_id in (
    select account_id from seat
    where environment_id = ${environmentId} and user_id = any(${arrayOfPlain(userIds)}::bigint[])
  )`;

/** The numbers of these accounts are to be made anew, and all that is counted of their facts: any day may have changed. */
export async function markFactsStale(
  trx: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return;
  await sql`
    update account_summary set is_stale = true, changed_from = '-infinity'
    where environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(
    trx,
  );
}

/** The same from the first day on which one of these users did something in an account: their facts will be moved. */
export async function markFactsOfUsersStale(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<void> {
  if (userIds.length === 0) return;
  await sql`
    update account_summary a set is_stale = true, changed_from = least(a.changed_from, d.day)
    from (
      select account_id, min(day) as day from entry_use
      where environment_id = ${environmentId} and user_id = any(${arrayOfPlain(userIds)}::bigint[])
      group by account_id
    ) as d
    where a.environment_id = ${environmentId} and a.account_id = d.account_id`.execute(trx);
}

/** The numbers of every account that one of these users has a seat in are to be made anew. */
export async function markSummariesOfUsersStale(
  trx: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<void> {
  await noteChanges(trx, environmentId, haveSeatOf(environmentId, userIds));
}

/** The same for every account. */
export async function markAllSummariesStale(trx: Queryable, environmentId: number): Promise<void> {
  await noteChanges(trx, environmentId, sql`true`);
}

/** From so many people on, an account's numbers are made from sets of people, and nobody waits for them. */
const manyPeople = 500;

/** Those of the accounts that had so many people when their numbers were last made. */
export async function selectLarge(
  db: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from account_summary
    where environment_id = ${environmentId} and account_id = any(${arrayOfPlain(accountIds)}::bigint[])
      and people >= ${manyPeople}`.execute(db);
  return rows.map(({ id }) => id);
}

/** Waits until nobody else makes the numbers of the account, and holds them off until the transaction ends. */
export async function lockSummary(trx: Queryable, environmentId: number, accountId: string): Promise<void> {
  await trx
    .selectFrom('accountSummary')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .select('accountId')
    .forUpdate()
    .execute();
}

/** Null: never made. */
export async function selectJudgement(
  db: Queryable,
  environmentId: number,
  accountId: string,
): Promise<Judgement | null> {
  const row = await db
    .selectFrom('accountJudgement')
    .where('environmentId', '=', environmentId)
    .where('accountId', '=', accountId)
    .select('judgement')
    .executeTakeFirst();
  return row?.judgement ?? null;
}

/** The level that each of these accounts had when it was judged last; those that never were are left out. */
export async function selectLevels(
  db: Queryable,
  environmentId: number,
  accountIds: readonly string[],
): Promise<{ accountId: string; externalId: string; name: string; level: AdoptionLevel }[]> {
  const { rows } = await sql<{ accountId: string; externalId: string; name: string; level: AdoptionLevel }>`
    select s.account_id, a.external_id, a.name, s.level
    from account_summary s join account a on a.environment_id = s.environment_id and a.id = s.account_id
    where s.environment_id = ${environmentId} and s.level is not null
      and s.account_id = any(${arrayOfPlain(accountIds)}::bigint[])`.execute(db);
  return rows;
}

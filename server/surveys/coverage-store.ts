import { sql } from 'kysely';
import { containing } from '../accounts/containing.ts';
import { versionAsksForScore } from '../db/asks-for-score.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';
import { isRegistered, joinUser } from '../metrics/account-days.ts';
import { isAsked, isAskedAccount, isMomentIn } from '../metrics/among.ts';
import type { Ask } from '../metrics/ask.ts';

/** Of how many in an account somebody was heard. */
export interface Heard {
  heard: number;
  of: number;
}

export interface CoverageRow {
  id: string;
  name: string;
  ownerName: string | null;
  users: Heard;
  /** Users whose role says that they administer. */
  admins: Heard;
  decisionMakers: Heard;
  lastHeardAt: Date | null;
}

/** Nobody heard of nobody is less than nobody heard of some. */
const share = (heard: string, of: string) => sql.raw(`coalesce(${heard}::float8 / nullif(${of}, 0), -1)`);
const sortKeys = {
  account: sql`coalesce(nullif(account.name, ''), account.external_id) collate names`,
  decisionMakers: share('c.heard_of_them', 'c.all_of_them'),
  admins: share('p.heard_admins', 'p.admins'),
  users: share('p.heard_users', 'p.users'),
  lastHeard: sql`(select max(heard.at) from heard where heard.account_id = account.id)`,
};
export type CoverageSort = keyof typeof sortKeys;
export const coverageSorts = Object.keys(sortKeys) as [CoverageSort, ...CoverageSort[]];

export interface CoverageQuery {
  /** In the account's name or id, or in the name of who looks after it. */
  search?: string | undefined;
  /** Undefined: those least heard first, of them those with most users. */
  sort?: CoverageSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

const isListed = (ask: Ask, { search }: CoverageQuery) => {
  const pattern = search ? containing(search) : null;
  return sql`${isAskedAccount(ask)} and not account.is_churned
    and (${pattern}::text is null or account.name ilike ${pattern} or account.external_id ilike ${pattern}
      or member.name ilike ${pattern})`;
};

/** Accounts that are asked about, with whom in them was heard in the period. */
export async function selectCoverage(
  db: Queryable,
  ask: Ask,
  query: CoverageQuery,
  { limit, offset }: { limit: number; offset: number },
): Promise<CoverageRow[]> {
  const { sort, order = 'asc' } = query;
  const first = sort && sql`${sortKeys[sort]} ${sql.raw(order)} nulls last, `;
  const { rows } = await sql<CoverageRow>`
    with heard as (
      select d.account_id, d.user_id, max(d.answered_at) as at
      from response d
      where ${isAsked(ask)} and d.question_kind in ('nps', 'csat')
        and ${isMomentIn(ask, ask.period, sql`d.answered_at`)}
      group by 1, 2
    ),
    people as (
      select d.account_id,
        count(*) as users, count(heard.user_id) as heard_users,
        count(*) filter (where is_admin) as admins, count(heard.user_id) filter (where is_admin) as heard_admins
      from (
        select d.account_id, d.user_id, u.traits->>'role' ~* 'admin|管理' as is_admin
        from seat d ${joinUser(ask.scope)} where ${isAsked(ask)} and ${isRegistered}
      ) as d
      left join heard on heard.account_id = d.account_id and heard.user_id = d.user_id
      group by d.account_id
    ),
    deciders as (
      select c.account_id, count(*) as all_of_them, count(heard.user_id) as heard_of_them
      from contact c
      left join heard on heard.account_id = c.account_id and heard.user_id = c.user_id
      where c.environment_id = ${ask.scope.environmentId} and c.role = 'decisionMaker' and c.left_on is null
      group by c.account_id
    )
    select account.external_id as id, account.name, member.name as owner_name,
      json_build_object('heard', coalesce(p.heard_users, 0), 'of', coalesce(p.users, 0)) as users,
      json_build_object('heard', coalesce(p.heard_admins, 0), 'of', coalesce(p.admins, 0)) as admins,
      json_build_object('heard', coalesce(c.heard_of_them, 0), 'of', coalesce(c.all_of_them, 0)) as decision_makers,
      (select max(heard.at) from heard where heard.account_id = account.id) as last_heard_at
    from account
    left join people p on p.account_id = account.id
    left join deciders c on c.account_id = account.id
    left join member on member.id = account.owner_id
    where ${isListed(ask, query)}
    order by ${first ?? sql``}coalesce(p.heard_users::float8 / nullif(p.users, 0), 0), p.users desc nulls last, account.name, account.id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

export async function countCoverage(db: Queryable, ask: Ask, query: CoverageQuery): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from account left join member on member.id = account.owner_id
    where ${isListed(ask, query)}`.execute(db);
  return rows[0]?.total ?? 0;
}

/** What the quiet rule of surveys needs to know of a person, with who they are. */
export interface QueuedPerson {
  id: string;
  name: string;
  role: string | null;
  isAdmin: boolean;
  isDecisionMaker: boolean;
  firstSeenAt: Date;
  answeredAt: Date | null;
  dismissedAt: Date[];
  /** Days of the last 400 on which they were active. */
  activeDays: number;
}

/** Registered users of an account. Their runs of surveys are read once for all. */
export async function selectQueuedPeople(
  db: Queryable,
  { environmentId }: Scope,
  accountId: string,
): Promise<QueuedPerson[]> {
  const { rows } = await sql<QueuedPerson>`
    select u.external_id as id, u.name, nullif(btrim(u.traits->>'role'), '') as role,
      coalesce(u.traits->>'role' ~* 'admin|管理', false) as is_admin,
      exists (
        select from contact c
        where c.environment_id = u.environment_id and c.account_id = d.account_id and c.user_id = u.id
          and c.role = 'decisionMaker' and c.left_on is null
      ) as is_decision_maker,
      u.first_seen_at,
      (select max(r.answered_at) from response r
        join guide_version v on v.guide_id = r.guide_id and v.version = r.version
        where r.environment_id = u.environment_id and r.user_id = u.id and r.question_kind in ('nps', 'csat')
          and ${versionAsksForScore}
      ) as answered_at,
      array(
        select r.dismissed_at
        from guide_run r
        join guide_version v on v.guide_id = r.guide_id and v.version = r.version
        where r.environment_id = u.environment_id and r.user_id = u.id and r.dismissed_at is not null
          and ${versionAsksForScore}
          and not exists (
            select from response a
            where a.environment_id = r.environment_id and a.user_id = r.user_id and a.run_id = r.run_id
              and a.question_kind in ('nps', 'csat')
          )
      ) as dismissed_at,
      coalesce((select bit_count(p.days)::int from person_days p
        where p.environment_id = u.environment_id and p.user_id = u.id), 0) as active_days
    from seat d join "user" u on u.environment_id = d.environment_id and u.id = d.user_id
    where d.environment_id = ${environmentId} and d.account_id = ${accountId}::bigint and ${isRegistered}`.execute(
    db,
  );
  return rows;
}

/** When the account went live, else when it was first seen, and its time zone. */
export async function selectSurveyedAccount(
  db: Queryable,
  { environmentId, workspaceId }: Scope,
  accountId: string,
): Promise<{ goLiveOn: string | null; firstSeenAt: Date; timeZone: string } | undefined> {
  const { rows } = await sql<{ goLiveOn: string | null; firstSeenAt: Date; timeZone: string }>`
    select a.go_live_on, a.first_seen_at, coalesce(a.time_zone, w.time_zone) as time_zone
    from account a join workspace w on w.id = ${workspaceId}
    where a.environment_id = ${environmentId} and a.id = ${accountId}::bigint`.execute(db);
  return rows[0];
}

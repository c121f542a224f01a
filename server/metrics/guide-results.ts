import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';
import { isNotLeftOut } from './account-days.ts';

/** Whose runs of a guide are meant; what is absent limits nothing. */
export interface ResultFilter {
  version?: number | undefined;
  /** 64-bit id. */
  accountId?: string | undefined;
  /** 64-bit ids. */
  userIds?: readonly string[] | undefined;
}

/** What can be said of a user and a guide. `task` and the last three of a step: with the step's or task's id. */
export const milestones = [
  'shown',
  'started',
  'completed',
  'dismissed',
  'missing',
  'stepShown',
  'stepDismissed',
  'stepMissing',
  'taskDone',
] as const;
export type Milestone = (typeof milestones)[number];

/** Different users of the selected environment, each counted once however often they did it. */
export interface GuideCounts {
  shown: number;
  started: number;
  completed: number;
  dismissed: number;
}

/** Whether something `r` of a run counts: not of people who are left out of metrics, and only of whom is meant. */
const counts = (scope: Scope, guideId: string | undefined, { version, userIds }: ResultFilter) => sql`
  r.environment_id = ${scope.environmentId} and ${guideId === undefined ? sql`true` : sql`r.guide_id = ${guideId}`}
    and ${isNotLeftOut(scope, sql`r.user_id`)}
    and ${version === undefined ? sql`true` : sql`r.version = ${version}`}
    and ${userIds === undefined ? sql`true` : sql`r.user_id = any(${arrayOfPlain(userIds)}::bigint[])`}`;

/** Whether a run `r` is of an account that is meant, and the actor's to see. */
const isOfAccount = (scope: Scope, { accountId }: ResultFilter) => sql`
  ${ofPortfolio(scope, 'r.accountId')}
    and ${accountId === undefined ? sql`true` : sql`r.account_id = ${accountId}::bigint`}`;

const runs = (scope: Scope, guideId: string | undefined, filter: ResultFilter) => sql`
  select r.* from guide_run r where ${counts(scope, guideId, filter)} and ${isOfAccount(scope, filter)}`;

/** Steps `r` of those runs, which know everything of them but their account. */
const steps = (scope: Scope, guideId: string, filter: ResultFilter) => sql`
  select r.* from guide_run_step r
  where ${counts(scope, guideId, filter)} and ${
    scope.owners === undefined && filter.accountId === undefined
      ? sql`true`
      : sql`(r.user_id, r.run_id) in (
        select r.user_id, r.run_id from (${runs(scope, guideId, filter)}) as r)`
  }`;

/** Rows of each user in each group: what they have done at all. Counting them is counting users, each once. */
const whatUsersDid = (
  of: RawBuilder<unknown>,
  group: 'guide_id' | 'version' | 'account_id' | 'environment_id',
) => sql`
  select ${sql.ref(group)}, user_id, bool_or(last_shown_at is not null) as shown, bool_or(started_at is not null) as started,
    bool_or(completed_at is not null) as completed, bool_or(dismissed_at is not null) as dismissed
  from (${of}) as r group by 1, 2`;

const usersWho = sql`
  count(*) filter (where shown)::int as shown, count(*) filter (where started)::int as started,
  count(*) filter (where completed)::int as completed, count(*) filter (where dismissed)::int as dismissed`;

const none: GuideCounts = { shown: 0, started: 0, completed: 0, dismissed: 0 };

export async function countGuideUsers(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
): Promise<GuideCounts> {
  const { rows } = await sql<GuideCounts>`
    select ${usersWho} from (${whatUsersDid(runs(scope, guideId, filter), 'environment_id')}) as d`.execute(
    db,
  );
  return rows[0] ?? none;
}

/** The same for every guide of the environment that anybody has had, by its id. */
export async function countUsersOfGuides(
  db: Queryable,
  scope: Scope,
): Promise<ReadonlyMap<string, GuideCounts>> {
  const { rows } = await sql<GuideCounts & { guideId: string }>`
    select guide_id, ${usersWho} from (${whatUsersDid(runs(scope, undefined, {}), 'guide_id')}) as d group by guide_id`.execute(
    db,
  );
  return new Map(rows.map(({ guideId, ...counted }) => [guideId, counted]));
}

/** For each version that anybody has had, the newest first. */
export async function countUsersOfVersions(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
): Promise<(GuideCounts & { version: number })[]> {
  const { rows } = await sql<GuideCounts & { version: number }>`
    select version, ${usersWho} from (${whatUsersDid(runs(scope, guideId, filter), 'version')}) as d
    group by version order by version desc`.execute(db);
  return rows;
}

export interface AccountCounts extends GuideCounts {
  /** The host app's own. */
  id: string;
  name: string;
}

/** Accounts whose users were shown the guide, those with most of them first. */
export async function countUsersOfAccounts(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
  page: { limit: number; offset: number },
): Promise<{ total: number; accounts: AccountCounts[] }> {
  const { rows } = await sql<AccountCounts & { total: number }>`
    select a.external_id as id, a.name, c.shown, c.started, c.completed, c.dismissed, count(*) over ()::int as total
    from (
      select account_id, ${usersWho} from (${whatUsersDid(runs(scope, guideId, filter), 'account_id')}) as d
      group by account_id
    ) as c
    join account a on a.environment_id = ${scope.environmentId} and a.id = c.account_id
    where c.shown > 0
    order by c.shown desc, a.name, a.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  return { total: rows[0]?.total ?? 0, accounts: rows.map(({ total: _, ...account }) => account) };
}

export interface StepCounts {
  /** Of a step, or of a task of a checklist. */
  stepId: string;
  shown: number;
  dismissed: number;
  missing: number;
  taskDone: number;
}

export async function countUsersOfSteps(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
): Promise<{ missing: number; steps: StepCounts[] }> {
  const [{ rows }, { rows: missing }] = await Promise.all([
    sql<StepCounts>`
      select step_id, count(*) filter (where shown)::int as shown, count(*) filter (where dismissed)::int as dismissed,
        count(*) filter (where missing)::int as missing, count(*) filter (where task_done)::int as task_done
      from (
        select step_id, user_id, bool_or(shown_at is not null) as shown, bool_or(dismissed_at is not null) as dismissed,
          bool_or(missing_at is not null) as missing, bool_or(task_done_at is not null) as task_done
        from (${steps(scope, guideId, filter)}) as r group by 1, 2
      ) as d
      group by step_id`.execute(db),
    sql<{ users: number }>`
      select count(distinct user_id)::int as users from (${steps(scope, guideId, filter)}) as r
      where missing_at is not null`.execute(db),
  ]);
  return { missing: missing[0]?.users ?? 0, steps: rows };
}

export interface GuidePerson {
  /** The host app's own, or of a visitor whom nobody has identified the browser's. */
  id: string;
  name: string;
  isAnonymous: boolean;
  accountId: string | null;
  accountName: string | null;
  /** When it happened last. */
  at: Date;
}

/** Who is behind a number, last first: as many as the number says. */
export async function selectGuidePeople(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
  what: { milestone: Milestone; stepId?: string | undefined },
  page: { limit: number; offset: number },
): Promise<{ total: number; people: GuidePerson[] }> {
  const { rows } = await sql<GuidePerson & { total: number }>`
    with people as materialized (
      select distinct on (user_id) user_id, account_id, at
      from (${reached(scope, guideId, filter, what)}) as reached
      order by user_id, at desc, account_id
    )
    select u.external_id as id, u.name, u.is_anonymous, a.external_id as account_id, a.name as account_name, d.at,
      (select count(*)::int from people) as total
    from (select * from people order by at desc, user_id limit ${page.limit} offset ${page.offset}) as d
    join "user" u on u.environment_id = ${scope.environmentId} and u.id = d.user_id
    left join account a on a.environment_id = ${scope.environmentId} and a.id = d.account_id
    order by d.at desc, d.user_id`.execute(db);
  return { total: rows[0]?.total ?? 0, people: rows.map(({ total: _, ...person }) => person) };
}

const runColumns = {
  shown: 'last_shown_at',
  started: 'started_at',
  completed: 'completed_at',
  dismissed: 'dismissed_at',
} as const;
const stepColumns = {
  missing: 'missing_at',
  stepShown: 'shown_at',
  stepDismissed: 'dismissed_at',
  stepMissing: 'missing_at',
  taskDone: 'task_done_at',
} as const;

function reached(
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
  { milestone, stepId }: { milestone: Milestone; stepId?: string | undefined },
): RawBuilder<unknown> {
  if (milestone in runColumns) {
    const column = sql.ref(runColumns[milestone as keyof typeof runColumns]);
    return sql`
      select user_id, account_id, ${column} as at from (${runs(scope, guideId, filter)}) as counted
      where ${column} is not null`;
  }
  const column = sql.ref(`s.${stepColumns[milestone as keyof typeof stepColumns]}`);
  return sql`
    select r.user_id, r.account_id, ${column} as at
    from guide_run_step s
    join (${runs(scope, guideId, filter)}) as r using (environment_id, guide_id, user_id, run_id)
    where ${column} is not null and (${milestone === 'missing'} or s.step_id = ${stepId ?? ''})`;
}

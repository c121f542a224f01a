import { type RawBuilder, sql } from 'kysely';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Scope } from '../http/scope.ts';

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

/** A run counts unless its user is left out of metrics, or its account is not the actor's to see. */
const runs = (scope: Scope, guideId: string | undefined, filter: ResultFilter) => sql`
  select r.*
  from guide_run r
  join "user" u on u.environment_id = r.environment_id and u.id = r.user_id
  where r.environment_id = ${scope.environmentId} and ${guideId === undefined ? sql`true` : sql`r.guide_id = ${guideId}`}
    and coalesce(u.exclusion_set, u.exclusion, 'none') = 'none'
    and ${ofPortfolio(scope, 'r.accountId')}
    and ${filter.version === undefined ? sql`true` : sql`r.version = ${filter.version}`}
    and ${filter.accountId === undefined ? sql`true` : sql`r.account_id = ${filter.accountId}::bigint`}
    and ${filter.userIds === undefined ? sql`true` : sql`r.user_id = any(${arrayOfPlain(filter.userIds)}::bigint[])`}`;

const counts = sql`
  count(distinct user_id) filter (where last_shown_at is not null)::int as shown,
  count(distinct user_id) filter (where started_at is not null)::int as started,
  count(distinct user_id) filter (where completed_at is not null)::int as completed,
  count(distinct user_id) filter (where dismissed_at is not null)::int as dismissed`;

const none: GuideCounts = { shown: 0, started: 0, completed: 0, dismissed: 0 };

export async function countGuideUsers(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
): Promise<GuideCounts> {
  const { rows } = await sql<GuideCounts>`
    select ${counts} from (${runs(scope, guideId, filter)}) as counted`.execute(db);
  return rows[0] ?? none;
}

/** The same for every guide of the environment that anybody has had, by its id. */
export async function countUsersOfGuides(
  db: Queryable,
  scope: Scope,
): Promise<ReadonlyMap<string, GuideCounts>> {
  const { rows } = await sql<GuideCounts & { guideId: string }>`
    select guide_id, ${counts} from (${runs(scope, undefined, {})}) as counted group by guide_id`.execute(db);
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
    select version, ${counts} from (${runs(scope, guideId, filter)}) as counted
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
      select account_id, ${counts} from (${runs(scope, guideId, filter)}) as counted group by account_id
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
  const ofRuns = sql`
    from guide_run_step s
    join (${runs(scope, guideId, filter)}) as r using (environment_id, guide_id, user_id, run_id)`;
  const { rows: steps } = await sql<StepCounts>`
    select s.step_id,
      count(distinct s.user_id) filter (where s.shown_at is not null)::int as shown,
      count(distinct s.user_id) filter (where s.dismissed_at is not null)::int as dismissed,
      count(distinct s.user_id) filter (where s.missing_at is not null)::int as missing,
      count(distinct s.user_id) filter (where s.task_done_at is not null)::int as task_done
    ${ofRuns}
    group by s.step_id`.execute(db);
  const { rows } = await sql<{ missing: number }>`
    select count(distinct s.user_id) filter (where s.missing_at is not null)::int as missing ${ofRuns}`.execute(
    db,
  );
  return { missing: rows[0]?.missing ?? 0, steps };
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
    select u.external_id as id, u.name, u.is_anonymous, a.external_id as account_id, a.name as account_name, d.at,
      count(*) over ()::int as total
    from (
      select distinct on (user_id) user_id, account_id, at
      from (${reached(scope, guideId, filter, what)}) as reached
      order by user_id, at desc, account_id
    ) as d
    join "user" u on u.environment_id = ${scope.environmentId} and u.id = d.user_id
    left join account a on a.environment_id = ${scope.environmentId} and a.id = d.account_id
    order by d.at desc, u.external_id
    limit ${page.limit} offset ${page.offset}`.execute(db);
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

import { type RawBuilder, sql } from 'kysely';
import { containing } from '../accounts/containing.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { ofPortfolio } from '../db/in-portfolio.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { isNotLeftOut } from './account-days.ts';
import { type GuidePerson, type ReachedPeopleQuery, selectReachedPeople } from './reached-people.ts';

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

type Group = 'guide_id' | 'version' | 'account_id';

const counted = sql`count(last_shown_at) as shown, count(started_at) as started, count(completed_at) as completed,
  count(dismissed_at) as dismissed`;

/**
 * The statement of rows (the group, shown, started, completed, dismissed): different users of each group. Most people
 * have a guide once, so that their runs are counted; who had it several times is found in an index, and what their runs
 * have too often is taken off. Grouping the runs of everybody by person took three times as long.
 */
function usersOfEach(scope: Scope, guideId: string | undefined, filter: ResultFilter, group: Group) {
  const key = sql.ref(group);
  const of = sql`(${runs(scope, guideId, filter)}) as r`;
  return sql`
    with several as materialized (
      select r.guide_id, r.user_id from guide_run r
      where r.environment_id = ${scope.environmentId} and ${guideId === undefined ? sql`true` : sql`r.guide_id = ${guideId}`}
      group by r.guide_id, r.user_id having count(*) > 1
    ),
    theirs as materialized (
      select r.* from ${of} join several using (guide_id, user_id)
      where r.user_id = any(array(select distinct s.user_id from several s))
    ),
    again as (${tooOften(sql`theirs`, key)}),
    total as (select ${key}, ${counted} from ${of} group by 1)
    select ${key}, ${less('shown')}, ${less('started')}, ${less('completed')}, ${less('dismissed')}
    from total t left join again a using (${key})`;
}

/** By how many runs more than users there are in each group. */
const tooOften = (runs: RawBuilder<unknown>, key: RawBuilder<unknown>) => sql`
  select ${key}, sum(greatest(shown - 1, 0)) as shown, sum(greatest(started - 1, 0)) as started,
    sum(greatest(completed - 1, 0)) as completed, sum(greatest(dismissed - 1, 0)) as dismissed
  from (select ${key}, user_id, ${counted} from ${runs} group by 1, 2) as d
  group by 1`;

const less = (name: string) =>
  sql`(t.${sql.ref(name)} - coalesce(a.${sql.ref(name)}, 0))::int as ${sql.ref(name)}`;

const none: GuideCounts = { shown: 0, started: 0, completed: 0, dismissed: 0 };

/** For every guide of the environment that anybody has had, by its id. */
export async function countUsersOfGuides(
  db: Queryable,
  scope: Scope,
): Promise<ReadonlyMap<string, GuideCounts>> {
  const { rows } = await sql<
    GuideCounts & { guideId: string }
  >`${usersOfEach(scope, undefined, {}, 'guide_id')}`.execute(db);
  return new Map(rows.map(({ guideId, ...counts }) => [guideId, counts]));
}

/** Of one guide: over all versions that are meant, and for each that anybody has had, the newest first. */
export async function countGuideUsers(
  db: Queryable,
  scope: Scope,
  guideId: string,
  { version, ...filter }: ResultFilter,
): Promise<{ all: GuideCounts; versions: (GuideCounts & { version: number })[] }> {
  const { rows: versions } = await sql<GuideCounts & { version: number }>`
    ${usersOfEach(scope, guideId, filter, 'version')} order by version desc`.execute(db);
  // Who has had two versions is in both.
  const isOneOfSeveral = version === undefined && versions.length > 1;
  const { rows } = isOneOfSeveral
    ? await sql<GuideCounts>`${usersOfEach(scope, guideId, filter, 'guide_id')}`.execute(db)
    : { rows: versions.filter((each) => version === undefined || each.version === version) };
  const { shown, started, completed, dismissed } = rows[0] ?? none;
  return { all: { shown, started, completed, dismissed }, versions };
}

export interface AccountCounts extends GuideCounts {
  /** The host app's own. */
  id: string;
  name: string;
}

const accountSortKeys = {
  account: sql`coalesce(nullif(a.name, ''), a.external_id) collate names`,
  shown: sql`c.shown`,
  started: sql`c.started`,
  completed: sql`c.completed`,
  dismissed: sql`c.dismissed`,
};
export type GuideAccountSort = keyof typeof accountSortKeys;
export const guideAccountSorts = Object.keys(accountSortKeys) as [GuideAccountSort, ...GuideAccountSort[]];

export interface GuideAccountQuery {
  /** In the name or the id. */
  search?: string | undefined;
  /** Undefined: those with most users first. */
  sort?: GuideAccountSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/** Accounts whose users were shown the guide, those with most of them first unless another order is asked for. */
export async function countUsersOfAccounts(
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
  page: { limit: number; offset: number },
  { search, sort, order = 'asc' }: GuideAccountQuery = {},
): Promise<{ total: number; accounts: AccountCounts[] }> {
  const pattern = search ? containing(search) : null;
  const leading = sort && sql`${accountSortKeys[sort]} ${sql.raw(order)}, `;
  const { rows } = await sql<AccountCounts & { total: number }>`
    select a.external_id as id, a.name, c.shown, c.started, c.completed, c.dismissed, count(*) over ()::int as total
    from (
      ${usersOfEach(scope, guideId, filter, 'account_id')}
    ) as c
    join account a on a.environment_id = ${scope.environmentId} and a.id = c.account_id
    where c.shown > 0
      and (${pattern}::text is null or a.name ilike ${pattern} or a.external_id ilike ${pattern})
    order by ${leading ?? sql``}c.shown desc, a.name, a.id
    limit ${page.limit} offset ${page.offset}`.execute(db);
  if (rows.length === 0 && page.offset > 0) {
    // Beyond the end, from where the reader is led back: how many there are is still to be told.
    const first = await countUsersOfAccounts(db, scope, guideId, filter, { limit: 1, offset: 0 }, { search });
    return { total: first.total, accounts: [] };
  }
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
  const of = sql`(${steps(scope, guideId, filter)}) as r`;
  const { rows } = await sql<StepCounts>`
    with several as materialized (
      -- Nobody comes to a step twice in one run.
      select r.user_id from guide_run r
      where r.environment_id = ${scope.environmentId} and r.guide_id = ${guideId}
      group by r.user_id having count(*) > 1
    ),
    again as (
      select step_id, sum(greatest(shown - 1, 0)) as shown, sum(greatest(dismissed - 1, 0)) as dismissed,
        sum(greatest(missing - 1, 0)) as missing, sum(greatest(task_done - 1, 0)) as task_done
      from (
        select step_id, user_id, ${countedInStep} from ${of} join several using (user_id)
        where r.user_id = any(array(select s.user_id from several s)) group by 1, 2
      ) as d
      group by 1
    ),
    total as (select step_id, ${countedInStep} from ${of} group by 1)
    select step_id, ${less('shown')}, ${less('dismissed')}, ${less('missing')}, ${less('task_done')}
    from total t left join again a using (step_id)`.execute(db);
  const withMissing = rows.filter(({ missing }) => missing > 0);
  if (withMissing.length < 2) return { missing: withMissing[0]?.missing ?? 0, steps: rows };
  // Who missed the elements of two steps is in both.
  const { rows: missing } = await sql<{ users: number }>`
    select count(distinct user_id)::int as users from ${of} where missing_at is not null`.execute(db);
  return { missing: missing[0]?.users ?? 0, steps: rows };
}

const countedInStep = sql`count(shown_at) as shown, count(dismissed_at) as dismissed, count(missing_at) as missing,
  count(task_done_at) as task_done`;

/** Who is behind a number, last first unless another order is asked for: as many as the number says. */
export const selectGuidePeople = (
  db: Queryable,
  scope: Scope,
  guideId: string,
  filter: ResultFilter,
  what: { milestone: Milestone; stepId?: string | undefined },
  query: ReachedPeopleQuery,
  page: Page,
): Promise<{ total: number; people: GuidePerson[] }> =>
  selectReachedPeople(
    db,
    scope,
    sql`
      select distinct on (user_id) user_id, account_id, at
      from (${reached(scope, guideId, filter, what)}) as reached
      order by user_id, at desc, account_id`,
    query,
    page,
  );

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

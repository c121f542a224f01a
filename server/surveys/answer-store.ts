import { sql } from 'kysely';
import type { NpsScale } from '../../shared/contract/survey.ts';
import type { NpsCounts } from '../../shared/rules/nps.ts';
import { containing } from '../accounts/containing.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { isAsked, isMomentIn, joinAccount, ofRole, withTodays } from '../metrics/among.ts';
import type { Ask } from '../metrics/ask.ts';

export interface AnswerFilter {
  group?: keyof NpsCounts | undefined;
  tag?: string | undefined;
  search?: string | undefined;
  hasComment?: boolean | undefined;
  /** Something is still to be done about it. */
  isOpen?: boolean | undefined;
}

export interface AnswerTask {
  kind: 'reply' | 'reference';
  dueOn: string;
  doneAt: string | null;
  note: string | null;
}

/** What one person said in one run of a survey. */
export interface AnswerRow {
  userId: string;
  userName: string;
  role: string | null;
  runId: string;
  accountId: string | null;
  accountName: string | null;
  /** Who looks after the account. */
  ownerName: string | null;
  guideId: string;
  guideName: string;
  answeredAt: Date;
  score: number | null;
  scale: NpsScale | null;
  satisfaction: number | null;
  choices: string[];
  comment: string | null;
  isSelectedSample: boolean;
  tags: string[];
  tasks: AnswerTask[];
}

const scoreRange: Record<keyof NpsCounts, [from: number, to: number]> = {
  promoters: [9, 10],
  passives: [7, 8],
  detractors: [0, 6],
};

/** Every answer of the accounts and days that are asked about, narrowed by the filter; as table expression. */
function answers(ask: Ask, { group, tag, search, hasComment, isOpen }: AnswerFilter) {
  const range = group && scoreRange[group];
  const pattern = search ? containing(search) : null;
  return sql`(
    select d.*, u.external_id as user_external_id, u.name as user_name, nullif(btrim(u.traits->>'role'), '') as role,
      account.external_id as account_external_id, account.name as account_name, member.name as owner_name,
      g.name as guide_name
    from (
      select d.user_id, d.run_id, d.guide_id, max(d.account_id) as account_id, min(d.answered_at) as answered_at,
        bool_or(v.is_selected_sample) as is_selected_sample,
        max(d.score) filter (where d.question_kind = 'nps') as score,
        max(d.scale) filter (where d.question_kind = 'nps') as scale,
        max(d.score) filter (where d.question_kind = 'csat') as satisfaction,
        coalesce(array_agg(c.choice order by d.answered_at) filter (where c.choice is not null), '{}') as choices,
        string_agg(d.text, E'\\n' order by d.answered_at) filter (where d.text is not null) as comment
      from response d
      join guide_version v on v.guide_id = d.guide_id and v.version = d.version
      left join lateral unnest(coalesce(d.choices, array[d.choice])) as c(choice) on true
      ${joinAccount(ask)} ${withTodays(ask, ask.period)}
      where ${isAsked(ask)} and ${isMomentIn(ask, ask.period, sql`d.answered_at`)}
      group by d.user_id, d.run_id, d.guide_id
    ) as d
    join "user" u on u.environment_id = ${ask.scope.environmentId} and u.id = d.user_id
    join guide g on g.id = d.guide_id and g.workspace_id = ${ask.scope.workspaceId}
    left join account on account.environment_id = ${ask.scope.environmentId} and account.id = d.account_id
    left join member on member.id = account.owner_id
    where ${range ? sql`d.score between ${range[0]}::int and ${range[1]}::int` : sql`true`}
      and ${hasComment ? sql`d.comment is not null` : sql`true`}
      and (${pattern}::text is null or d.comment ilike ${pattern} or u.name ilike ${pattern} or account.name ilike ${pattern})
      and (${tag ?? null}::text is null or exists (
        select from answer_tag t
        where t.environment_id = ${ask.scope.environmentId} and t.user_id = d.user_id and t.run_id = d.run_id
          and t.tag = ${tag ?? null}
      ))
      and (not ${isOpen ?? false}::boolean or exists (
        select from answer_task k
        where k.environment_id = ${ask.scope.environmentId} and k.user_id = d.user_id and k.run_id = d.run_id
          and k.done_at is null
      ))
  )`;
}

export async function countAnswers(db: Queryable, ask: Ask, filter: AnswerFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from ${answers(ask, filter)} as d`.execute(db);
  return rows[0]?.total ?? 0;
}

const sortKeys = {
  answered: sql`d.answered_at`,
  score: sql`coalesce(d.score, d.satisfaction)`,
  account: sql`nullif(coalesce(nullif(d.account_name, ''), d.account_external_id), '') collate names`,
  user: sql`coalesce(nullif(d.user_name, ''), d.user_external_id) collate names`,
};
export type AnswerSort = keyof typeof sortKeys;
export const answerSorts = Object.keys(sortKeys) as [AnswerSort, ...AnswerSort[]];
export interface AnswerOrder {
  sort?: AnswerSort | undefined;
  order?: 'asc' | 'desc' | undefined;
}

/** Newest first, unless another order is asked for; those that are alike in it, newest first. */
export async function selectAnswers(
  db: Queryable,
  ask: Ask,
  filter: AnswerFilter,
  { limit, offset }: { limit: number; offset: number },
  { sort, order = 'asc' }: AnswerOrder = {},
): Promise<AnswerRow[]> {
  const { environmentId } = ask.scope;
  const first = sort && sql`${sortKeys[sort]} ${sql.raw(order)} nulls last, `;
  const { rows } = await sql<AnswerRow>`
    select d.user_external_id as user_id, d.user_name, d.role, d.run_id, d.account_external_id as account_id,
      d.account_name, d.owner_name, d.guide_id, d.guide_name, d.answered_at, d.score::int as score, d.scale,
      d.satisfaction::int as satisfaction, d.choices, d.comment, d.is_selected_sample,
      array(
        select t.tag from answer_tag t
        where t.environment_id = ${environmentId} and t.user_id = d.user_id and t.run_id = d.run_id order by t.tag
      ) as tags,
      coalesce((
        select json_agg(json_build_object('kind', k.kind, 'dueOn', k.due_on, 'doneAt', k.done_at, 'note', k.note) order by k.kind)
        from answer_task k
        where k.environment_id = ${environmentId} and k.user_id = d.user_id and k.run_id = d.run_id
      ), '[]') as tasks
    from ${answers(ask, filter)} as d
    order by ${first ?? sql``}d.answered_at desc, d.run_id, d.user_id
    limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Tags in use, the commonest first, and how many answers are still to be replied to. */
export async function selectTags(db: Queryable, scope: Scope): Promise<{ tag: string; count: number }[]> {
  const { rows } = await sql<{ tag: string; count: number }>`
    select d.tag, count(*)::int as count from answer_tag d
    where ${isAsked({ scope, among: {} })} group by d.tag order by 2 desc, 1 limit 100`.execute(db);
  return rows;
}

/** Scores of the period that were asked of a selected sample. */
export async function countSelectedSamples(db: Queryable, ask: Ask): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from response d
    join guide_version v on v.guide_id = d.guide_id and v.version = d.version and v.is_selected_sample
    ${ofRole(ask)} ${joinAccount(ask)} ${withTodays(ask, ask.period)}
    where ${isAsked(ask)} and d.question_kind = 'nps'
      and ${isMomentIn(ask, ask.period, sql`d.answered_at`)}`.execute(db);
  return rows[0]?.n ?? 0;
}

export interface AnswerKey {
  /** 64-bit ids that the user may have. */
  userIds: readonly string[];
  runId: string;
}

/** The answer's user and account. Undefined: there is none in the actor's portfolio. */
export async function selectAnswerOwner(
  db: Queryable,
  scope: Scope,
  { userIds, runId }: AnswerKey,
): Promise<{ userId: string; accountId: string } | undefined> {
  const { rows } = await sql<{ userId: string; accountId: string }>`
    select d.user_id, d.account_id from response d
    left join account on account.environment_id = d.environment_id and account.id = d.account_id
    where d.environment_id = ${scope.environmentId} and d.user_id = any(${arrayOfPlain(userIds)}::bigint[])
      and d.run_id = ${runId} and ${inPortfolio(scope)}
    limit 1`.execute(db);
  return rows[0];
}

/** In the order of the alphabet. */
export async function selectTagsOf(
  db: Queryable,
  { environmentId }: Scope,
  { userId, runId }: { userId: string; runId: string },
): Promise<string[]> {
  const rows = await db
    .selectFrom('answerTag')
    .where('environmentId', '=', environmentId)
    .where('userId', '=', userId)
    .where('runId', '=', runId)
    .select('tag')
    .orderBy('tag')
    .execute();
  return rows.map(({ tag }) => tag);
}

export async function replaceTags(
  trx: Queryable,
  { environmentId }: Scope,
  answer: { userId: string; accountId: string; runId: string },
  tags: readonly string[],
): Promise<void> {
  await sql`
    delete from answer_tag
    where environment_id = ${environmentId} and user_id = ${answer.userId} and run_id = ${answer.runId}`.execute(
    trx,
  );
  await sql`
    insert into answer_tag (environment_id, user_id, run_id, tag, account_id)
    select ${environmentId}, ${answer.userId}::bigint, ${answer.runId}::uuid, tag, ${answer.accountId}::bigint
    from unnest(${arrayOfText(tags)}::text[]) as t(tag)
    on conflict do nothing`.execute(trx);
}

export interface NewTask {
  userId: string;
  accountId: string;
  runId: string;
  kind: AnswerTask['kind'];
  dueOn: string;
}

/** One of a kind for each answer: one that is there stays as it is. */
export async function insertTasks(
  trx: Queryable,
  environmentId: number,
  now: Date,
  tasks: readonly NewTask[],
): Promise<void> {
  if (tasks.length === 0) return;
  // Nobody is asked to speak for a product whose company does not want to be named.
  await sql`
    insert into answer_task (environment_id, user_id, run_id, kind, account_id, due_on, created_at)
    select ${environmentId}, e.user_id, e.run_id, e.kind, e.account_id, e.due_on, ${now}
    from unnest(
      ${arrayOfPlain(tasks.map((task) => task.userId))}::bigint[],
      ${arrayOfPlain(tasks.map((task) => task.runId))}::uuid[],
      ${arrayOfPlain(tasks.map((task) => task.kind))}::text[],
      ${arrayOfPlain(tasks.map((task) => task.accountId))}::bigint[],
      ${arrayOfPlain(tasks.map((task) => task.dueOn))}::date[]
    ) as e(user_id, run_id, kind, account_id, due_on)
    left join account a on a.environment_id = ${environmentId} and a.id = e.account_id
    where e.kind = 'reply' or coalesce(a.allows_publicity, true)
    on conflict do nothing`.execute(trx);
}

/** Marks it done, or open again; `note` says what was done. False: there is no such task. */
export async function updateTask(
  trx: Queryable,
  { environmentId, actor }: Scope,
  now: Date,
  { userId, runId, kind }: Pick<NewTask, 'userId' | 'runId' | 'kind'>,
  { isDone, note }: { isDone: boolean; note: string | null },
): Promise<boolean> {
  const changed = await trx
    .updateTable('answerTask')
    .set({ doneAt: isDone ? now : null, doneBy: isDone ? actorName(actor) : null, note })
    .where('environmentId', '=', environmentId)
    .where('userId', '=', userId)
    .where('runId', '=', runId)
    .where('kind', '=', kind)
    .returning('kind')
    .executeTakeFirst();
  return changed !== undefined;
}

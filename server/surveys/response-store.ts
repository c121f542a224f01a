import { sql } from 'kysely';
import type { GuideContent } from '../../shared/contract/guide.ts';
import type { NewsData } from '../../shared/contract/news.ts';
import type { QuestionKind } from '../../shared/contract/survey.ts';
import { containing } from '../accounts/containing.ts';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';
import { inPortfolio } from '../db/in-portfolio.ts';
import type { ResponseTables } from '../db/schema/responses.ts';
import type { Scope } from '../http/scope.ts';

export type NewResponse = Omit<ResponseTables['response'], 'environmentId'>;

/** The published contents that answers refer to; versions that were never published in this host app are left out. */
export async function selectAnsweredVersions(
  db: Queryable,
  environmentId: number,
  versions: readonly { guideId: string; version: number }[],
): Promise<{ guideId: string; version: number; content: GuideContent }[]> {
  const { rows } = await sql<{ guideId: string; version: number; content: GuideContent }>`
    select v.guide_id, v.version, v.content
    from guide_version v
    join guide g on g.id = v.guide_id
    join environment n on n.app_id = g.app_id and n.id = ${environmentId}
    where (v.guide_id, v.version) in (
      select * from unnest(
        ${arrayOfPlain(versions.map(({ guideId }) => guideId))}::uuid[],
        ${arrayOfPlain(versions.map(({ version }) => version))}::int[]
      )
    )`.execute(db);
  return rows;
}

/** A list inside a list: as the text of an array, because `unnest` would flatten it. */
const listLiteral = (items: readonly string[] | null): string | null => items && arrayOfText(items);

/** Adds answers; one that was given before in the same run stands. Rows come sorted by key. Ids of those added. */
export async function insertResponses(
  trx: Queryable,
  environmentId: number,
  rows: readonly NewResponse[],
): Promise<string[]> {
  if (rows.length === 0) return [];
  const { rows: added } = await sql<{ id: string }>`
    insert into response (
      environment_id, id, guide_id, version, run_id, question_id, question_kind, scale, score, option_id, choice,
      option_ids, choices, text, user_id, account_id, answered_at
    )
    select ${environmentId}, e.id, e.guide_id, e.version, e.run_id, e.question_id, e.question_kind, e.scale, e.score,
      e.option_id, e.choice, e.option_ids::text[], e.choices::text[], e.text, e.user_id, e.account_id, e.answered_at
    from unnest(
      ${arrayOfPlain(rows.map((row) => row.id))}::uuid[],
      ${arrayOfPlain(rows.map((row) => row.guideId))}::uuid[],
      ${arrayOfPlain(rows.map((row) => row.version))}::int[],
      ${arrayOfPlain(rows.map((row) => row.runId))}::uuid[],
      ${arrayOfText(rows.map((row) => row.questionId))}::text[],
      ${arrayOfPlain(rows.map((row) => row.questionKind))}::text[],
      ${arrayOfPlain(rows.map((row) => row.scale))}::text[],
      ${arrayOfPlain(rows.map((row) => row.score))}::smallint[],
      ${arrayOfText(rows.map((row) => row.optionId))}::text[],
      ${arrayOfText(rows.map((row) => row.choice))}::text[],
      ${arrayOfText(rows.map((row) => listLiteral(row.optionIds)))}::text[],
      ${arrayOfText(rows.map((row) => listLiteral(row.choices)))}::text[],
      ${arrayOfText(rows.map((row) => row.text))}::text[],
      ${arrayOfPlain(rows.map((row) => row.userId))}::bigint[],
      ${arrayOfPlain(rows.map((row) => row.accountId))}::bigint[],
      ${arrayOfPlain(rows.map((row) => row.answeredAt.toISOString()))}::timestamptz[]
    ) as e(
      id, guide_id, version, run_id, question_id, question_kind, scale, score, option_id, choice, option_ids, choices,
      text, user_id, account_id, answered_at
    )
    on conflict do nothing
    returning id`.execute(trx);
  return added.map(({ id }) => id);
}

/** Answers as other systems are told of them. */
export async function selectResponseNews(
  db: Queryable,
  environmentId: number,
  ids: readonly string[],
): Promise<NewsData['response.recorded'][]> {
  return db
    .selectFrom('response')
    .innerJoin('guide', 'guide.id', 'response.guideId')
    .innerJoin('user', (join) =>
      join
        .onRef('user.environmentId', '=', 'response.environmentId')
        .onRef('user.id', '=', 'response.userId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.environmentId', '=', 'response.environmentId')
        .onRef('account.id', '=', 'response.accountId'),
    )
    .where('response.environmentId', '=', environmentId)
    .where('response.id', 'in', ids)
    .orderBy('response.answeredAt')
    .select([
      'response.id as responseId',
      'response.guideId',
      'guide.name as guideName',
      'response.questionKind',
      'response.score',
      sql<
        string[] | null
      >`case when response.choice is null then response.choices else array[response.choice] end`.as(
        'choices',
      ),
      'response.text',
      'user.externalId as userId',
      'account.externalId as accountId',
      'account.name as accountName',
    ])
    .execute();
}

export interface ResponseFilter {
  questionKind?: QuestionKind | undefined;
  /** 64-bit id. */
  accountId?: string | undefined;
  /** 64-bit id. */
  userId?: string | undefined;
  /** In what was answered, in who did, or in the survey; what was answered in one go is found together. */
  search?: string | undefined;
}

/** By when it was answered. */
export type ResponseOrder = 'asc' | 'desc';

const filtered = (
  db: Queryable,
  scope: Scope,
  { questionKind, accountId, userId, search }: ResponseFilter,
) => {
  let query = db
    .selectFrom('response')
    .innerJoin('user', (join) =>
      join
        .onRef('user.environmentId', '=', 'response.environmentId')
        .onRef('user.id', '=', 'response.userId'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.environmentId', '=', 'response.environmentId')
        .onRef('account.id', '=', 'response.accountId'),
    )
    .innerJoin('guide', 'guide.id', 'response.guideId')
    .where('response.environmentId', '=', scope.environmentId)
    .where('guide.workspaceId', '=', scope.workspaceId)
    .where(inPortfolio(scope));
  if (questionKind) query = query.where('response.questionKind', '=', questionKind);
  if (accountId !== undefined) query = query.where('response.accountId', '=', accountId);
  if (userId !== undefined) query = query.where('response.userId', '=', userId);
  if (search) {
    const pattern = containing(search);
    query = query.where(
      sql<boolean>`("user".name ilike ${pattern} or "user".external_id ilike ${pattern} or guide.name ilike ${pattern}
        or exists (
          select from response r
          where r.environment_id = response.environment_id and r.run_id = response.run_id
            and r.user_id = response.user_id
            and (r.text ilike ${pattern} or r.choice ilike ${pattern}
              or array_to_string(r.choices, E'\n') ilike ${pattern})
        ))`,
    );
  }
  return query;
};

export async function countResponses(db: Queryable, scope: Scope, filter: ResponseFilter): Promise<number> {
  const { total } = await filtered(db, scope, filter)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

/** Newest first unless asked otherwise, with the names of those they are about and the content that asked. */
export function selectResponses(
  db: Queryable,
  scope: Scope,
  filter: ResponseFilter,
  page: { limit: number; offset: number },
  order: ResponseOrder = 'desc',
) {
  return filtered(db, scope, filter)
    .innerJoin('guideVersion', (join) =>
      join
        .onRef('guideVersion.guideId', '=', 'response.guideId')
        .onRef('guideVersion.version', '=', 'response.version'),
    )
    .select([
      'response.id',
      'response.guideId',
      'response.version',
      'response.runId',
      'response.questionId',
      'response.questionKind',
      'response.scale',
      'response.score',
      'response.choice',
      'response.choices',
      'response.text',
      'response.answeredAt',
      'user.externalId as userId',
      'user.name as userName',
      'account.externalId as accountId',
      'account.name as accountName',
      'guide.name as guideName',
      'guideVersion.content',
    ])
    .orderBy('response.answeredAt', order)
    .orderBy('response.id', order)
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

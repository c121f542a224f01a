import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { externalIdSchema } from '../../shared/contract/id.ts';
import { questionKinds, scales } from '../../shared/contract/survey.ts';
import { requireAccount } from '../accounts/describe-account.ts';
import { requireUser } from '../accounts/list-users.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { listResponses } from './list-responses.ts';
import { responsesCsv } from './responses-csv.ts';

const tags = ['Responses'];
const listQuery = v.object({ kind: v.optional(v.picklist(questionKinds)), ...pageQuery });
const searchQuery = {
  kind: v.optional(v.picklist(questionKinds)),
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  /** By when it was answered. */
  order: v.optional(v.picklist(['asc', 'desc']), 'desc'),
};
/** So many lines a spreadsheet still opens. */
const longestExport = 50_000;

const responsesAnswer = v.object({
  total: v.number(),
  responses: v.array(
    v.object({
      id: v.string(),
      guideId: v.string(),
      version: v.number(),
      runId: v.string(),
      questionId: v.string(),
      questionKind: v.picklist(questionKinds),
      scale: v.nullable(v.picklist(scales)),
      score: v.nullable(v.number()),
      choice: v.nullable(v.string()),
      choices: v.nullable(v.array(v.string())),
      text: v.nullable(v.string()),
      userId: v.string(),
      accountId: v.nullable(v.string()),
      answeredAt: v.string(),
      userName: v.string(),
      accountName: v.nullable(v.string()),
      guideName: v.string(),
      question: v.string(),
    }),
  ),
});

/** Answers to surveys, under `/api/v1`. There is no route that changes one. */
export const responseRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/responses',
      describeRoute({
        summary: 'List answers, newest first',
        tags,
        responses: { 200: answer('One page of answers', responsesAnswer) },
      }),
      requireRight('account.read'),
      validate('query', listQuery),
      async (c) => {
        const { kind, ...page } = c.req.valid('query');
        return c.json(await listResponses(context, c.var.scope, { questionKind: kind }, page));
      },
    )
    .get(
      '/accounts/:id/responses',
      describeRoute({
        summary: 'Answers from an account, newest first unless `order` is `asc`',
        tags,
        responses: { 200: answer('One page of answers', responsesAnswer) },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: externalIdSchema })),
      validate('query', v.object({ ...searchQuery, ...pageQuery })),
      async (c) => {
        const { id } = await requireAccount(context, c.var.scope, c.req.valid('param').id);
        const { kind, search, order, ...page } = c.req.valid('query');
        const filter = { questionKind: kind, accountId: id, search };
        return c.json(await listResponses(context, c.var.scope, filter, page, order));
      },
    )
    .get(
      '/accounts/:id/responses.csv',
      describeRoute({
        summary: `Export the answers from an account, the first ${longestExport} in that order`,
        tags,
        responses: { 200: { description: 'All answers that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: externalIdSchema })),
      validate('query', v.object(searchQuery)),
      async (c) => {
        const { id } = await requireAccount(context, c.var.scope, c.req.valid('param').id);
        const { kind, search, order } = c.req.valid('query');
        const filter = { questionKind: kind, accountId: id, search };
        const all = { limit: longestExport, offset: 0 };
        const { responses } = await listResponses(context, c.var.scope, filter, all, order);
        return c.body(responsesCsv(responses), 200, csvHeaders('answers.csv'));
      },
    )
    .get(
      '/users/:id/responses',
      describeRoute({
        summary: 'Answers of a user, newest first',
        tags,
        responses: { 200: answer('One page of answers', responsesAnswer) },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: externalIdSchema })),
      validate('query', listQuery),
      async (c) => {
        const { id } = await requireUser(context, c.var.scope, c.req.valid('param').id);
        const { kind, ...page } = c.req.valid('query');
        const filter = { questionKind: kind, userId: id };
        return c.json(await listResponses(context, c.var.scope, filter, page));
      },
    );

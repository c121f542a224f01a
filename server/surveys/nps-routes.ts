import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { npsProgress } from '../../shared/rules/nps-progress.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery, wholeList } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { npsDays } from '../metrics/nps.ts';
import { cutNames, respondentSorts } from '../metrics/nps-respondents.ts';
import { askQuery, readAsk } from '../metrics/read-ask.ts';
import { readThresholds } from '../workspaces/thresholds.ts';
import { answerSorts } from './answer-store.ts';
import { answersAnswer, coverageAnswer, npsAnswer, queueAnswer, respondentsAnswer } from './answers.ts';
import { answersCsv } from './answers-csv.ts';
import { coverageCsv } from './coverage-csv.ts';
import { coverageSorts } from './coverage-store.ts';
import { describeNps, describeScore, listRespondents } from './describe-nps.ts';
import { listAnswers, settleTask, tagAnswer } from './handle-answers.ts';
import { listCoverage } from './list-coverage.ts';
import { respondentsCsv } from './respondents-csv.ts';
import { surveyQueue } from './survey-queue.ts';

const tags = ['NPS and answers'];
/** So long an account counts as heard. */
const coverageDays = 180;

const flag = v.optional(
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
);
const search = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)));
const order = v.optional(v.picklist(['asc', 'desc']));
const coverageQuery = { search, sort: v.optional(v.picklist(coverageSorts)), order };
const respondentQuery = {
  cut: v.picklist(cutNames),
  /** Absent: those of whom it isn't known. */
  value: v.optional(v.pipe(v.string(), v.maxLength(200))),
  search,
  sort: v.optional(v.picklist(respondentSorts)),
  order,
};
const filterQuery = {
  group: v.optional(v.picklist(['promoters', 'passives', 'detractors'])),
  tag: v.optional(v.pipe(v.string(), v.maxLength(60))),
  search,
  hasComment: flag,
  isOpen: flag,
  sort: v.optional(v.picklist(answerSorts)),
  order,
};
const answerParam = { user: externalIdSchema, run: uuidSchema };

/** Scores, what people said with them, and who is to be asked next, under `/api/v1`. */
export const npsRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/nps',
      describeRoute({
        summary: 'The score with its trend by half-year, its cuts and its reasons',
        tags,
        responses: { 200: answer('Scores; every cut adds up to n', npsAnswer) },
      }),
      requireRight('account.read'),
      validate(
        'query',
        v.object({
          ...askQuery,
          /** Leaves out trend, cuts, reasons and satisfaction, which take longer: they are empty. */
          only: v.optional(v.literal('score')),
        }),
      ),
      async (c) => {
        const { only, ...query } = c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, npsDays);
        const { npsTarget: target } = await readThresholds(context.db, c.var.scope);
        const found = await (only === 'score' ? describeScore(context, ask) : describeNps(context, ask));
        return c.json({ ...found, target, progress: npsProgress(found.waves, found.scale, target) });
      },
    )
    .get(
      '/nps/respondents',
      describeRoute({
        summary:
          'The people behind one row of a cut, each with the score that counts: as many as the row says',
        tags,
        responses: {
          200: answer('One page of them, by name unless another order is asked for', respondentsAnswer),
        },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, ...respondentQuery, ...pageQuery })),
      async (c) => {
        const { cut, value, search, sort, order, limit, offset, ...query } = c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, npsDays);
        const arranged = { search, sort, order };
        return c.json(await listRespondents(context, ask, { cut, value }, arranged, { limit, offset }));
      },
    )
    .get(
      '/nps/respondents.csv',
      describeRoute({
        summary: 'Export the people behind one row of a cut',
        tags,
        responses: { 200: { description: 'All that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, ...respondentQuery })),
      async (c) => {
        const { cut, value, search, sort, order, ...query } = c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, npsDays);
        const arranged = { search, sort, order };
        const { people } = await listRespondents(context, ask, { cut, value }, arranged, wholeList);
        return c.body(respondentsCsv(people), 200, csvHeaders('respondents.csv'));
      },
    )
    .get(
      '/nps/coverage',
      describeRoute({
        summary:
          'Accounts with whom in them was heard, those least heard first unless another order is asked for',
        tags,
        responses: { 200: answer('One page of accounts', coverageAnswer) },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, ...coverageQuery, ...pageQuery })),
      async (c) => {
        const { limit, offset, search, sort, order, ...query } = c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, coverageDays);
        return c.json(await listCoverage(context, ask, { search, sort, order }, { limit, offset }));
      },
    )
    .get(
      '/nps/coverage.csv',
      describeRoute({
        summary: 'Export the accounts with whom in them was heard',
        tags,
        responses: { 200: { description: 'All accounts that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, ...coverageQuery })),
      async (c) => {
        const { search, sort, order, ...query } = c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, coverageDays);
        const { accounts } = await listCoverage(context, ask, { search, sort, order }, wholeList);
        return c.body(coverageCsv(accounts), 200, csvHeaders('coverage.csv'));
      },
    )
    .get(
      '/accounts/:id/survey-queue',
      describeRoute({
        summary: 'Users of an account in the order in which they may be asked for a score',
        tags,
        responses: { 200: answer('All its registered users', queueAnswer) },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: externalIdSchema })),
      async (c) => c.json({ people: await surveyQueue(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/answers',
      describeRoute({
        summary: 'What people said in surveys, newest first unless another order is asked for',
        tags,
        responses: { 200: answer('One page of answers', answersAnswer) },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, ...filterQuery, ...pageQuery })),
      async (c) => {
        const { group, tag, search, hasComment, isOpen, sort, order, limit, offset, ...query } =
          c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, npsDays);
        const filter = { group, tag, search, hasComment, isOpen };
        return c.json(await listAnswers(context, ask, filter, { limit, offset }, { sort, order }));
      },
    )
    .get(
      '/answers.csv',
      describeRoute({
        summary: 'Export what people said',
        tags,
        responses: { 200: { description: 'All answers that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...askQuery, ...filterQuery })),
      async (c) => {
        const { group, tag, search, hasComment, isOpen, sort, order, ...query } = c.req.valid('query');
        const ask = await readAsk(context, c.var.scope, query, npsDays);
        const filter = { group, tag, search, hasComment, isOpen };
        const { answers } = await listAnswers(context, ask, filter, wholeList, { sort, order });
        return c.body(answersCsv(answers), 200, csvHeaders('answers.csv'));
      },
    )
    .put(
      '/answers/:user/:run/tags',
      describeRoute({
        summary: 'Put tags on an answer, instead of those it has',
        tags,
        responses: { 204: answer('Done') },
      }),
      requireRight('account.write'),
      validate('param', v.object(answerParam)),
      validate(
        'json',
        v.strictObject({
          tags: v.pipe(
            v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60))),
            v.maxLength(20),
          ),
        }),
      ),
      async (c) => {
        const { user, run } = c.req.valid('param');
        const name = { userId: user, runId: run };
        await tagAnswer(context, c.var.scope, name, c.req.valid('json').tags);
        return c.body(null, 204);
      },
    )
    .put(
      '/answers/:user/:run/tasks/:kind',
      describeRoute({
        summary: 'Mark what is to be done about an answer as done, or as open again',
        tags,
        responses: { 204: answer('Done') },
      }),
      requireRight('account.write'),
      validate('param', v.object({ ...answerParam, kind: v.picklist(['reply', 'reference']) })),
      validate(
        'json',
        v.strictObject({
          isDone: v.boolean(),
          note: v.optional(v.nullable(v.pipe(v.string(), v.trim(), v.maxLength(1000))), null),
        }),
      ),
      async (c) => {
        const { user, run, kind } = c.req.valid('param');
        const name = { userId: user, runId: run };
        await settleTask(context, c.var.scope, name, kind, c.req.valid('json'));
        return c.body(null, 204);
      },
    );

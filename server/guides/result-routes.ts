import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { audienceSchema } from '../../shared/contract/audience.ts';
import { goalSchema } from '../../shared/contract/guide.ts';
import { externalIdSchema, localIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery, wholeList } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { goalGroups } from '../metrics/goal-results.ts';
import { guideAccountSorts, milestones } from '../metrics/guide-results.ts';
import { reachedPeopleSorts } from '../metrics/reached-people.ts';
import {
  forecastAnswer,
  goalAnswer,
  guideAccountsAnswer,
  guidePeopleAnswer,
  guideReportAnswer,
  targetHealthAnswer,
} from './answers.ts';
import { guideAccountsCsv, guidePeopleCsv } from './guides-csv.ts';
import { forecastGoal, listGoalPeople, reportGoal } from './report-goal.ts';
import { listGuidePeople, reportGuide, reportGuideByAccount, reportTargetHealth } from './report-guide.ts';

const tags = ['Results of guides'];
const idParam = v.object({ id: uuidSchema });

const whose = {
  version: v.optional(
    v.pipe(v.string(), v.regex(/^[1-9]\d{0,8}$/, 'must be a whole number'), v.transform(Number)),
  ),
  segment: v.optional(uuidSchema),
  account: v.optional(externalIdSchema),
};
const arranged = {
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  order: v.optional(v.picklist(['asc', 'desc'])),
};
const accountQuery = { ...whose, ...arranged, sort: v.optional(v.picklist(guideAccountSorts)) };
const peopleOrder = { ...arranged, sort: v.optional(v.picklist(reachedPeopleSorts)) };
const which = { milestone: v.picklist(milestones), stepId: v.optional(localIdSchema) };
const inGoal = { part: v.picklist(['shown', 'heldOut']), group: v.picklist(goalGroups) };

/** What has come of guides, under `/api/v1`. */
export const guideResultRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/guides/:id/report',
      describeRoute({
        summary: 'How many different users came how far: of one version, segment or account, or all',
        tags,
        responses: { 200: answer('The report', guideReportAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object(whose)),
      async (c) =>
        c.json(await reportGuide(context, c.var.scope, c.req.valid('param').id, c.req.valid('query'))),
    )
    .get(
      '/guides/:id/report/accounts',
      describeRoute({
        summary: 'The same numbers by account',
        tags,
        responses: {
          200: answer(
            'Accounts, those with most users first unless another order is asked for',
            guideAccountsAnswer,
          ),
        },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object({ ...accountQuery, ...pageQuery })),
      async (c) => {
        const query = c.req.valid('query');
        return c.json(
          await reportGuideByAccount(context, c.var.scope, c.req.valid('param').id, query, query),
        );
      },
    )
    .get(
      '/guides/:id/report/accounts.csv',
      describeRoute({
        summary: 'Export the same numbers by account',
        tags,
        responses: { 200: { description: 'All accounts that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object(accountQuery)),
      async (c) => {
        const { id } = c.req.valid('param');
        const { accounts } = await reportGuideByAccount(
          context,
          c.var.scope,
          id,
          c.req.valid('query'),
          wholeList,
        );
        return c.body(guideAccountsCsv(accounts), 200, csvHeaders('accounts.csv'));
      },
    )
    .get(
      '/guides/:id/report/people',
      describeRoute({
        summary: 'The people behind one number of the report',
        tags,
        responses: {
          200: answer(
            'As many as the number says, last first unless another order is asked for',
            guidePeopleAnswer,
          ),
        },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object({ ...whose, ...which, ...peopleOrder, ...pageQuery })),
      async (c) => {
        const query = c.req.valid('query');
        return c.json(await listGuidePeople(context, c.var.scope, c.req.valid('param').id, query, query));
      },
    )
    .get(
      '/guides/:id/report/people.csv',
      describeRoute({
        summary: 'Export the people behind one number of the report',
        tags,
        responses: { 200: { description: 'All that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object({ ...whose, ...which, ...peopleOrder })),
      async (c) => {
        const { id } = c.req.valid('param');
        const { people } = await listGuidePeople(context, c.var.scope, id, c.req.valid('query'), wholeList);
        return c.body(guidePeopleCsv(people), 200, csvHeaders('people.csv'));
      },
    )
    .get(
      '/guides/:id/targets',
      describeRoute({
        summary: 'How the targets of its steps were found in each build of the host app, in the last 28 days',
        tags,
        responses: {
          200: answer('By version, step and build, the newest version first', targetHealthAnswer),
        },
      }),
      requireRight('workspace.read'),
      validate('param', idParam),
      async (c) =>
        c.json({ targets: await reportTargetHealth(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/guides/:id/goal',
      describeRoute({
        summary: 'Whether the guide brings what it is for, beside those who were kept from it',
        tags,
        responses: { 200: answer('Both parts, and how sure their difference is; null: no goal', goalAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json({ report: await reportGoal(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/guides/:id/goal/people',
      describeRoute({
        summary: 'The people behind one number of the goal',
        tags,
        responses: {
          200: answer(
            'As many as the number says, drawn last first unless another order is asked for',
            guidePeopleAnswer,
          ),
        },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object({ ...inGoal, ...peopleOrder, ...pageQuery })),
      async (c) => {
        const { part, group, limit, offset, ...query } = c.req.valid('query');
        const which = { isHeldOut: part === 'heldOut', group };
        const { id } = c.req.valid('param');
        return c.json(await listGoalPeople(context, c.var.scope, id, which, query, { limit, offset }));
      },
    )
    .get(
      '/guides/:id/goal/people.csv',
      describeRoute({
        summary: 'Export the people behind one number of the goal',
        tags,
        responses: { 200: { description: 'All that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object({ ...inGoal, ...peopleOrder })),
      async (c) => {
        const { part, group, ...query } = c.req.valid('query');
        const which = { isHeldOut: part === 'heldOut', group };
        const { id } = c.req.valid('param');
        const { people } = await listGoalPeople(context, c.var.scope, id, which, query, wholeList);
        return c.body(guidePeopleCsv(people), 200, csvHeaders('people.csv'));
      },
    )
    .post(
      '/goal-forecast',
      describeRoute({
        summary: 'What a goal can show with whom an audience means today, before anything begins',
        tags,
        responses: { 200: answer('Sizes, and the smallest difference that will show', forecastAnswer) },
      }),
      requireRight('account.read'),
      validate('json', v.strictObject({ audience: audienceSchema, goal: goalSchema })),
      async (c) => c.json(await forecastGoal(context, c.var.scope, c.req.valid('json'))),
    );

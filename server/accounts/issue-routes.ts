import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { issueChannels, issueSchema } from '../../shared/contract/issue.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { sayTo } from '../http/error-response.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { importAnswer } from './answers.ts';
import { importIssues } from './import-issues.ts';
import { issuesCsv } from './issues-csv.ts';
import { addIssue, changeIssue, listIssues, removeIssue } from './keep-issues.ts';
import { sayFaults } from './say-faults.ts';

const tags = ['Accounts and users'];
const account = v.object({ id: externalIdSchema });
const part = v.object({ id: externalIdSchema, partId: uuidSchema });
const issue = v.object({ id: v.string(), ...issueSchema.entries });
const day = v.nullable(v.string());
const text = v.nullable(v.string());
const keptIssue = v.object({
  ...issue.entries,
  channel: v.nullable(v.picklist(issueChannels)),
  raisedBy: text,
  ticket: text,
  memberName: v.nullable(v.string()),
  takenUpOn: day,
  closedOn: day,
});

/** What accounts have asked, reported or required, under `/api/v1`. */
export const issueRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/accounts/:id/issues',
      describeRoute({
        summary: 'Issues of an account: what is not closed first, the oldest first',
        tags,
        responses: { 200: answer('Issues', v.object({ issues: v.array(keptIssue) })) },
      }),
      requireRight('account.read'),
      validate('param', account),
      async (c) => c.json({ issues: await listIssues(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/accounts/:id/issues.csv',
      describeRoute({
        summary: 'Issues of an account as CSV',
        tags,
        responses: { 200: { description: 'All of them', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', account),
      async (c) => {
        const issues = await listIssues(context, c.var.scope, c.req.valid('param').id);
        return c.body(issuesCsv(issues), 200, csvHeaders('issues.csv'));
      },
    )
    .post(
      '/issues-import',
      describeRoute({
        summary:
          'Take tickets from a CSV with a heading into the lists of their accounts; the same file again changes nothing',
        tags,
        responses: { 200: answer('What was taken, and each line that was not, with why', importAnswer) },
      }),
      requireRight('account.write'),
      validate('json', v.strictObject({ csv: v.pipe(v.string(), v.minLength(1)) })),
      async (c) => {
        const taken = await importIssues(context, c.var.scope, c.req.valid('json').csv);
        return c.json(sayFaults(taken, sayTo(c)));
      },
    )
    .post(
      '/accounts/:id/issues',
      describeRoute({
        summary: 'Write down what an account has asked, reported or required',
        tags,
        responses: { 201: answer('The issue', issue) },
      }),
      requireRight('account.write'),
      validate('param', account),
      validate('json', issueSchema),
      async (c) =>
        c.json(await addIssue(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .put(
      '/accounts/:id/issues/:partId',
      describeRoute({
        summary: 'Change an issue: what is fixed waits for the customer, whose word closes it',
        tags,
        responses: { 200: answer('The issue', issue) },
      }),
      requireRight('account.write'),
      validate('param', part),
      validate('json', issueSchema),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        return c.json(await changeIssue(context, c.var.scope, id, partId, c.req.valid('json')));
      },
    )
    .delete(
      '/accounts/:id/issues/:partId',
      describeRoute({ summary: 'Remove an issue', tags, responses: { 204: answer('Removed') } }),
      requireRight('account.write'),
      validate('param', part),
      async (c) => {
        const { id, partId } = c.req.valid('param');
        await removeIssue(context, c.var.scope, id, partId);
        return c.body(null, 204);
      },
    );

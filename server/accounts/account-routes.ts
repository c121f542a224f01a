import { Hono, type Context as HonoContext } from 'hono';
import { stream } from 'hono/streaming';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { accountFieldsSchema, levels, stages, tiers } from '../../shared/contract/account.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { healthStates, riskLevels } from '../../shared/contract/judgement.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { accountSorts } from './account-list-store.ts';
import { accountsCsv } from './accounts-csv.ts';
import {
  accountAnswer,
  accountFeaturesAnswer,
  accountsAnswer,
  comparisonAnswer,
  erasureAnswer,
  historyAnswer,
  timelineAnswer,
  unitsAnswer,
  userActivityAnswer,
  userAnswer,
  usersAnswer,
} from './answers.ts';
import { changeAccount } from './change-account.ts';
import { changeUser } from './change-user.ts';
import { compareAccount } from './compare-account.ts';
import { describeAccount, listAccountFeatures } from './describe-account.ts';
import { eraseAccount, eraseUser } from './erase-people.ts';
import { type Export, exportAccount, exportUser } from './export-people.ts';
import { allAccounts, listAccounts } from './list-accounts.ts';
import { allUsers, describeUser, listUsers } from './list-users.ts';
import { tellHistory } from './tell-history.ts';
import { listUnits, tellTimeline } from './tell-timeline.ts';
import { describeUserActivity } from './user-activity.ts';
import { userActivities, userSorts } from './user-store.ts';
import { usersCsv } from './users-csv.ts';

const tags = ['Accounts and users'];

const daysQuery = v.optional(
  v.pipe(v.string(), v.transform(Number), v.integer(), v.minValue(7), v.maxValue(800)),
  '365',
);
const idParam = v.object({ id: externalIdSchema });
const search = v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200)));
const userQuery = {
  search,
  activity: v.optional(v.picklist(userActivities)),
  sort: v.optional(v.picklist(userSorts), 'lastSeen'),
  order: v.optional(v.picklist(['asc', 'desc']), 'desc'),
};
const isTrue = v.optional(
  v.pipe(
    v.picklist(['true', 'false']),
    v.transform((text) => text === 'true'),
  ),
);
const listQuery = {
  search,
  tier: v.optional(v.picklist([...tiers, 'none'])),
  stage: v.optional(v.picklist([...stages, 'none'])),
  level: v.optional(v.picklist(['tooEarly', ...levels])),
  health: v.optional(v.picklist(healthStates)),
  risk: v.optional(v.picklist(riskLevels)),
  industry: v.optional(v.pipe(v.string(), v.maxLength(120))),
  region: v.optional(v.pipe(v.string(), v.maxLength(120))),
  /** `mine` and `team` mean the member who asks; else the id of a member, or `none`. */
  owner: v.optional(v.union([v.picklist(['mine', 'team', 'none']), uuidSchema])),
  hasAlerts: isTrue,
  /** Accounts that were lost, which lists leave out otherwise. */
  isLost: isTrue,
  sort: v.optional(v.picklist(accountSorts), 'name'),
  order: v.optional(v.picklist(['asc', 'desc']), 'asc'),
};

const name = v.optional(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)));
const traits = v.optional(
  v.record(
    v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    v.union([
      v.pipe(v.string(), v.maxLength(1000)),
      v.pipe(v.number(), v.finite()),
      v.boolean(),
      v.null(),
      v.pipe(v.array(v.pipe(v.string(), v.maxLength(1000))), v.maxLength(100)),
    ]),
  ),
);

const exportAnswer = {
  description: 'The rows, one a line, and their number',
  content: { 'application/x-ndjson': {} },
};

/** A file that breaks off where something fails: its last line, the count, is missing then. */
function download({ log }: Context, c: HonoContext, noun: 'account' | 'user', { write }: Export) {
  c.header('Content-Type', 'application/x-ndjson; charset=utf-8');
  c.header('Content-Disposition', `attachment; filename="${noun}.ndjson"`);
  return stream(
    c,
    (out) => write((lines) => out.write(lines)),
    async (error) =>
      log.error({ err: error }, `the export of ${noun === 'user' ? 'a user' : 'an account'} broke off`),
  );
}

/** Accounts and the users in them, under `/api/v1`. */
export const accountRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/accounts',
      describeRoute({
        summary: 'List accounts with their adoption',
        tags,
        responses: { 200: answer('One page of accounts', accountsAnswer) },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...listQuery, ...pageQuery })),
      async (c) => {
        const query = c.req.valid('query');
        return c.json(await listAccounts(context, c.var.scope, query, query));
      },
    )
    .get(
      '/accounts.csv',
      describeRoute({
        summary: 'Export the list of accounts',
        tags,
        responses: { 200: { description: 'All accounts that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object(listQuery)),
      async (c) =>
        c.body(
          accountsCsv(await allAccounts(context, c.var.scope, c.req.valid('query'))),
          200,
          csvHeaders('accounts.csv'),
        ),
    )
    .get(
      '/accounts/:id',
      describeRoute({
        summary: 'One account: its fields, its numbers, what is thought of it and why, half a year of weeks',
        tags,
        responses: { 200: answer('The account', accountAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json(await describeAccount(context, c.var.scope, c.req.valid('param').id)),
    )
    .put(
      '/accounts/:id',
      describeRoute({
        summary:
          'Name an account, set fields of it, or merge traits into it; who looks after it needs the right account.assign',
        tags,
        responses: { 200: answer('The account', accountAnswer) },
      }),
      requireRight('account.write'),
      validate('param', idParam),
      validate('json', v.strictObject({ name, traits, fields: v.optional(accountFieldsSchema) })),
      async (c) => {
        const { id } = c.req.valid('param');
        await changeAccount(context, c.var.scope, id, c.req.valid('json'));
        return c.json(await describeAccount(context, c.var.scope, id));
      },
    )
    .delete(
      '/accounts/:id',
      describeRoute({
        summary: 'Erase an account with all that was done in it, and its users who are in no other',
        tags,
        responses: { 200: answer('What was erased, by table, and what remains', erasureAnswer) },
      }),
      requireRight('account.erase'),
      validate('param', idParam),
      async (c) => c.json(await eraseAccount(context, c.var.scope, c.req.valid('param').id)),
    )
    .get(
      '/accounts/:id/export',
      describeRoute({
        summary:
          'Everything kept of an account: a line of JSON for each row, and the number of rows at the end',
        tags,
        responses: { 200: exportAnswer },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) =>
        download(context, c, 'account', await exportAccount(context, c.var.scope, c.req.valid('param').id)),
    )
    .get(
      '/accounts/:id/users',
      describeRoute({
        summary: 'Users of an account, last seen first unless another order is asked for',
        tags,
        responses: { 200: answer('Users', usersAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate(
        'query',
        v.object({ ...userQuery, ...pageQuery, limit: v.optional(pageQuery.limit.wrapped, '500') }),
      ),
      async (c) => {
        const query = c.req.valid('query');
        return c.json(await listUsers(context, c.var.scope, query, query, c.req.valid('param').id));
      },
    )
    .get(
      '/accounts/:id/users.csv',
      describeRoute({
        summary: 'Export the users of an account',
        tags,
        responses: { 200: { description: 'All users that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object(userQuery)),
      async (c) => {
        const users = await allUsers(context, c.var.scope, c.req.valid('query'), c.req.valid('param').id);
        return c.body(usersCsv(users), 200, csvHeaders('users.csv'));
      },
    )
    .get(
      '/accounts/:id/features',
      describeRoute({
        summary: 'Every available feature with its use by the account',
        tags,
        responses: { 200: answer('Features, most used first', accountFeaturesAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) =>
        c.json({ features: await listAccountFeatures(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/accounts/:id/units',
      describeRoute({
        summary: 'How far the roll-out is in each unit of an account',
        tags,
        responses: { 200: answer('Units, largest first', unitsAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json({ units: await listUnits(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/accounts/:id/comparison',
      describeRoute({
        summary: 'An account against what was expected of it, and against its peers',
        tags,
        responses: { 200: answer('The comparison', comparisonAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json(await compareAccount(context, c.var.scope, c.req.valid('param').id)),
    )
    .get(
      '/accounts/:id/history',
      describeRoute({
        summary: 'How level, health and risk were day by day, and every level set by hand',
        tags,
        responses: { 200: answer('Stretches of days on which each stayed the same', historyAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      validate('query', v.object({ days: daysQuery })),
      async (c) => {
        const { id } = c.req.valid('param');
        return c.json(await tellHistory(context, c.var.scope, id, c.req.valid('query').days));
      },
    )
    .get(
      '/accounts/:id/timeline',
      describeRoute({
        summary: 'What happened around an account, newest first',
        tags,
        responses: {
          200: answer('Notes, alerts, guides, scores, changes of level and risk', timelineAnswer),
        },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json({ entries: await tellTimeline(context, c.var.scope, c.req.valid('param').id) }),
    )
    .get(
      '/users',
      describeRoute({
        summary: 'List users, last seen first unless another order is asked for',
        tags,
        responses: { 200: answer('One page of users', usersAnswer) },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...userQuery, ...pageQuery })),
      async (c) => {
        const query = c.req.valid('query');
        return c.json(await listUsers(context, c.var.scope, query, query));
      },
    )
    .get(
      '/users.csv',
      describeRoute({
        summary: 'Export the list of users',
        tags,
        responses: { 200: { description: 'All users that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object(userQuery)),
      async (c) => {
        const users = await allUsers(context, c.var.scope, c.req.valid('query'));
        return c.body(usersCsv(users), 200, csvHeaders('users.csv'));
      },
    )
    .get(
      '/users/:id',
      describeRoute({ summary: 'One user', tags, responses: { 200: answer('The user', userAnswer) } }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json(await describeUser(context, c.var.scope, c.req.valid('param').id)),
    )
    .get(
      '/users/:id/activity',
      describeRoute({
        summary: 'Features a user has used in the last 28 days, and the guides they have been shown',
        tags,
        responses: { 200: answer('At most 50 of each', userActivityAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json(await describeUserActivity(context, c.var.scope, c.req.valid('param').id)),
    )
    .put(
      '/users/:id',
      describeRoute({
        summary: 'Change a user: name, traits, accounts, whether they are deactivated or left out of metrics',
        tags,
        responses: { 200: answer('The user', userAnswer) },
      }),
      requireRight('account.write'),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({
          name,
          traits,
          accountIds: v.optional(v.pipe(v.array(externalIdSchema), v.maxLength(100))),
          isDeactivated: v.optional(v.boolean()),
          exclusion: v.optional(v.nullable(v.picklist(['none', 'bot', 'internal', 'test']))),
        }),
      ),
      async (c) => {
        const { id } = c.req.valid('param');
        await changeUser(context, c.var.scope, id, c.req.valid('json'));
        return c.json(await describeUser(context, c.var.scope, id));
      },
    )
    .get(
      '/users/:id/export',
      describeRoute({
        summary: 'Everything kept of a user: a line of JSON for each row, and the number of rows at the end',
        tags,
        responses: { 200: exportAnswer },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) =>
        download(context, c, 'user', await exportUser(context, c.var.scope, c.req.valid('param').id)),
    )
    .delete(
      '/users/:id',
      describeRoute({
        summary: 'Erase a user with all they did',
        tags,
        responses: { 200: answer('What was erased, by table, and what remains', erasureAnswer) },
      }),
      requireRight('account.erase'),
      validate('param', idParam),
      async (c) => c.json(await eraseUser(context, c.var.scope, c.req.valid('param').id)),
    );

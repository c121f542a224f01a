import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  alertConditionSchema,
  alertMetrics,
  alertRuleSchema,
  alertStates,
  shippedRuleNames,
} from '../../shared/contract/alert.ts';
import { daySchema } from '../../shared/contract/feature.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { growthAnswer } from '../accounts/answers.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { csvHeaders } from '../http/csv.ts';
import { pageQuery } from '../http/page-query.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { alertSorts } from './alert-store.ts';
import { alertsCsv } from './alerts-csv.ts';
import {
  acknowledgeAlert,
  allAlerts,
  countOwnAlerts,
  describeAlert,
  draftGuideForAlert,
  listAlerts,
  resolveAlert,
  snoozeAlert,
} from './handle-alerts.ts';
import { changeRule, createRule, listRules, removeRule } from './keep-rules.ts';

const tags = ['Alerts'];
const idParam = v.object({ id: uuidSchema });
const time = v.nullable(v.string());

const alertRow = v.object({
  id: v.string(),
  accountId: v.string(),
  accountName: v.string(),
  ownerId: v.nullable(v.string()),
  ownerName: v.nullable(v.string()),
  ruleId: v.string(),
  ruleName: v.nullable(v.string()),
  shipped: v.nullable(v.picklist(shippedRuleNames)),
  metric: v.nullable(v.picklist(alertMetrics)),
  /** The value was compared with an earlier one, not with a limit. */
  isChange: v.boolean(),
  direction: v.picklist(['up', 'down']),
  value: v.number(),
  comparedWith: v.number(),
  openedAt: v.string(),
  dueOn: v.string(),
  state: v.picklist(alertStates),
  acknowledgedAt: time,
  snoozedUntil: time,
  resolvedAt: time,
  resolvedBy: v.nullable(v.string()),
  /** Null: the condition ended by itself. */
  resolution: v.nullable(v.string()),
  /** The condition is met still. */
  isLasting: v.boolean(),
});
const shift = { name: v.string(), now: v.number(), before: v.number() };
const alertAnswer = v.object({
  ...alertRow.entries,
  changes: v.object({
    features: v.array(v.object({ id: v.number(), ...shift })),
    units: v.array(v.object(shift)),
    gone: v.array(v.object({ id: v.string(), name: v.string(), lastSeenOn: v.nullable(v.string()) })),
    arrived: v.array(v.object({ id: v.string(), name: v.string() })),
    guides: v.array(v.object({ id: v.string(), name: v.string(), publishedOn: v.string() })),
    builds: v.array(v.object({ name: v.string(), firstSeenOn: v.string() })),
  }),
  unusedFeatures: v.array(
    v.object({
      id: v.number(),
      name: v.string(),
      moduleName: v.nullable(v.string()),
      isCore: v.boolean(),
      people: v.number(),
    }),
  ),
  help: v.nullable(
    v.object({
      guideId: v.string(),
      featureId: v.number(),
      /** Who had never used the feature when the guide was made, and who has not yet. */
      people: v.number(),
      peopleNow: v.number(),
      madeAt: v.string(),
      usersSince: v.number(),
      /** Of the guide's draft. */
      revision: v.number(),
      isLive: v.boolean(),
      /** Somebody who may publish it has been asked to. */
      isInReview: v.boolean(),
      /** People of the account who have seen the guide, and who completed it. */
      shown: v.number(),
      completed: v.number(),
    }),
  ),
  /** Nobody of the account has ever come: no guide can reach them. */
  isUntouched: v.boolean(),
  /** Registered users now. */
  users: v.number(),
  /** Of good news: what shows that the account could use more. */
  growth: v.nullable(growthAnswer),
  /** The metric now; null: it can't be said any more. */
  current: v.nullable(v.number()),
  receivers: v.array(v.object({ id: v.string(), name: v.string() })),
});
const ruleAnswer = v.object({
  id: v.string(),
  shipped: v.nullable(v.picklist(shippedRuleNames)),
  ...alertRuleSchema.entries,
  condition: alertConditionSchema,
});

const alertQuery = {
  state: v.optional(v.picklist(['active', ...alertStates])),
  accountId: v.optional(externalIdSchema),
  owner: v.optional(v.picklist(['mine', 'team'])),
  for: v.optional(v.picklist(['me'])),
  search: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(200))),
  sort: v.optional(v.picklist(alertSorts)),
  order: v.optional(v.picklist(['asc', 'desc'])),
};

/** Early warning, under `/api/v1`. */
export const alertRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/alerts',
      describeRoute({
        summary: 'Alerts: what waits for somebody first, what is due soonest first',
        tags,
        responses: {
          200: answer('One page of alerts', v.object({ total: v.number(), alerts: v.array(alertRow) })),
        },
      }),
      requireRight('account.read'),
      validate('query', v.object({ ...alertQuery, ...pageQuery })),
      async (c) => {
        const query = c.req.valid('query');
        return c.json(await listAlerts(context, c.var.scope, query, query));
      },
    )
    .get(
      '/alerts.csv',
      describeRoute({
        summary: 'Export the list of alerts',
        tags,
        responses: { 200: { description: 'All alerts that were asked for', content: { 'text/csv': {} } } },
      }),
      requireRight('account.read'),
      validate('query', v.object(alertQuery)),
      async (c) => {
        const alerts = await allAlerts(context, c.var.scope, c.req.valid('query'));
        return c.body(alertsCsv(alerts), 200, csvHeaders('alerts.csv'));
      },
    )
    .get(
      '/alerts/count',
      describeRoute({
        summary: 'How many alerts the member who asks is told of that nobody has looked into yet',
        tags,
        responses: { 200: answer('The number', v.object({ open: v.number() })) },
      }),
      requireRight('account.read'),
      async (c) => c.json({ open: await countOwnAlerts(context, c.var.scope) }),
    )
    .get(
      '/alerts/:id',
      describeRoute({
        summary: 'One alert: what changed, and who could be helped with what',
        tags,
        responses: { 200: answer('The alert', alertAnswer) },
      }),
      requireRight('account.read'),
      validate('param', idParam),
      async (c) => c.json(await describeAlert(context, c.var.scope, c.req.valid('param').id)),
    )
    .post(
      '/alerts/:id/acknowledge',
      describeRoute({ summary: 'Somebody looks into it', tags, responses: { 204: answer('Noted') } }),
      requireRight('account.write'),
      validate('param', idParam),
      async (c) => {
        await acknowledgeAlert(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/alerts/:id/snooze',
      describeRoute({ summary: 'Let it wait until a day', tags, responses: { 204: answer('Noted') } }),
      requireRight('account.write'),
      validate('param', idParam),
      validate('json', v.strictObject({ until: daySchema })),
      async (c) => {
        await snoozeAlert(context, c.var.scope, c.req.valid('param').id, c.req.valid('json').until);
        return c.body(null, 204);
      },
    )
    .post(
      '/alerts/:id/resolve',
      describeRoute({ summary: 'It is dealt with, and how', tags, responses: { 204: answer('Noted') } }),
      requireRight('account.write'),
      validate('param', idParam),
      validate(
        'json',
        v.strictObject({ reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(1000)) }),
      ),
      async (c) => {
        await resolveAlert(context, c.var.scope, c.req.valid('param').id, c.req.valid('json').reason);
        return c.body(null, 204);
      },
    )
    .post(
      '/alerts/:id/guide',
      describeRoute({
        summary: 'Draft a guide about a feature for those people of the account who have never used it',
        tags,
        responses: {
          201: answer(
            'The draft, and for how many people it is',
            v.object({ guideId: v.string(), people: v.number() }),
          ),
        },
      }),
      requireRight('account.write'),
      validate('param', idParam),
      validate('json', v.strictObject({ featureId: v.pipe(v.number(), v.integer()) })),
      async (c) => {
        const { featureId } = c.req.valid('json');
        return c.json(
          await draftGuideForAlert(context, c.var.scope, c.req.valid('param').id, featureId),
          201,
        );
      },
    )
    .get(
      '/alert-rules',
      describeRoute({
        summary: 'The rules that open alerts',
        tags,
        responses: { 200: answer('Rules', v.object({ rules: v.array(ruleAnswer) })) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ rules: await listRules(context, c.var.scope) }),
    )
    .post(
      '/alert-rules',
      describeRoute({ summary: 'Make a rule', tags, responses: { 201: answer('The rule', ruleAnswer) } }),
      requireRight('judgement.write'),
      validate('json', alertRuleSchema),
      async (c) => c.json(await createRule(context, c.var.scope, c.req.valid('json')), 201),
    )
    .put(
      '/alert-rules/:id',
      describeRoute({ summary: 'Change or pause a rule', tags, responses: { 204: answer('Changed') } }),
      requireRight('judgement.write'),
      validate('param', idParam),
      validate('json', alertRuleSchema),
      async (c) => {
        await changeRule(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/alert-rules/:id',
      describeRoute({
        summary: 'Remove a rule that people made; one that Cairn came with can be paused',
        tags,
        responses: { 204: answer('Removed') },
      }),
      requireRight('judgement.write'),
      validate('param', idParam),
      async (c) => {
        await removeRule(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    );

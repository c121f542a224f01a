import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { decisionReasons } from '../../shared/contract/decision.ts';
import { quietRuleSchema } from '../../shared/contract/delivery.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { localeSchema } from '../../shared/contract/text.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { changeQuietRule, readQuietRule } from './change-quiet-rule.ts';
import { explainGuide } from './explain-guide.ts';
import { listDecisions } from './list-decisions.ts';

const tags = ['Decisions'];
const decision = {
  outcome: v.picklist(['start', 'skip']),
  reason: v.picklist(decisionReasons),
  detail: v.nullable(v.record(v.string(), v.union([v.string(), v.number()]))),
  text: v.string(),
};
const explanationAnswer = v.object({
  ...decision,
  version: v.nullable(v.number()),
  onPage: v.array(v.string()),
});
const decisionsAnswer = v.object({
  decisions: v.array(
    v.object({
      at: v.pipe(v.string(), v.isoTimestamp()),
      guideId: uuidSchema,
      guideName: v.string(),
      version: v.number(),
      ...decision,
      by: v.picklist(['page', 'server']),
      path: v.nullable(v.string()),
    }),
  ),
});
const time = v.optional(v.pipe(v.string(), v.isoTimestamp()));
const weekMs = 7 * 86_400_000;

/** Why guides start or don't, and the rule that holds across all of them, under `/api/v1`. */
export const decisionRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .post(
      '/guides/:id/explain',
      describeRoute({
        summary: 'Whether the guide would start for a user now, and why not',
        tags,
        responses: { 200: answer('The decision and its reason', explanationAnswer) },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: uuidSchema })),
      validate(
        'json',
        v.strictObject({
          userId: externalIdSchema,
          accountId: v.optional(externalIdSchema),
          url: v.optional(v.pipe(v.string(), v.maxLength(2048), v.url())),
          locale: v.optional(localeSchema),
        }),
      ),
      async (c) =>
        c.json(await explainGuide(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .get(
      '/users/:id/decisions',
      describeRoute({
        summary: 'What was decided of guides for a user in a time (the last 7 days), oldest first',
        tags,
        responses: { 200: answer('Each decision holds until the next on its guide', decisionsAnswer) },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: externalIdSchema })),
      validate('query', v.object({ guide: v.optional(uuidSchema), from: time, to: time })),
      async (c) => {
        const { guide, from, to } = c.req.valid('query');
        const until = to === undefined ? new Date(context.now().getTime() + 60_000) : new Date(to);
        const since = from === undefined ? new Date(until.getTime() - weekMs) : new Date(from);
        const wanted = { guideId: guide?.toLowerCase(), from: since, to: until };
        return c.json({
          decisions: await listDecisions(context, c.var.scope, c.req.valid('param').id, wanted),
        });
      },
    )
    .get(
      '/quiet-rule',
      describeRoute({
        summary: 'How many guides may start by themselves, in a visit and in a day',
        tags,
        responses: { 200: answer('The rule of the selected environment', quietRuleSchema) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json(await readQuietRule(context, c.var.scope)),
    )
    .put(
      '/quiet-rule',
      describeRoute({
        summary: 'Change the quiet rule; pages learn of it within seconds',
        tags,
        responses: { 200: answer('The rule as it is now', quietRuleSchema) },
      }),
      requireRight('guide.publish'),
      validate('json', quietRuleSchema),
      async (c) => {
        await changeQuietRule(context, c.var.scope, c.req.valid('json'));
        return c.json(c.req.valid('json'));
      },
    );

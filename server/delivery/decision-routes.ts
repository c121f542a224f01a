import { Hono } from 'hono';
import { stream } from 'hono/streaming';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { decisionReasons } from '../../shared/contract/decision.ts';
import { quietRuleSchema } from '../../shared/contract/delivery.ts';
import { guideKinds } from '../../shared/contract/guide.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { localeSchema } from '../../shared/contract/text.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { changeQuietRule, readQuietRule } from './change-quiet-rule.ts';
import { dryRun } from './dry-run.ts';
import { explainGuide, explainGuides } from './explain-guide.ts';
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
const explanationsAnswer = v.object({
  url: v.string(),
  locale: v.string(),
  guides: v.array(
    v.object({
      guideId: uuidSchema,
      name: v.string(),
      kind: v.picklist(guideKinds),
      isDraft: v.boolean(),
      ...explanationAnswer.entries,
    }),
  ),
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
const about = {
  userId: externalIdSchema,
  accountId: v.optional(externalIdSchema),
  url: v.optional(v.pipe(v.string(), v.maxLength(2048), v.url())),
  locale: v.optional(localeSchema),
};
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
      validate('json', v.strictObject(about)),
      async (c) =>
        c.json(await explainGuide(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .post(
      '/explain',
      describeRoute({
        summary: 'Whether each guide would start for a user now, and why not; of one also as its draft is',
        tags,
        responses: { 200: answer('Every live guide, those that start first', explanationsAnswer) },
      }),
      requireRight('account.read'),
      validate('json', v.strictObject({ ...about, draftOf: v.optional(uuidSchema) })),
      async (c) => c.json(await explainGuides(context, c.var.scope, c.req.valid('json'))),
    )
    .post(
      '/guides/:id/dry-run',
      describeRoute({
        summary: 'What would have come of the draft, had it been live for the last 30 days',
        tags,
        responses: {
          200: {
            description:
              'A JSON value a line: `progress` (users `done` of a `total`) now and then, at the end `result`, or `error`',
            content: { 'application/x-ndjson': {} },
          },
        },
      }),
      requireRight('account.read'),
      validate('param', v.object({ id: uuidSchema })),
      async (c) => {
        const steps = dryRun(context, c.var.scope, c.req.valid('param').id);
        // What is wrong from the start is answered as such; after that only the stream can say it.
        const first = await steps.next();
        c.header('Content-Type', 'application/x-ndjson');
        // Told apart from what is compressed: a line is to arrive when it is written.
        c.header('Content-Encoding', 'identity');
        return stream(
          c,
          async (out) => {
            for (let step = first; ; step = await steps.next()) {
              const line = step.done ? { result: step.value } : { progress: step.value };
              await out.write(`${JSON.stringify(line)}\n`);
              if (step.done || out.aborted) return;
            }
          },
          async (error, out) => {
            context.log.error({ err: error }, 'a dry run failed');
            await out.write(`${JSON.stringify({ error: 'It broke off: try again.' })}\n`);
          },
        );
      },
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

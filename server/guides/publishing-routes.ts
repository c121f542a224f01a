import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { uuidSchema } from '../../shared/contract/id.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { draftCheckAnswer, plannedAnswer, versionAnswer } from './answers.ts';
import { checkGuide } from './check-guide.ts';
import { cancelPlan, planPublication } from './plan-publication.ts';
import { readVersion } from './read-version.ts';
import { requestReview, returnToAuthor, withdrawReview } from './review-guide.ts';

const tags = ['Publishing'];
const idParam = v.object({ id: uuidSchema });
const revision = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 31 - 1));
const shortText = v.pipe(v.string(), v.trim(), v.maxLength(1000));

/** Between a draft and its users, beside publishing itself: versions, plans and reviews, under `/api/v1`. */
export const publishingRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/guides/:id/versions/:version',
      describeRoute({
        summary: 'Read a frozen version',
        tags,
        responses: { 200: answer('The version with its content', versionAnswer) },
      }),
      requireRight('workspace.read'),
      validate(
        'param',
        v.object({
          id: uuidSchema,
          version: v.pipe(
            v.string(),
            v.regex(/^[1-9]\d{0,8}$/, 'must be a whole number'),
            v.transform(Number),
          ),
        }),
      ),
      async (c) => {
        const { id, version } = c.req.valid('param');
        return c.json(await readVersion(context, c.var.scope, id, version));
      },
    )
    .get(
      '/guides/:id/check',
      describeRoute({
        summary: 'What keeps the draft from being published, and what should be thought over',
        tags,
        responses: { 200: answer('Faults in words, each with its path in the draft', draftCheckAnswer) },
      }),
      requireRight('workspace.read'),
      validate('param', idParam),
      async (c) => c.json(await checkGuide(context, c.var.scope, c.req.valid('param').id)),
    )
    .put(
      '/guides/:id/plan',
      describeRoute({
        summary: 'Freeze the draft as a version that goes live in the environment at a time to come',
        tags,
        responses: { 200: answer('The version and its time', plannedAnswer) },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      validate('json', v.strictObject({ revision, publishAt: v.pipe(v.string(), v.isoTimestamp()) })),
      async (c) => {
        const { publishAt, ...from } = c.req.valid('json');
        const plan = { ...from, publishAt: new Date(publishAt) };
        return c.json(await planPublication(context, c.var.scope, c.req.valid('param').id, plan));
      },
    )
    .delete(
      '/guides/:id/plan',
      describeRoute({
        summary: 'Give the plan for the environment up',
        tags,
        responses: { 204: answer('Nothing is planned') },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      async (c) => {
        await cancelPlan(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .put(
      '/guides/:id/review',
      describeRoute({
        summary: 'Ask those who publish to look at the draft and publish it',
        tags,
        responses: { 204: answer('Asked') },
      }),
      requireRight('guide.draft'),
      validate('param', idParam),
      validate('json', v.strictObject({ revision, note: shortText })),
      async (c) => {
        await requestReview(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'));
        return c.body(null, 204);
      },
    )
    .delete(
      '/guides/:id/review',
      describeRoute({
        summary: 'Take the request for a review back',
        tags,
        responses: { 204: answer('Nothing waits') },
      }),
      requireRight('guide.draft'),
      validate('param', idParam),
      async (c) => {
        await withdrawReview(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .post(
      '/guides/:id/review/return',
      describeRoute({
        summary: 'Give the draft back to its author with a comment',
        tags,
        responses: { 204: answer('Given back') },
      }),
      requireRight('guide.publish'),
      validate('param', idParam),
      validate('json', v.strictObject({ comment: v.pipe(shortText, v.minLength(1)) })),
      async (c) => {
        await returnToAuthor(context, c.var.scope, c.req.valid('param').id, c.req.valid('json').comment);
        return c.body(null, 204);
      },
    );

import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { periodDaySchema } from '../../shared/contract/feature.ts';
import { externalIdSchema, uuidSchema } from '../../shared/contract/id.ts';
import { reviewLocales, reviewTextsSchema } from '../../shared/contract/review.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { reviewAnswer, reviewRowAnswer, shareLinkAnswer } from './answers.ts';
import { createReview, listReviews, readReview, removeReview, saveReview } from './keep-reviews.ts';
import { createShareLink, listShareLinks, revokeShareLink } from './share-account.ts';

const tags = ['Reports'];
const accountParam = v.object({ id: externalIdSchema });
const reviewParam = v.object({ id: uuidSchema });
const locale = v.picklist(reviewLocales);

/** Business reviews, and links for customers to their own adoption, under `/api/v1`. */
export const reviewRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/accounts/:id/reviews',
      describeRoute({
        summary: 'Business reviews of an account, newest first',
        tags,
        responses: { 200: answer('All of them', v.object({ reviews: v.array(reviewRowAnswer) })) },
      }),
      requireRight('account.read'),
      validate('param', accountParam),
      async (c) => c.json({ reviews: await listReviews(context, c.var.scope, c.req.valid('param').id) }),
    )
    .post(
      '/accounts/:id/reviews',
      describeRoute({
        summary: 'Make a business review of some days, with a first draft of every text',
        tags,
        responses: { 201: answer('The review', reviewRowAnswer) },
      }),
      requireRight('account.write'),
      validate('param', accountParam),
      validate(
        'json',
        v.pipe(
          v.strictObject({ startsOn: periodDaySchema, endsOn: periodDaySchema, locale }),
          v.forward(
            v.check(({ startsOn, endsOn }) => endsOn >= startsOn, 'must not be before startsOn'),
            ['endsOn'],
          ),
        ),
      ),
      async (c) =>
        c.json(await createReview(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')), 201),
    )
    .get(
      '/reviews/:id',
      describeRoute({
        summary: 'A business review with its figures as of now',
        tags,
        responses: { 200: answer('The document', reviewAnswer) },
      }),
      requireRight('account.read'),
      validate('param', reviewParam),
      async (c) => c.json(await readReview(context, c.var.scope, c.req.valid('param').id)),
    )
    .put(
      '/reviews/:id',
      describeRoute({
        summary: 'Keep what somebody wrote in a review',
        tags,
        responses: { 200: answer('The new revision', v.object({ revision: v.number() })) },
      }),
      requireRight('account.write'),
      validate('param', reviewParam),
      validate(
        'json',
        v.strictObject({ revision: v.pipe(v.number(), v.integer()), texts: reviewTextsSchema }),
      ),
      async (c) =>
        c.json(await saveReview(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .delete(
      '/reviews/:id',
      describeRoute({ summary: 'Remove a review', tags, responses: { 204: answer('Done') } }),
      requireRight('account.write'),
      validate('param', reviewParam),
      async (c) => {
        await removeReview(context, c.var.scope, c.req.valid('param').id);
        return c.body(null, 204);
      },
    )
    .get(
      '/accounts/:id/share-links',
      describeRoute({
        summary: 'Links by which the customer sees their own adoption, newest first',
        tags,
        responses: {
          200: answer('All of them, without their addresses', v.object({ links: v.array(shareLinkAnswer) })),
        },
      }),
      requireRight('account.read'),
      validate('param', accountParam),
      async (c) => c.json({ links: await listShareLinks(context, c.var.scope, c.req.valid('param').id) }),
    )
    .post(
      '/accounts/:id/share-links',
      describeRoute({
        summary: 'Make such a link; its address is told this once',
        tags,
        responses: {
          201: answer('The link', v.object({ ...shareLinkAnswer.entries, url: v.string() })),
        },
      }),
      requireRight('account.write'),
      validate('param', accountParam),
      validate(
        'json',
        v.strictObject({
          days: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(365)),
          locale,
        }),
      ),
      async (c) =>
        c.json(
          await createShareLink(context, c.var.scope, c.req.valid('param').id, c.req.valid('json')),
          201,
        ),
    )
    .delete(
      '/accounts/:id/share-links/:linkId',
      describeRoute({ summary: 'Revoke a link', tags, responses: { 204: answer('Done') } }),
      requireRight('account.write'),
      validate('param', v.object({ ...accountParam.entries, linkId: uuidSchema })),
      async (c) => {
        const { id, linkId } = c.req.valid('param');
        await revokeShareLink(context, c.var.scope, id, linkId);
        return c.body(null, 204);
      },
    );

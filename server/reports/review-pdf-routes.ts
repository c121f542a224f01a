import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { uuidSchema } from '../../shared/contract/id.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { readReview } from './keep-reviews.ts';
import { type Answer, printReview } from './print-review.ts';

/** A business review as a file, under `/api/v1`. @param app the whole server, which the printed page asks */
export const reviewPdfRoutes = (context: Context, app: () => { fetch: Answer }) =>
  new Hono<ScopedVariables>().get(
    '/reviews/:id/pdf',
    describeRoute({
      summary: 'A business review as a PDF on A4, for members; needs a Chromium on the server',
      tags: ['Reports'],
      responses: { 200: { description: 'The document', content: { 'application/pdf': {} } } },
    }),
    requireRight('account.read'),
    validate('param', v.object({ id: uuidSchema })),
    async (c) => {
      const { id } = c.req.valid('param');
      const { account, startsOn } = await readReview(context, c.var.scope, id);
      if (c.var.scope.actor.kind !== 'member') {
        throw new AppError('not_allowed', 'This is for a member who is signed in, not for a key.');
      }
      const cookie = c.req.header('cookie') ?? '';
      const pdf = await printReview(context, app().fetch, {
        id,
        environmentId: c.var.scope.environmentId,
        cookie,
      });
      const name = encodeURIComponent(`${account.name} ${startsOn}.pdf`);
      return c.body(new Uint8Array(pdf), 200, {
        'Content-Type': 'application/pdf',
        'Content-Disposition': `attachment; filename="review.pdf"; filename*=UTF-8''${name}`,
      });
    },
  );

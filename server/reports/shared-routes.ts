import { Hono } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { sharedAccountAnswer } from './answers.ts';
import { readSharedAccount } from './share-account.ts';

/** What a customer's link opens: without a sign-in, because the token is one. Mounted before `authenticate`. */
export const sharedRoutes = (context: Context) =>
  new Hono<ScopedVariables>().get(
    '/shared/:token',
    describeRoute({
      summary: 'The adoption of the one account that a link was made for',
      tags: ['Reports'],
      security: [],
      responses: { 200: answer('Use, modules and goals; no names of people', sharedAccountAnswer) },
    }),
    validate('param', v.object({ token: v.pipe(v.string(), v.regex(/^sl_[\w-]{43}$/, 'must be a token')) })),
    async (c) => c.json(await readSharedAccount(context, c.req.valid('param').token)),
  );

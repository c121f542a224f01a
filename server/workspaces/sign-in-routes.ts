import { Hono, type Context as HonoContext } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { sessionSchema, setUpSchema, signInSchema } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { clientNetwork } from '../http/client-network.ts';
import { refuseForeignOrigin } from '../http/same-origin.ts';
import { validate } from '../http/validate.ts';
import { type DemoStatus, demoStatusSchema } from './demo-status.ts';
import { describeSession } from './describe-session.ts';
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { type Caller, type StartedSession, signIn, startSession } from './sessions.ts';
import { needsFirstMember, setUp } from './set-up.ts';
import { signInLimit } from './sign-in-limit.ts';

const tags = ['Signing in'];
/** These routes need no key: they are how one gets in. */
const security: [] = [];

/** What can be called without being signed in. */
export function signInRoutes(context: Context, demo: () => DemoStatus | null) {
  const limit = signInLimit(context.db);

  const callerOf = (c: HonoContext): Caller => ({
    network: clientNetwork(c),
    userAgent: c.req.header('User-Agent'),
    formerToken: readSessionCookie(c, context.config),
  });
  const welcome = async (c: HonoContext, { token, workspaceId, memberId }: StartedSession) => {
    writeSessionCookie(c, context.config, token);
    return describeSession(context, workspaceId, memberId);
  };

  return new Hono()
    .get(
      '/setup',
      describeRoute({
        summary: 'Whether this server still needs its first member, and how to enter the demo',
        tags,
        security,
        responses: {
          200: answer(
            'What the sign-in page has to know',
            v.object({ needsFirstMember: v.boolean(), demo: v.nullable(demoStatusSchema) }),
          ),
        },
      }),
      async (c) => c.json({ needsFirstMember: await needsFirstMember(context), demo: demo() }),
    )
    .post(
      '/setup',
      describeRoute({
        summary: 'Make the first workspace, its app and its first admin, and sign them in; only once',
        tags,
        security,
        responses: { 201: answer('Signed in: the session is in the cookie', sessionSchema) },
      }),
      validate('json', setUpSchema),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        const first = await setUp(context, c.req.valid('json'));
        return c.json(await welcome(c, await startSession(context, first, callerOf(c))), 201);
      },
    )
    .post(
      '/session',
      describeRoute({
        summary: 'Sign in',
        tags,
        security,
        responses: { 200: answer('Signed in: the session is in the cookie', sessionSchema) },
      }),
      validate('json', signInSchema),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        const started = await signIn(context, limit, c.req.valid('json'), callerOf(c));
        return c.json(await welcome(c, started));
      },
    );
}

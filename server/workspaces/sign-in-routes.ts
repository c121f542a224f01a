import { Hono, type Context as HonoContext } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  acceptInvitationSchema,
  invitationTokenSchema,
  passwordResetRequestSchema,
  passwordResetSchema,
} from '../../shared/contract/member.ts';
import { sessionSchema, setUpSchema, signInSchema } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { clientNetwork } from '../http/client-network.ts';
import { refuseForeignOrigin } from '../http/same-origin.ts';
import { validate } from '../http/validate.ts';
import { type DemoStatus, demoStatusSchema } from './demo-status.ts';
import { describeSession } from './describe-session.ts';
import { acceptInvitation, readInvitation } from './invitations.ts';
import { hasProvider } from './provider-store.ts';
import { requestReset, resetPassword } from './reset-password.ts';
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
    network: clientNetwork(c, context.config),
    requestId: c.get('requestId'),
    userAgent: c.req.header('User-Agent'),
    formerToken: readSessionCookie(c, context.config),
  });
  const welcome = async (c: HonoContext, started: StartedSession) => {
    writeSessionCookie(c, context.config, started.token);
    return describeSession(context, started);
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
            v.object({
              needsFirstMember: v.boolean(),
              demo: v.nullable(demoStatusSchema),
              canMail: v.boolean(),
              hasProvider: v.boolean(),
            }),
          ),
        },
      }),
      async (c) =>
        c.json({
          needsFirstMember: await needsFirstMember(context),
          demo: demo(),
          canMail: context.config.mail !== undefined,
          hasProvider: await hasProvider(context.db),
        }),
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
    )
    .post(
      '/invitation',
      describeRoute({
        summary: 'What the link of an invitation is for',
        tags,
        security,
        responses: {
          200: answer(
            'Who is invited, and where to',
            v.object({ email: v.string(), workspaceName: v.string() }),
          ),
        },
      }),
      validate('json', invitationTokenSchema),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        return c.json(await readInvitation(context, c.req.valid('json').token));
      },
    )
    .post(
      '/invitation/accept',
      describeRoute({
        summary: 'Accept an invitation: choose a name and a password; its link works once',
        tags,
        security,
        responses: { 201: answer('Signed in: the session is in the cookie', sessionSchema) },
      }),
      validate('json', acceptInvitationSchema),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        const caller = callerOf(c);
        const member = await acceptInvitation(context, c.req.valid('json'), caller);
        return c.json(await welcome(c, await startSession(context, member, caller)), 201);
      },
    )
    .post(
      '/password-reset',
      describeRoute({
        summary: 'Have a link to choose a new password sent to a member’s address, where mail is set up',
        tags,
        security,
        responses: { 202: answer('Whether or not there is such a member') },
      }),
      validate('json', passwordResetRequestSchema),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        await requestReset(context, limit, c.req.valid('json').email, callerOf(c));
        return c.body(null, 202);
      },
    )
    .put(
      '/password-reset',
      describeRoute({
        summary: 'Choose a new password by a link; it works once, and all sessions end',
        tags,
        security,
        responses: { 204: answer('Sign in with it') },
      }),
      validate('json', passwordResetSchema),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        await resetPassword(context, c.req.valid('json'), callerOf(c));
        return c.body(null, 204);
      },
    );
}

import { Hono, type Context as HonoContext } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import {
  identityProviderInputSchema,
  identityProviderSchema,
} from '../../shared/contract/identity-provider.ts';
import { emailSchema } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { AppError } from '../http/app-error.ts';
import { clientNetwork } from '../http/client-network.ts';
import { requireRight } from '../http/require-right.ts';
import { refuseForeignOrigin } from '../http/same-origin.ts';
import type { ScopedVariables } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { changeProvider, readProvider, removeProvider } from './edit-provider.ts';
import { readSessionCookie, writeSessionCookie } from './session-cookie.ts';
import { startSession } from './sessions.ts';
import { beginProviderSignIn, finishProviderSignIn, providerSignInMinutes } from './sign-in-by-provider.ts';
import { signInLimit } from './sign-in-limit.ts';

const tags = ['Signing in'];
const security: [] = [];
const cookieName = 'cairn_provider';

/** Signing in with a workspace's identity provider: what can be called without being signed in. */
export function providerSignInRoutes(context: Context) {
  const limit = signInLimit(context.db);
  const cookie = {
    path: '/api/v1/oidc',
    httpOnly: true,
    // The provider sends the browser back from its own pages.
    sameSite: 'Lax',
    secure: context.config.publicUrl.startsWith('https://'),
  } as const;

  return new Hono<{ Variables: { requestId: string } }>()
    .post(
      '/oidc',
      describeRoute({
        summary: 'Where somebody with an address signs in, if their workspace has an identity provider',
        tags,
        security,
        responses: { 200: answer('Open `url` in the browser', v.object({ url: v.string() })) },
      }),
      validate('json', v.strictObject({ email: emailSchema })),
      async (c) => {
        refuseForeignOrigin(c.req, context.config.publicUrl);
        const { email } = c.req.valid('json');
        await limit.take(email, clientNetwork(c, context.config));
        const { url, state } = await beginProviderSignIn(context, email);
        await limit.giveBack(email, clientNetwork(c, context.config));
        setCookie(c, cookieName, state, { ...cookie, maxAge: providerSignInMinutes * 60 });
        return c.json({ url });
      },
    )
    .get(
      '/oidc/callback',
      describeRoute({
        summary: 'Where the identity provider sends the browser back to',
        tags,
        security,
        responses: { 302: answer('To the studio: signed in, or told why not') },
      }),
      async (c) => {
        const state = getCookie(c, cookieName);
        deleteCookie(c, cookieName, cookie);
        try {
          const caller = callerOf(c, context);
          const member = await finishProviderSignIn(context, new URL(c.req.url).search, state, caller);
          const { token } = await startSession(context, member, caller);
          writeSessionCookie(c, context.config, token);
          return c.redirect('/');
        } catch (error) {
          // A page is looking, not a program: it is told in the studio.
          if (error instanceof AppError) return c.redirect('/sign-in?refused=provider');
          throw error;
        }
      },
    );
}

const callerOf = (c: HonoContext, { config }: Context) => ({
  network: clientNetwork(c, config),
  requestId: c.get('requestId') as string,
  userAgent: c.req.header('User-Agent'),
  formerToken: readSessionCookie(c, config),
});

/** A workspace's identity provider, under `/api/v1`. */
export const providerRoutes = (context: Context) =>
  new Hono<ScopedVariables>()
    .get(
      '/identity-provider',
      describeRoute({
        summary: 'The workspace’s identity provider, without its secret',
        tags,
        responses: { 200: answer('Or null', v.object({ provider: v.nullable(identityProviderSchema) })) },
      }),
      requireRight('member.write'),
      async (c) => c.json({ provider: await readProvider(context, c.var.scope) }),
    )
    .put(
      '/identity-provider',
      describeRoute({
        summary: 'Let members sign in with an OpenID Connect provider; it is asked who it is first',
        tags,
        responses: { 200: answer('The provider', identityProviderSchema) },
      }),
      requireRight('member.write'),
      validate('json', identityProviderInputSchema),
      async (c) => c.json(await changeProvider(context, c.var.scope, c.req.valid('json'))),
    )
    .delete(
      '/identity-provider',
      describeRoute({
        summary: 'Let members sign in with passwords alone again',
        tags,
        responses: { 204: answer('Removed') },
      }),
      requireRight('member.write'),
      async (c) => {
        await removeProvider(context, c.var.scope);
        return c.body(null, 204);
      },
    );

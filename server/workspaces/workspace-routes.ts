import { Hono, type Context as HonoContext } from 'hono';
import { describeRoute } from 'hono-openapi';
import * as v from 'valibot';
import { eventKinds } from '../../shared/contract/event.ts';
import { firstStepsSchema } from '../../shared/contract/first-steps.ts';
import { uuidSchema } from '../../shared/contract/id.ts';
import {
  allowedOriginsSchema,
  appChangeSchema,
  appSchema,
  currentPasswordSchema,
  memberChangeSchema,
  memberSchema,
  newAppSchema,
  newKeySchema,
  secondFactorCodeSchema,
  secretKeySchema,
  sessionSchema,
} from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { answer } from '../http/answer.ts';
import { notFound } from '../http/app-error.ts';
import { clientNetwork } from '../http/client-network.ts';
import { requireRight } from '../http/require-right.ts';
import type { ScopedVariables, WorkspaceScope } from '../http/scope.ts';
import { validate } from '../http/validate.ts';
import { actingMember } from './acting-member.ts';
import { addApp } from './add-app.ts';
import { changeAllowedOrigins, readAllowedOrigins } from './allowed-origins.ts';
import { changeApp } from './change-app.ts';
import { changeMember } from './change-member.ts';
import { describeInstall } from './describe-install.ts';
import { describeSession } from './describe-session.ts';
import { selectFirstSteps } from './first-steps-store.ts';
import { listLatestEvents } from './list-latest-events.ts';
import { requirePassword } from './require-password.ts';
import { beginSecondFactor, proveSecondFactor, removeSecondFactor } from './second-factor.ts';
import { createSecretKey, listSecretKeys, revokeSecretKey, rotateSecretKey } from './secret-keys.ts';
import { clearSessionCookie, readSessionCookie } from './session-cookie.ts';
import { endSession, listSessions } from './sessions.ts';
import { signInLimit } from './sign-in-limit.ts';
import { stopEnvironment } from './stop-environment.ts';
import { tokenHash } from './token.ts';

const timeSchema = v.pipe(v.string(), v.isoTimestamp());
const numericIdSchema = v.pipe(v.string(), v.regex(/^\d{1,9}$/, 'must be a number'), v.transform(Number));
const sessionIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const listedSessionSchema = v.object({
  id: sessionIdSchema,
  createdAt: timeSchema,
  lastSeenAt: timeSchema,
  userAgent: v.nullable(v.string()),
  isCurrent: v.boolean(),
});
const installSchema = v.object({
  publicKey: v.string(),
  tag: v.string(),
  firstEventAt: v.nullable(timeSchema),
  lastEventAt: v.nullable(timeSchema),
});
const latestEventsSchema = v.object({
  events: v.array(
    v.object({
      id: uuidSchema,
      at: timeSchema,
      kind: v.picklist(eventKinds),
      name: v.string(),
      path: v.nullable(v.string()),
      element: v.nullable(v.string()),
      userId: v.nullable(v.string()),
      accountId: v.nullable(v.string()),
    }),
  ),
});
const stopSchema = v.strictObject({ isStopped: v.boolean() });

/** The member's own session and settings, and the workspace's apps, environments and keys. */
export function workspaceRoutes(context: Context) {
  const limit = signInLimit(context.db);
  // Behind `authenticate`, a member always has the cookie.
  const tokenOf = (c: HonoContext) => readSessionCookie(c, context.config)!;

  const provedMember = async (c: HonoContext, scope: WorkspaceScope, currentPassword: string) => {
    const { memberId } = actingMember(scope);
    const who = { workspaceId: scope.workspaceId, memberId };
    await requirePassword(context, limit, who, currentPassword, clientNetwork(c, context.config));
    return memberId;
  };

  return new Hono<ScopedVariables>()
    .get(
      '/session',
      describeRoute({
        summary: 'Who is signed in, and the apps and environments of their workspace',
        tags: ['Signing in'],
        responses: { 200: answer('The session', sessionSchema) },
      }),
      async (c) => {
        const { scope } = c.var;
        const { memberId, isByProvider = false } = actingMember(scope);
        return c.json(await describeSession(context, { ...scope, memberId, isByProvider }));
      },
    )
    .delete(
      '/session',
      describeRoute({
        summary: 'Sign out',
        tags: ['Signing in'],
        responses: { 204: answer('Signed out') },
      }),
      async (c) => {
        const { scope } = c.var;
        await endSession(context, scope, actingMember(scope).memberId, tokenHash(tokenOf(c)));
        clearSessionCookie(c, context.config);
        return c.body(null, 204);
      },
    )
    .get(
      '/sessions',
      describeRoute({
        summary: "The signed-in member's sessions on all devices",
        tags: ['Signing in'],
        responses: { 200: answer('Last used first', v.object({ sessions: v.array(listedSessionSchema) })) },
      }),
      async (c) => {
        const { memberId } = actingMember(c.var.scope);
        return c.json({ sessions: await listSessions(context, memberId, tokenOf(c)) });
      },
    )
    .delete(
      '/sessions/:id',
      describeRoute({
        summary: "End one of the signed-in member's sessions",
        tags: ['Signing in'],
        responses: { 204: answer('Ended') },
      }),
      validate('param', v.object({ id: sessionIdSchema })),
      async (c) => {
        const { scope } = c.var;
        const idHash = Buffer.from(c.req.valid('param').id, 'hex');
        await endSession(context, scope, actingMember(scope).memberId, idHash);
        return c.body(null, 204);
      },
    )
    .patch(
      '/member',
      describeRoute({
        summary:
          "Change the signed-in member's name, language or password; a new password ends their other sessions",
        tags: ['Signing in'],
        responses: { 200: answer('The member', memberSchema) },
      }),
      validate('json', memberChangeSchema),
      async (c) => {
        const { scope } = c.var;
        const { memberId } = actingMember(scope);
        const current = { token: tokenOf(c), network: clientNetwork(c, context.config) };
        return c.json(await changeMember(context, limit, scope, memberId, c.req.valid('json'), current));
      },
    )
    .post(
      '/member/second-factor',
      describeRoute({
        summary: 'Begin to set up a second factor: a secret for the signed-in member’s authenticator app',
        tags: ['Signing in'],
        responses: {
          201: answer('To be proved with a first code', v.object({ secret: v.string(), uri: v.string() })),
        },
      }),
      validate('json', currentPasswordSchema),
      async (c) => {
        const memberId = await provedMember(c, c.var.scope, c.req.valid('json').currentPassword);
        return c.json(await beginSecondFactor(context, c.var.scope, memberId), 201);
      },
    )
    .put(
      '/member/second-factor',
      describeRoute({
        summary: 'Prove the second factor with a code; from now on it is asked for, and other sessions end',
        tags: ['Signing in'],
        responses: {
          200: answer(
            'Codes for when the app is lost, shown this once',
            v.object({ recoveryCodes: v.array(v.string()) }),
          ),
        },
      }),
      validate('json', v.strictObject({ code: secondFactorCodeSchema })),
      async (c) => {
        const { memberId } = actingMember(c.var.scope);
        const { code } = c.req.valid('json');
        return c.json(await proveSecondFactor(context, c.var.scope, memberId, code, tokenOf(c)));
      },
    )
    .delete(
      '/member/second-factor',
      describeRoute({
        summary: 'Sign in without a second factor again',
        tags: ['Signing in'],
        responses: { 204: answer('Removed') },
      }),
      validate('json', currentPasswordSchema),
      async (c) => {
        const memberId = await provedMember(c, c.var.scope, c.req.valid('json').currentPassword);
        await removeSecondFactor(context, c.var.scope, memberId);
        return c.body(null, 204);
      },
    )
    .post(
      '/apps',
      describeRoute({
        summary: 'Add a host app with a production and a staging environment',
        tags: ['Apps'],
        responses: { 201: answer('The app', appSchema) },
      }),
      requireRight('settings.write'),
      validate('json', newAppSchema),
      async (c) => c.json(await addApp(context, c.var.scope, c.req.valid('json')), 201),
    )
    .patch(
      '/apps/:id',
      describeRoute({
        summary: "Change a host app's name or address",
        tags: ['Apps'],
        responses: { 200: answer('The app', appSchema) },
      }),
      requireRight('settings.write'),
      validate('param', v.object({ id: numericIdSchema })),
      validate('json', appChangeSchema),
      async (c) =>
        c.json(await changeApp(context, c.var.scope, c.req.valid('param').id, c.req.valid('json'))),
    )
    .patch(
      '/environment',
      describeRoute({
        summary: 'The emergency stop: show nothing in the selected environment, or show again',
        tags: ['Apps'],
        responses: { 200: answer('As it is now', stopSchema) },
      }),
      requireRight('guide.publish'),
      validate('json', stopSchema),
      async (c) => {
        const { isStopped } = c.req.valid('json');
        await stopEnvironment(context, c.var.scope, isStopped);
        return c.json({ isStopped });
      },
    )
    .get(
      '/install',
      describeRoute({
        summary: 'The tag to paste into the host app, and when events came from the selected environment',
        tags: ['Apps'],
        responses: { 200: answer('How to install', installSchema) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json(await describeInstall(context, c.var.scope)),
    )
    .get(
      '/first-steps',
      describeRoute({
        summary: 'Which of the steps from an empty workspace to a first guide have been taken',
        tags: ['Apps'],
        responses: { 200: answer('The steps', firstStepsSchema) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json(await selectFirstSteps(context.db, c.var.scope)),
    )
    .get(
      '/install/events',
      describeRoute({
        summary: 'What the pages of the selected environment sent in the last two minutes',
        tags: ['Apps'],
        responses: { 200: answer('Newest first', latestEventsSchema) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ events: await listLatestEvents(context, c.var.scope) }),
    )
    .get(
      '/keys',
      describeRoute({
        summary: 'Secret keys of the selected environment, also revoked ones',
        tags: ['Keys'],
        responses: { 200: answer('Newest first', v.object({ keys: v.array(secretKeySchema) })) },
      }),
      requireRight('key.write'),
      async (c) => c.json({ keys: await listSecretKeys(context, c.var.scope) }),
    )
    .post(
      '/keys',
      describeRoute({
        summary: 'Make a secret key for the selected environment; it is shown this once',
        tags: ['Keys'],
        responses: { 201: answer('The key', v.object({ id: uuidSchema, key: v.string() })) },
      }),
      requireRight('key.write'),
      validate('json', newKeySchema),
      async (c) => c.json(await createSecretKey(context, c.var.scope, c.req.valid('json')), 201),
    )
    .post(
      '/keys/:id/rotate',
      describeRoute({
        summary: 'Make a key in place of another, which ends a day later; it is shown this once',
        tags: ['Keys'],
        responses: {
          201: answer(
            'The key, and when the other ends',
            v.object({ id: uuidSchema, key: v.string(), formerUntil: timeSchema }),
          ),
        },
      }),
      requireRight('key.write'),
      validate('param', v.object({ id: v.string() })),
      async (c) => {
        const { id } = c.req.valid('param');
        if (!v.is(uuidSchema, id)) throw notFound('key');
        return c.json(await rotateSecretKey(context, c.var.scope, id), 201);
      },
    )
    .get(
      '/allowed-origins',
      describeRoute({
        summary: 'Origins of pages that may use the public key; none: any page may',
        tags: ['Keys'],
        responses: { 200: answer('Origins', allowedOriginsSchema) },
      }),
      requireRight('workspace.read'),
      async (c) => c.json({ origins: await readAllowedOrigins(context, c.var.scope) }),
    )
    .put(
      '/allowed-origins',
      describeRoute({
        summary: 'Say which pages may use the public key',
        tags: ['Keys'],
        responses: { 200: answer('Origins', allowedOriginsSchema) },
      }),
      requireRight('key.write'),
      validate('json', allowedOriginsSchema),
      async (c) => {
        const { origins } = c.req.valid('json');
        return c.json({ origins: await changeAllowedOrigins(context, c.var.scope, origins) });
      },
    )
    .delete(
      '/keys/:id',
      describeRoute({
        summary: 'Revoke a secret key',
        tags: ['Keys'],
        responses: { 204: answer('Revoked') },
      }),
      requireRight('key.write'),
      validate('param', v.object({ id: v.string() })),
      async (c) => {
        const { id } = c.req.valid('param');
        if (!v.is(uuidSchema, id)) throw notFound('key');
        await revokeSecretKey(context, c.var.scope, id);
        return c.body(null, 204);
      },
    );
}

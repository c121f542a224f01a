import type { HonoRequest } from 'hono';
import { createMiddleware } from 'hono/factory';
import { rightsOfKey } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import { behindLock } from '../db/second-lock/behind-lock.ts';
import { requestRoleOf } from '../db/second-lock/request-role.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { clientNetwork } from '../http/client-network.ts';
import { isSafeMethod, requireSameOrigin } from '../http/same-origin.ts';
import { type Actor, actorName, type Scope, type ScopedVariables } from '../http/scope.ts';
import { selectEnvironment } from './environment-store.ts';
import { rightsOfSession } from './membership-rights.ts';
import { selectOwners } from './portfolio-store.ts';
import { takeRequest } from './request-limit.ts';
import { selectLiveKey, touchKey } from './secret-key-store.ts';
import { readSessionCookie } from './session-cookie.ts';
import { selectLiveSession, touchSession } from './session-store.ts';
import { tokenHash } from './token.ts';

/** The last use of a session or key is noted at most this often. */
const touchEveryMs = 60_000;

const isStale = (usedAt: Date | null, now: Date) =>
  usedAt === null || now.getTime() - usedAt.getTime() >= touchEveryMs;

/**
 * Every route behind it has `c.var.scope`: who acts, and on whose data. Where PostgreSQL has a role for requests, it lets
 * the route see nobody else's, whatever it asks for.
 */
export const authenticate = (context: Context) =>
  createMiddleware<ScopedVariables>(async (c, next) => {
    const note = (actor: Actor) => c.set('actor', actorName(actor));
    const scope = await scopeOf(context, c.req, readSessionCookie(c, context.config), note);
    const origin = { network: clientNetwork(c, context.config), requestId: c.var.requestId };
    c.set('scope', { ...scope, origin });
    await takeRequest(context, scope.actor);
    const requestRole = await requestRoleOf(context.db);
    const { workspaceId, environmentId } = scope;
    await (requestRole ? behindLock({ requestRole, workspaceId, environmentId }, next) : next());
  });

/** Told who asks before anything is refused to them. */
type Note = (actor: Actor) => void;

async function scopeOf(
  context: Context,
  request: HonoRequest,
  cookie: string | undefined,
  note: Note,
): Promise<Scope> {
  const authorization = request.header('Authorization');
  if (authorization !== undefined) return scopeOfKey(context, request, authorization, note);
  if (cookie !== undefined) return scopeOfSession(context, request, cookie, note);
  throw new AppError('not_signed_in', 'Sign in, or send a secret key as Authorization: Bearer sk_….');
}

/** A key has its own environment; naming another one is answered like naming one that does not exist. */
async function scopeOfKey(
  context: Context,
  request: HonoRequest,
  authorization: string,
  note: Note,
): Promise<Scope> {
  const token = /^Bearer +(\S+)$/i.exec(authorization)?.[1];
  const key = token?.startsWith('sk_')
    ? await selectLiveKey(context.db, tokenHash(token), context.now())
    : undefined;
  if (!key) throw new AppError('invalid_key', 'This secret key is unknown or was revoked.');

  const { id: keyId, scope, workspaceId, appId, environmentId } = key;
  const actor = { kind: 'key', keyId, scope, rights: rightsOfKey(scope) } as const;
  note(actor);

  const wanted = environmentIdIn(request);
  if (wanted !== undefined && wanted !== key.environmentId) throw notFound('environment');
  if (key.scope === 'read' && !isSafeMethod(request.method)) {
    throw new AppError('not_allowed', 'This key may only read. Make one with the scope write.');
  }
  const now = context.now();
  if (isStale(key.lastUsedAt, now)) await touchKey(context.db, key.id, now);
  return { workspaceId, appId, environmentId, actor };
}

async function scopeOfSession(
  context: Context,
  request: HonoRequest,
  cookie: string,
  note: Note,
): Promise<Scope> {
  const now = context.now();
  const idHash = tokenHash(cookie);
  const session = await selectLiveSession(context.db, now, idHash, context.config);
  if (!session) throw new AppError('not_signed_in', 'The session has ended: sign in again.');

  const { workspaceId, memberId, role, locale, isByProvider } = session;
  const rights = rightsOfSession(session);
  const actor = { kind: 'member', memberId, role, rights, locale, isByProvider } as const;
  note(actor);

  requireSameOrigin(request, context.config.publicUrl);
  const environment = await selectEnvironment(context.db, session.workspaceId, environmentIdIn(request));
  if (!environment) throw notFound('environment');
  if (isStale(session.lastSeenAt, now)) await touchSession(context.db, idHash, now);
  const owners = await selectOwners(context.db, session);
  return {
    workspaceId,
    appId: environment.appId,
    environmentId: environment.id,
    actor,
    ...(owners && { owners }),
  };
}

const largestId = 2 ** 31 - 1;

/** The environment that `?environment=` names. What can't be an id is an environment that does not exist. */
function environmentIdIn(request: HonoRequest): number | undefined {
  const given = request.query('environment');
  if (given === undefined) return undefined;
  const id = /^[1-9]\d{0,9}$/.test(given) ? Number(given) : Number.NaN;
  if (!(id <= largestId)) throw notFound('environment');
  return id;
}

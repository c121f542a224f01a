import type { NewPickerSession, PickerSession, PickRequest, PickTask } from '../../shared/contract/picker.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { actingMember } from '../workspaces/acting-member.ts';
import { readAllowedOrigins } from '../workspaces/allowed-origins.ts';
import { audit } from '../workspaces/audit.ts';
import { environmentByPublicKey } from '../workspaces/environment-by-key.ts';
import { newToken, tokenHash } from '../workspaces/token.ts';
import { readGuide } from './edit-guide.ts';
import { tokenRefused } from './picker-scope.ts';
import {
  cancelPickerSession,
  insertPickerSession,
  openPickerSession,
  putPick,
  selectAppUrl,
  selectPickerSession,
} from './picker-store.ts';

/** Until the page is opened; and for one element, until it is picked. */
const lifetimeMs = 15 * 60_000;

/**
 * Lets the acting member pick one element, or edit one guide, in the running host app. `openUrl` carries the only copy
 * of the token.
 *
 * `wanted.url`: where in the host app to begin; must have the origin of the app's own address, which is the default, or
 * one that the environment names as the app's.
 */
export async function beginPicking(
  context: Context,
  scope: Scope,
  wanted: NewPickerSession,
): Promise<{ id: string; openUrl: string; expiresAt: Date }> {
  const { memberId } = actingMember(scope);
  const token = newToken('pt_');
  const [appUrl, origins] = await Promise.all([
    selectAppUrl(context.db, scope),
    readAllowedOrigins(context, scope),
  ]);
  const openUrl = withToken(addressIn(appUrl, origins, wanted.url), token);
  const guide = wanted.purpose === 'guide' ? await readGuide(context, scope, wanted.guideId) : undefined;
  const createdAt = context.now();
  const expiresAt = new Date(createdAt.getTime() + lifetimeMs);
  const id = newId(createdAt);
  const { purpose } = wanted;
  const session = {
    id,
    memberId,
    tokenHash: tokenHash(token),
    purpose,
    subject: wanted.purpose === 'guide' ? (guide?.name ?? '') : wanted.subject,
    guideId: guide?.id ?? null,
    stepId: (wanted.purpose === 'guide' && wanted.stepId) || null,
    createdAt,
    expiresAt,
  };
  await inTransaction(context.db, async (trx) => {
    await insertPickerSession(trx, scope, session);
    await audit(
      trx,
      scope,
      createdAt,
      'picker.begun',
      guide ? `guide:${guide.id}` : `environment:${scope.environmentId}`,
      { purpose },
    );
  });
  return { id, openUrl, expiresAt };
}

/** How far the picking is; the studio polls it. */
export async function readPicking(context: Context, scope: Scope, id: string): Promise<PickerSession> {
  const session = await selectPickerSession(context.db, scope, actingMember(scope).memberId, id);
  if (!session) throw notFound('picker session');
  const { pick, cancelledAt, expiresAt, openedAt } = session;
  const state = pick
    ? 'picked'
    : cancelledAt
      ? 'cancelled'
      : expiresAt <= context.now()
        ? 'expired'
        : openedAt
          ? 'opened'
          : 'waiting';
  return { id, state, pick };
}

export async function cancelPicking(context: Context, scope: Scope, id: string): Promise<void> {
  const { memberId } = actingMember(scope);
  if (!(await cancelPickerSession(context.db, scope, memberId, context.now(), id))) {
    throw notFound('picker session');
  }
}

/** What is to be picked in the page that was opened with this token; undefined: nothing (any more). */
export async function openPicking(
  context: Context,
  { key, token }: { key: string; token: string },
): Promise<PickTask | undefined> {
  const environmentId = await environmentIdOf(context, key);
  const opened = await openPickerSession(context.db, environmentId, tokenHash(token), context.now());
  if (!opened || opened.purpose === 'guide') return undefined;
  const { subject, purpose, locale, expiresAt } = opened;
  return { subject, purpose, locale, expiresAt: expiresAt.toISOString() };
}

/** Takes what was picked; one element per token. @throws invalid_key */
export async function storePick(
  context: Context,
  { key, token, signature, pageUrl, found }: PickRequest,
): Promise<void> {
  const environmentId = await environmentIdOf(context, key);
  const pick = { signature, pageUrl, found };
  if (!(await putPick(context.db, environmentId, tokenHash(token), context.now(), pick))) {
    throw tokenRefused();
  }
}

async function environmentIdOf(context: Context, key: string): Promise<number> {
  const environment = await environmentByPublicKey(context, key);
  if (!environment) throw tokenRefused();
  return environment.environmentId;
}

/** An address on one of the host app's origins: no token is ever sent elsewhere. */
function addressIn(appUrl: string, origins: readonly string[], wanted: string | undefined): URL {
  const app = new URL(appUrl);
  const address = wanted === undefined ? app : URL.parse(wanted, appUrl);
  const isTheirs = address && (address.origin === app.origin || origins.includes(address.origin));
  if (isTheirs && /^https?:$/.test(address.protocol)) return address;
  throw new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
    details: [{ path: 'url', message: `must be an address of ${app.origin}` }],
  });
}

/**
 * The token goes last into the fragment, which no server gets to see. A fragment that is there already (a route, in
 * host apps that route by it) is kept before it, with `&` between.
 */
function withToken(address: URL, token: string): string {
  const url = new URL(address);
  const kept = url.hash.slice(1).replace(/&?cairn-picker=[^&]*/g, '');
  url.hash = `${kept === '' ? '' : `${kept}&`}cairn-picker=${token}`;
  return url.href;
}

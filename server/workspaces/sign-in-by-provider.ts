import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
} from 'openid-client';
import { studioLocales } from '../../shared/contract/session.ts';
import { portfoliosOfRole } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { Origin } from '../http/scope.ts';
import { audit } from './audit.ts';
import { insertNewMember } from './create-member.ts';
import { hashPassword } from './password.ts';
import { clientSecretOf, discover, redirectUri } from './provider-client.ts';
import {
  insertIdentity,
  insertProviderSignIn,
  type StoredProvider,
  selectMemberInWorkspace,
  selectMemberOfIdentity,
  selectProvider,
  selectWorkspaceOfDomain,
  takeProviderSignIn,
} from './provider-store.ts';
import { newToken, tokenHash } from './token.ts';

export const providerSignInMinutes = 10;

const refused = () => new AppError('not_signed_in', 'The identity provider did not sign you in here.');

/**
 * Where somebody with this address signs in. `state` belongs into a cookie of their browser: who comes back without it
 * did not begin here.
 */
export async function beginProviderSignIn(
  { db, now, config, sealing }: Pick<Context, 'db' | 'now' | 'config' | 'sealing'>,
  email: string,
): Promise<{ url: string; state: string }> {
  const workspaceId = await selectWorkspaceOfDomain(db, email.split('@').at(-1) ?? '');
  const provider = workspaceId === undefined ? undefined : await selectProvider(db, workspaceId);
  if (!provider) throw new AppError('not_found', 'Addresses of this domain sign in with a password.');
  const clientSecret = clientSecretOf(sealing, provider);
  const client = await discover(config, { ...provider, clientSecret }).catch(() => {
    throw new AppError('unavailable', 'The identity provider does not answer: try again.');
  });
  const codeVerifier = randomPKCECodeVerifier();
  const nonce = randomNonce();
  const state = newToken('');
  const at = now();
  await insertProviderSignIn(db, at, {
    ...{ stateHash: tokenHash(state), workspaceId: provider.workspaceId, codeVerifier, nonce },
    expiresAt: new Date(at.getTime() + providerSignInMinutes * 60_000),
  });
  const url = buildAuthorizationUrl(client, {
    redirect_uri: redirectUri(config),
    scope: 'openid email profile',
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
    login_hint: email,
    ...{ state, nonce },
  });
  return { url: url.href, state };
}

/**
 * Who came back from the provider. They are known by what the provider calls them; the first time by their address, if
 * the provider has verified it and it is of the workspace's domains. Throws `not_signed_in`.
 *
 * @param query of the address that they came back to
 * @param state of their browser's cookie
 */
export async function finishProviderSignIn(
  context: Pick<Context, 'db' | 'now' | 'config' | 'log' | 'sealing'>,
  query: string,
  state: string | undefined,
  origin: Origin,
): Promise<{ workspaceId: number; memberId: string; isByProvider: true }> {
  const { db, now, config, log, sealing } = context;
  const begun = state === undefined ? undefined : await takeProviderSignIn(db, tokenHash(state), now());
  const provider = begun && (await selectProvider(db, begun.workspaceId));
  if (!begun || !provider || state === undefined) throw refused();
  const clientSecret = clientSecretOf(sealing, provider);
  const client = await discover(config, { ...provider, clientSecret }).catch(() => {
    throw refused();
  });
  const tokens = await authorizationCodeGrant(client, new URL(`${redirectUri(config)}${query}`), {
    pkceCodeVerifier: begun.codeVerifier,
    expectedNonce: begun.nonce,
    expectedState: state,
    idTokenExpected: true,
  }).catch((error: Error) => {
    log.warn({ reason: error.message, workspaceId: provider.workspaceId }, 'a provider’s answer was refused');
    throw refused();
  });
  const claims = tokens.claims();
  if (!claims) throw refused();
  const person = {
    subject: claims.sub,
    email:
      claims.email_verified === true && typeof claims.email === 'string'
        ? claims.email.toLowerCase()
        : undefined,
    name: typeof claims.name === 'string' ? claims.name.trim().slice(0, 120) : '',
  };
  const passwordHash = await hashPassword(newToken(''));
  const memberId = await inTransaction(db, (trx) =>
    memberFor(trx, provider, { ...person, passwordHash }, now(), origin),
  );
  return { workspaceId: provider.workspaceId, memberId, isByProvider: true };
}

async function memberFor(
  trx: Queryable,
  { workspaceId, issuer, domains, newcomerRole }: StoredProvider,
  {
    subject,
    email,
    name,
    passwordHash,
  }: { subject: string; email: string | undefined; name: string; passwordHash: string },
  at: Date,
  origin: Origin,
): Promise<string> {
  const known = await selectMemberOfIdentity(trx, workspaceId, issuer, subject);
  if (known?.deactivatedAt) throw refused();
  if (known) return known.memberId;

  const isOurs = email !== undefined && domains.includes(email.split('@').at(-1) ?? '');
  if (!isOurs) throw refused();
  const scope = { workspaceId, actor: { kind: 'system' }, origin } as const;
  const sameAddress = await selectMemberInWorkspace(trx, workspaceId, email);
  if (sameAddress?.deactivatedAt) throw refused();
  let memberId = sameAddress?.memberId;
  if (memberId === undefined) {
    if (newcomerRole === null || newcomerRole === 'custom') throw refused();
    memberId = await insertNewMember(trx, scope, at, {
      ...{ name: name || email, email, passwordHash, locale: studioLocales[0] },
      ...{
        role: newcomerRole,
        customRoleId: null,
        portfolio: portfoliosOfRole(newcomerRole)[0]!,
        teamId: null,
      },
    });
  }
  await insertIdentity(trx, { workspaceId, issuer, subject, memberId, linkedAt: at });
  const linked = { workspaceId, actor: { kind: 'member', memberId }, origin } as const;
  await audit(trx, linked, at, 'member.identity-linked', `member:${memberId}`, { issuer });
  return memberId;
}

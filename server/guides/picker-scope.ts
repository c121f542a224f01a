import type { Right } from '../../shared/contract/right.ts';
import { can } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import type { Scope } from '../http/scope.ts';
import { environmentByPublicKey } from '../workspaces/environment-by-key.ts';
import { rightsOfMembership } from '../workspaces/membership-rights.ts';
import { tokenHash } from '../workspaces/token.ts';
import { useAuthorSession } from './picker-store.ts';

/** What a page proves itself by. */
export interface PickerProof {
  key: string;
  token: string;
}

/** Work on one guide in the running host app. */
export interface Authoring {
  /** Of the member, in the environment of the key; only with rights that they have at this moment. */
  scope: Scope;
  sessionId: string;
  guideId: string;
  stepId: string | null;
  locale: 'en' | 'zh-CN';
  expiresAt: Date;
  /** Origins of the environment that were named as the host app's. */
  allowedOrigins: readonly string[];
}

/**
 * Who works in the page that proves itself so. Whoever has lost the right to draft meanwhile is answered as if the
 * session were over.
 *
 * @throws invalid_key
 */
export async function authoringOf(
  context: Context,
  { key, token }: PickerProof,
  origin: Scope['origin'],
): Promise<Authoring> {
  const environment = await environmentByPublicKey(context, key);
  const session =
    environment &&
    (await useAuthorSession(context.db, environment.environmentId, tokenHash(token), context.now()));
  if (!environment || !session?.guideId) throw tokenRefused();
  const { id, memberId, role, locale, guideId, stepId, expiresAt } = session;
  const rights = rightsOfMembership(session);
  if (!can(rights, 'guide.draft')) throw tokenRefused();
  const { workspaceId, appId, environmentId, allowedOrigins } = environment;
  const actor = { kind: 'member', memberId, role, rights, locale } as const;
  const scope = { workspaceId, appId, environmentId, actor, origin };
  return { scope, sessionId: id, guideId, stepId, locale, expiresAt, allowedOrigins };
}

/** @throws not_allowed */
export function requireAuthorRight({ scope }: Authoring, right: Right): void {
  if (scope.actor.kind === 'member' && can(scope.actor.rights, right)) return;
  throw new AppError('not_allowed', `This needs the right ${right}, which your role does not have.`);
}

export const tokenRefused = () =>
  new AppError('invalid_key', 'This link has been used or is too old: start again in the studio.');

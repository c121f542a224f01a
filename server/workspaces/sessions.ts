import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Origin, WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { selectMemberByEmail } from './member-store.ts';
import { isPassword } from './password.ts';
import { useSecondFactor } from './second-factor.ts';
import { absoluteLifeHours, hoursAfter } from './session-life.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessionByHash,
  insertSession,
  selectMemberSessions,
} from './session-store.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import { newToken, tokenHash } from './token.ts';

/** What is known of where a sign-in comes from. */
export interface Caller extends Origin {
  userAgent: string | undefined;
  /** The session that this browser had before: it ends, whoever it belonged to. */
  formerToken: string | undefined;
}

export interface StartedSession {
  token: string;
  workspaceId: number;
  memberId: string;
  isByProvider: boolean;
}

/** Throws `not_signed_in` in the same words and time for a wrong password and an unknown e-mail address. */
export async function signIn(
  context: Pick<Context, 'db' | 'now' | 'config' | 'log' | 'sealing'>,
  limit: SignInLimit,
  { email, password, code }: { email: string; password: string; code?: string | undefined },
  caller: Caller,
): Promise<StartedSession> {
  await limit.take(email, caller.network);
  const member = await selectMemberByEmail(context.db, email, context.config);
  if (!(await isPassword(member?.passwordHash, password)) || !member) {
    noteFailedSignIn(context, member, caller);
    throw new AppError('not_signed_in', 'The e-mail address or the password is wrong.');
  }
  if (member.totpSince !== null) {
    if (code === undefined) {
      // Asking for it is no failed try.
      await limit.giveBack(email, caller.network);
      throw new AppError('second_factor_required', 'Send the code of your authenticator app too.');
    }
    if (!(await useSecondFactor(context, member, code))) {
      noteFailedSignIn(context, member, caller);
      throw new AppError('second_factor_required', 'This code is wrong, or was used before.');
    }
  }
  await limit.giveBack(email, caller.network);
  return startSession(context, { workspaceId: member.workspaceId, memberId: member.id }, caller);
}

/**
 * For the audit log of the workspace whose member somebody tried to be. Not waited for: how long it takes would tell
 * that there is such a member.
 */
function noteFailedSignIn(
  { db, now, log }: Pick<Context, 'db' | 'now' | 'log'>,
  member: { id: string; workspaceId: number } | undefined,
  origin: Origin,
): void {
  if (!member) return;
  const { workspaceId, id } = member;
  const scope = { workspaceId, actor: { kind: 'system' }, origin } as const;
  audit(db, scope, now(), 'session.refused', `member:${id}`).catch((error: unknown) =>
    log.error({ err: error }, 'a refused sign-in could not be noted'),
  );
}

/** Starts a session with a token never used before, and sweeps those that have run out. */
export async function startSession(
  { db, now }: Pick<Context, 'db' | 'now'>,
  {
    workspaceId,
    memberId,
    isByProvider = false,
  }: { workspaceId: number; memberId: string; isByProvider?: boolean },
  { userAgent, formerToken, ...origin }: Caller,
): Promise<StartedSession> {
  const createdAt = now();
  const token = newToken('');
  await inTransaction(db, async (trx) => {
    await deleteExpiredSessions(trx, createdAt);
    if (formerToken !== undefined) await deleteSessionByHash(trx, tokenHash(formerToken));
    await insertSession(trx, {
      idHash: tokenHash(token),
      memberId,
      workspaceId,
      createdAt,
      expiresAt: hoursAfter(createdAt, absoluteLifeHours),
      userAgent: userAgent?.slice(0, 400) ?? null,
      isByProvider,
    });
    const scope = { workspaceId, actor: { kind: 'member', memberId }, origin } as const;
    await audit(trx, scope, createdAt, 'session.started', `member:${memberId}`);
  });
  return { token, workspaceId, memberId, isByProvider };
}

export interface ListedSession {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  userAgent: string | null;
  isCurrent: boolean;
}

/** The member's sessions, last used first. An `id` names a session and does not open it: it is the token's hash. */
export async function listSessions(
  { db, now }: Pick<Context, 'db' | 'now'>,
  memberId: string,
  currentToken: string,
): Promise<ListedSession[]> {
  const current = tokenHash(currentToken);
  const sessions = await selectMemberSessions(db, now(), memberId);
  return sessions.map(({ idHash, createdAt, lastSeenAt, userAgent }) => ({
    id: idHash.toString('hex'),
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    userAgent,
    isCurrent: idHash.equals(current),
  }));
}

/** Ends one of the member's own sessions, here or on another device. */
export async function endSession(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  memberId: string,
  idHash: Buffer,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await deleteSession(trx, memberId, idHash))) throw notFound('session');
    await audit(trx, scope, now(), 'session.ended', `member:${memberId}`);
  });
}

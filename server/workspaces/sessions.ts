import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { selectMemberByEmail } from './member-store.ts';
import { isPassword } from './password.ts';
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
export interface Caller {
  network: string | undefined;
  userAgent: string | undefined;
  /** The session that this browser had before: it ends, whoever it belonged to. */
  formerToken: string | undefined;
}

export interface StartedSession {
  token: string;
  workspaceId: number;
  memberId: string;
}

/** Throws `not_signed_in` in the same words and time for a wrong password and an unknown e-mail address. */
export async function signIn(
  context: Pick<Context, 'db' | 'now' | 'config'>,
  limit: SignInLimit,
  { email, password }: { email: string; password: string },
  caller: Caller,
): Promise<StartedSession> {
  await limit.take(email, caller.network);
  const member = await selectMemberByEmail(context.db, email, context.config);
  if (!(await isPassword(member?.passwordHash, password)) || !member) {
    throw new AppError('not_signed_in', 'The e-mail address or the password is wrong.');
  }
  await limit.giveBack(email, caller.network);
  return startSession(context, { workspaceId: member.workspaceId, memberId: member.id }, caller);
}

/** Starts a session with a token never used before, and sweeps those that have run out. */
export async function startSession(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { workspaceId, memberId }: { workspaceId: number; memberId: string },
  { userAgent, formerToken }: Omit<Caller, 'network'>,
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
    });
    const scope = { workspaceId, actor: { kind: 'system' } } as const;
    await audit(trx, scope, createdAt, 'session.started', `member:${memberId}`);
  });
  return { token, workspaceId, memberId };
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

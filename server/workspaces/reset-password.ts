import type { OnceLink } from '../../shared/contract/member.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { Origin, WorkspaceScope } from '../http/scope.ts';
import { sendMail } from '../mail/send-mail.ts';
import { audit } from './audit.ts';
import { mailText } from './mail-text.ts';
import { selectMember, selectMemberByEmail, updateMember } from './member-store.ts';
import { requireWeaker } from './members.ts';
import { hashPassword } from './password.ts';
import { putPasswordReset, takePasswordReset } from './password-reset-store.ts';
import { deleteSessionsOf } from './session-store.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import { newToken, tokenHash } from './token.ts';
import { requireUncommonPassword } from './uncommon-password.ts';

const lifeHours = 2;

/** A link that lets a member choose a new password, for an admin to hand over; sent to them too where mail is set up. */
export async function makeResetLink(
  context: Context,
  scope: WorkspaceScope,
  memberId: string,
): Promise<OnceLink> {
  await requireWeaker(context.db, scope, memberId);
  return sendResetLink(context, scope, memberId);
}

/**
 * A member has forgotten their password: a link is sent to their address. Nothing tells whether the address has a
 * member, so where there is none, or no mail, nothing happens.
 */
export async function requestReset(
  context: Context,
  limit: SignInLimit,
  email: string,
  origin: Origin,
): Promise<void> {
  await limit.take(email, origin.network);
  const member = await selectMemberByEmail(context.db, email, context.config);
  if (!member || !context.config.mail) return;
  const scope = { workspaceId: member.workspaceId, actor: { kind: 'system' }, origin } as const;
  // Not awaited: how long it takes would tell that there is somebody to write to.
  void sendResetLink(context, scope, member.id).catch((error: unknown) =>
    context.log.error({ err: error }, 'a link to choose a new password could not be sent'),
  );
}

async function sendResetLink(context: Context, scope: WorkspaceScope, memberId: string): Promise<OnceLink> {
  const { db, now, config } = context;
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + lifeHours * 3_600_000);
  const { workspaceId } = scope;
  const token = newToken('');
  const member = await inTransaction(db, async (trx) => {
    await putPasswordReset(trx, {
      ...{ tokenHash: tokenHash(token), workspaceId, memberId, createdAt, expiresAt },
    });
    await audit(trx, scope, createdAt, 'member.reset-link-made', `member:${memberId}`);
    return selectMember(trx, workspaceId, memberId);
  });
  const url = `${config.publicUrl}/new-password#${token}`;
  const isMailed = member
    ? await sendMail(context, {
        to: member.email,
        ...mailText.passwordReset(member.locale, { url, lifeHours }),
      })
    : false;
  return { url, expiresAt: expiresAt.toISOString(), isMailed };
}

/** Sets the password of the member whom the link is for, and ends all their sessions. Throws `gone`. */
export async function resetPassword(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { token, password }: { token: string; password: string },
  origin: Origin,
): Promise<void> {
  const at = now();
  // Before the link is used up.
  await requireUncommonPassword(password, { email: '' });
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (trx) => {
    const reset = await takePasswordReset(trx, tokenHash(token), at);
    if (!reset) throw new AppError('gone', 'This link was used or has run out. Ask for a new one.');
    const { workspaceId, memberId } = reset;
    await updateMember(trx, memberId, { passwordHash });
    await deleteSessionsOf(trx, workspaceId, memberId);
    const scope = { workspaceId, actor: { kind: 'member', memberId }, origin } as const;
    await audit(trx, scope, at, 'member.password-changed', `member:${memberId}`);
  });
}

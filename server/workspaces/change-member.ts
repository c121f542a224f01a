import type { Member, MemberChange } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { selectMember, updateMember } from './member-store.ts';
import { hashPassword } from './password.ts';
import { requirePassword } from './require-password.ts';
import { deleteOtherSessions } from './session-store.ts';
import type { SignInLimit } from './sign-in-limit.ts';
import { tokenHash } from './token.ts';
import { requireUncommonPassword } from './uncommon-password.ts';

/**
 * Changes the acting member's own name, language, what they are told by e-mail, or password. A new password ends all their other sessions, so
 * that whoever knew the old one is out. Tries to guess the current one count like tries to sign in.
 */
export async function changeMember(
  { db, now }: Pick<Context, 'db' | 'now'>,
  limit: SignInLimit,
  scope: WorkspaceScope,
  memberId: string,
  { name, locale, wantsAlertMail, currentPassword, newPassword }: MemberChange,
  current: { token: string; network: string | undefined },
): Promise<Member> {
  const member = await selectMember(db, scope.workspaceId, memberId);
  if (!member) throw new AppError('not_signed_in', 'The session has ended: sign in again.');

  let passwordHash: string | undefined;
  if (newPassword !== undefined) {
    const who = { workspaceId: scope.workspaceId, memberId };
    await requirePassword({ db }, limit, who, currentPassword ?? '', current.network);
    await requireUncommonPassword(newPassword, { email: member.email, path: 'newPassword' });
    passwordHash = await hashPassword(newPassword);
  }

  const changed = {
    name: name ?? member.name,
    locale: locale ?? member.locale,
    wantsAlertMail: wantsAlertMail ?? member.wantsAlertMail,
  };
  await inTransaction(db, async (trx) => {
    await updateMember(trx, memberId, { ...changed, ...(passwordHash && { passwordHash }) });
    if (passwordHash) await deleteOtherSessions(trx, memberId, tokenHash(current.token));
    const action = passwordHash ? 'member.password-changed' : 'member.changed';
    await audit(
      trx,
      scope,
      now(),
      action,
      `member:${memberId}`,
      changes(member, { name, locale, wantsAlertMail }),
    );
  });
  return { id: memberId, email: member.email, ...changed };
}

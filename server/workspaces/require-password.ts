import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { selectMember } from './member-store.ts';
import { isPassword } from './password.ts';
import type { SignInLimit } from './sign-in-limit.ts';

/**
 * Has a signed-in member prove that it is them, before how they sign in is changed. Tries count like tries to sign in.
 * Throws `invalid_request`.
 */
export async function requirePassword(
  { db }: Pick<Context, 'db'>,
  limit: SignInLimit,
  { workspaceId, memberId }: { workspaceId: number; memberId: string },
  currentPassword: string,
  network: string | undefined,
): Promise<void> {
  const member = await selectMember(db, workspaceId, memberId);
  if (!member) throw new AppError('not_signed_in', 'The session has ended: sign in again.');
  await limit.take(member.email, network);
  if (!(await isPassword(member.passwordHash, currentPassword))) {
    throw new AppError('invalid_request', 'The current password is wrong.', {
      details: [{ path: 'currentPassword', message: 'is wrong' }],
    });
  }
  await limit.giveBack(member.email, network);
}

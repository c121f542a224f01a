import type { Portfolio, Role } from '../../shared/contract/right.ts';
import type { NewMember } from '../../shared/contract/session.ts';
import { portfoliosOfRole } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { insertMember, insertMembership } from './member-store.ts';
import { hashPassword } from './password.ts';

type NewMemberInRole = NewMember & { role: Exclude<Role, 'custom'>; portfolio?: Portfolio };

/** Makes a person who can sign in to the workspace. Throws `conflict` when the e-mail address is taken. */
export async function createMember(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  { name, email, password, locale, role, portfolio = portfoliosOfRole(role)[0]! }: NewMemberInRole,
): Promise<{ id: string }> {
  const createdAt = now();
  const id = newId(createdAt);
  const passwordHash = await hashPassword(password);
  await inTransaction(db, async (trx) => {
    const member = { id, email: email.toLowerCase(), name, passwordHash, locale, createdAt };
    if (!(await insertMember(trx, member))) {
      throw new AppError('conflict', 'There is already a member with this e-mail address.');
    }
    const { workspaceId } = scope;
    await insertMembership(trx, { workspaceId, memberId: id, role, portfolio, createdAt });
    await audit(trx, scope, createdAt, 'member.created', `member:${id}`, { role });
  });
  return { id };
}

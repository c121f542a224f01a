import type { Place } from '../../shared/contract/member.ts';
import type { Portfolio, Role } from '../../shared/contract/right.ts';
import type { NewMember } from '../../shared/contract/session.ts';
import { portfoliosOfRole } from '../../shared/rules/rights.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError } from '../http/app-error.ts';
import type { WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { insertMember, insertMembership, type MemberRow } from './member-store.ts';
import { hashPassword } from './password.ts';
import { requireUncommonPassword } from './uncommon-password.ts';

type NewMemberInRole = NewMember & { role: Exclude<Role, 'custom'>; portfolio?: Portfolio };

/** Makes a person who can sign in to the workspace. Throws `conflict` when the e-mail address is taken. */
export async function createMember(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  { name, email, password, locale, role, portfolio = portfoliosOfRole(role)[0]! }: NewMemberInRole,
): Promise<{ id: string }> {
  await requireUncommonPassword(password, { email });
  const passwordHash = await hashPassword(password);
  const place = { role, customRoleId: null, portfolio, teamId: null };
  const id = await inTransaction(db, (trx) =>
    insertNewMember(trx, scope, now(), { name, email, passwordHash, locale, ...place }),
  );
  return { id };
}

/** The same with a password that was hashed before, in the caller's transaction. The new member's id. */
export async function insertNewMember(
  trx: Queryable,
  scope: WorkspaceScope,
  createdAt: Date,
  { role, customRoleId, portfolio, teamId, ...person }: Place & Omit<MemberRow, 'id' | 'createdAt'>,
): Promise<string> {
  const id = newId(createdAt);
  if (!(await insertMember(trx, { ...person, id, email: person.email.toLowerCase(), createdAt }))) {
    throw new AppError('conflict', 'There is already a member with this e-mail address.');
  }
  const { workspaceId } = scope;
  const place = { role, customRoleId, portfolio, teamId };
  await insertMembership(trx, { workspaceId, memberId: id, ...place, createdAt });
  await audit(trx, scope, createdAt, 'member.created', `member:${id}`, place);
  return id;
}

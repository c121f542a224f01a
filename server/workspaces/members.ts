import type { ListedMember, MembershipChange } from '../../shared/contract/member.ts';
import type { Context } from '../context.ts';
import type { Queryable } from '../db/database.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorCovers, type WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import { checkPlace } from './check-place.ts';
import { rightsOfMembership } from './membership-rights.ts';
import { lockAdmins, type MembershipRow, selectMemberships, updateMembership } from './membership-store.ts';
import { deleteSessionsOf } from './session-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** Members of the workspace by name, also those who have left. */
export async function listMembers(
  { db }: Pick<Context, 'db'>,
  { workspaceId }: WorkspaceScope,
): Promise<ListedMember[]> {
  return (await selectMemberships(db, workspaceId)).map(asListed);
}

/**
 * Gives a member another place in the workspace, has them leave, or lets them back in. It holds from their next request
 * on. Throws `conflict` when nobody would be left to set up the workspace.
 */
export function changeMembership(
  { db, now }: Clock,
  scope: WorkspaceScope,
  memberId: string,
  { place, isActive }: MembershipChange,
): Promise<ListedMember> {
  const at = now();
  const { workspaceId } = scope;
  return inTransaction(db, async (trx) => {
    const admins = await lockAdmins(trx, workspaceId);
    const before = await requireWeaker(trx, scope, memberId);
    if (place) await checkPlace(trx, scope, place);
    const staysAdmin = (place?.role ?? before.role) === 'admin' && (isActive ?? before.isActive);
    if (!staysAdmin && admins.every((id) => id === memberId)) {
      throw new AppError('conflict', 'This is the only admin: make somebody else one first.');
    }
    await updateMembership(trx, workspaceId, memberId, {
      ...place,
      ...(isActive !== undefined && { deactivatedAt: isActive ? null : at }),
      workspaceId,
    });
    if (isActive === false) await deleteSessionsOf(trx, workspaceId, memberId);
    const details = changes(asListed(before), { ...place, isActive });
    await audit(trx, scope, at, 'membership.changed', `member:${memberId}`, details);
    return readMember(trx, scope, memberId);
  });
}

/** The member, if the actor may do at least what they may: nobody gets hold of who can do more. */
export async function requireWeaker(
  db: Queryable,
  scope: WorkspaceScope,
  memberId: string,
): Promise<MembershipRow> {
  const [member] = await selectMemberships(db, scope.workspaceId, memberId);
  if (!member) throw notFound('member');
  if (!actorCovers(scope.actor, rightsOfMembership(member))) {
    throw new AppError('not_allowed', 'This member may do more than you.');
  }
  return member;
}

async function readMember(db: Queryable, { workspaceId }: WorkspaceScope, id: string): Promise<ListedMember> {
  const [member] = await selectMemberships(db, workspaceId, id);
  if (!member) throw notFound('member');
  return asListed(member);
}

const asListed = ({ customRights: _, createdAt, lastSeenAt, ...member }: MembershipRow): ListedMember => ({
  ...member,
  createdAt: createdAt.toISOString(),
  lastSeenAt: lastSeenAt?.toISOString() ?? null,
});

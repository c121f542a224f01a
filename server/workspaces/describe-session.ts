import type { Session } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { listApps } from './list-apps.ts';
import { selectMember } from './member-store.ts';
import { rightsOfMembership } from './membership-rights.ts';
import { selectWorkspace } from './workspace-store.ts';

/** All that the studio needs to know of who is signed in. */
export async function describeSession(
  { db }: Pick<Context, 'db'>,
  workspaceId: number,
  memberId: string,
): Promise<Session> {
  const found = await selectMember(db, workspaceId, memberId);
  const workspace = await selectWorkspace(db, workspaceId);
  if (!found || !workspace) throw new AppError('not_signed_in', 'The session has ended: sign in again.');
  const { id, email, name, locale, role, portfolio } = found;
  return {
    member: { id, email, name, locale },
    role,
    rights: [...rightsOfMembership(found)],
    portfolio,
    workspace,
    apps: await listApps({ db }, workspaceId),
  };
}

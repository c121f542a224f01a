import type { Session } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { AppError } from '../http/app-error.ts';
import { listApps } from './list-apps.ts';
import { selectMember } from './member-store.ts';
import { mustSetUpSecondFactor, rightsOfSession } from './membership-rights.ts';
import { selectWorkspace } from './workspace-store.ts';

/** All that the studio needs to know of who is signed in. */
export async function describeSession(
  { db }: Pick<Context, 'db'>,
  { workspaceId, memberId, isByProvider }: { workspaceId: number; memberId: string; isByProvider: boolean },
): Promise<Session> {
  const found = await selectMember(db, workspaceId, memberId);
  const workspace = await selectWorkspace(db, workspaceId);
  if (!found || !workspace) throw new AppError('not_signed_in', 'The session has ended: sign in again.');
  const { id, email, name, locale, wantsAlertMail, role, portfolio, totpSince } = found;
  const signedIn = { ...found, isByProvider };
  return {
    member: { id, email, name, locale, wantsAlertMail },
    role,
    rights: [...rightsOfSession(signedIn)],
    portfolio,
    hasSecondFactor: totpSince !== null,
    mustSetUpSecondFactor: mustSetUpSecondFactor(signedIn),
    workspace,
    apps: await listApps({ db }, workspaceId),
  };
}

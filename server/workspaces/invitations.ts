import type { Invitation, InvitationInput, OnceLink } from '../../shared/contract/member.ts';
import type { NewMember } from '../../shared/contract/session.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { newId } from '../db/new-id.ts';
import { AppError, notFound } from '../http/app-error.ts';
import type { Origin, WorkspaceScope } from '../http/scope.ts';
import { sendMail } from '../mail/send-mail.ts';
import { audit } from './audit.ts';
import { checkPlace } from './check-place.ts';
import { insertNewMember } from './create-member.ts';
import {
  deleteInvitation,
  putInvitation,
  selectInvitationByToken,
  selectInvitations,
} from './invitation-store.ts';
import { mailText } from './mail-text.ts';
import { hashPassword } from './password.ts';
import { newToken, tokenHash } from './token.ts';
import { requireUncommonPassword } from './uncommon-password.ts';
import { selectWorkspace } from './workspace-store.ts';

const lifeDays = 7;
const gone = () => new AppError('gone', 'This invitation was used or has run out. Ask for a new one.');

/** Those that can still be accepted, newest first. */
export async function listInvitations(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { workspaceId }: WorkspaceScope,
): Promise<Invitation[]> {
  const invitations = await selectInvitations(db, workspaceId, now());
  return invitations.map(({ workspaceId: _, createdAt, expiresAt, ...invitation }) => ({
    ...invitation,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }));
}

/**
 * Invites somebody by a link that works once, within a week; it is sent to them too where mail is set up. An earlier
 * link to the same address ends. The answer tells nothing of whether they have a sign-in elsewhere on this server.
 */
export async function invite(
  context: Context,
  scope: WorkspaceScope,
  { email, locale, place }: InvitationInput,
): Promise<OnceLink> {
  const { db, now, config } = context;
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + lifeDays * 86_400_000);
  const { workspaceId } = scope;
  const token = newToken('');
  const id = newId(createdAt);
  await inTransaction(db, async (trx) => {
    await checkPlace(trx, scope, place);
    await putInvitation(trx, {
      ...{ id, workspaceId, email, ...place },
      ...{ tokenHash: tokenHash(token), createdAt, expiresAt },
    });
    await audit(trx, scope, createdAt, 'invitation.created', `invitation:${id}`, { email, ...place });
  });
  // Behind the hash: there it gets into no log on the way.
  const url = `${config.publicUrl}/invitation#${token}`;
  const workspace = await selectWorkspace(db, workspaceId);
  const mail = mailText.invitation(locale, { workspaceName: workspace?.name ?? '', url, lifeDays });
  const isMailed = await sendMail(context, { to: email, ...mail });
  return { url, expiresAt: expiresAt.toISOString(), isMailed };
}

/** The invitation's link no longer works. */
export async function revokeInvitation(
  { db, now }: Pick<Context, 'db' | 'now'>,
  scope: WorkspaceScope,
  id: string,
): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!(await deleteInvitation(trx, scope.workspaceId, id))) throw notFound('invitation');
    await audit(trx, scope, now(), 'invitation.revoked', `invitation:${id}`);
  });
}

/** What the page that a link opens says. Throws `gone`. */
export async function readInvitation({ db, now }: Pick<Context, 'db' | 'now'>, token: string) {
  const invitation = await selectInvitationByToken(db, tokenHash(token), now());
  if (!invitation) throw gone();
  const { email, workspaceName } = invitation;
  return { email, workspaceName };
}

/** Makes the member whom the link was for. Throws `gone`, or `conflict` when the address has a sign-in already. */
export async function acceptInvitation(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { token, ...given }: Omit<NewMember, 'email'> & { token: string },
  origin: Origin,
): Promise<{ workspaceId: number; memberId: string }> {
  const createdAt = now();
  const { email } = await readInvitation({ db, now }, token);
  await requireUncommonPassword(given.password, { email });
  const passwordHash = await hashPassword(given.password);
  return inTransaction(db, async (trx) => {
    const invitation = await selectInvitationByToken(trx, tokenHash(token), createdAt);
    if (!invitation) throw gone();
    const { id, workspaceId, role, customRoleId, portfolio, teamId } = invitation;
    if (!(await deleteInvitation(trx, workspaceId, id))) throw gone();
    const scope: WorkspaceScope = { workspaceId, actor: { kind: 'system' }, origin };
    const { name, locale } = given;
    const memberId = await insertNewMember(trx, scope, createdAt, {
      ...{ name, email, passwordHash, locale },
      ...{ role, customRoleId, portfolio, teamId },
    });
    const newcomer = { workspaceId, actor: { kind: 'member', memberId }, origin } as const;
    await audit(trx, newcomer, createdAt, 'invitation.accepted', `member:${memberId}`);
    return { workspaceId, memberId };
  });
}

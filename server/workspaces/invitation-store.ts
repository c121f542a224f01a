import type { Insertable } from 'kysely';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

const columns = [
  'id',
  'workspaceId',
  'email',
  'role',
  'customRoleId',
  'portfolio',
  'teamId',
  'createdAt',
  'expiresAt',
] as const;

/** Those that can still be accepted, newest first. */
export const selectInvitations = (db: Queryable, workspaceId: number, now: Date) =>
  db
    .selectFrom('invitation')
    .where('workspaceId', '=', workspaceId)
    .where('expiresAt', '>', now)
    .select(columns)
    .orderBy('createdAt', 'desc')
    .execute();

/** A new invitation takes the place of one to the same address. */
export async function putInvitation(
  db: Queryable,
  invitation: Insertable<Schema['invitation']>,
): Promise<void> {
  const { id: _, workspaceId: __, email: ___, ...changed } = invitation;
  await db
    .insertInto('invitation')
    .values(invitation)
    .onConflict((conflict) =>
      conflict.columns(['workspaceId', 'email']).doUpdateSet({ ...changed, id: invitation.id }),
    )
    .execute();
}

/** The invitation that a link stands for, if it can still be accepted. */
export const selectInvitationByToken = (db: Queryable, tokenHash: Buffer, now: Date) =>
  db
    .selectFrom('invitation')
    .innerJoin('workspace', 'workspace.id', 'invitation.workspaceId')
    .where('invitation.tokenHash', '=', tokenHash)
    .where('invitation.expiresAt', '>', now)
    .select(columns.map((column) => `invitation.${column}` as const))
    .select('workspace.name as workspaceName')
    .executeTakeFirst();

/** Whether there was one: of two who take it at once, one gets it. */
export async function deleteInvitation(db: Queryable, workspaceId: number, id: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('invitation')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

import { type Insertable, sql } from 'kysely';
import type { StudioLocale } from '../../shared/contract/session.ts';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

export interface MemberRow {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
  locale: StudioLocale;
  createdAt: Date;
}

/** What a member changes of themselves. */
type MemberUpdate = Partial<Pick<MemberRow, 'name' | 'locale' | 'passwordHash'>> & {
  wantsAlertMail?: boolean;
};

/** Whether it was inserted: false when the e-mail address is taken. */
export async function insertMember(db: Queryable, member: MemberRow): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('member')
    .values({ ...member, deactivatedAt: null })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function insertMembership(
  db: Queryable,
  membership: Insertable<Schema['membership']>,
): Promise<void> {
  await db.insertInto('membership').values(membership).execute();
}

/**
 * The active member with this address and the workspace that signing in leads to: their own before the demo, which
 * counts only where it is on.
 */
export function selectMemberByEmail(db: Queryable, email: string, { isDemo }: { isDemo: boolean }) {
  return db
    .selectFrom('member')
    .innerJoin('membership', 'membership.memberId', 'member.id')
    .innerJoin('workspace', 'workspace.id', 'membership.workspaceId')
    .where('member.email', '=', email)
    .where('member.deactivatedAt', 'is', null)
    .where('membership.deactivatedAt', 'is', null)
    .$if(!isDemo, (query) => query.where('workspace.isDemo', '=', false))
    .orderBy('workspace.isDemo')
    .orderBy('workspace.id')
    .select([
      'member.id',
      'member.passwordHash',
      'member.totpSecret',
      'member.totpSince',
      'membership.workspaceId',
    ])
    .executeTakeFirst();
}

export function selectMember(db: Queryable, workspaceId: number, memberId: string) {
  return db
    .selectFrom('member')
    .innerJoin('membership', 'membership.memberId', 'member.id')
    .innerJoin('workspace', 'workspace.id', 'membership.workspaceId')
    .leftJoin('customRole', 'customRole.id', 'membership.customRoleId')
    .where('membership.workspaceId', '=', workspaceId)
    .where('member.id', '=', memberId)
    .select([
      'member.id',
      'member.email',
      'member.name',
      'member.locale',
      'member.wantsAlertMail',
      'member.passwordHash',
      'membership.role',
      'membership.portfolio',
      'membership.teamId',
      'customRole.rights as customRights',
      'member.totpSecret',
      'member.totpSince',
      'workspace.requiresSecondFactor',
    ])
    .executeTakeFirst();
}

export async function updateMember(db: Queryable, memberId: string, change: MemberUpdate): Promise<void> {
  await db.updateTable('member').set(change).where('id', '=', memberId).execute();
}

/** Waits for every other transaction that looks whether there is a first member. */
export async function lockFirstMember(db: Queryable): Promise<void> {
  await sql`select pg_advisory_xact_lock(7102)`.execute(db);
}

/** Whether anyone can sign in; members of the demo count only when they are meant too. */
export async function hasMember(db: Queryable, { inDemo }: { inDemo: boolean }): Promise<boolean> {
  const row = await db
    .selectFrom('membership')
    .innerJoin('workspace', 'workspace.id', 'membership.workspaceId')
    .$if(!inDemo, (query) => query.where('workspace.isDemo', '=', false))
    .select('membership.memberId')
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

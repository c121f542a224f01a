import type { Queryable } from '../db/database.ts';
import { hoursAfter, idleLifeHours } from './session-life.ts';

export interface NewSession {
  idHash: Buffer;
  memberId: string;
  workspaceId: number;
  createdAt: Date;
  expiresAt: Date;
  userAgent: string | null;
  isByProvider: boolean;
}

export async function insertSession(db: Queryable, session: NewSession): Promise<void> {
  await db
    .insertInto('session')
    .values({ ...session, lastSeenAt: session.createdAt })
    .execute();
}

/** Sessions that are neither idle for too long nor too old. */
const liveSessions = (db: Queryable, now: Date) =>
  db
    .selectFrom('session')
    .where('session.expiresAt', '>', now)
    .where('session.lastSeenAt', '>', hoursAfter(now, -idleLifeHours));

/**
 * Who a session's cookie stands for. Undefined: ended, run out, its member is no longer one, or it belongs to a demo
 * that is off.
 */
export function selectLiveSession(db: Queryable, now: Date, idHash: Buffer, { isDemo }: { isDemo: boolean }) {
  return liveSessions(db, now)
    .innerJoin('member', 'member.id', 'session.memberId')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.memberId', '=', 'session.memberId')
        .onRef('membership.workspaceId', '=', 'session.workspaceId'),
    )
    .innerJoin('workspace', 'workspace.id', 'session.workspaceId')
    .leftJoin('customRole', 'customRole.id', 'membership.customRoleId')
    .where('session.idHash', '=', idHash)
    .where('member.deactivatedAt', 'is', null)
    .where('membership.deactivatedAt', 'is', null)
    .$if(!isDemo, (query) => query.where('workspace.isDemo', '=', false))
    .select([
      'session.workspaceId',
      'session.memberId',
      'session.lastSeenAt',
      'membership.role',
      'membership.portfolio',
      'membership.teamId',
      'customRole.rights as customRights',
      'member.totpSince',
      'session.isByProvider',
      'workspace.requiresSecondFactor',
      'member.locale',
    ])
    .executeTakeFirst();
}

export async function touchSession(db: Queryable, idHash: Buffer, now: Date): Promise<void> {
  await db
    .updateTable('session')
    .set({ lastSeenAt: now })
    .where('idHash', '=', idHash)
    .where('lastSeenAt', '<', now)
    .execute();
}

export function selectMemberSessions(db: Queryable, now: Date, memberId: string) {
  return liveSessions(db, now)
    .where('memberId', '=', memberId)
    .select(['idHash', 'createdAt', 'lastSeenAt', 'userAgent'])
    .orderBy('lastSeenAt', 'desc')
    .execute();
}

/** Ends one session of the member; whether there was one. */
export async function deleteSession(db: Queryable, memberId: string, idHash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('session')
    .where('memberId', '=', memberId)
    .where('idHash', '=', idHash)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Ends all of a member's sessions in a workspace. */
export async function deleteSessionsOf(db: Queryable, workspaceId: number, memberId: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('workspaceId', '=', workspaceId)
    .where('memberId', '=', memberId)
    .execute();
}

export async function deleteSessionByHash(db: Queryable, idHash: Buffer): Promise<void> {
  await db.deleteFrom('session').where('idHash', '=', idHash).execute();
}

/** Ends all the member's sessions but one. */
export async function deleteOtherSessions(
  db: Queryable,
  memberId: string,
  keptIdHash: Buffer,
): Promise<void> {
  await db.deleteFrom('session').where('memberId', '=', memberId).where('idHash', '!=', keptIdHash).execute();
}

/** Sessions that can never be used again. */
export async function deleteExpiredSessions(db: Queryable, now: Date): Promise<void> {
  await db
    .deleteFrom('session')
    .where((or) =>
      or.or([or('expiresAt', '<=', now), or('lastSeenAt', '<=', hoursAfter(now, -idleLifeHours))]),
    )
    .execute();
}

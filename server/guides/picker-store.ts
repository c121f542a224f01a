import { sql } from 'kysely';
import type { Pick } from '../../shared/contract/picker.ts';
import type { Queryable } from '../db/database.ts';
import type { Scope } from '../http/scope.ts';

export interface NewPickerSession {
  id: string;
  memberId: string;
  tokenHash: Buffer;
  purpose: 'step' | 'feature' | 'guide';
  subject: string;
  guideId: string | null;
  stepId: string | null;
  createdAt: Date;
  expiresAt: Date;
}

/** The address of the host app that the environment is of. */
export async function selectAppUrl(db: Queryable, scope: Scope): Promise<string> {
  const { url } = await db
    .selectFrom('app')
    .where('id', '=', scope.appId)
    .where('workspaceId', '=', scope.workspaceId)
    .select('url')
    .executeTakeFirstOrThrow();
  return url;
}

export async function insertPickerSession(
  db: Queryable,
  scope: Scope,
  session: NewPickerSession,
): Promise<void> {
  await db
    .insertInto('pickerSession')
    .values({ ...session, workspaceId: scope.workspaceId, environmentId: scope.environmentId })
    .execute();
}

/** The member's own session. */
export function selectPickerSession(db: Queryable, scope: Scope, memberId: string, id: string) {
  return db
    .selectFrom('pickerSession')
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('memberId', '=', memberId)
    .select(['id', 'expiresAt', 'openedAt', 'pick', 'cancelledAt'])
    .executeTakeFirst();
}

/** Whether there was such a session; ending one that has ended already changes nothing. */
export async function cancelPickerSession(
  db: Queryable,
  scope: Scope,
  memberId: string,
  now: Date,
  id: string,
): Promise<boolean> {
  const cancelled = await db
    .updateTable('pickerSession')
    .set((eb) => ({ cancelledAt: eb.fn.coalesce('cancelledAt', eb.val(now)) }))
    .where('id', '=', id)
    .where('workspaceId', '=', scope.workspaceId)
    .where('memberId', '=', memberId)
    .returning('id')
    .executeTakeFirst();
  return cancelled !== undefined;
}

/**
 * Sessions whose token still opens the picker in an environment: not over, not ended, nothing picked yet, of a
 * member who may still sign in.
 */
const openSessions = (db: Queryable, environmentId: number, hash: Buffer, now: Date) =>
  db
    .selectFrom('pickerSession as s')
    .innerJoin('member', 'member.id', 's.memberId')
    .innerJoin('membership', (join) =>
      join
        .onRef('membership.memberId', '=', 's.memberId')
        .onRef('membership.workspaceId', '=', 's.workspaceId'),
    )
    .where('s.tokenHash', '=', hash)
    .where('s.environmentId', '=', environmentId)
    .where('s.expiresAt', '>', now)
    .where('s.cancelledAt', 'is', null)
    .where('s.pickedAt', 'is', null)
    .where('member.deactivatedAt', 'is', null)
    .where((sub) =>
      sub.exists(
        sub
          .selectFrom('membership')
          .whereRef('membership.workspaceId', '=', 's.workspaceId')
          .whereRef('membership.memberId', '=', 's.memberId')
          .where('membership.deactivatedAt', 'is', null)
          .select('membership.memberId'),
      ),
    );

/** An author who does nothing for so long has left; and nobody works on one token for longer than a day's work. */
const idleMinutes = 30;
const longestHours = 8;

/**
 * Whose work on a guide a token stands for, with their membership as it is now. Each use of the token lets it live on
 * for a while. Undefined when it is not valid (any more), or is for picking one element.
 */
export function useAuthorSession(db: Queryable, environmentId: number, hash: Buffer, now: Date) {
  return db
    .with('used', () =>
      openSessions(db, environmentId, hash, now)
        .leftJoin('customRole', 'customRole.id', 'membership.customRoleId')
        .where('s.purpose', '=', 'guide')
        .select([
          's.id',
          'member.locale',
          'membership.role',
          'membership.portfolio',
          'customRole.rights as customRights',
        ]),
    )
    .updateTable('pickerSession')
    .from('used')
    .set((eb) => ({
      openedAt: eb.fn.coalesce('pickerSession.openedAt', eb.val(now)),
      expiresAt: sql<Date>`least(picker_session.created_at + make_interval(hours => ${longestHours}),
        ${now}::timestamptz + make_interval(mins => ${idleMinutes}))`,
    }))
    .whereRef('pickerSession.id', '=', 'used.id')
    .returning([
      'pickerSession.id',
      'pickerSession.memberId',
      'pickerSession.guideId',
      'pickerSession.stepId',
      'pickerSession.expiresAt',
      'used.locale',
      'used.role',
      'used.portfolio',
      'used.customRights',
    ])
    .executeTakeFirst();
}

/**
 * Notes that the picker was opened in the page to pick one element; undefined when the token is not valid (any more)
 * or is for work on a guide.
 */
export function openPickerSession(db: Queryable, environmentId: number, hash: Buffer, now: Date) {
  return db
    .with('open', () =>
      openSessions(db, environmentId, hash, now)
        .where('s.purpose', '!=', 'guide')
        .select(['s.id', 'member.locale']),
    )
    .updateTable('pickerSession')
    .from('open')
    .set((eb) => ({ openedAt: eb.fn.coalesce('pickerSession.openedAt', eb.val(now)) }))
    .whereRef('pickerSession.id', '=', 'open.id')
    .returning(['pickerSession.subject', 'pickerSession.purpose', 'pickerSession.expiresAt', 'open.locale'])
    .executeTakeFirst();
}

/** Stores what was picked, which ends the session. False when the token is not valid (any more). */
export async function putPick(
  db: Queryable,
  environmentId: number,
  hash: Buffer,
  now: Date,
  pick: Pick,
): Promise<boolean> {
  const picked = await db
    .updateTable('pickerSession')
    .set((eb) => ({
      pick: JSON.stringify(pick),
      pickedAt: now,
      openedAt: eb.fn.coalesce('openedAt', eb.val(now)),
    }))
    .where('purpose', '!=', 'guide')
    .where('id', 'in', openSessions(db, environmentId, hash, now).select('s.id'))
    // Of two pages that pick at the same moment the second waits for the first, and then finds it taken.
    .where('pickedAt', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return picked !== undefined;
}

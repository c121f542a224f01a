import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';
import { actorName, type Scope } from '../http/scope.ts';
import { actorNameOf } from './actor-name-store.ts';

/** Somebody asks for a guide to be published. Names of people, not their ids. */
export interface Review {
  /** Of the draft that was to be looked at. */
  revision: number;
  note: string;
  requestedBy: string;
  requestedAt: Date;
  /** Given back with a comment: all of these are null until then. */
  returnedBy: string | null;
  returnedAt: Date | null;
  comment: string | null;
}

export async function selectReview(
  db: Queryable,
  scope: Scope,
  guideId: string,
): Promise<Review | undefined> {
  const { rows } = await sql<Review>`
    select revision, note, ${actorNameOf('requested_by')} as requested_by, requested_at,
      ${actorNameOf('returned_by')} as returned_by, returned_at, comment
    from review_request
    where guide_id = ${guideId} and workspace_id = ${scope.workspaceId}`.execute(db);
  return rows[0];
}

/** Asks, or asks anew. */
export async function putReview(
  trx: Queryable,
  { workspaceId, actor }: Scope,
  now: Date,
  guideId: string,
  { revision, note }: { revision: number; note: string },
): Promise<void> {
  const asked = {
    revision,
    note,
    requestedBy: actorName(actor),
    requestedAt: now,
    returnedBy: null,
    returnedAt: null,
    comment: null,
  };
  await trx
    .insertInto('reviewRequest')
    .values({ guideId, workspaceId, ...asked })
    .onConflict((conflict) => conflict.column('guideId').doUpdateSet(asked))
    .execute();
}

/** Whether there was a request that waited. */
export async function returnReview(
  trx: Queryable,
  { workspaceId, actor }: Scope,
  now: Date,
  guideId: string,
  comment: string,
): Promise<boolean> {
  const returned = await trx
    .updateTable('reviewRequest')
    .set({ returnedBy: actorName(actor), returnedAt: now, comment })
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', workspaceId)
    .where('returnedAt', 'is', null)
    .returning('guideId')
    .executeTakeFirst();
  return returned !== undefined;
}

export async function deleteReview(trx: Queryable, scope: Scope, guideId: string): Promise<boolean> {
  const deleted = await trx
    .deleteFrom('reviewRequest')
    .where('guideId', '=', guideId)
    .where('workspaceId', '=', scope.workspaceId)
    .returning('guideId')
    .executeTakeFirst();
  return deleted !== undefined;
}

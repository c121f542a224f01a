import type { Queryable } from '../db/database.ts';

/** What was noted first stands. */
export async function insertAssignments(
  db: Queryable,
  environmentId: number,
  { userId, accountId }: { userId: string; accountId: string | null },
  assignedAt: Date,
  assigned: readonly { guideId: string; isHeldOut: boolean }[],
): Promise<void> {
  await db
    .insertInto('goalAssignment')
    .values(assigned.map((one) => ({ environmentId, userId, accountId, assignedAt, ...one })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

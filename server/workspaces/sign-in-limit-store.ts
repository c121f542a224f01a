import type { Db } from '../db/database.ts';

export async function deleteExpiredLimits(db: Db, nowMs: number): Promise<void> {
  await db.deleteFrom('rateLimit').where('expire', '<', String(nowMs)).execute();
}

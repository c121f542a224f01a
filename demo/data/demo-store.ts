import { sql } from 'kysely';
import type { Queryable } from '../../server/db/database.ts';
import { accountIdOf, userIdOf } from '../../server/db/hashed-id.ts';
import type { DrawnUser } from './draft-trial.ts';
import type { GuideIds } from './guide-history.ts';

/** Any number; only two servers that make the demo at the same moment need to agree on it. */
const demoLock = 7102;

export interface StoredDemo {
  workspaceId: number;
  appId: number;
  appUrl: string;
  environmentId: number;
  publicKey: string;
  seed: string;
  startsOn: string;
  guides: GuideIds;
  daysDone: number;
}

/** Of two servers that start together the second waits until the demo of the first is there. */
export const lockDemo = (trx: Queryable) => sql`select pg_advisory_xact_lock(${demoLock}::int)`.execute(trx);

/** There is one demo in a database at most. */
export async function selectDemo(db: Queryable): Promise<StoredDemo | undefined> {
  const row = await db
    .selectFrom('demoHistory')
    .innerJoin('environment', 'environment.id', 'demoHistory.environmentId')
    .innerJoin('app', 'app.id', 'environment.appId')
    .select([
      'app.workspaceId',
      'app.id as appId',
      'app.url as appUrl',
      'environment.id as environmentId',
      'environment.publicKey',
      'demoHistory.seed',
      'demoHistory.startsOn',
      'demoHistory.guides',
      'demoHistory.daysDone',
    ])
    .executeTakeFirst();
  return row && { ...row, guides: row.guides as unknown as GuideIds };
}

export async function insertDemoHistory(
  trx: Queryable,
  row: { environmentId: number; seed: string; startsOn: string; guides: GuideIds },
): Promise<void> {
  await trx
    .insertInto('demoHistory')
    .values({ ...row, guides: JSON.stringify(row.guides) })
    .execute();
}

/** Whoever is known already stays as they are. */
export async function insertDrawn(
  db: Queryable,
  environmentId: number,
  guideId: string,
  drawn: readonly DrawnUser[],
): Promise<void> {
  if (drawn.length === 0) return;
  await db
    .insertInto('goalAssignment')
    .values(
      drawn.map(({ userId, accountId, at, isHeldOut }) => ({
        environmentId,
        guideId,
        userId: userIdOf(environmentId, userId),
        accountId: accountIdOf(environmentId, accountId),
        isHeldOut,
        assignedAt: at,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Never goes back: of two servers that tell the same history the slower one changes nothing. */
export async function noteDaysDone(db: Queryable, environmentId: number, daysDone: number): Promise<void> {
  await db
    .updateTable('demoHistory')
    .set({ daysDone })
    .where('environmentId', '=', environmentId)
    .where('daysDone', '<', daysDone)
    .execute();
}

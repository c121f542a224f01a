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

/** Those that are known already stay as they are. */
export async function insertReleases(
  db: Queryable,
  environmentId: number,
  releases: readonly { name: string; firstSeenOn: string }[],
): Promise<void> {
  await db
    .insertInto('hostBuild')
    .values(
      releases.map(({ name, firstSeenOn }) => ({ environmentId, name, firstSeenAt: new Date(firstSeenOn) })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Most of those who gave a low score have had a reply within two days; every fifth waits still. */
export async function giveReplies(db: Queryable, environmentId: number, until: Date): Promise<void> {
  await sql`
    update answer_task k
    set created_at = r.answered_at, done_by = 'system',
      done_at = r.answered_at + (3 + abs(hashtext(k.run_id::text)) % 44) * interval '1 hour'
    from response r
    where k.environment_id = ${environmentId} and k.kind = 'reply' and k.done_at is null
      and r.environment_id = k.environment_id and r.user_id = k.user_id and r.run_id = k.run_id
      and r.answered_at < ${until}::timestamptz - interval '2 days' and hashtext(k.run_id::text) % 5 <> 0`.execute(
    db,
  );
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

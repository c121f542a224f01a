import { sql } from 'kysely';
import type { Db } from '../../server/db/database.ts';
import { accountIdOf, userIdOf } from '../../server/db/hashed-id.ts';
import { eventKindCodes } from '../../server/db/schema/events.ts';
import type { Scope } from '../../server/http/scope.ts';
import { addAccount, addUser } from './build-people.ts';

/** Users `u1` to `u<count>` of an account, as ingest would have stored them; none of them has ever come. */
export async function addPeople(
  db: Db,
  { environmentId }: Pick<Scope, 'environmentId'>,
  accountId: string,
  count: number,
  prefix = 'u',
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `${prefix}${index + 1}`);
  for (const externalId of ids) await addUser(db, environmentId, { externalId });
  const seats = ids.map((externalId) => ({ externalId, lastSeenAt: '2020-01-01' }));
  await addAccount(db, environmentId, { externalId: accountId, seats });
  return ids;
}

/** These users were active on these days, in this account. */
export async function addDays(
  db: Db,
  { environmentId }: Pick<Scope, 'environmentId'>,
  accountId: string,
  userIds: readonly string[],
  days: readonly string[],
): Promise<void> {
  const rows = userIds.flatMap((userId) => days.map((day) => ({ userId, day })));
  if (rows.length === 0) return;
  await db
    .insertInto('userDay')
    .values(
      rows.map(({ userId, day }) => ({
        environmentId,
        accountId: accountIdOf(environmentId, accountId),
        day,
        userId: userIdOf(environmentId, userId),
        events: 1,
      })),
    )
    .execute();
}

export interface BuiltFeature {
  name: string;
  moduleId?: number | null;
  isCore?: boolean;
}

/** Features of the app, each counted by one tracked event; their ids. */
export async function addFeatures(
  db: Db,
  { workspaceId, appId, environmentId }: Scope,
  features: readonly BuiltFeature[],
): Promise<number[]> {
  const rows = await db
    .insertInto('feature')
    .values(
      features.map(({ name, moduleId = null, isCore = false }) => ({
        workspaceId,
        appId,
        moduleId,
        name,
        isCore,
        featureClass: 'record' as const,
        availability: JSON.stringify({ type: 'all' }),
        createdAt: new Date('2020-01-01'),
      })),
    )
    .returning('id')
    .execute();
  const ids = rows.map(({ id }) => id);
  for (const id of ids) {
    await sql`
      insert into tag_version (feature_id, version, workspace_id, rules, created_at, created_by)
      values (${id}, 1, ${workspaceId}, '[]', '2020-01-01', 'system')`.execute(db);
    await sql`
      insert into feature_source (environment_id, feature_id, version, kind, entry_id)
      values (${environmentId}, ${id}, 1, ${eventKindCodes.track}, ${id})`.execute(db);
  }
  return ids;
}

/** A user used these features on a day, once each. */
export async function addFeatureUse(
  db: Db,
  { environmentId }: Pick<Scope, 'environmentId'>,
  accountId: string,
  userId: string,
  day: string,
  featureIds: readonly number[],
): Promise<void> {
  for (const featureId of featureIds) {
    await db
      .insertInto('entryUse')
      .values({
        environmentId,
        accountId: accountIdOf(environmentId, accountId),
        day,
        kind: eventKindCodes.track,
        entryId: featureId,
        pageId: 0,
        buildId: 0,
        userId: userIdOf(environmentId, userId),
        uses: 1,
      })
      .execute();
  }
}

import { insertSummaries } from '../../server/accounts/summary-store.ts';
import type { Db } from '../../server/db/database.ts';
import { accountIdOf, userIdOf } from '../../server/db/hashed-id.ts';
import type { Traits } from '../../shared/contract/audience.ts';

interface BuiltUser {
  externalId: string;
  name?: string;
  traits?: Traits;
  firstSeenAt?: string;
  isAnonymous?: boolean;
  deactivatedAt?: string;
}

/** Stores a user as ingest would have. */
export async function addUser(
  db: Db,
  environmentId: number,
  {
    externalId,
    name = externalId,
    traits = {},
    firstSeenAt = '2020-01-01',
    isAnonymous = false,
    deactivatedAt,
  }: BuiltUser,
): Promise<void> {
  await db
    .insertInto('user')
    .values({
      environmentId,
      id: userIdOf(environmentId, externalId),
      externalId,
      isAnonymous,
      name,
      traits: JSON.stringify(traits),
      traitTimes: '{}',
      firstSeenAt: new Date(firstSeenAt),
      lastSeenAt: new Date(firstSeenAt),
      deactivatedAt: deactivatedAt === undefined ? null : new Date(deactivatedAt),
    })
    .execute();
}

interface BuiltAccount {
  externalId: string;
  name?: string;
  traits?: Traits;
  firstSeenAt?: string;
  timeZone?: string;
  /** Users who belong to it. */
  seats?: { externalId: string; lastSeenAt: string }[];
}

/** Stores an account with its seats as ingest would have. */
export async function addAccount(
  db: Db,
  environmentId: number,
  {
    externalId,
    name = externalId,
    traits = {},
    firstSeenAt = '2020-01-01',
    timeZone,
    seats = [],
  }: BuiltAccount,
): Promise<void> {
  const id = accountIdOf(environmentId, externalId);
  await db
    .insertInto('account')
    .values({
      environmentId,
      id,
      externalId,
      name,
      traits: JSON.stringify(traits),
      traitTimes: '{}',
      timeZone: timeZone ?? null,
      firstSeenAt: new Date(firstSeenAt),
      lastSeenAt: new Date(firstSeenAt),
    })
    .execute();
  await insertSummaries(db, environmentId, [id]);
  for (const seat of seats) {
    await db
      .insertInto('seat')
      .values({
        environmentId,
        accountId: id,
        userId: userIdOf(environmentId, seat.externalId),
        firstSeenAt: new Date(seat.lastSeenAt),
        lastSeenAt: new Date(seat.lastSeenAt),
      })
      .execute();
  }
}

import { sql } from 'kysely';
import type { Traits } from '../../shared/contract/audience.ts';
import type { Queryable } from '../db/database.ts';
import { userIdOf } from '../db/hashed-id.ts';
import { inPortfolio, ofPortfolio, seatedInPortfolio } from '../db/in-portfolio.ts';
import type { Exclusion } from '../db/schema/users.ts';
import type { Page } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { containing } from './containing.ts';

export interface UserListing {
  id: string;
  externalId: string;
  name: string;
  traits: Traits;
  firstSeenAt: Date;
  lastSeenAt: Date;
  activatedAt: Date | null;
  deactivatedAt: Date | null;
  exclusion: 'bot' | 'internal' | null;
  exclusionSet: Exclusion | 'none' | null;
}

/** `never`: only named by a server; `silent`: they came once, and not in the last 28 days. */
export const userActivities = ['active', 'silent', 'never'] as const;

export interface UserFilter {
  /** In the name or the id. */
  search?: string | undefined;
  activity?: (typeof userActivities)[number] | undefined;
  /** What `activity` is reckoned from. */
  now?: Date;
  /** 64-bit id of an account they have a seat in. */
  accountId?: string | undefined;
}

/** Registered users: identified and not deactivated. */
function registered(db: Queryable, scope: Scope, { search, activity, now, accountId }: UserFilter) {
  let query = db
    .selectFrom('user')
    .where('user.environmentId', '=', scope.environmentId)
    .where('user.isAnonymous', '=', false)
    .where('user.deactivatedAt', 'is', null)
    .where(seatedInPortfolio(scope, 'user.id'));
  if (search) {
    const pattern = containing(search);
    query = query.where((or) =>
      or.or([or('user.name', 'ilike', pattern), or('user.externalId', 'ilike', pattern)]),
    );
  }
  if (activity && now) {
    const since = new Date(now.getTime() - 28 * 86_400_000);
    query =
      activity === 'never'
        ? query.where('user.activatedAt', 'is', null)
        : query
            .where('user.activatedAt', 'is not', null)
            .where('user.lastSeenAt', activity === 'active' ? '>=' : '<', since);
  }
  if (accountId !== undefined) {
    query = query.where((sub) =>
      sub.exists(
        sub
          .selectFrom('seat')
          .whereRef('seat.environmentId', '=', 'user.environmentId')
          .whereRef('seat.userId', '=', 'user.id')
          .where('seat.accountId', '=', accountId)
          .select('seat.userId'),
      ),
    );
  }
  return query;
}

export async function countUsers(db: Queryable, scope: Scope, filter: UserFilter): Promise<number> {
  const { total } = await registered(db, scope, filter)
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow();
  return total;
}

const columns = [
  'id',
  'externalId',
  'name',
  'traits',
  'firstSeenAt',
  'lastSeenAt',
  'activatedAt',
  'deactivatedAt',
  'exclusion',
  'exclusionSet',
] as const;

const sortKeys = {
  name: sql`coalesce(nullif("user".name, ''), "user".external_id) collate names`,
  firstSeen: sql`"user".first_seen_at`,
  lastSeen: sql`"user".last_seen_at`,
};
export type UserSort = keyof typeof sortKeys;
export const userSorts = Object.keys(sortKeys) as [UserSort, ...UserSort[]];
export interface UserOrder {
  sort: UserSort;
  order: 'asc' | 'desc';
}

/** Last seen first, unless another order is asked for. */
export function selectUsers(
  db: Queryable,
  scope: Scope,
  filter: UserFilter,
  page: Page,
  { sort, order }: UserOrder = { sort: 'lastSeen', order: 'desc' },
): Promise<UserListing[]> {
  return registered(db, scope, filter)
    .select(columns)
    .orderBy(sortKeys[sort], order)
    .orderBy('user.externalId')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** An identified user, deactivated or not. */
export function selectUser(
  db: Queryable,
  scope: Scope,
  externalId: string,
): Promise<UserListing | undefined> {
  return db
    .selectFrom('user')
    .where('environmentId', '=', scope.environmentId)
    .where('id', '=', userIdOf(scope.environmentId, externalId))
    .where('isAnonymous', '=', false)
    .where(seatedInPortfolio(scope, 'user.id'))
    .select(columns)
    .executeTakeFirst();
}

/** Accounts that each of these users has a seat in, by name. */
export async function selectAccountsOfUsers(
  db: Queryable,
  scope: Scope,
  userIds: readonly string[],
): Promise<{ userId: string; id: string; name: string }[]> {
  if (userIds.length === 0) return [];
  return db
    .selectFrom('seat')
    .innerJoin('account', (join) =>
      join
        .onRef('account.environmentId', '=', 'seat.environmentId')
        .onRef('account.id', '=', 'seat.accountId'),
    )
    .where('seat.environmentId', '=', scope.environmentId)
    .where('seat.userId', 'in', [...userIds])
    .where(inPortfolio(scope))
    .select(['seat.userId', 'account.externalId as id', 'account.name'])
    .orderBy('account.name')
    .orderBy('account.externalId')
    .execute();
}

/** Marks the user as deactivated, or as active again. A user who is that already keeps the time. */
export async function updateDeactivation(
  trx: Queryable,
  scope: Scope,
  id: string,
  isDeactivated: boolean,
  now: Date,
): Promise<void> {
  await trx
    .updateTable('user')
    .set({ deactivatedAt: isDeactivated ? now : null })
    .where('environmentId', '=', scope.environmentId)
    .where('id', '=', id)
    .where('deactivatedAt', isDeactivated ? 'is' : 'is not', null)
    .execute();
}

/**
 * Leaves the user, of the accounts that the actor may see, a seat in just these. What was done in others stays counted
 * there.
 */
export async function replaceSeats(
  trx: Queryable,
  scope: Scope,
  userId: string,
  accountIds: readonly string[],
  now: Date,
): Promise<void> {
  const { environmentId } = scope;
  let others = trx
    .deleteFrom('seat')
    .where('environmentId', '=', environmentId)
    .where('userId', '=', userId)
    .where(ofPortfolio(scope, 'seat.accountId'));
  if (accountIds.length > 0) others = others.where('accountId', 'not in', [...accountIds]);
  await others.execute();
  if (accountIds.length === 0) return;
  await trx
    .insertInto('seat')
    .values(
      accountIds.map((accountId) => ({
        environmentId,
        accountId,
        userId,
        firstSeenAt: now,
        lastSeenAt: now,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

import type { Traits } from '../../shared/contract/audience.ts';
import type { Context } from '../context.ts';
import type { Exclusion } from '../db/schema/users.ts';
import { notFound } from '../http/app-error.ts';
import { type Page, wholeList } from '../http/page-query.ts';
import type { Scope } from '../http/scope.ts';
import { activityOfUsers } from '../metrics/user-activity.ts';
import { requireAccount } from './describe-account.ts';
import {
  countUsers,
  selectAccountsOfUsers,
  selectUser,
  selectUsers,
  type UserFilter,
  type UserListing,
  type UserOrder,
} from './user-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;

/** A user as every list of users shows it. `id` is the host app's own. */
export interface UserRow {
  id: string;
  name: string;
  traits: Traits;
  firstSeenAt: Date;
  lastSeenAt: Date;
  /** When they first came themselves; null: a server has named them, and nothing more. */
  activatedAt: Date | null;
  activeDays28: number;
  uses28: number;
  accounts: { id: string; name: string }[];
  isDeactivated: boolean;
  /** Why they are left out of metrics; null: they count. */
  exclusion: Exclusion | null;
}

export interface UserQuery extends UserOrder {
  search?: string | undefined;
  activity?: UserFilter['activity'];
}

/**
 * Registered users that are asked for, in the order asked for. Of one account: those with a seat in it; what they did is
 * counted in this account alone.
 */
export async function listUsers(
  context: Clock,
  scope: Scope,
  { search, activity, ...order }: UserQuery,
  page: Page,
  accountExternalId?: string,
): Promise<{ total: number; users: UserRow[] }> {
  const accountId = await seatedIn(context, scope, accountExternalId);
  const filter = { search, activity, now: context.now(), accountId };
  const total = await countUsers(context.db, scope, filter);
  const users = await selectUsers(context.db, scope, filter, page, order);
  return { total, users: await userRows(context, scope, users, accountId) };
}

/** Of so many at a time an export reads what they did. */
const portion = 2000;

/** All of them. */
export async function allUsers(
  context: Clock,
  scope: Scope,
  { search, activity, ...order }: UserQuery,
  accountExternalId?: string,
): Promise<UserRow[]> {
  const accountId = await seatedIn(context, scope, accountExternalId);
  const filter = { search, activity, now: context.now(), accountId };
  const users = await selectUsers(context.db, scope, filter, wholeList, order);
  const rows: UserRow[] = [];
  while (rows.length < users.length) {
    const some = users.slice(rows.length, rows.length + portion);
    rows.push(...(await userRows(context, scope, some, accountId)));
  }
  return rows;
}

/** The 64-bit id of the account that is meant, if one is. */
async function seatedIn(context: Clock, scope: Scope, externalId: string | undefined) {
  return externalId === undefined ? undefined : (await requireAccount(context, scope, externalId)).id;
}

/** Throws `not_found` for an id that no identified user of this environment has. */
export async function requireUser(
  { db }: Pick<Context, 'db'>,
  scope: Scope,
  externalId: string,
): Promise<UserListing> {
  const user = await selectUser(db, scope, externalId);
  if (!user) throw notFound('user');
  return user;
}

/** Throws `not_found` as `requireUser`. */
export async function describeUser(context: Clock, scope: Scope, externalId: string): Promise<UserRow> {
  const [row] = await userRows(context, scope, [await requireUser(context, scope, externalId)]);
  return row as UserRow;
}

async function userRows(
  { db, now }: Clock,
  scope: Scope,
  users: readonly UserListing[],
  accountId?: string,
): Promise<UserRow[]> {
  const ids = users.map(({ id }) => id);
  const [activity, seats] = await Promise.all([
    activityOfUsers(db, scope, now(), ids, accountId),
    selectAccountsOfUsers(db, scope, ids),
  ]);
  return users.map(({ id, externalId, name, traits, deactivatedAt, ...user }) => ({
    id: externalId,
    name,
    traits,
    firstSeenAt: user.firstSeenAt,
    lastSeenAt: user.lastSeenAt,
    activatedAt: user.activatedAt,
    activeDays28: activity.get(id)?.activeDays28 ?? 0,
    uses28: activity.get(id)?.uses28 ?? 0,
    accounts: seats.filter(({ userId }) => userId === id).map((seat) => ({ id: seat.id, name: seat.name })),
    isDeactivated: deactivatedAt !== null,
    exclusion: exclusionOf(user),
  }));
}

function exclusionOf({ exclusionSet, exclusion }: Pick<UserListing, 'exclusionSet' | 'exclusion'>) {
  const effective = exclusionSet ?? exclusion;
  return effective === 'none' ? null : effective;
}

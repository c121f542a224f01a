import type { Queryable } from '../db/database.ts';
import { excludeInternalUsers } from './exclude-internal-users.ts';
import {
  type AccountPresence,
  mergeTraits,
  type SeatPresence,
  type ToldTraits,
  type UserPresence,
  upsertAccounts,
  upsertSeats,
  upsertUsers,
} from './people-store.ts';
import { readFields } from './read-fields.ts';
import { markSummariesOfUsersStale } from './summary-store.ts';
import { traitsFromProperties } from './traits-from-properties.ts';

/** When a user was seen in an account, as far as new events say. */
export interface Sighting {
  userId: string;
  userExternalId: string;
  isAnonymous: boolean;
  accountId: string;
  /** Undefined: a user without an account. */
  accountExternalId: string | undefined;
  firstAt: Date;
  lastAt: Date;
  /** First event of an identified user from their own browser. */
  activatedAt: Date | null;
  /** Nothing of it came from a human. */
  isBot: boolean;
}

/** What an identify says of its user, or a group of its account. */
export interface Told {
  of: 'user' | 'account';
  id: string;
  at: Date;
  properties: Record<string, unknown>;
}

/**
 * Keeps users, accounts and the seats between them as the events tell, in the transaction that stores these. Late,
 * repeated and reordered events lead to the same rows. The accounts come last: many events share one, and whoever else
 * writes to it waits from here on until this transaction ends. Users who turn out to have come earlier, or for the first
 * time, have their accounts looked at again: people are counted by the week in which they came first, and what said so
 * may have named none of these accounts.
 */
export async function notePeople(
  trx: Queryable,
  environmentId: number,
  sightings: readonly Sighting[],
  told: readonly Told[],
): Promise<void> {
  const accounts = new Map<string, AccountPresence>();
  const users = new Map<string, UserPresence>();
  const seats = new Map<string, SeatPresence>();
  for (const sighting of sightings) {
    const { userId, accountId, accountExternalId, isAnonymous, activatedAt, isBot } = sighting;
    const user = extend(users, userId, sighting, (seen) => ({
      id: userId,
      externalId: sighting.userExternalId,
      isAnonymous,
      activatedAt,
      isBot,
      ...seen,
    }));
    if (activatedAt && (!user.activatedAt || activatedAt < user.activatedAt)) user.activatedAt = activatedAt;
    if (!isBot) user.isBot = false;
    if (accountExternalId === undefined) continue;
    extend(accounts, accountId, sighting, (seen) => ({
      id: accountId,
      externalId: accountExternalId,
      ...seen,
    }));
    extend(seats, `${accountId} ${userId}`, sighting, (seen) => ({ accountId, userId, ...seen }));
  }

  const ofUsers = merged(told, 'user');
  const earlier = await upsertUsers(trx, environmentId, sorted(users));
  await mergeTraits(trx, environmentId, 'user', ofUsers);
  await excludeInternalUsers(trx, environmentId, ofUsers);
  await upsertSeats(trx, environmentId, sorted(seats));
  await upsertAccounts(trx, environmentId, sorted(accounts));
  const toldAccounts = await mergeTraits(trx, environmentId, 'account', merged(told, 'account'));
  await readFields(trx, environmentId, toldAccounts);
  if (earlier.length > 0) await markSummariesOfUsersStale(trx, environmentId, earlier);
}

type Seen = Pick<Sighting, 'firstAt' | 'lastAt'>;

function extend<Row extends Seen>(
  rows: Map<string, Row>,
  key: string,
  { firstAt, lastAt }: Seen,
  make: (seen: Seen) => Row,
): Row {
  let row = rows.get(key);
  if (!row) {
    row = make({ firstAt, lastAt });
    rows.set(key, row);
    return row;
  }
  if (firstAt < row.firstAt) row.firstAt = firstAt;
  if (lastAt > row.lastAt) row.lastAt = lastAt;
  return row;
}

const sorted = <Row>(rows: ReadonlyMap<string, Row>): Row[] =>
  [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

/** One entry for each user or account: of each trait the one that was told last. */
function merged(all: readonly Told[], of: 'user' | 'account'): ToldTraits[] {
  const byId = new Map<string, ToldTraits>();
  const inOrder = all.filter((told) => told.of === of).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const { id, at, properties } of inOrder) {
    const entry = byId.get(id) ?? { id, traits: {}, times: {} };
    byId.set(id, entry);
    for (const [name, value] of Object.entries(traitsFromProperties(properties))) {
      entry.traits[name] = value;
      entry.times[name] = at.getTime();
    }
  }
  return [...byId.values()];
}

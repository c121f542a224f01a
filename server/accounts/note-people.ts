import type { Queryable } from '../db/database.ts';
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
import { traitsFromProperties } from './traits-from-properties.ts';

/** What one new event says of the people in it. */
export interface Sighting {
  at: Date;
  userId: string;
  userExternalId: string;
  isAnonymous: boolean;
  accountId: string;
  /** Undefined: a user without an account. */
  accountExternalId: string | undefined;
  isFromBrowser: boolean;
  /** What an identify says of the user, or a group of the account. */
  told: { of: 'user' | 'account'; properties: Record<string, unknown> } | undefined;
}

/**
 * Keeps users, accounts and the seats between them as the events tell, in the transaction that stores these. Late,
 * repeated and reordered events lead to the same rows. The accounts come last: many events share one, and whoever else
 * writes to it waits from here on until this transaction ends.
 */
export async function notePeople(
  trx: Queryable,
  environmentId: number,
  sightings: readonly Sighting[],
): Promise<void> {
  const accounts = new Map<string, AccountPresence>();
  const users = new Map<string, UserPresence>();
  const seats = new Map<string, SeatPresence>();
  for (const sighting of sightings) {
    const { at, userId, accountId, accountExternalId, isAnonymous } = sighting;
    const seen = { firstAt: at, lastAt: at };
    const activatedAt = sighting.isFromBrowser && !isAnonymous ? at : null;
    const user = extend(users, userId, at, () => ({
      id: userId,
      externalId: sighting.userExternalId,
      isAnonymous,
      activatedAt,
      ...seen,
    }));
    if (activatedAt && (!user.activatedAt || activatedAt < user.activatedAt)) user.activatedAt = activatedAt;
    if (accountExternalId === undefined) continue;
    extend(accounts, accountId, at, () => ({ id: accountId, externalId: accountExternalId, ...seen }));
    extend(seats, `${accountId} ${userId}`, at, () => ({ accountId, userId, ...seen }));
  }

  await upsertUsers(trx, environmentId, sorted(users));
  await mergeTraits(trx, environmentId, 'user', toldTraits(sightings, 'user'));
  await upsertSeats(trx, environmentId, sorted(seats));
  await upsertAccounts(trx, environmentId, sorted(accounts));
  await mergeTraits(trx, environmentId, 'account', toldTraits(sightings, 'account'));
}

function extend<Row extends { firstAt: Date; lastAt: Date }>(
  rows: Map<string, Row>,
  key: string,
  at: Date,
  make: () => Row,
): Row {
  let row = rows.get(key);
  if (!row) {
    row = make();
    rows.set(key, row);
  } else if (at < row.firstAt) row.firstAt = at;
  else if (at > row.lastAt) row.lastAt = at;
  return row;
}

const sorted = <Row>(rows: ReadonlyMap<string, Row>): Row[] =>
  [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);

/** One entry for each user or account: of each trait the one that was told last. */
function toldTraits(sightings: readonly Sighting[], of: 'user' | 'account'): ToldTraits[] {
  const byId = new Map<string, ToldTraits>();
  const inOrder = sightings.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  for (const { told, at, userId, accountId } of inOrder) {
    if (told?.of !== of) continue;
    const id = of === 'user' ? userId : accountId;
    const entry = byId.get(id) ?? { id, traits: {}, times: {} };
    byId.set(id, entry);
    for (const [name, value] of Object.entries(traitsFromProperties(told.properties))) {
      entry.traits[name] = value;
      entry.times[name] = at.getTime();
    }
  }
  return [...byId.values()];
}

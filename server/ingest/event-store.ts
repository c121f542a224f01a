import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import { copyInOneTrip } from '../db/copying-query.ts';
import type { Queryable } from '../db/database.ts';
import type { DriverClient } from '../db/one-connection.ts';
import { beginning, type EnvironmentRules, rulesIn } from './environment-rules-store.ts';
import { type EventRow, encodeEvents, eventColumns, flagsOf, kindOf } from './event-rows.ts';

export const copyText = `copy event (${eventColumns}) from stdin (format binary)`;

/**
 * Begins the transaction of a group of events none of which is stored yet, and stores them, all in one trip to the
 * database. Throws what `isStoredAlready` knows when one is stored.
 */
export async function beginByCopying(
  client: DriverClient,
  environmentId: number,
  rows: readonly EventRow[],
): Promise<EnvironmentRules> {
  const text = `${beginning(environmentId)}; ${copyText}`;
  return rulesIn(await copyInOneTrip(client, text, encodeEvents(environmentId, rows)));
}

/** Whether `beginByCopying` failed because some of the events have been stored before, or stand in the group twice. */
export function isStoredAlready(error: unknown): boolean {
  const { code, table } = error as { code?: unknown; table?: unknown };
  return code === '23505' && typeof table === 'string' && table.startsWith('event_');
}

/**
 * Inserts what is not there yet and returns the keys of just these. The rows must be sorted by key, so that two
 * deliveries of the same events queue up instead of deadlocking.
 */
export async function insertEvents(
  trx: Queryable,
  environmentId: number,
  rows: readonly EventRow[],
): Promise<{ accountId: string; day: string; id: string }[]> {
  const iso = (ms: number) => new Date(ms).toISOString();
  const { rows: inserted } = await sql<{ accountId: string; day: string; id: string }>`
    insert into event (${sql.raw(eventColumns)})
    select ${environmentId}, e.* from unnest(
      ${arrayOfPlain(rows.map(({ event }) => event.person.accountId))}::bigint[],
      ${arrayOfPlain(rows.map(({ event }) => event.day))}::date[],
      ${arrayOfPlain(rows.map(({ event }) => event.id))}::uuid[],
      ${arrayOfPlain(rows.map(({ event }) => iso(event.atMs)))}::timestamptz[],
      ${arrayOfPlain(rows.map(({ event }) => iso(event.receivedAtMs)))}::timestamptz[],
      ${arrayOfPlain(rows.map(({ event }) => event.person.userId))}::bigint[],
      ${arrayOfPlain(rows.map(kindOf))}::smallint[],
      ${arrayOfPlain(rows.map((row) => row.nameId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.pageId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.signatureId))}::int[],
      ${arrayOfPlain(rows.map(flagsOf))}::smallint[],
      ${arrayOfText(rows.map(({ event }) => event.sound.propertiesJson))}::jsonb[],
      ${arrayOfPlain(rows.map((row) => row.buildId))}::int[]
    ) as e
    on conflict do nothing
    returning account_id, day, id`.execute(trx);
  return inserted;
}

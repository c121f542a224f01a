import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

export interface EventRow {
  accountId: string;
  day: string;
  id: string;
  at: Date;
  receivedAt: Date;
  userId: string;
  kind: number;
  nameId: number;
  pageId: number | null;
  signatureId: number | null;
  flags: number;
  propertiesJson: string | null;
  buildId: number | null;
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
  const { rows: inserted } = await sql<{ accountId: string; day: string; id: string }>`
    insert into event (
      environment_id, account_id, day, id, at, received_at, user_id, kind, name_id, page_id, signature_id, flags,
      properties, build_id
    )
    select ${environmentId}, e.* from unnest(
      ${arrayOfPlain(rows.map((row) => row.accountId))}::bigint[],
      ${arrayOfPlain(rows.map((row) => row.day))}::date[],
      ${arrayOfPlain(rows.map((row) => row.id))}::uuid[],
      ${arrayOfPlain(rows.map((row) => row.at.toISOString()))}::timestamptz[],
      ${arrayOfPlain(rows.map((row) => row.receivedAt.toISOString()))}::timestamptz[],
      ${arrayOfPlain(rows.map((row) => row.userId))}::bigint[],
      ${arrayOfPlain(rows.map((row) => row.kind))}::smallint[],
      ${arrayOfPlain(rows.map((row) => row.nameId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.pageId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.signatureId))}::int[],
      ${arrayOfPlain(rows.map((row) => row.flags))}::smallint[],
      ${arrayOfText(rows.map((row) => row.propertiesJson))}::jsonb[],
      ${arrayOfPlain(rows.map((row) => row.buildId))}::int[]
    ) as e
    on conflict do nothing
    returning account_id, day, id`.execute(trx);
  return inserted;
}

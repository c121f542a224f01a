import { sql } from 'kysely';
import { arrayOfPlain, arrayOfText } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

/** What one user said of a category or guide at one time. */
export interface SaidPreference {
  userId: string;
  subject: 'category' | 'guide';
  key: string;
  saidAt: Date;
  isMuted: boolean | null;
  snoozedUntil: Date | null;
}

/**
 * Keeps the latest word of each user on each subject, in whatever order they come. Guides that were never published in
 * this host app are left out. Rows come sorted by key, each key once.
 */
export async function putPreferences(
  trx: Queryable,
  environmentId: number,
  rows: readonly SaidPreference[],
): Promise<void> {
  await sql`
    insert into user_preference (environment_id, user_id, subject, key, said_at, is_muted, snoozed_until)
    select ${environmentId}, e.user_id, e.subject, e.key, e.said_at, e.is_muted, e.snoozed_until
    from unnest(
      ${arrayOfPlain(rows.map((row) => row.userId))}::bigint[],
      ${arrayOfPlain(rows.map((row) => row.subject))}::text[],
      ${arrayOfText(rows.map((row) => row.key))}::text[],
      ${arrayOfPlain(rows.map((row) => row.saidAt.toISOString()))}::timestamptz[],
      ${arrayOfPlain(rows.map(({ isMuted }) => (isMuted === null ? null : String(isMuted))))}::boolean[],
      ${arrayOfPlain(rows.map((row) => row.snoozedUntil?.toISOString() ?? null))}::timestamptz[]
    ) as e(user_id, subject, key, said_at, is_muted, snoozed_until)
    where e.subject = 'category' or exists (
      select from guide g join environment n on n.app_id = g.app_id and n.id = ${environmentId}
      where g.id::text = e.key
    )
    on conflict (environment_id, user_id, subject, key) do update set
      said_at = excluded.said_at, is_muted = excluded.is_muted, snoozed_until = excluded.snoozed_until
    where excluded.said_at > user_preference.said_at`.execute(trx);
}

import { sql } from 'kysely';
import type { UserPreferences } from '../../shared/contract/delivery.ts';
import type { GuideCategory } from '../../shared/contract/guide.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

/** What one person has muted and put off, under all their ids: the latest word on each counts. */
export async function selectPreferences(
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
  now: Date,
): Promise<UserPreferences> {
  if (userIds.length === 0) return { mutedCategories: [], snoozed: {} };
  const { rows } = await sql<{ subject: string; key: string; isMuted: boolean | null; until: Date | null }>`
    select distinct on (subject, key) subject, key, is_muted, snoozed_until as until
    from user_preference
    where environment_id = ${environmentId} and user_id = any(${arrayOfPlain(userIds)}::bigint[])
    order by subject, key, said_at desc`.execute(db);
  // One that has run out is still told for a while: the guide is due again, whatever its frequency says.
  const oldest = now.getTime() - 30 * 86_400_000;
  return {
    mutedCategories: rows.flatMap(({ key, isMuted }) => (isMuted ? [key as GuideCategory] : [])),
    snoozed: Object.fromEntries(
      rows.flatMap(({ key, until }) =>
        until && until.getTime() > oldest ? [[key, until.toISOString()]] : [],
      ),
    ),
  };
}

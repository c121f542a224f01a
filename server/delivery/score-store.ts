import { sql } from 'kysely';
import type { LastScore } from '../../shared/rules/match-audience.ts';
import { arrayOfPlain } from '../db/array-literal.ts';
import type { Queryable } from '../db/database.ts';

/** The last NPS score that each of these users gave, by their 64-bit id. Who never gave one is not in it. */
export async function selectLastScores(
  db: Queryable,
  environmentId: number,
  userIds: readonly string[],
): Promise<Map<string, LastScore>> {
  if (userIds.length === 0) return new Map();
  const { rows } = await sql<{ userId: string; score: number; answeredAt: Date }>`
    select distinct on (user_id) user_id, score, answered_at
    from response
    where environment_id = ${environmentId} and user_id = any(${arrayOfPlain(userIds)}::bigint[])
      and question_kind = 'nps' and score is not null
    order by user_id, answered_at desc`.execute(db);
  return new Map(
    rows.map(({ userId, score, answeredAt }) => [userId, { score, givenAtMs: answeredAt.getTime() }]),
  );
}

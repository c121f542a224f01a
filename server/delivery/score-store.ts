import { type RawBuilder, sql } from 'kysely';
import type { LastScore } from '../../shared/rules/match-audience.ts';
import { npsGroup } from '../../shared/rules/nps.ts';
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
    order by user_id, answered_at desc, id desc`.execute(db);
  return new Map(
    rows.map(({ userId, score, answeredAt }) => [userId, { score, givenAtMs: answeredAt.getTime() }]),
  );
}

/** Rows (id) of all users whose last NPS score is since then; of a group: only of those in it. */
export function thoseWhoScored(
  environmentId: number,
  since: Date,
  group: ReturnType<typeof npsGroup> | undefined,
): RawBuilder<unknown> {
  const scores = Array.from({ length: 11 }, (_, score) => score).filter((score) => npsGroup(score) === group);
  const isInGroup = group === undefined ? sql`true` : sql`score = any(${arrayOfPlain(scores)}::int[])`;
  return sql`
    select user_id as id
    from (
      select distinct on (user_id) user_id, score
      from response
      where environment_id = ${environmentId} and question_kind = 'nps' and score is not null and answered_at >= ${since}
      order by user_id, answered_at desc, id desc
    ) as newest
    where ${isInGroup}`;
}

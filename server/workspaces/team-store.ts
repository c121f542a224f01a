import { sql } from 'kysely';
import type { Queryable } from '../db/database.ts';

/** By name, with how many active members each has. */
export async function selectTeams(db: Queryable, workspaceId: number) {
  const { rows } = await sql<{ id: number; name: string; members: number }>`
    select t.id, t.name, count(s.member_id)::int as members
    from team t
    left join membership s on s.team_id = t.id and s.deactivated_at is null
    where t.workspace_id = ${workspaceId}
    group by t.id order by t.name, t.id`.execute(db);
  return rows;
}

/** Undefined: the name is taken. */
export async function insertTeam(
  db: Queryable,
  workspaceId: number,
  name: string,
): Promise<number | undefined> {
  const row = await db
    .insertInto('team')
    .values({ workspaceId, name })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function deleteTeam(db: Queryable, workspaceId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('team')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

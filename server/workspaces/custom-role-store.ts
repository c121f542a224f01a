import { sql } from 'kysely';
import type { Right } from '../../shared/contract/right.ts';
import type { Queryable } from '../db/database.ts';

/** By name, with how many active members each has. */
export async function selectCustomRoles(db: Queryable, workspaceId: number) {
  const { rows } = await sql<{ id: number; name: string; rights: Right[]; members: number }>`
    select r.id, r.name, r.rights, count(s.member_id)::int as members
    from custom_role r
    left join membership s on s.custom_role_id = r.id and s.deactivated_at is null
    where r.workspace_id = ${workspaceId}
    group by r.id order by r.name, r.id`.execute(db);
  return rows;
}

/** Undefined: the name is taken. */
export async function insertCustomRole(
  db: Queryable,
  workspaceId: number,
  role: { name: string; rights: Right[] },
): Promise<number | undefined> {
  const row = await db
    .insertInto('customRole')
    .values({ workspaceId, ...role })
    .onConflict((conflict) => conflict.columns(['workspaceId', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

export async function updateCustomRole(
  db: Queryable,
  workspaceId: number,
  id: number,
  role: { name: string; rights: Right[] },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('customRole')
    .set(role)
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Whether somebody has, or had, the role: then it stays. */
export async function isRoleHeld(db: Queryable, workspaceId: number, id: number): Promise<boolean> {
  const holder = await db
    .selectFrom('membership')
    .where('workspaceId', '=', workspaceId)
    .where('customRoleId', '=', id)
    .select('memberId')
    .limit(1)
    .executeTakeFirst();
  return holder !== undefined;
}

export async function deleteCustomRole(db: Queryable, workspaceId: number, id: number): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('customRole')
    .where('workspaceId', '=', workspaceId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

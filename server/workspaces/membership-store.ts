import { sql, type Updateable } from 'kysely';
import type { Portfolio, Right, Role } from '../../shared/contract/right.ts';
import type { Queryable } from '../db/database.ts';
import type { Schema } from '../db/schema.ts';

export interface MembershipRow {
  id: string;
  name: string;
  email: string;
  role: Role;
  customRoleId: number | null;
  customRights: Right[] | null;
  portfolio: Portfolio;
  teamId: number | null;
  isActive: boolean;
  hasSecondFactor: boolean;
  createdAt: Date;
  lastSeenAt: Date | null;
}

/** Members of the workspace by name, also those who have left; or the one with `id`. */
export async function selectMemberships(
  db: Queryable,
  workspaceId: number,
  id?: string,
): Promise<MembershipRow[]> {
  const { rows } = await sql<MembershipRow>`
    select m.id, m.name, m.email, s.role, s.custom_role_id, r.rights as custom_rights, s.portfolio, s.team_id,
      s.deactivated_at is null and m.deactivated_at is null as is_active,
      m.totp_since is not null as has_second_factor, s.created_at,
      (select max(last_seen_at) from session e where e.member_id = m.id and e.workspace_id = s.workspace_id)
        as last_seen_at
    from membership s
    join member m on m.id = s.member_id
    left join custom_role r on r.id = s.custom_role_id
    where s.workspace_id = ${workspaceId} and (${id ?? null}::uuid is null or m.id = ${id ?? null}::uuid)
    order by m.name, m.email`.execute(db);
  return rows;
}

export async function updateMembership(
  db: Queryable,
  workspaceId: number,
  memberId: string,
  change: Updateable<Schema['membership']>,
): Promise<void> {
  await db
    .updateTable('membership')
    .set(change)
    .where('workspaceId', '=', workspaceId)
    .where('memberId', '=', memberId)
    .execute();
}

/** How many can still set up the workspace. Held until the transaction ends, so that two don't leave together. */
export async function lockAdmins(trx: Queryable, workspaceId: number): Promise<string[]> {
  const admins = await trx
    .selectFrom('membership')
    .where('workspaceId', '=', workspaceId)
    .where('role', '=', 'admin')
    .where('deactivatedAt', 'is', null)
    .select('memberId')
    .orderBy('memberId')
    .forUpdate()
    .execute();
  return admins.map(({ memberId }) => memberId);
}

import { sql } from 'kysely';
import type { Db, Queryable } from '../database.ts';

/** Called as the user of the database with something behind it, so that no other user of that PostgreSQL has it. */
export const requestRoleName = (user: string): string => `${user.slice(0, 55)}_request`;

/**
 * The role that requests are made as, which is made first where this user of the database may make roles. Undefined:
 * there is none.
 */
export async function makeRequestRole(db: Queryable): Promise<string | undefined> {
  const { user, mayMakeRoles, isReady } = await standing(db);
  if (!isReady && mayMakeRoles) {
    const role = requestRoleName(user);
    // Roles are of a whole PostgreSQL: two servers on two of its databases may start at once.
    await sql`
      do $$ begin
        create role ${sql.id(role)} nologin;
      exception when duplicate_object or unique_violation then null;
      end $$`.execute(db);
    await sql`grant ${sql.id(role)} to ${sql.id(user)}`.execute(db);
  }
  return findRequestRole(db);
}

const known = new WeakMap<Db, Promise<string | undefined>>();

/** The role that requests on this database are made as, looked for once. Undefined: there is none. */
export function requestRoleOf(db: Db): Promise<string | undefined> {
  let role = known.get(db);
  if (!role) {
    role = findRequestRole(db);
    known.set(db, role);
    // A database that was away is asked again.
    role.catch(() => known.delete(db));
  }
  return role;
}

async function findRequestRole(db: Queryable): Promise<string | undefined> {
  const { user, isReady } = await standing(db);
  const role = requestRoleName(user);
  return isReady && (await canBecome(db, role)) ? role : undefined;
}

interface Standing {
  user: string;
  mayMakeRoles: boolean;
  /** The role is there, this user is in it, and it is none of those that no policy binds. */
  isReady: boolean;
}

async function standing(db: Queryable): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select u.rolname as user, u.rolsuper or u.rolcreaterole as may_make_roles,
      exists (
        select from pg_roles r where r.rolname = left(u.rolname, 55) || '_request'
          and pg_has_role(u.rolname, r.oid, 'member') and not r.rolsuper and not r.rolbypassrls
      ) as is_ready
    from pg_roles u where u.rolname = current_user`.execute(db);
  return rows[0] as Standing;
}

/** Tried: being in a role is not the same as being able to act as it, since PostgreSQL 16. */
async function canBecome(db: Queryable, role: string): Promise<boolean> {
  try {
    await sql`select set_config('role', ${role}, true)`.execute(db);
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === '42501') return false;
    throw error;
  }
}

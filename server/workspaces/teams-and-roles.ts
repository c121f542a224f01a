import type { CustomRole, Team } from '../../shared/contract/member.ts';
import type { Right } from '../../shared/contract/right.ts';
import type { Context } from '../context.ts';
import { inTransaction } from '../db/in-transaction.ts';
import { AppError, notFound } from '../http/app-error.ts';
import { actorCovers, type WorkspaceScope } from '../http/scope.ts';
import { audit } from './audit.ts';
import { changes } from './changes.ts';
import {
  deleteCustomRole,
  insertCustomRole,
  isRoleHeld,
  selectCustomRoles,
  updateCustomRole,
} from './custom-role-store.ts';
import { deleteTeam, insertTeam, selectTeams } from './team-store.ts';

type Clock = Pick<Context, 'db' | 'now'>;
interface RoleInput {
  name: string;
  rights: Right[];
}

const taken = (what: string) => new AppError('conflict', `There is already a ${what} with this name.`);

/** Teams by name. Members of one see each other's accounts, if their portfolio is the team's. */
export const listTeams = ({ db }: Pick<Context, 'db'>, { workspaceId }: WorkspaceScope): Promise<Team[]> =>
  selectTeams(db, workspaceId);

export function createTeam({ db, now }: Clock, scope: WorkspaceScope, name: string): Promise<Team> {
  return inTransaction(db, async (trx) => {
    const id = await insertTeam(trx, scope.workspaceId, name);
    if (id === undefined) throw taken('team');
    await audit(trx, scope, now(), 'team.created', `team:${id}`, { name });
    return { id, name, members: 0 };
  });
}

/** Its members stay, without a team. */
export async function removeTeam({ db, now }: Clock, scope: WorkspaceScope, id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const team = (await selectTeams(trx, scope.workspaceId)).find((each) => each.id === id);
    if (!team || !(await deleteTeam(trx, scope.workspaceId, id))) throw notFound('team');
    await audit(trx, scope, now(), 'team.removed', `team:${id}`, { name: team.name });
  });
}

/** The workspace's own roles by name. */
export const listCustomRoles = (
  { db }: Pick<Context, 'db'>,
  { workspaceId }: WorkspaceScope,
): Promise<CustomRole[]> => selectCustomRoles(db, workspaceId);

export function createCustomRole(
  { db, now }: Clock,
  scope: WorkspaceScope,
  input: RoleInput,
): Promise<CustomRole> {
  requireCovered(scope, input.rights);
  const role = { ...input, rights: [...new Set(input.rights)] };
  return inTransaction(db, async (trx) => {
    const id = await insertCustomRole(trx, scope.workspaceId, role);
    if (id === undefined) throw taken('role');
    await audit(trx, scope, now(), 'role.created', `role:${id}`, { ...role });
    return { id, ...role, members: 0 };
  });
}

/** Changes what everybody with the role may do, from their next request on. */
export function changeCustomRole(
  { db, now }: Clock,
  scope: WorkspaceScope,
  id: number,
  input: RoleInput,
): Promise<CustomRole> {
  requireCovered(scope, input.rights);
  const { workspaceId } = scope;
  const role = { ...input, rights: [...new Set(input.rights)] };
  return inTransaction(db, async (trx) => {
    const roles = await selectCustomRoles(trx, workspaceId);
    const before = roles.find((each) => each.id === id);
    if (!before) throw notFound('role');
    requireCovered(scope, before.rights);
    if (roles.some((other) => other.id !== id && other.name === role.name)) throw taken('role');
    await updateCustomRole(trx, workspaceId, id, role);
    await audit(trx, scope, now(), 'role.changed', `role:${id}`, changes<RoleInput>(before, role));
    return { ...before, ...role };
  });
}

/** Throws `conflict` while somebody has the role. */
export async function removeCustomRole({ db, now }: Clock, scope: WorkspaceScope, id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (await isRoleHeld(trx, scope.workspaceId, id)) {
      throw new AppError('conflict', 'Somebody has this role: give them another one first.');
    }
    const role = (await selectCustomRoles(trx, scope.workspaceId)).find((each) => each.id === id);
    if (!role || !(await deleteCustomRole(trx, scope.workspaceId, id))) throw notFound('role');
    const { name, rights } = role;
    await audit(trx, scope, now(), 'role.removed', `role:${id}`, { name, rights });
  });
}

function requireCovered({ actor }: WorkspaceScope, rights: readonly Right[]): void {
  if (!actorCovers(actor, rights)) {
    throw new AppError('not_allowed', 'Nobody can be given rights that you don’t have yourself.');
  }
}

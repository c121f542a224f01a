import type { Place } from '../../shared/contract/member.ts';
import type { Right } from '../../shared/contract/right.ts';
import { portfoliosOfRole } from '../../shared/rules/rights.ts';
import type { Queryable } from '../db/database.ts';
import { AppError } from '../http/app-error.ts';
import { actorCovers, type WorkspaceScope } from '../http/scope.ts';
import { selectCustomRoles } from './custom-role-store.ts';
import { rightsOfMembership } from './membership-rights.ts';
import { selectTeams } from './team-store.ts';

const invalid = (path: string, message: string) =>
  new AppError('invalid_request', 'The request is not valid: see details for each fault.', {
    details: [{ path, message }],
  });

/**
 * The rights that a place in the workspace gives. Throws `invalid_request` where it names a role or team that the
 * workspace does not have or a portfolio that its role can't, and `not_allowed` where it gives more than the actor has.
 */
export async function checkPlace(
  db: Queryable,
  scope: WorkspaceScope,
  { role, customRoleId, portfolio, teamId }: Place,
): Promise<readonly Right[]> {
  if (!portfoliosOfRole(role).includes(portfolio)) {
    throw invalid('place.portfolio', `is not for the role ${role}`);
  }
  const customRole =
    customRoleId === null
      ? undefined
      : (await selectCustomRoles(db, scope.workspaceId)).find(({ id }) => id === customRoleId);
  if (customRoleId !== null && !customRole) throw invalid('place.customRoleId', 'there is no such role');
  if (teamId !== null && !(await selectTeams(db, scope.workspaceId)).some(({ id }) => id === teamId)) {
    throw invalid('place.teamId', 'there is no such team');
  }
  const rights = rightsOfMembership({ role, portfolio, customRights: customRole?.rights ?? null });
  if (!actorCovers(scope.actor, rights)) {
    throw new AppError('not_allowed', 'Nobody can be given rights that you don’t have yourself.');
  }
  return rights;
}

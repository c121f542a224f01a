import type { Context } from '../context.ts';
import type { Scope } from '../http/scope.ts';
import { selectOwners } from './field-store.ts';

/** Members who can look after accounts, with their team. */
export async function listOwners({ db }: Pick<Context, 'db'>, scope: Scope) {
  const owners = await selectOwners(db, scope);
  return owners.map(({ id, name, teamId, teamName }) => ({
    id,
    name,
    team: teamId === null || teamName === null ? null : { id: teamId, name: teamName },
  }));
}

import { AppError } from '../http/app-error.ts';
import type { Actor, WorkspaceScope } from '../http/scope.ts';

/** The member who acts, in routes about themselves. Throws `not_allowed` for a program with a key. */
export function actingMember({ actor }: WorkspaceScope): Extract<Actor, { kind: 'member' }> {
  if (actor.kind === 'member') return actor;
  throw new AppError('not_allowed', 'This is for a member who is signed in, not for a key.');
}

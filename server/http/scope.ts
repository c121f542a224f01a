import type { KeyScope, Right, Role } from '../../shared/contract/right.ts';
import { can, covers } from '../../shared/rules/rights.ts';
import type { NotedVariables } from './log-requests.ts';

/** Who acts: a member signed in to the studio, a program with a secret key, or the server and its command line. */
export type Actor =
  | {
      kind: 'member';
      memberId: string;
      role: Role;
      rights: readonly Right[];
      locale: 'en' | 'zh-CN';
      /** They came by the workspace's identity provider. */
      isByProvider?: boolean;
    }
  | { kind: 'key'; keyId: string; scope: KeyScope; rights: readonly Right[] }
  | { kind: 'system' };

/** Whether the actor may do it; the server itself may do everything. */
export const actorCan = (actor: Actor, right: Right): boolean =>
  actor.kind === 'system' || can(actor.rights, right);

/** Whether the actor has all of these rights, and so may give them to another. */
export const actorCovers = (actor: Actor, rights: readonly Right[]): boolean =>
  actor.kind === 'system' || covers(actor.rights, rights);

/** As much of an actor as the audit log names: somebody who is only just signing in is no more than that. */
export type NamedActor =
  | { kind: 'member'; memberId: string }
  | { kind: 'key'; keyId: string }
  | { kind: 'system' };

/** Where a request came from, for the audit log. */
export interface Origin {
  network: string | undefined;
  requestId: string;
}

/** What every store function takes first: whose data, and which part of it. */
export interface WorkspaceScope {
  workspaceId: number;
  actor: Actor;
  /** Absent: no request. */
  origin?: Origin;
}

/** Scope of everything that belongs to one host app, seen in one of its environments. */
export interface Scope extends WorkspaceScope {
  appId: number;
  environmentId: number;
  /** Members whose accounts the actor may see, for an actor with a portfolio. Absent: all accounts. */
  owners?: readonly string[];
}

/** The actor as the audit log and `published_by` name it. */
export function actorName(actor: NamedActor): string {
  switch (actor.kind) {
    case 'member':
      return `member:${actor.memberId}`;
    case 'key':
      return `key:${actor.keyId}`;
    case 'system':
      return 'system';
  }
}

/** Hono's variables in every route behind `authenticate`. */
export interface ScopedVariables {
  Variables: NotedVariables['Variables'] & { scope: Scope };
}

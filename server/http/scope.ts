/** Who acts: a member signed in to the studio, or a program with a secret key. */
export type Actor =
  | { kind: 'member'; memberId: string; role: 'admin' | 'member'; locale: 'en' | 'zh-CN' }
  | { kind: 'key'; keyId: string; scope: 'admin' | 'read' | 'write' };

/** What every store function takes first: whose data, and which part of it. */
export interface WorkspaceScope {
  workspaceId: number;
  actor: Actor;
}

/** Scope of everything that belongs to one host app, seen in one of its environments. */
export interface Scope extends WorkspaceScope {
  appId: number;
  environmentId: number;
}

/** The actor as the audit log and `published_by` name it. */
export const actorName = (actor: Actor) =>
  actor.kind === 'member' ? `member:${actor.memberId}` : `key:${actor.keyId}`;

/** Hono's variables in every route behind `authenticate`. */
export interface ScopedVariables {
  Variables: { requestId: string; scope: Scope };
}

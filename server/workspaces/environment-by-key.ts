import type { Context } from '../context.ts';

/** What the snippet's routes need to know of the environment that a public key names. */
export interface KeyedEnvironment {
  workspaceId: number;
  appId: number;
  environmentId: number;
  /** IANA name: the workspace's, which decides the day unless the account has its own. */
  timeZone: string;
  configVersion: number;
  isStopped: boolean;
}

/** One indexed read; undefined when there is no such key. */
export async function environmentByPublicKey(
  { db }: Pick<Context, 'db'>,
  publicKey: string,
): Promise<KeyedEnvironment | undefined> {
  return db
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.publicKey', '=', publicKey)
    .select([
      'environment.workspaceId',
      'environment.appId',
      'environment.id as environmentId',
      'environment.configVersion',
      'environment.isStopped',
      'workspace.timeZone',
    ])
    .executeTakeFirst();
}

import type { Context } from '../context.ts';
import type { Verification } from '../db/schema/workspaces.ts';
import { type Sealing, UnreadableSecret } from '../db/sealing/sealing.ts';
import { tokenHash } from './token.ts';

/** What the snippet's routes need to know of the environment that a public key names. */
export interface KeyedEnvironment {
  workspaceId: number;
  appId: number;
  environmentId: number;
  /** IANA name: the workspace's, which decides the day unless the account has its own. */
  timeZone: string;
  configVersion: number;
  isStopped: boolean;
  autoStartsPerSession: number;
  autoStartsPerDay: number;
  verification: Verification;
  /** What the host app signs its users' ids with; null while it has not asked for one. */
  identitySecret: string | null;
  eventsPerMinute: number | null;
  /** Of pages that may use the public key. Empty: any. */
  allowedOrigins: readonly string[];
}

const keyedEnvironmentColumns = [
  'environment.workspaceId',
  'environment.appId',
  'environment.id as environmentId',
  'environment.configVersion',
  'environment.isStopped',
  'environment.autoStartsPerSession',
  'environment.autoStartsPerDay',
  'environment.verification',
  'environment.identitySecret',
  'environment.eventsPerMinute',
  'environment.allowedOrigins',
  'workspace.timeZone',
] as const;

/** One indexed read; undefined when there is no such key. */
export async function environmentByPublicKey(
  { db, sealing }: Pick<Context, 'db' | 'sealing'>,
  publicKey: string,
): Promise<KeyedEnvironment | undefined> {
  const environment = await db
    .selectFrom('environment')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('environment.publicKey', '=', publicKey)
    .select(keyedEnvironmentColumns)
    .executeTakeFirst();
  return environment && opened(sealing, environment);
}

/** The same for a secret key that may write, such as a server uses to send events; undefined when there is no such key. */
export async function environmentBySecretKey(
  { db, now, sealing }: Pick<Context, 'db' | 'now' | 'sealing'>,
  secretKey: string,
): Promise<KeyedEnvironment | undefined> {
  const environment = await db
    .selectFrom('secretKey')
    .innerJoin('environment', 'environment.id', 'secretKey.environmentId')
    .innerJoin('workspace', 'workspace.id', 'environment.workspaceId')
    .where('secretKey.keyHash', '=', tokenHash(secretKey))
    .where('secretKey.revokedAt', 'is', null)
    .where((or) => or.or([or('secretKey.expiresAt', 'is', null), or('secretKey.expiresAt', '>', now())]))
    .where('secretKey.scope', '!=', 'read')
    .select(keyedEnvironmentColumns)
    .executeTakeFirst();
  return environment && opened(sealing, environment);
}

/** A secret that can't be read is none, unless events are refused by it: these wait until it can. */
function opened(sealing: Sealing, environment: KeyedEnvironment): KeyedEnvironment {
  const { environmentId, identitySecret, verification } = environment;
  if (identitySecret === null) return environment;
  try {
    return { ...environment, identitySecret: sealing.open(identitySecret, `environment:${environmentId}`) };
  } catch (error) {
    if (!(error instanceof UnreadableSecret) || verification === 'enforce') throw error;
    return { ...environment, identitySecret: null };
  }
}

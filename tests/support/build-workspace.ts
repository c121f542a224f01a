import { createHash, randomBytes } from 'node:crypto';
import type { Context } from '../../server/context.ts';
import { newId } from '../../server/db/new-id.ts';
import type { Scope } from '../../server/http/scope.ts';
import type { KeyedEnvironment } from '../../server/workspaces/environment-by-key.ts';
import type { Role } from '../../shared/contract/right.ts';
import { portfoliosOfRole, rightsOfRole } from '../../shared/rules/rights.ts';

export interface BuiltEnvironment {
  id: number;
  publicKey: string;
  /** Secret key with scope admin. */
  secretKey: string;
  /** As the member below. */
  scope: Scope;
  /** As ingest and delivery know it. */
  keyed: KeyedEnvironment;
}

export interface BuiltWorkspace {
  workspaceId: number;
  appId: number;
  production: BuiltEnvironment;
  staging: BuiltEnvironment;
  /** An admin. Has no password: tests of signing in make their own member. */
  member: { id: string; email: string };
}

interface Options {
  name?: string;
  /** Role of the member. */
  role?: Exclude<Role, 'custom'>;
  timeZone?: string;
}

/** Inserts a workspace with an app, both its environments with keys, and a member. */
export async function buildWorkspace(
  { db, now }: Pick<Context, 'db' | 'now'>,
  { name = 'Acme', role = 'admin', timeZone = 'Asia/Shanghai' }: Options = {},
): Promise<BuiltWorkspace> {
  const createdAt = now();
  const workspace = await db
    .insertInto('workspace')
    .values({ name, timeZone, createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();
  const member = { id: newId(createdAt), email: `${randomBytes(4).toString('hex')}@example.com` };
  await db
    .insertInto('member')
    .values({ ...member, name: 'Mei Lin', passwordHash: '', locale: 'en', createdAt, deactivatedAt: null })
    .execute();
  await db
    .insertInto('membership')
    .values({
      workspaceId: workspace.id,
      memberId: member.id,
      role,
      portfolio: portfoliosOfRole(role)[0]!,
      createdAt,
    })
    .execute();
  const app = await db
    .insertInto('app')
    .values({ workspaceId: workspace.id, name: `${name} app`, url: 'https://host.example', createdAt })
    .returning('id')
    .executeTakeFirstOrThrow();

  const environment = async (environmentName: 'production' | 'staging'): Promise<BuiltEnvironment> => {
    const publicKey = `pk_${randomBytes(12).toString('hex')}`;
    const secretKey = `sk_${randomBytes(24).toString('base64url')}`;
    const row = await db
      .insertInto('environment')
      .values({ workspaceId: workspace.id, appId: app.id, name: environmentName, publicKey, createdAt })
      .returning(['id', 'configVersion', 'isStopped', 'autoStartsPerSession', 'autoStartsPerDay'])
      .executeTakeFirstOrThrow();
    await db
      .insertInto('secretKey')
      .values({
        id: newId(createdAt),
        workspaceId: workspace.id,
        environmentId: row.id,
        name: 'test',
        scope: 'admin',
        keyHash: createHash('sha256').update(secretKey).digest(),
        lastFour: secretKey.slice(-4),
        createdAt,
      })
      .execute();
    const place = { workspaceId: workspace.id, appId: app.id, environmentId: row.id };
    return {
      id: row.id,
      publicKey,
      secretKey,
      scope: {
        ...place,
        actor: { kind: 'member', memberId: member.id, role, rights: rightsOfRole(role), locale: 'en' },
      },
      keyed: {
        ...place,
        timeZone,
        configVersion: row.configVersion,
        isStopped: row.isStopped,
        autoStartsPerSession: row.autoStartsPerSession,
        autoStartsPerDay: row.autoStartsPerDay,
        verification: 'off',
        identitySecret: null,
        eventsPerMinute: null,
        allowedOrigins: [],
      },
    };
  };

  return {
    workspaceId: workspace.id,
    appId: app.id,
    production: await environment('production'),
    staging: await environment('staging'),
    member,
  };
}

import { createApp } from '../../../../server/app.ts';
import { readConfig } from '../../../../server/config.ts';
import type { Context } from '../../../../server/context.ts';
import { addApp } from '../../../../server/workspaces/add-app.ts';
import { buildTenant, type Tenant } from '../../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../../support/build-workspace.ts';
import { fromStudio, type SignedIn, signedInMember } from '../../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../../support/test-database.ts';
import { nobody } from './bodies.ts';
import type { Call } from './calls.ts';

export interface Answer {
  status: number;
  text: string;
}

/** Somebody who may do everything in a workspace that has one of everything. */
export interface Place {
  database: TestDatabase;
  context: Context;
  app: ReturnType<typeof createApp>;
  acme: BuiltWorkspace;
  admin: SignedIn;
  mine: Tenant;
  /** As the admin, unless a cookie says otherwise. Answers of two calls differ by what they answer alone. */
  call(route: string, call: Call, cookie?: string, requestId?: string): Promise<Answer>;
}

export async function buildPlace(): Promise<Place> {
  const database = await createTestDatabase();
  // From numbers that mean nothing else, so that they can be found in statements.
  for (const [index, table] of ['workspace', 'app', 'environment'].entries()) {
    await database.pool.query(
      `alter table ${table} alter column id restart with ${710_011 + index * 10_000}`,
    );
  }
  // Identity providers of tests are on loopback.
  const config = readConfig({ PUBLIC_URL: 'http://cairn.test', CAIRN_PRIVATE_RECEIVERS: '1' });
  const context = database.context({ config });
  const app = createApp(context);
  const acme = await buildWorkspace(context);
  const admin = await signedInMember(app, context, acme.workspaceId);
  const mine = await buildTenant(context, acme.production.scope, acme.production.publicKey, 'walnut');
  return {
    ...{ database, context, app, acme, admin, mine },
    async call(route, { path, body }, cookie = admin.cookie, requestId = 'same') {
      const init = fromStudio(route.split(' ')[0]!, body, cookie);
      const headers = { ...(init.headers as Record<string, string>), 'X-Request-Id': requestId };
      const response = await app.request(`/api/v1${path}`, { ...init, headers });
      return { status: response.status, text: await response.text() };
    },
  };
}

/** Another workspace on the same server, with one of everything. */
export async function buildStranger({ context }: Place): Promise<Tenant> {
  const { production } = await buildWorkspace(context, { name: 'Globex' });
  return buildTenant(context, production.scope, production.publicKey, 'saffron');
}

/** Another app of the same workspace, with one of everything. */
export async function buildOtherApp({ context, acme }: Place): Promise<Tenant> {
  const second = await addApp(context, acme.production.scope, {
    name: 'Second',
    url: 'https://two.example',
  });
  const production = second.environments.find(({ name }) => name === 'production')!;
  const scope = { ...acme.production.scope, appId: second.id, environmentId: production.id };
  return buildTenant(context, scope, production.publicKey, 'juniper');
}

/** The same place with ids that nobody has. */
export const nobodys = (of: Tenant): Tenant => ({
  ...of,
  guideId: nobody,
  segmentId: nobody,
  listId: nobody,
  keyId: nobody,
  webhookId: nobody,
  alertId: nobody,
  ruleId: nobody,
  pickerSessionId: nobody,
  memberId: nobody,
  invitationId: nobody,
  teamId: 999_999_999,
  roleId: 999_999_999,
  appId: 999_999_999,
  moduleId: 999_999_999,
  featureId: 999_999_999,
  reviewId: nobody,
  accountId: 'nobody-account',
  userId: 'nobody-user',
});

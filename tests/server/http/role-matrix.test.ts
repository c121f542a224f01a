import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { type Right, type Role, rights, roles } from '../../../shared/contract/right.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

type FixedRole = Exclude<Role, 'custom'>;

/** Who may do what, as people were told. It is written out here, so that no change of the rules goes unseen. */
const holders: Record<Right, FixedRole[]> = {
  'workspace.read': [
    'admin',
    'product_lead',
    'author',
    'publisher',
    'csm',
    'cs_lead',
    'executive',
    'developer',
  ],
  'guide.draft': ['admin', 'product_lead', 'author', 'publisher'],
  'guide.publish': ['admin', 'product_lead', 'publisher'],
  'segment.write': ['admin', 'product_lead', 'author', 'publisher'],
  'catalogue.write': ['admin', 'product_lead', 'author', 'publisher'],
  'account.read': [
    'admin',
    'product_lead',
    'author',
    'publisher',
    'csm',
    'cs_lead',
    'executive',
    'developer',
  ],
  'account.write': ['admin', 'product_lead', 'csm', 'cs_lead'],
  'account.assign': ['admin', 'product_lead', 'cs_lead'],
  'account.erase': ['admin'],
  'judgement.write': ['admin', 'product_lead', 'cs_lead'],
  'settings.write': ['admin', 'developer'],
  'key.write': ['admin', 'developer'],
  'webhook.write': ['admin', 'developer'],
  'member.write': ['admin'],
  'audit.read': ['admin'],
};

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
  acme = await buildWorkspace(context);
});
afterAll(() => database.drop());

/** Every route behind a right, with an id that nothing has and a body that nothing accepts. */
const routes = () =>
  app.routes.flatMap(({ method, path, handler }) => {
    if (!('right' in handler)) return [];
    const filled = path.replaceAll(/:\w+(\{[^}]*\})?/g, '019a0000-0000-7000-8000-000000000000');
    return { method, path: filled, pattern: path, right: handler.right as Right };
  });

test('every right is asked for by some route', () => {
  const asked = new Set(routes().map(({ right }) => right));
  expect(rights.filter((right) => !asked.has(right))).toEqual([]);
});

test.each(roles.filter((role) => role !== 'custom'))(
  'the role %s may use the routes of its rights, and no others',
  async (role) => {
    const { cookie } = await signedInMember(app, context, acme.workspaceId, role);
    for (const { method, path, pattern, right } of routes()) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : { nonsense: true };
      const response = await app.request(path, fromStudio(method, body, cookie));
      const isRefused = response.status === 403;
      expect(isRefused, `${method} ${pattern} needs ${right}: ${response.status}`).toBe(
        !holders[right].includes(role),
      );
    }
  },
);

test('a role of the workspace’s own has just the rights that it was given', async () => {
  const { workspaceId } = acme;
  const given: Right[] = ['workspace.read', 'segment.write'];
  const { id } = await database.db
    .insertInto('customRole')
    .values({ workspaceId, name: 'Segmenter', rights: given })
    .returning('id')
    .executeTakeFirstOrThrow();
  const { id: memberId, cookie } = await signedInMember(app, context, workspaceId, 'executive');
  const become = { role: 'custom', customRoleId: id } as const;
  await database.db.updateTable('membership').set(become).where('memberId', '=', memberId).execute();
  for (const { method, path, pattern, right } of routes()) {
    const body = method === 'GET' || method === 'DELETE' ? undefined : { nonsense: true };
    const response = await app.request(path, fromStudio(method, body, cookie));
    expect(response.status === 403, `${method} ${pattern}`).toBe(!given.includes(right));
  }
});

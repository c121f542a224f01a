import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

interface Operation {
  summary?: string;
  tags?: string[];
  responses: Record<string, { $ref?: string; content?: unknown }>;
  parameters?: { $ref?: string; name?: string }[];
  requestBody?: { content: Record<string, { schema: { properties?: object } }> };
}
interface Document {
  openapi: string;
  info: { title: string };
  servers: { url: string }[];
  security: object[];
  paths: Record<string, Record<string, Operation>>;
  components: { responses: { Error: object }; securitySchemes: object };
}

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let document: Document;

beforeAll(async () => {
  database = await createTestDatabase();
  app = createApp(database.context());
  document = (await (await app.request('/api/v1/openapi.json')).json()) as Document;
});
afterAll(() => database.drop());

/** Every route of the running app under /api/v1, as `get /api/v1/apps/{id}`. */
const mountedRoutes = () => [
  ...new Set(
    app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/v1/'))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)(\{[^}]*\})?/g, '{$1}')}`),
  ),
];

test('says what it is and how to get in', () => {
  expect(document.openapi).toBe('3.1.0');
  expect(document.info.title).toBe('Cairn management API');
  expect(document.servers).toEqual([{ url: 'http://cairn.test' }]);
  expect(document.security).toEqual([{ secretKey: [] }]);
  expect(document.components.securitySchemes).toEqual({ secretKey: { type: 'http', scheme: 'bearer' } });
});

test('names every management route that the app answers, and no other', () => {
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method} ${path}`),
  );
  expect(described.toSorted()).toEqual(mountedRoutes().toSorted());
  expect(described).toContain('post /api/v1/session');
});

test('gives every operation a summary, a tag, a described success and the one error', () => {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      const where = `${method} ${path}`;
      expect(operation.summary, where).toMatch(/\S{3,}/);
      expect(operation.tags, where).toHaveLength(1);
      expect(Object.keys(operation.responses), where).toContainEqual(expect.stringMatching(/^[23]\d\d$/));
      expect(operation.responses.default, where).toEqual({ $ref: '#/components/responses/Error' });
    }
  }
});

test('describes bodies by the schemas that check them', () => {
  const { requestBody } = document.paths['/api/v1/session']!.post!;
  expect(Object.keys(requestBody!.content['application/json']!.schema.properties ?? {})).toEqual([
    'email',
    'password',
    'code',
  ]);
});

test('says of routes that need a sign-in that an environment can be chosen', () => {
  const parameters = (path: string) => document.paths[path]!.get!.parameters ?? [];
  expect(parameters('/api/v1/install')).toContainEqual({ $ref: '#/components/parameters/Environment' });
  expect(parameters('/api/v1/setup')).toEqual([]);
});

test('refers to nothing that it does not hold', () => {
  const text = JSON.stringify(document);
  for (const [, ref] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = ref!
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(target, ref).toBeDefined();
  }
});

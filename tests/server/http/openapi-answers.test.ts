import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { createApp } from '../../../server/app.ts';
import type { Context } from '../../../server/context.ts';
import { buildTenant, type Tenant } from '../../support/build-tenant.ts';
import { type BuiltWorkspace, buildWorkspace } from '../../support/build-workspace.ts';
import { fromStudio, signedInMember } from '../../support/sign-in.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/*
 * What the routes really answer, held against what `openapi.json` says of them: each field is described, and each that
 * is described as being there is there.
 */

type Json = Record<string, unknown>;
interface Operation {
  responses: Record<string, { content?: Record<string, { schema?: Json }> }>;
}

let database: TestDatabase;
let context: Context;
let app: ReturnType<typeof createApp>;
let acme: BuiltWorkspace;
let mine: Tenant;
let cookie: string;
let document: { paths: Record<string, Record<string, Operation>>; components: Json };

beforeAll(async () => {
  database = await createTestDatabase();
  context = database.context();
  app = createApp(context);
  acme = await buildWorkspace(context);
  ({ cookie } = await signedInMember(app, context, acme.workspaceId));
  mine = await buildTenant(context, acme.production.scope, acme.production.publicKey, 'walnut');
  await refreshAllSummaries(context);
  document = (await (await app.request('/api/v1/openapi.json')).json()) as typeof document;
});
afterAll(() => database.drop());

/** The same schema, in which an object has the fields that are described and no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const parts = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [key, closed(value)]),
  ) as Json;
  const isOpen =
    parts.type === 'object' && parts.properties !== undefined && parts.additionalProperties === undefined;
  return isOpen ? { ...parts, additionalProperties: false } : parts;
}

const ids = (): Record<string, string> => ({
  guides: mine.guideId,
  segments: mine.segmentId,
  'audience-lists': mine.listId,
  features: String(mine.featureId),
  accounts: mine.accountId,
  users: mine.userId,
  alerts: mine.alertId,
  reviews: mine.reviewId,
  webhooks: mine.webhookId,
});
const queries: Record<string, string> = {
  '/metrics': '?names=users,nps',
  '/nps/respondents': '?cut=tier',
  '/nps/respondents.csv': '?cut=tier',
  '/guides/{id}/goal/people': '?part=shown&group=reached',
  '/guides/{id}/goal/people.csv': '?part=shown&group=reached',
  '/guides/{id}/report/people': '?milestone=started',
  '/guides/{id}/report/people.csv': '?milestone=started',
};
/** They need a sign-in of their own kind, or are no JSON of ours. */
const left = ['/openapi.json', '/oidc/callback', '/shared/{token}', '/picker-sessions/{id}'];

function filled(path: string): string {
  const noun = path.split('/')[1] ?? '';
  const at = path
    .replace('{dimension}', 'tier')
    .replace('{name}', 'users')
    .replace('{version}', '1')
    .replace('{id}', encodeURIComponent(ids()[noun] ?? ''));
  return `/api/v1${at}${queries[path] ?? ''}`;
}

test('every answer that is read is described whole', { timeout: 60_000 }, async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  const components = closed(document.components) as Json;
  const faults: string[] = [];
  let read = 0;
  for (const [full, item] of Object.entries(document.paths)) {
    const path = full.slice('/api/v1'.length);
    const schema = item.get?.responses[200]?.content?.['application/json']?.schema;
    if (!item.get || left.includes(path)) continue;
    const response = await app.request(filled(path), fromStudio('GET', undefined, cookie));
    expect(response.status, path).toBe(200);
    if (!schema) {
      const [type] = Object.keys(item.get.responses[200]?.content ?? {});
      expect(response.headers.get('Content-Type'), path).toContain(type);
      // One that is streamed holds a connection until it is read.
      await response.text();
      continue;
    }
    const validate = ajv.compile({ ...(closed(schema) as Json), components });
    if (!validate(await response.json())) {
      faults.push(
        ...(validate.errors ?? []).map(
          ({ instancePath, message, params }) =>
            `${path}${instancePath} ${message} ${JSON.stringify(params)}`,
        ),
      );
    }
    read++;
  }
  expect(read).toBeGreaterThan(45);
  expect([...new Set(faults)]).toEqual([]);
});

test('every refusal is described', async () => {
  const ajv = new Ajv2020({ strict: false });
  const { Error: error } = document.components.responses as Record<string, Operation['responses'][string]>;
  const validate = ajv.compile(closed(error?.content?.['application/json']?.schema) as Json);
  for (const [path, init] of [
    ['/nowhere', fromStudio('GET', undefined, cookie)],
    ['/guides', fromStudio('GET')],
    ['/guides/none', fromStudio('GET', undefined, cookie)],
    ['/guides', fromStudio('POST', { nonsense: true }, cookie)],
    ['/guides', fromStudio('PATCH', {}, cookie)],
  ] as const) {
    const response = await app.request(`/api/v1${path}`, init);
    expect(response.ok, path).toBe(false);
    expect(validate(await response.json()), `${path}: ${JSON.stringify(validate.errors)}`).toBe(true);
  }
});

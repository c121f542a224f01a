import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../server/accounts/refresh-summaries.ts';
import { createApp } from '../../server/app.ts';
import { buildTenant, type Tenant } from '../support/build-tenant.ts';
import { buildWorkspace } from '../support/build-workspace.ts';
import { createSetClock } from '../support/set-clock.ts';
import { fromStudio, type SignedIn, signedInMember } from '../support/sign-in.ts';
import { signedOutRoutes } from '../support/signed-out-routes.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { agrees } from './reference/agrees.ts';
import { printed, shown } from './reference/printed.ts';
import { type Request, readings, story, withoutAnswer } from './reference/story.ts';

/*
 * docs/api-reference.md: every route of the management API with a request that was made here and its answer. The page is
 * written by `CAIRN_WRITE_DOCS=1 npx vitest run --project unit tests/docs/api-reference.test.ts`. A route without an example,
 * and an answer of another shape than the page shows, fail the test.
 */

interface Operation {
  summary?: string;
  tags?: string[];
}

let database: TestDatabase;
let app: ReturnType<typeof createApp>;
let member: SignedIn;
let of: Tenant;
let operations: Map<string, Operation>;

beforeAll(async () => {
  database = await createTestDatabase();
  const context = database.context({ now: createSetClock('2026-03-02T08:00:00Z').now });
  app = createApp(context);
  const { workspaceId, production } = await buildWorkspace(context);
  member = await signedInMember(app, context, workspaceId);
  of = await buildTenant(context, production.scope, production.publicKey, 'acme');
  await refreshAllSummaries(context);
  const document = (await (await app.request('/api/v1/openapi.json')).json()) as {
    paths: Record<string, Record<string, Operation>>;
  };
  operations = new Map(
    Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => [routeOf(method, path), operation] as const),
    ),
  );
}, 60_000);
afterAll(() => database.drop());

const routeOf = (method: string, path: string) =>
  `${method.toUpperCase()} ${path.replace('/api/v1', '').replaceAll(/\{(\w+)\}/g, ':$1')}`;

/** By the first word of a path, whose id `:id` is. */
const idOf = (noun: string): string | number | undefined =>
  ({
    guides: of.guideId,
    segments: of.segmentId,
    'audience-lists': of.listId,
    modules: of.moduleId,
    features: of.featureId,
    accounts: of.accountId,
    users: of.userId,
    alerts: of.alertId,
    reviews: of.reviewId,
    webhooks: of.webhookId,
    keys: of.keyId,
  })[noun];

const titleOf = (route: string) => `### \`${route}\`\n${operations.get(route)?.summary ?? ''}.`;

const answers = new Map<string, unknown>();
const examples = new Map<string, string>();
const faults: string[] = [];

async function ask(route: string, { at = {}, query = '', body, status }: Request): Promise<void> {
  const [method = '', pattern = ''] = route.split(' ');
  const path = pattern.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(at[name] ?? idOf(pattern.split('/')[1]!) ?? `no ${name}`)),
  );
  const isSignedOut = signedOutRoutes.includes(`${method} /api/v1${pattern}`);
  const response = await app.request(
    `/api/v1${path}${query}`,
    fromStudio(method, body, isSignedOut ? undefined : member.cookie),
  );
  const text = response.headers.get('Content-Type')?.includes('pdf') ? '' : await response.text();
  if (status === undefined ? !response.ok : response.status !== status) {
    faults.push(`${route}: ${response.status} ${text}`);
  }
  const isJson = response.headers.get('Content-Type')?.includes('application/json') && text !== '';
  if (isJson) answers.set(route, JSON.parse(text));
  const type = isJson ? 'json' : 'text';
  const answer = isJson ? printed(shown(JSON.parse(text))) : String(shown(text)).trim();
  examples.set(
    route,
    [
      titleOf(route),
      '```http',
      `${method} /api/v1${shown(path + query)}`,
      ...(body === undefined ? [] : [printed(shown(body))]),
      '```',
      `${response.status}${answer === '' ? '' : ':'}`,
      ...(answer === '' ? [] : [`\`\`\`${type}`, answer, '```']),
    ].join('\n'),
  );
}

const file = join(import.meta.dirname, '../../docs/api-reference.md');

/** By route: all but the answer as text, and the answer. */
function sectionsOf(page: string) {
  return new Map(
    page.split(/^(?=### )/m).map((text) => {
      const [request = '', json] = text.split('```json\n');
      const answer: unknown = json === undefined ? null : JSON.parse(json.split('\n```')[0]!);
      return [text.split('\n')[0]!, { request: request.trim(), answer }] as const;
    }),
  );
}

const heading = `# Every route, with an example

Written by a test that makes each of these requests, in an order in which they can be answered, and puts down what came back
(\`CAIRN_WRITE_DOCS=1 npx vitest run --project unit tests/docs/api-reference.test.ts\`). How one signs in, and what holds for all of them: [api.md](api.md).
Of lists the first item is shown; keys, ids of our own making and long texts are cut. Send the requests with
\`Authorization: Bearer sk_…\` and, where they have a body, \`Content-Type: application/json\`.
`;

test('every route has an example that was run', async () => {
  const told = new Set(story.map(([route]) => route));
  const reads = [...operations.keys()].filter(
    (route) => route.startsWith('GET ') && !told.has(route) && !withoutAnswer[route],
  );
  for (const route of reads) await ask(route, readings[route] ?? {});
  for (const [route, request] of story) {
    const known = { of, email: member.email, said: (earlier: string) => answers.get(earlier) };
    await ask(route, request?.(known) ?? {});
  }
  expect(faults).toEqual([]);
  const missing = [...operations.keys()].filter((route) => !examples.has(route) && !withoutAnswer[route]);
  expect(missing).toEqual([]);

  for (const [route, why] of Object.entries(withoutAnswer)) examples.set(route, `${titleOf(route)}\n${why}`);
  const chapters = Map.groupBy(operations, ([, { tags }]) => tags?.[0] ?? 'Others');
  const pages = [...chapters].map(
    ([name, routes]) => `## ${name}\n\n${routes.map(([route]) => examples.get(route)).join('\n\n')}\n`,
  );
  const page = `${heading}\n${pages.join('\n')}`;
  if (process.env.CAIRN_WRITE_DOCS) writeFileSync(file, page);
  const written = sectionsOf(readFileSync(file, 'utf8'));
  const asked = sectionsOf(page);
  expect([...written.keys()]).toEqual([...asked.keys()]);
  for (const [route, section] of asked) {
    const before = written.get(route)!;
    expect(before.request, route).toBe(section.request);
    expect(agrees(before.answer, section.answer), `${route}: the answer has another shape`).toBe(true);
  }
}, 120_000);

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createApp } from '../../server/app.ts';
import { type Listener, listen } from '../../server/http/listen.ts';
import { launchBrowser } from '../support/browser.ts';
import { type BuiltWorkspace, buildWorkspace } from '../support/build-workspace.ts';
import { type HostPages, hostPages } from '../support/host-pages.ts';
import { freePort } from '../support/run-cairn.ts';
import { until } from '../support/snippet-bench.ts';
import { createTestDatabase, type TestDatabase } from '../support/test-database.ts';

/*
 * Other people's clients against our server over HTTP. They are loaded from this folder's own packages, which
 * `npm run test:clients` installs; nothing in them is changed.
 */

interface SegmentNode {
  identify(message: object): void;
  group(message: object): void;
  track(message: object): void;
  page(message: object): void;
  screen(message: object): void;
  alias(message: object): void;
  on(event: string, listener: (error: unknown) => void): void;
  closeAndFlush(options?: object): Promise<void>;
}
interface PosthogNode {
  identify(message: object): void;
  groupIdentify(message: object): void;
  capture(message: object): void;
  alias(message: object): void;
  shutdown(timeoutMs?: number): Promise<void>;
}

const require = createRequire(import.meta.url);
const { Analytics } = require('@segment/analytics-node') as {
  Analytics: new (options: object) => SegmentNode;
};
const { PostHog } = require('posthog-node') as { PostHog: new (key: string, options: object) => PosthogNode };

let database: TestDatabase;
let listener: Listener;
let url: string;
let workspace: BuiltWorkspace;
/** Answers to give before the server is asked, such as a 503. */
let faults: Response[] = [];
let requests: string[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  const app = createApp(database.context());
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  listener = await listen(
    (request, bindings) => {
      requests.push(`${request.method} ${new URL(request.url).pathname}`);
      const fault = request.method === 'POST' ? faults.shift() : undefined;
      return fault ?? app.fetch(request, bindings);
    },
    { host: '127.0.0.1', port },
  );
});
afterAll(async () => {
  await listener.stop();
  await database.drop();
});
beforeEach(async () => {
  faults = [];
  requests = [];
  workspace = await buildWorkspace(database.context());
});

const events = () =>
  database.db
    .selectFrom('event')
    .innerJoin('eventName', 'eventName.id', 'event.nameId')
    .leftJoin('page', 'page.id', 'event.pageId')
    .where('event.environmentId', '=', workspace.production.id)
    .select(['eventName.name', 'page.path', 'event.properties', 'event.day'])
    .orderBy('event.at')
    .orderBy('event.id')
    .execute();
const names = async () => (await events()).map(({ name }) => name).sort();
const people = async () => {
  const scope = ['environmentId', '=', workspace.production.id] as const;
  const users = await database.db
    .selectFrom('user')
    .where(...scope)
    .select(['externalId', 'isAnonymous', 'traits'])
    .orderBy('externalId')
    .execute();
  const accounts = await database.db
    .selectFrom('account')
    .where(...scope)
    .select(['externalId', 'name'])
    .execute();
  return { users, accounts };
};

describe('@segment/analytics-node', () => {
  const client = (options: object = {}) =>
    new Analytics({ writeKey: workspace.production.secretKey, host: url, flushInterval: 200, ...options });

  test('sends everything it can', async () => {
    const segment = client();
    segment.track({ anonymousId: 'visitor-7', event: 'Seen before signing in' });
    segment.identify({
      userId: 'u1',
      anonymousId: 'visitor-7',
      traits: { name: 'Ana', email: 'ana@acme.example' },
    });
    segment.group({ userId: 'u1', groupId: 'acme', traits: { name: 'Acme' } });
    segment.track({
      userId: 'u1',
      event: 'Deal Won',
      properties: { amount: 3 },
      context: { groupId: 'acme' },
    });
    segment.page({ userId: 'u1', name: 'Deals', properties: { url: 'https://host.example/deals?x=1' } });
    segment.screen({ userId: 'u1', name: 'Home' });
    segment.alias({ userId: 'u1', previousId: 'visitor-8' });
    await segment.closeAndFlush();
    expect(await names()).toEqual(
      [
        'Deal Won',
        'Seen before signing in',
        'account.identified',
        'page.viewed',
        'page.viewed',
        'user.aliased',
        'user.identified',
      ].sort(),
    );
    // The visitor turned out to be the user.
    expect(await people()).toEqual({
      users: [{ externalId: 'u1', isAnonymous: false, traits: { name: 'Ana', email: 'ana@acme.example' } }],
      accounts: [{ externalId: 'acme', name: 'Acme' }],
    });
  });

  test.each([
    ['503 with Retry-After', 503],
    ['429 with Retry-After', 429],
    ['500', 500],
  ])('loses and doubles nothing when it is answered %s', async (_, status) => {
    faults = [new Response('{}', { status, headers: { 'Retry-After': '1' } })];
    const segment = client({ maxEventsInBatch: 5 });
    for (let i = 0; i < 20; i++) segment.track({ userId: 'u1', event: `event ${i}` });
    await segment.closeAndFlush({ timeout: 15_000 });
    expect(await names()).toEqual(Array.from({ length: 20 }, (_, i) => `event ${i}`).sort());
  });

  test('is told what can never be stored', async () => {
    const segment = client({ writeKey: 'sk_nobody' });
    const errors: unknown[] = [];
    segment.on('error', (error) => errors.push(error));
    segment.track({ userId: 'u1', event: 'Deal Won' });
    await segment.closeAndFlush();
    expect(errors).toHaveLength(1);
    expect(await names()).toEqual([]);
  });
});

describe('posthog-node', () => {
  const client = () =>
    new PostHog(workspace.production.publicKey, {
      host: `${url}/posthog`,
      flushInterval: 100,
      fetchRetryDelay: 200,
    });

  test('sends everything it can, packed', async () => {
    const posthog = client();
    posthog.identify({ distinctId: 'u1', properties: { name: 'Ana' } });
    posthog.groupIdentify({ groupType: 'company', groupKey: 'acme', properties: { name: 'Acme' } });
    posthog.capture({
      distinctId: 'u1',
      event: 'Deal Won',
      properties: { amount: 3, $current_url: 'https://host.example/deals' },
      groups: { company: 'acme' },
    });
    posthog.alias({ distinctId: 'u1', alias: 'visitor-7' });
    await posthog.shutdown();
    expect(await names()).toEqual(
      ['Deal Won', 'account.identified', 'user.aliased', 'user.identified'].sort(),
    );
    const won = (await events()).find(({ name }) => name === 'Deal Won');
    expect(won).toMatchObject({ path: '/deals', properties: { amount: 3 } });
    const { users, accounts } = await people();
    expect(users.find(({ externalId }) => externalId === 'u1')?.traits).toMatchObject({ name: 'Ana' });
    expect(accounts).toEqual([{ externalId: 'acme', name: 'Acme' }]);
  });

  test('loses and doubles nothing when it is answered 503', async () => {
    faults = [new Response('{}', { status: 503, headers: { 'Retry-After': '1' } })];
    const posthog = client();
    for (let i = 0; i < 10; i++) posthog.capture({ distinctId: 'u1', event: `event ${i}` });
    await posthog.shutdown(20_000);
    expect(await names()).toEqual(Array.from({ length: 10 }, (_, i) => `event ${i}`).sort());
  });

  test('may pack what it sends', async () => {
    const body = {
      api_key: workspace.production.publicKey,
      sent_at: new Date().toISOString(),
      batch: [{ event: 'Deal Won', distinct_id: 'u1', timestamp: new Date().toISOString(), properties: {} }],
    };
    const response = await fetch(`${url}/posthog/batch/`, {
      method: 'POST',
      headers: { 'Content-Encoding': 'gzip', 'Content-Type': 'application/json' },
      body: gzipSync(JSON.stringify(body)),
    });
    expect(response.status).toBe(200);
    expect(await names()).toEqual(['Deal Won']);
  });
});

describe('@segment/analytics-next in a browser', () => {
  let browser: Browser;
  let script: string;
  let host: HostPages;
  beforeAll(async () => {
    host = await hostPages();
    const folder = dirname(require.resolve('@segment/analytics-next/package.json'));
    const { outputFiles } = await build({
      stdin: {
        contents: `import { AnalyticsBrowser } from '@segment/analytics-next'; window.AnalyticsBrowser = AnalyticsBrowser;`,
        resolveDir: join(folder, '../..'),
      },
      bundle: true,
      write: false,
      format: 'iife',
      platform: 'browser',
    });
    script = outputFiles[0]!.text;
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await host?.close();
  });

  test.each([
    ['one by one', {}],
    ['in batches', { deliveryStrategy: { strategy: 'batching', config: { size: 3, timeout: 200 } } }],
  ])('sends %s from a page of another origin', async (_, delivery) => {
    const page = await browser.newPage();
    host.page('/deals', '<!doctype html><title>Host</title>');
    await page.goto(`${host.origin}/deals`);
    await page.addScriptTag({ content: script });
    await page.evaluate(
      async ([writeKey, server, how]) => {
        const { AnalyticsBrowser } = window as never as {
          AnalyticsBrowser: {
            load(
              settings: object,
              options: object,
            ): Promise<[Record<string, (...args: unknown[]) => Promise<unknown>>]>;
          };
        };
        const host = (server as string).replace('http://', '');
        const [analytics] = await AnalyticsBrowser.load(
          { writeKey, cdnURL: server },
          { integrations: { 'Segment.io': { apiHost: `${host}/v1`, protocol: 'http', ...(how as object) } } },
        );
        await analytics.identify!('u1', { name: 'Ana' });
        await analytics.group!('acme', { name: 'Acme' });
        await analytics.track!('Deal Won', { amount: 3 });
        await analytics.page!();
      },
      [workspace.production.publicKey, url, delivery] as const,
    );
    await until(async () => (await names()).length >= 4, 'four events', 15_000);
    await page.close();
    expect(await names()).toEqual(['Deal Won', 'account.identified', 'page.viewed', 'user.identified']);
    expect((await events()).find(({ name }) => name === 'page.viewed')?.path).toBe('/deals');
    expect((await people()).accounts).toEqual([{ externalId: 'acme', name: 'Acme' }]);
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { checkGuides } from '../../../server/commands/guides/check-guides.ts';
import type { ManagementApi } from '../../../server/commands/guides/management-api.ts';
import type { Signature } from '../../../shared/contract/signature.ts';
import type { Step } from '../../../shared/contract/step.ts';
import { buildGuide, buildStep } from '../../support/build-guide.ts';
import { chromiumPath } from '../../support/chromium.ts';
import { type HostPages, hostPages } from '../../support/host-pages.ts';

let pages: HostPages;
let said: string[];

beforeAll(async () => {
  process.env.CHROMIUM_PATH = chromiumPath();
  pages = await hostPages();
  // As strict as hosts get: the check must not need their leave.
  const policy = { 'content-security-policy': "default-src 'none'; script-src 'sha256-x'" };
  pages.page(
    '/orders',
    `<!doctype html><title>Orders</title><main><h1>Orders</h1>
    <a href="/orders/new" data-testid="new-order">New order</a>
    <button id="send-report" type="button">Send the report now</button></main>`,
    policy,
  );
  pages.page(
    '/orders/new',
    `<!doctype html><title>New order</title><main><h1>New order</h1>
    <button data-testid="place-order" type="submit">Place order</button></main>`,
    policy,
  );
});
afterAll(() => pages.close());
beforeEach(() => {
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'error').mockImplementation(() => {});
});
afterEach(() => vi.restoreAllMocks());

const signature = (tag: string, name: string, attributes: Record<string, string> = {}): Signature => ({
  v: 1,
  tag,
  role: tag === 'a' ? 'link' : 'button',
  name,
  text: name,
  attributes,
  path: ['main', 'body'],
});
const pointing = (id: string, at: Signature, page: string, parts: Partial<Step> = {}): Step =>
  buildStep(id, {
    layout: 'tooltip',
    target: { signature: at, pickedAt: `https://elsewhere.example${page}` },
    ...parts,
  });

/** A server with one live guide and the features given. */
const served = (steps: Step[], features: unknown[] = []): ManagementApi => ({
  async get<Answer>(path: string) {
    const answer =
      path === '/features' ? { features } : { name: 'Place an order', content: buildGuide({ steps }) };
    return answer as Answer;
  },
  send: () => Promise.reject(new Error('a check writes nothing')),
  guides: async () => [
    {
      id: 'g',
      kind: 'walkthrough',
      name: 'A draft of another name',
      revision: 3,
      draft: buildGuide({ steps: [] }),
      live: { version: 2 },
    },
  ],
});
const check = (api: ManagementApi) => checkGuides(api, { url: pages.origin, timeoutMs: 1500 });

const newOrder = signature('a', 'New order', { 'data-testid': 'new-order' });
const placeOrder = signature('button', 'Place order', { 'data-testid': 'place-order' });

test('a guide is walked through as its user would, over the pages it leads to', async () => {
  const steps = [
    pointing('s1', newOrder, '/orders', { advanceOn: 'targetClick' }),
    pointing('s2', placeOrder, '/orders/new'),
  ];
  expect(await check(served(steps))).toBe(0);
  expect(said).toEqual([]);
});

test('what is gone is named with the guide, the step and what is nearest to it', async () => {
  const steps = [
    pointing('s1', newOrder, '/orders'),
    pointing('s2', signature('button', 'Archive report', { 'data-testid': 'archive' }), '/orders'),
    pointing('s3', placeOrder, '/orders/new'),
  ];
  expect(await check(served(steps))).toBe(1);
  expect(said).toHaveLength(1);
  expect(said[0]).toMatch(
    /^step 2 of \*Place an order\* no longer resolves; nearest candidate “Send the report now” \(\d+% alike\) \(\/orders\)$/,
  );
});

test('of a tag one of its elements is enough, and where nobody knows its page it is not looked for', async () => {
  const rule = (at: Signature, page?: string) => ({
    type: 'click',
    target: { signature: at },
    ...(page && { page }),
  });
  const gone = signature('button', 'Import', { 'data-testid': 'import' });
  const features = [
    { name: 'Orders', rules: [rule(gone, '/orders'), rule(newOrder, '/orders')] },
    { name: 'Import', rules: [rule(gone, '/orders')] },
    { name: 'Unknown', rules: [rule(gone)] },
    { name: 'Deals won', rules: [{ type: 'event' }] },
  ];
  expect(await check(served([], features))).toBe(1);
  expect(said[0]).toContain('the tag of *Import* no longer resolves');
});

test('a host app that does not answer is said to be the reason', async () => {
  const closed = checkGuides(served([pointing('s1', newOrder, '/orders')]), {
    url: 'http://127.0.0.1:9',
    timeoutMs: 500,
  });
  await expect(closed).rejects.toThrow(/http:\/\/127\.0\.0\.1:9\/orders can't be opened/);
});

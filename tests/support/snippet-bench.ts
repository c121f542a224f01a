import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import type { DeliveredGuide, DeliveredStep } from '../../shared/contract/guide.ts';
import type { Signature } from '../../shared/contract/signature.ts';
import { paintedTheme } from '../../shared/rules/painted-theme.ts';
import { launchBrowser } from './browser.ts';
import { type FakeServer, fakeServer } from './fake-server.ts';
import { type HostPages, hostPages } from './host-pages.ts';

export interface SnippetBench {
  browser: Browser;
  server: FakeServer;
  host: HostPages;
  /** The install tag, after the queue stub with these calls. */
  tag(...calls: unknown[][]): string;
  /**
   * Serves a page of the host app with the tag at its end, which says who its user is unless `calls` are given, and leaves the
   * page no calm unless `calm` says what the tag says of it.
   */
  hostPage(
    path: string,
    body: string,
    options?: { calls?: unknown[][]; headers?: Record<string, string>; calm?: string },
  ): void;
  /** `about:blank`: goes nowhere yet. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>;
  /** Between two tests: closes what is open and forgets what came in. Throws if any of it broke the contract. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenPage {
  page: Page;
  context: BrowserContext;
  /** What went wrong in the host app: uncaught errors, console errors, CSP reports. */
  faults: string[];
}

/** Tests don't wait for a page to have rested. */
const noCalm = 'data-calm="0"';

/** A host app and our server, on two origins, with a browser between them: its own, unless one is given. */
export async function snippetBench(given?: Browser): Promise<SnippetBench> {
  const [browser, server, host] = await Promise.all([given ?? launchBrowser(), fakeServer(), hostPages()]);
  const tagWith = (calm: string, calls: unknown[][]) =>
    `<script>window.cairn = window.cairn || []; cairn.push(${calls.map((call) => JSON.stringify(call)).join()})</script>
     <script async src="${server.origin}/s.js" data-key="${server.key}" ${calm}></script>`;
  const tag = (...calls: unknown[][]) => tagWith(noCalm, calls);
  const contexts = new Set<BrowserContext>();
  return {
    browser,
    server,
    host,
    tag,
    hostPage(path, body, { calls = [['identify', 'u1']], headers, calm = noCalm } = {}) {
      host.page(
        path,
        `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head>
         <body>${body}${tagWith(calm, calls)}</body></html>`,
        headers,
      );
    },
    async open(path, options) {
      const context = await browser.newContext(options);
      contexts.add(context);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        if (message.type() === 'error') faults.push(message.text());
      });
      if (path.startsWith('/')) await page.goto(host.origin + path);
      return { page, context, faults };
    },
    async clear() {
      await Promise.all([...contexts].map((context) => context.close()));
      contexts.clear();
      const faults = [...server.contractFaults];
      server.hangUp();
      server.forget();
      if (faults.length) throw new Error(`against the contract: ${faults.join('; ')}`);
    },
    async close() {
      if (!given) await browser.close();
      await Promise.all([server.close(), host.close()]);
    },
  };
}

/** Waits until `look` gives something true, and returns it. */
export async function until<T>(
  look: () => T | Promise<T>,
  what: string,
  timeoutMs = 10_000,
): Promise<NonNullable<T>> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const value = await look();
    if (value) return value;
    if (Date.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

/** The drawn card of a guide with this text in it. */
export const card = (page: Page, text: string) => page.locator('cairn-layer .card', { hasText: text });

export const sign = (parts: Partial<Signature>): Signature => ({
  v: 1,
  tag: 'button',
  role: 'button',
  path: [],
  ...parts,
});

const next = { id: 'next', label: 'Next', look: 'primary' as const, action: { type: 'next' as const } };

/** A step as it is delivered: a heading that says its id, and a button that leads on. */
export const step = (id: string, parts: Partial<DeliveredStep> = {}): DeliveredStep => ({
  id,
  layout: parts.target ? 'tooltip' : 'corner',
  placement: 'auto',
  advanceOn: 'button',
  whenMissing: 'skip',
  missingAfterSeconds: 1,
  blocks: [
    { id: 'heading', type: 'heading', text: `This is ${id}` },
    { id: 'buttons', type: 'buttons', buttons: [next] },
  ],
  ...parts,
});

export const target = (parts: Partial<Signature>) => ({ signature: sign(parts) });

export const guideId = (n: number) => `0190a6f0-0000-7000-8000-${String(n).padStart(12, '0')}`;

export const guide = (steps: DeliveredStep[], parts: Partial<DeliveredGuide> = {}): DeliveredGuide => ({
  id: guideId(1),
  version: 1,
  kind: 'walkthrough',
  category: 'help',
  name: 'A tour',
  locale: 'en',
  trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: [], exclude: [] } },
  frequency: { type: 'once' },
  priority: 50,
  theme: paintedTheme({ mode: 'light', accent: '#2255cc' }),
  steps,
  ...parts,
});

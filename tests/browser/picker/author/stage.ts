import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { GuideContent } from '../../../../shared/contract/guide.ts';
import { launchBrowser } from '../../../support/browser.ts';
import { buildGuide, buildStep, heading, nextButton } from '../../../support/build-guide.ts';
import { type HostPages, hostPages } from '../../../support/host-pages.ts';
import { asMember, kim, setUp } from '../../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../../support/studio-server.ts';

export let browser: Browser;
export let server: StudioServer;
export let host: HostPages;
/** Another origin of the host app, named as such in the studio. */
export let billing: HostPages;
/** An origin that is not the host app's. */
export let foreign: HostPages;
let key: string;
let context: BrowserContext;
export let page: Page;
export let member: ReturnType<typeof asMember>;
/** What the page complained of: errors, and breaches of its policy. */
let complaints: string[];

const content = (title: string, rest = '') => `<!doctype html><html lang="en"><head><title>${title}</title>
  <script async src="${server.url}/s.js" data-key="${key}"></script></head><body>
  <main><h1>${title}</h1>
    <div role="toolbar" aria-label="${title} toolbar">
      <button id="new-order" data-testid="new-order">New order</button>
      <button id="archive">Archive</button>
    </div>
    <ul><li><button>Open</button> Kestrel</li><li><button>Open</button> Larkspur</li></ul>
    <a id="customers" href="/customers">Customers</a>
    <a id="billing" href="${billing.origin}/invoices">Invoices</a>
    <a id="foreign" href="${foreign.origin}/elsewhere">Elsewhere</a>
    <label>Search <input name="search"></label>${rest}
  </main></body></html>`;

beforeAll(async () => {
  [server, browser, host, billing, foreign] = await Promise.all([
    // Here the identity provider is in the same machine.
    startStudioServer({ CAIRN_PRIVATE_RECEIVERS: '1' }),
    launchBrowser(),
    hostPages(),
    hostPages(),
    hostPages(),
  ]);
  const first = await browser.newPage();
  const asFirst = asMember(first, server.url);
  key = await setUp(asFirst, host.origin);
  await asFirst('PUT', '/allowed-origins', { origins: [host.origin, billing.origin] });
  await asFirst('POST', '/modules', { name: 'Orders' });
  await first.close();
  host.page('/orders', content('Orders'));
  host.page('/customers', content('Customers'));
  host.page('/strict', content('Strict'), {
    'content-security-policy': `default-src 'self'; script-src ${server.url}; connect-src ${server.url}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  });
  billing.page('/invoices', content('Invoices'));
  foreign.page('/elsewhere', content('Elsewhere'));
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), host?.close(), billing?.close(), foreign?.close()]);
});

export async function open(options: BrowserContextOptions & { memberLocale?: 'en' | 'zh-CN' } = {}) {
  const { memberLocale = 'en', ...rest } = options;
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...rest });
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (message.text().startsWith('policy:')) complaints.push(message.text());
  });
  member = asMember(page, server.url);
  await member('POST', '/session', kim);
  await member('PATCH', '/member', { locale: memberLocale });
}
beforeEach(() => open());
afterEach(() => expect(complaints).toEqual([]));

export const steps = () => [
  buildStep('hello', { blocks: [heading('hello-title', 'Hello', '你好'), nextButton('hello-buttons')] }),
  buildStep('bye', { blocks: [heading('bye-title', 'Goodbye'), nextButton('bye-buttons')] }),
];
export const makeGuide = async (draft: Partial<GuideContent> = {}): Promise<string> =>
  (
    await member('POST', '/guides', {
      kind: 'walkthrough',
      name: 'Tour',
      draft: buildGuide({ steps: steps(), ...draft }),
    })
  ).id;
export const stored = (id: string): Promise<{ draft: GuideContent; revision: number; name: string }> =>
  member('GET', `/guides/${id}`);

/** What a draft is saved by. */
export const edition = async (id: string) => {
  const { revision, draft, name } = await stored(id);
  return { revision, draft, name };
};

export async function edit(guideId: string, path = '/orders', wanted: object = {}) {
  const { openUrl } = await member('POST', '/picker-sessions', {
    ...{ purpose: 'guide', guideId, url: host.origin + path },
    ...wanted,
  });
  // Away from the page that may be there: with another fragment alone it would not load anew.
  await page.goto('about:blank');
  await page.goto(openUrl);
  await bar().waitFor();
}
export const bar = () => page.locator('cairn-layer .author');
export const card = (number: number) =>
  bar()
    .locator('.card')
    .nth(number - 1);
export const button = (name: string | RegExp) => bar().getByRole('button', { name, exact: true });
export const title = () => page.locator('cairn-layer h2');
export const saved = () => bar().getByText('Saved', { exact: true }).waitFor();

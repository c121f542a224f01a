import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { welcomeTour } from '../../../demo/data/guides.ts';
import { launchBrowser } from '../../support/browser.ts';
import { bundlePart } from '../../support/bundle-part.ts';

const paths = [
  '/',
  '/customers',
  '/customers/103',
  '/deals',
  '/orders',
  '/orders/new',
  '/reports',
  '/approvals',
  '/integrations',
  '/settings',
];
const tourSelectors = ['#today', '#new-order', '#order-customer', '#place-order'];
const maya = 'usr-maya-okafor';
const chen = 'usr-chen-siyuan';

let browser: Browser;
let server: Server;
let origin: string;
beforeAll(async () => {
  const { outputFiles } = await build({
    entryPoints: ['demo/host-app/main.tsx'],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
  });
  const matcher = await bundlePart('snippet/target/match.ts');
  const file = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  server = createServer(({ url = '/' }, response) => {
    const answer = (type: string, body: string) => response.setHeader('content-type', type).end(body);
    if (url === '/main.js') answer('text/javascript', file('.js'));
    else if (url === '/main.css') answer('text/css', file('.css'));
    else if (url === '/match.mjs') answer('text/javascript', matcher);
    else if (url.includes('.')) response.writeHead(404).end();
    else {
      answer(
        'text/html',
        '<!doctype html><html lang="en"><link rel="stylesheet" href="/main.css"><div id="root"></div><script type="module" src="/main.js"></script>',
      );
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

/** The host app as one of its people sees it; what the page throws is kept. */
async function openAs(userId: string, width: number): Promise<{ page: Page; errors: string[] }> {
  const page = await browser.newPage({ viewport: { width, height: 850 } });
  await page.addInitScript((id) => {
    localStorage.getItem('harbour:user') ?? localStorage.setItem('harbour:user', id);
  }, userId);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  return { page, errors };
}

type Call = [method: string, ...args: unknown[]];
const calls = (page: Page) => page.evaluate(() => (window as unknown as { cairn: Call[] }).cairn);

describe.each([
  [maya, 1280],
  [maya, 390],
  [chen, 1280],
  [chen, 390],
])('the host app as %s at %i px', (userId, width) => {
  test('shows every page without a fault and without scrolling sideways', async () => {
    const { page, errors } = await openAs(userId, width);
    for (const path of paths) {
      await page.goto(origin + path);
      await page.locator('h1').waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(
        width,
      );
    }
    expect(errors).toEqual([]);
    await page.close();
  });

  test('has every element that the welcome tour points at, found by its stored signature', async () => {
    const { page } = await openAs(userId, width);
    for (const [index, { id, target }] of welcomeTour(origin).steps.entries()) {
      await page.goto(target?.pickedAt ?? '');
      await page.locator('h1').waitFor();
      // As text, because an import written here would be rewritten for Node.
      await page.evaluate(`import('/match.mjs').then(({ find }) => { window.find = find; })`);
      const isFound = await page.evaluate(
        ({ signature, selector }) => {
          const { find } = window as unknown as {
            find(signature: unknown, root: Node): { element: Element };
          };
          return find(signature, document).element === document.querySelector(selector);
        },
        { signature: target?.signature, selector: tourSelectors[index] ?? '' },
      );
      expect(isFound, id).toBe(true);
    }
    await page.close();
  });
});

describe('Cairn in the host app', () => {
  test('is told who is there, in the page’s language, and is reset when somebody else signs in', async () => {
    const { page } = await openAs(maya, 1280);
    await page.goto(origin);
    await page.locator('h1').waitFor();
    expect(await calls(page)).toEqual([
      ['identify', maya, expect.objectContaining({ role: 'sales', language: 'en' })],
      ['group', 'acc-brightwater', expect.objectContaining({ plan: 'Business', goLiveOn: '2024-03-11' })],
    ]);
    await page.getByRole('button', { name: 'Signed in as Maya Okafor' }).click();
    await page.getByRole('button', { name: '陈思远' }).click();
    await page.getByText('今日待办').waitFor();
    expect((await calls(page)).slice(2)).toEqual([
      ['reset'],
      ['identify', chen, expect.objectContaining({ language: 'zh-CN' })],
      ['group', 'acc-jiangnan', expect.anything()],
    ]);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('zh-CN');
    await page.reload();
    await page.getByText('今日待办').waitFor();
    await page.close();
  });

  test('hears of business events, once each', async () => {
    const { page } = await openAs(maya, 1280);
    await page.goto(origin);
    await page.getByRole('link', { name: 'New order' }).click();
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByText('Choose a customer first.').waitFor();
    await page.getByLabel('Customer', { exact: true }).selectOption({ label: 'Ashdown Bakery' });
    await page.getByRole('button', { name: 'Place order' }).click();
    await page.getByRole('status').getByText('Order 4813 placed').waitFor();
    expect(new URL(page.url()).pathname).toBe('/orders');

    await page.getByRole('link', { name: 'Reports' }).click();
    await page.getByRole('button', { name: 'Export report' }).click();
    await page.getByRole('link', { name: /Approvals/ }).click();
    await page.getByRole('button', { name: 'Approve' }).first().click();
    const tracked = (await calls(page)).filter(([method]) => method === 'track');
    expect(tracked).toEqual([
      ['track', 'Order created', { total: 21.5 }],
      ['track', 'Report exported', { report: 'sales', format: 'pdf' }],
      ['track', 'Approval given', {}],
    ]);
    await page.close();
  });

  test('can be in front of a native dialog that closes with Esc and gives a deal to its customer', async () => {
    const { page } = await openAs(maya, 1280);
    await page.goto(`${origin}/customers/103`);
    const open = page.getByRole('button', { name: 'New deal' });
    await open.click();
    const dialog = page.getByRole('dialog', { name: 'New deal' });
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await open.click();
    await dialog.getByLabel('Deal name').fill('Harvest boxes');
    await dialog.getByLabel('Amount').fill('900');
    await dialog.getByRole('button', { name: 'Create deal' }).click();
    await page.getByText('Harvest boxes').waitFor();
    await page.goto(`${origin}/deals`);
    await page.getByText('Harvest boxes').waitFor();
    await page.close();
  });
});

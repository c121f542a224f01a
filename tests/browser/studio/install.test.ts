import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { type HostPages, hostPages } from '../../support/host-pages.ts';
import { asMember, setUp } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/**
 * What the Install page gives out is pasted into pages of a host app, as a developer would; the page then says what
 * has come in.
 */
let server: StudioServer;
let host: HostPages;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [server, host, browser] = await Promise.all([startStudioServer(), hostPages(), launchBrowser()]);
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await setUp(asMember(page, server.url), host.origin);
  await page.goto(`${server.url}/install`);
  await page.locator('h1').waitFor();
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), host?.close()]);
});

const code = (label: string) => page.getByRole('region', { name: label, exact: true }).first().innerText();
const choose = (tab: string) => page.getByRole('tab', { name: tab, exact: true }).click();
/** A page of the host app with this in its head, open in a browser of its own. */
async function openHost(path: string, head: string): Promise<Page> {
  host.page(path, `<!doctype html><title>Host</title>${head}<button>New order</button>`);
  const context = await browser.newContext();
  const opened = await context.newPage();
  await opened.goto(host.origin + path);
  return opened;
}

test('the tag alone is seen, then the user and the customer once the code that names them is there', async () => {
  await page.getByText('Waiting for the first event').waitFor();
  const alone = await openHost('/alone', await code('Script tag'));
  await alone.getByRole('button').click();
  await page.getByText('Connected', { exact: true }).waitFor();
  await page.getByText('Events arrive').waitFor();
  await page.getByText('No event says who the user is yet').waitFor();
  await page.getByRole('row', { name: /Click button "New order" \/alone Not identified/ }).waitFor();
  await alone.context().close();

  const named = await openHost(
    '/named',
    (await code('Script tag')) + (await code('Code that names the user')),
  );
  await page.getByText('Events say who the user is').waitFor();
  await page.getByText('Events say which customer it is for').waitFor();
  await page
    .getByRole('row', { name: /\/named user-42 acme/ })
    .first()
    .waitFor();
  await named.context().close();
  expect(await axeFaults(page)).toEqual([]);
});

test('what is chosen stands in the tag, and holds: nothing is sent before consent, and no words of the page', async () => {
  await page.getByText(/^Options:/).click();
  await page.getByLabel('Wait for the user’s consent').check();
  await page.getByLabel('Send no words of our pages').check();
  await page.getByLabel('Release of your app').fill('2026.3.1');
  const tag = await code('Script tag');
  expect(tag).toContain('data-consent="required"');
  expect(tag).toContain('data-build="2026.3.1"');
  await choose('Tag Manager');
  // Put there by a program, as Tag Manager does.
  const asked = await openHost('/asked', await code('Script tag'));
  await asked.waitForFunction(() => 'identify' in (Reflect.get(window, 'cairn') ?? {}));
  const sent: string[] = [];
  asked.on('request', (request) => sent.push(`${request.url()} ${request.postData()}`));
  await asked.getByRole('button').click();
  expect(sent).toEqual([]);
  await asked.evaluate(await code('Calls of your consent banner').then((calls) => calls.split('\n')[0]!));
  await asked.getByRole('button').click();
  await expect.poll(() => sent.join('\n')).toContain('element.clicked');
  expect(sent.join('\n')).not.toContain('New order');
  expect(sent.join('\n')).toContain('2026.3.1');
  await page.getByRole('row', { name: /Click button \/asked/ }).waitFor();
  await asked.context().close();
});

test('a pinned tag holds the hash of the very file that is served', async () => {
  await choose('Any page');
  await page.getByLabel('Hold this version by its hash').check();
  await expect.poll(() => code('Script tag')).toMatch(/integrity="sha384-[\w+/]{64}"/);
  const file = await (await fetch(`${server.url}/s.js`)).text();
  host.serve('/vendor/cairn/s.js', (_request, response) =>
    response.writeHead(200, { 'content-type': 'text/javascript' }).end(file),
  );
  const tag = (await code('Script tag')).replace(/\s+data-consent="required"/, '');
  const pinned = await openHost('/pinned', tag);
  await page.getByRole('row', { name: /Page view \/pinned/ }).waitFor();
  expect(await code('Policy')).toContain("script-src 'self';");
  await pinned.context().close();
  expect(complaints).toEqual([]);
});

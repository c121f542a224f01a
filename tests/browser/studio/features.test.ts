import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Signature } from '../../../shared/contract/signature.ts';
import { signatureHash } from '../../../shared/rules/signature-hash.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildBatch, buildEvent } from '../../support/build-event.ts';
import { buildSignature } from '../../support/build-guide.ts';
import { asMember, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';
import { uniqueName } from '../../support/unique-name.ts';

let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
let key: string;
let complaints: string[];

const archive = buildSignature('Archive deal', { section: 'Deal' });
/** What has become of it in the second build. */
const putAway = buildSignature('Archive this deal', {
  tag: 'a',
  attributes: { 'data-testid': 'put-away' },
  section: 'Deal',
  path: ['li', 'nav', 'body'],
});
const print = buildSignature('Print', { section: 'Toolbar' });

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
const clicks = (signature: Signature, times: number, at: Date) =>
  Array.from({ length: times }, (_, index) =>
    buildEvent(at, {
      kind: 'click',
      name: 'element.clicked',
      signature: signatureHash(signature),
      path: '/deals/1',
      userId: `u${index % 3}`,
      accountId: `a${index % 2}`,
    }),
  );

async function send(events: ReturnType<typeof clicks>, build?: string): Promise<void> {
  const signatures = Object.fromEntries([archive, putAway, print].map((each) => [signatureHash(each), each]));
  const response = await page.request.post(`${server.url}/v1/events`, {
    data: { ...buildBatch(events, new Date()), key, signatures, ...(build !== undefined && { build }) },
  });
  const { refused } = (await response.json()) as { refused?: unknown[] };
  if (!response.ok() || refused?.length) throw new Error(`events refused: ${JSON.stringify(refused)}`);
}

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  key = await setUp(member);
  await send([...clicks(archive, 12, daysAgo(9)), ...clicks(print, 4, daysAgo(9))], 'r1');
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const open = (path: string) => openStudioPage(page, server.url + path);
const coverage = () => page.locator('.stat', { hasText: 'Clicks with a name' });

test('an unnamed control is named with one press, tried live, and counted back to its first click', async () => {
  await open('/features?tab=unnamed');
  await expect.poll(() => coverage().textContent()).toContain('0 of 16 clicks');
  const row = page.getByRole('row', { name: /^Archive deal/ });
  expect(await row.textContent()).toContain('12');
  await row.getByRole('button', { name: 'Name it' }).click();

  const dialog = page.getByRole('dialog', { name: 'New feature' });
  expect(await dialog.getByLabel('Name', { exact: true }).inputValue()).toBe('Archive deal');
  await dialog.getByText('12 uses by 3 users of 2 accounts in the last 90 days').waitFor();

  const watching = page.waitForResponse((response) => response.url().includes('/tag-hits'));
  await dialog.getByRole('button', { name: 'Start' }).click();
  await dialog.getByText('Waiting for the first one').waitFor();
  const hits = dialog.getByRole('log').getByRole('listitem');
  await watching;
  await send(clicks(archive, 1, new Date()), 'r1');
  await hits.first().waitFor();
  expect(await hits.allTextContents()).toEqual([expect.stringContaining('Archive deal')]);

  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect.poll(() => coverage().textContent()).toContain('13 of 17 clicks');
  await expect.poll(() => page.getByRole('row', { name: /^Archive deal/ }).count()).toBe(0);
  await page.getByRole('tab', { name: /^Features/ }).click();
  await expect.poll(() => page.getByRole('row', { name: /^Archive deal/ }).textContent()).toContain('13');
});

test('after a redesign the list of repairs proposes the new control, and one press counts it too', async () => {
  await send([...clicks(putAway, 9, new Date()), ...clicks(print, 4, new Date())], 'r2');
  await open('/features?tab=repair');
  await page.getByText('Hardly clicked in build r2').waitFor();
  await page.getByText('Archive this deal').waitFor();
  await page.getByRole('button', { name: 'Count the new one too' }).click();
  await page.getByText('Guides find their targets and tags their elements').waitFor();

  await page.getByRole('tab', { name: /^Features/ }).click();
  await page.getByRole('link', { name: /^Archive deal/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Change “Archive deal”' });
  await dialog.getByText('Counting', { exact: true }).waitFor();
  expect(await dialog.locator('.versions__item').count()).toBe(2);
  await dialog.getByRole('button', { name: 'Take the newest back' }).click();
  await page
    .getByRole('dialog', { name: 'Take the newest rules back?' })
    .getByRole('button', { name: 'Take the newest back' })
    .click();
  await expect.poll(() => dialog.locator('.versions__item').count()).toBe(1);
  await page.keyboard.press('Escape');
});

test('how a build found what is pointed at is chosen and sorted by the address, and exported', async () => {
  await open('/features?tab=repair&build=r1&found-sort=-exact');
  const chosen = page.getByLabel('Build', { exact: true });
  expect(await chosen.inputValue()).toBe('r1');
  const table = page.getByRole('region', { name: 'By build of your app' });
  expect(await table.getByRole('columnheader', { name: 'Exactly' }).getAttribute('aria-sort')).toBe(
    'descending',
  );
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export as CSV: By build of your app' }).click();
  const [heading, ...lines] = (await readFile(await (await saved).path(), 'utf8')).trimEnd().split('\n');
  expect(heading).toBe('\uFEFFname,exact,healed,missing,element');
  expect(lines.map((line) => line.split(',')[0])).toEqual(
    await table
      .locator('tbody th .sketch__text')
      .evaluateAll((names) => names.map((name) => name.firstChild?.textContent)),
  );
  expect(lines.length).toBeGreaterThan(0);
  await chosen.selectOption('r2');
  await page.waitForURL(/build=r2/);
});

test('changed rules can count from a day on, and what was counted before stays', async () => {
  await open('/features');
  await page.getByRole('link', { name: /^Archive deal/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Change “Archive deal”' });
  await dialog.getByRole('button', { name: 'Only on some pages…' }).click();
  await dialog.getByLabel('Only on pages like').fill('/orders/*');
  await dialog.getByText('Nothing captured in the last 90 days').waitFor();
  await dialog.getByText('From a day on').click();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'detached' });
  const [feature] = (await member('GET', '/features')).features;
  expect(feature).toMatchObject({ version: 2, rules: [{ page: '/orders/*' }] });
  const { versions } = await member('GET', `/features/${feature.id}/versions`);
  expect(versions).toMatchObject([
    { version: 2, uses: 0 },
    { version: 1, startsOn: null, uses: 12 },
  ]);
});

test('modules are made, renamed and chosen from the keyboard, and the choice stands in the address', async () => {
  const [before, after] = [uniqueName('Sales'), uniqueName('Selling')];
  await open('/features');
  await page.getByRole('button', { name: 'New module…' }).press('Enter');
  const name = page.getByLabel('Name of the new module');
  await name.waitFor();
  await expect.poll(() => name.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type(before);
  await page.keyboard.press('Enter');
  const sales = page.getByRole('button', { name: new RegExp(`^${before}`) });
  await sales.press('Enter');
  await expect.poll(() => page.url()).toContain('module=');
  await page.getByText('No feature matches').waitFor();
  await page.reload();
  await page.getByText('No feature matches').waitFor();
  await page.getByRole('button', { name: `Change ${before}` }).press('Enter');
  await page.getByRole('menuitem', { name: 'Rename…' }).press('Enter');
  await page.getByRole('dialog').getByLabel('Name', { exact: true }).fill(after);
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: new RegExp(`^${after}`) }).waitFor();
});

test('every part can be read and used by everyone, also on a phone and in Chinese', async () => {
  const faults: string[] = [];
  const { features } = await member('GET', '/features');
  for (const locale of ['en', 'zh-CN']) {
    await member('PATCH', '/member', { locale });
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const query of ['', '?tab=unnamed', '?tab=repair', '?tab=notes', `?feature=${features[0].id}`]) {
        await open(`/features${query}`);
        if (query.startsWith('?feature')) await page.locator('dialog[open]').waitFor();
        for (const fault of await readingFaults(page)) faults.push(`${width} ${query} ${fault}`);
      }
    }
  }
  expect(faults).toEqual([]);
  expect(complaints).toEqual([]);
}, 120_000);

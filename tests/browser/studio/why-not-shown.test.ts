import type { Browser, Page } from 'playwright';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { listen } from '../../../server/http/listen.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { type HostPages, hostPages } from '../../support/host-pages.ts';
import { createSetClock } from '../../support/set-clock.ts';
import { asMember, kim, setUp } from '../../support/studio-data.ts';
import { freePort } from '../../support/studio-server.ts';
import { createTestDatabase, type TestDatabase } from '../../support/test-database.ts';

/**
 * Why did Ann not see it last Tuesday at 10:42? Her pages said so at that time; the studio says it today. The server's
 * clock is set, and the browser's put right by it, as that of any device whose clock is wrong.
 */
const today = new Date();
const tuesday = new Date(today.getTime() - 5 * 86_400_000);
let clock: ReturnType<typeof createSetClock>;
let database: TestDatabase;
let server: { url: string; stop(): Promise<void> };
let host: HostPages;
let browser: Browser;
let studio: Page;
let member: ReturnType<typeof asMember>;
let tag: string;

/** Each try has a server of its own: the clock of the one before has moved on. */
beforeEach(async () => {
  clock = createSetClock(tuesday.toISOString());
  [database, host, browser] = await Promise.all([createTestDatabase(), hostPages(), launchBrowser()]);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const context = database.context({ config: readConfig({ PUBLIC_URL: url }), now: clock.now });
  const listener = await listen(createApp(context).fetch, { host: '127.0.0.1', port });
  server = { url, stop: () => listener.stop() };
  studio = await (await browser.newContext({ locale: 'en-US', timezoneId: 'UTC' })).newPage();
  member = asMember(studio, url);
  await setUp(member, host.origin);
  ({ tag } = await member('GET', '/install'));
});
afterEach(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), host?.close()]);
  await database?.drop();
});

async function publish(name: string, parts: Parameters<typeof buildGuide>[0]): Promise<string> {
  const { id } = await member('POST', '/guides', { kind: 'walkthrough', name, draft: buildGuide(parts) });
  await member('POST', `/guides/${id}/publish`, { revision: 1 });
  return id;
}

test('the studio answers from what Ann’s page and the server decided then, with the reason of each', async () => {
  const first = await publish('Comes first', { priority: 90 });
  const second = await publish('Had to wait', { priority: 10 });
  const elsewhere = await publish('Of another page', {
    trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: ['/invoices'], exclude: [] } },
  });
  const admins = await publish('For admins', {
    audience: { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' },
  });

  host.page(
    '/orders',
    `<!doctype html><title>Orders</title>
     <script>window.cairn = [['identify', 'ann', { name: 'Ann', role: 'sales' }]]</script>${tag}<h1>Orders</h1>`,
  );
  const ann = await (await browser.newContext()).newPage();
  await ann.goto(`${host.origin}/orders`);
  await ann.locator('cairn-layer .card').waitFor();
  const told = async (guide: string) =>
    (
      await member(
        'GET',
        `/users/ann/decisions?guide=${guide}&from=${new Date(tuesday.getTime() - 60_000).toISOString()}`,
      ).catch(() => ({ decisions: [] }))
    ).decisions;
  for (const guide of [second, elsewhere, admins]) {
    await expect.poll(async () => (await told(guide)).length, { timeout: 15_000 }).toBeGreaterThan(0);
  }
  await ann.context().close();

  clock.set(today.toISOString());
  await member('POST', '/session', kim);
  const dayThen = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(tuesday);
  for (const [guide, reason] of [
    [first, /Starts now\./],
    [second, /Quiet rule: 1 of 1 started|Another guide goes first|A guide is running already/],
    [elsewhere, /Not meant for this page \(\/orders\)|Not meant for this page\./],
    [admins, /Not in the audience: user role is admin\. server/],
  ] as const) {
    await studio.goto(`${server.url}/see-as?user=ann&guide=${guide}`);
    const past = studio.locator('.past li');
    await past.first().waitFor();
    const lines = (await past.allInnerTexts()).map((line) => line.replace(/\s+/g, ' '));
    expect(lines.join('\n')).toMatch(reason);
    expect(lines.filter((line) => !line.startsWith(dayThen))).toEqual([]);
  }
  // Before one is chosen, what comes first is there to be seen; on a phone, what is chosen comes into sight.
  await studio.goto(`${server.url}/see-as?user=ann`);
  await studio.locator('.verdict-list [aria-current]').waitFor();
  await studio.setViewportSize({ width: 390, height: 600 });
  await studio.locator('.verdict-list button').last().click();
  await expect
    .poll(() => studio.locator('#seen-guide').evaluate((seen) => seen.getBoundingClientRect().top))
    .toBeLessThan(300);
});

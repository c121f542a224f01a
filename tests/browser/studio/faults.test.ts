import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, fillStudio, setUp } from '../../support/studio-data.ts';
import { complaintsOf } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/** What a page is when some of what it asks for can't be had: no part of it is blank, or on its way, for ever. */
let server: StudioServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  page = await browser.newPage({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  const key = await setUp(asMember(page, server.url));
  await fillStudio(page, server.url, key);
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

// What a test has let down must not stay down for the next.
afterEach(() => page.unrouteAll({ behavior: 'wait' }));

/** Without these there is no page at all, or nothing is said: they are asked for again by themselves. */
const always = ['/session', '/setup', '/alerts/count', '/first-steps', '/responses'];

/** @param main what the page itself is about */
async function openWithout(path: string, main: readonly string[]) {
  const state = { isDown: true, refused: new Set<string>() };
  await page.route(
    (url) => url.pathname.startsWith('/api/v1/'),
    async (route) => {
      const asked = new URL(route.request().url()).pathname.replace('/api/v1', '');
      if (!state.isDown || always.includes(asked) || main.includes(asked)) return route.continue();
      state.refused.add(asked);
      return route.fulfill({
        status: 503,
        json: { error: { code: 'unavailable', message: 'The server rests.', requestId: 'r' } },
      });
    },
  );
  await page.goto(server.url + path);
  await expect.poll(() => state.refused.size).toBeGreaterThan(0);
  return state;
}

const waiting = () => page.locator('main :is(.skeleton, [aria-busy=true])').count();
const faults = () => page.getByRole('alert').filter({ hasText: 'The server rests.' });

test.each([
  ['/', ['/metrics/overview']],
  ['/', []],
  ['/accounts/acme', ['/accounts/acme']],
  ['/accounts/acme?tab=features', ['/accounts/acme']],
  ['/accounts/acme?tab=answers', ['/accounts/acme']],
  ['/accounts/acme/reviews', []],
  ['/company', []],
  ['/company', ['/metrics']],
  ['/features', ['/features']],
  ['/nps', []],
  ['/nps?tab=answers', ['/nps']],
  ['/nps?tab=coverage', []],
  ['/guides', ['/guides']],
  ['/segments', []],
  ['/back-test', ['/back-test']],
  ['/settings/members', ['/members']],
  ['/settings/keys', ['/keys']],
  ['/settings/audit', ['/audit-log']],
] as const)(
  'each part of %s that can’t be had says so, and comes when it is tried again (there: %j)',
  async (path, main) => {
    const complaints = complaintsOf(page);
    const state = await openWithout(path, main);
    await faults().first().waitFor();
    await expect.poll(waiting).toBe(0);

    state.isDown = false;
    await expect
      .poll(async () => {
        const again = page.getByRole('button', { name: 'Try again' });
        if ((await again.count()) > 0) await again.first().click();
        return again.count();
      })
      .toBe(0);
    await expect.poll(waiting).toBe(0);
    expect(await page.locator('main h1').count()).toBe(1);
    // The browser itself complains of each answer that is none.
    expect(complaints.filter((complaint) => !complaint.includes('503'))).toEqual([]);
  },
);

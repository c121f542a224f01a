import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, setUp } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

let server: StudioServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  page = await browser.newPage();
  await setUp(asMember(page, server.url));
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

test('a page that is left before it was painted asks the server no more', async () => {
  await page.goto(`${server.url}/install`);
  await page.getByRole('heading', { name: 'Install', level: 1 }).waitFor();
  await page.getByRole('link', { name: 'Theme' }).click();
  await page.getByRole('heading', { name: 'Theme', level: 1 }).waitFor();

  // In one task with the page's appearance: gone again.
  await page.evaluate(() => {
    const go = (to: string) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    };
    new MutationObserver((_, observer) => {
      if (document.querySelector('h1')?.textContent !== 'Install') return;
      observer.disconnect();
      go('/theme');
    }).observe(document, { childList: true, characterData: true, subtree: true });
    go('/install');
  });
  await page.getByRole('heading', { name: 'Theme', level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');

  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  // The install page asks every two seconds.
  await page.waitForTimeout(5000);
  expect(asked.filter((path) => path.includes('install') || path.includes('events'))).toEqual([]);
});

import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { asMember, kim, setUp } from '../../support/studio-data.ts';
import { openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/** A hand may be quicker than the painting, on a busy machine by far: what it does in between counts. */
let server: StudioServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const first = await browser.newPage();
  const member = asMember(first, server.url);
  await setUp(member);
  await member('POST', '/guides', { kind: 'walkthrough', name: 'Welcome', draft: buildGuide({}) });
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  page = await (await browser.newContext({ locale: 'en-US' })).newPage();
  await asMember(page, server.url)('POST', '/session', kim);
});
afterEach(() => page.context().close());

test('a dialog has the keyboard before the next key can be pressed', async () => {
  await openStudioPage(page, `${server.url}/features`);
  const opener = page.getByRole('button', { name: 'New feature' });
  await opener.waitFor();
  await opener.evaluate((element: HTMLElement) =>
    element.addEventListener('click', async () => {
      // What the press brings about is drawn in a microtask; no frame is painted before the end of this task.
      for (let turn = 0; turn < 5; turn++) await Promise.resolve();
      element.title = document.activeElement?.closest('dialog')?.querySelector('h2')?.textContent ?? 'none';
    }),
  );
  await opener.press('Enter');
  expect(await opener.getAttribute('title')).toBe('New feature');
  await page.keyboard.press('Escape');
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('a search keeps what is typed while it is being taken over', async () => {
  await openStudioPage(page, `${server.url}/guides`);
  const search = page.getByRole('searchbox').first();
  await search.waitFor();
  await search.evaluate(async (field: HTMLInputElement) => {
    const type = (letters: string) => {
      field.value += letters;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    };
    const takenOver = new Promise<void>((done) => {
      const replace = history.replaceState.bind(history);
      history.replaceState = (...all) => {
        replace(...all);
        done();
      };
    });
    type('welco');
    await takenOver;
    // The page is drawn anew, and not painted yet.
    for (let turn = 0; turn < 5; turn++) await Promise.resolve();
    type('m');
    await new Promise((done) => setTimeout(done, 100));
    type('e');
  });
  await expect.poll(() => new URL(page.url()).search).toBe('?search=welcome');
});

test('a search keeps the space after a word that is not yet followed by the next', async () => {
  await openStudioPage(page, `${server.url}/guides`);
  const search = page.getByRole('searchbox').first();
  await search.fill('getting ');
  await expect.poll(() => new URL(page.url()).search).toContain('getting');
  await search.pressSequentially('started');
  await expect.poll(() => new URL(page.url()).search).toMatch(/getting(\+|%20)started/);
});

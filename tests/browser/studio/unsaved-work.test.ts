import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, kim, setUp } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;

let count = 0;
const makeGuide = async (name: string): Promise<string> =>
  (
    await member('POST', '/guides', {
      kind: 'announcement',
      name,
      draft: newGuideContent('announcement', () => `n${count++}`),
    })
  ).id;
const nameOf = async (id: string): Promise<string> => (await member('GET', `/guides/${id}`)).name;
const nameField = () => page.getByLabel('Name', { exact: true });
const linkTo = (id: string) => page.locator(`a[href="/guides/${id}"]`);
const saved = () => page.getByText('Saved', { exact: true }).waitFor();
const open = async (id: string) => {
  await page.goto(`${server.url}/guides/${id}`);
  await nameField().waitFor();
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const first = await browser.newPage();
  await setUp(asMember(first, server.url));
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  context = await browser.newContext();
  page = await context.newPage();
  member = asMember(page, server.url);
  await member('POST', '/session', kim);
});
afterEach(() => context.close());

test('what was typed last is stored, however soon the author goes elsewhere in the studio', async () => {
  const id = await makeGuide('News');
  await page.goto(`${server.url}/guides`);
  await linkTo(id).click();
  await nameField().fill('News by link');
  await page.getByRole('link', { name: 'Guides' }).first().click();
  await expect.poll(() => nameOf(id)).toBe('News by link');
  await linkTo(id).click();
  await nameField().fill('News by back');
  await page.goBack();
  await expect.poll(() => nameOf(id)).toBe('News by back');
  // Back at once, the editor begins with what has just been stored.
  await page.goForward();
  await nameField().fill('News once more');
  await page.goBack();
  await page.goForward();
  await expect.poll(() => nameField().inputValue()).toBe('News once more');
  await saved();
  expect(await page.getByText('Someone else has changed this guide').count()).toBe(0);
});

test('what was typed before the editor had been drawn for the first time is stored too', async () => {
  const id = await makeGuide('Quick');
  await page.goto(`${server.url}/guides`);
  await page.getByRole('heading', { name: 'Guides', level: 1 }).waitFor();
  // In one task with the field's appearance: typed, and gone.
  await page.evaluate((path) => {
    const go = (to: string) => {
      history.pushState(null, '', to);
      dispatchEvent(new PopStateEvent('popstate'));
    };
    new MutationObserver((_, observer) => {
      const field = document.querySelector<HTMLInputElement>('.guide-head input');
      if (!field) return;
      observer.disconnect();
      field.value = 'Quicker';
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      go('/guides');
      queueMicrotask(() => go(path));
    }).observe(document, { childList: true, subtree: true });
    go(path);
  }, `/guides/${id}`);
  await expect.poll(() => nameField().inputValue()).toBe('Quicker');
  await saved();
});

test('each guide has its own editor, also when the browser goes from one straight to the other', async () => {
  const [one, other] = [await makeGuide('One'), await makeGuide('Other')];
  await open(one);
  await page.evaluate((path) => history.pushState(null, '', path), `/guides/${other}`);
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')));
  await expect.poll(() => nameField().inputValue()).toBe('Other');
  await nameField().fill('Other, edited');
  await expect.poll(() => nameOf(other)).toBe('Other, edited');
  expect(await nameOf(one)).toBe('One');
});

test('what can’t be saved without a connection is saved once there is one, without a hand', async () => {
  const id = await makeGuide('Train');
  await open(id);
  await context.setOffline(true);
  await nameField().fill('Tunnel');
  await page.getByRole('button', { name: 'Not saved. Try again' }).waitFor();
  await context.setOffline(false);
  await saved();
  expect(await nameOf(id)).toBe('Tunnel');
});

test('what can’t be saved is kept while the author is elsewhere and over a reload, and taken up again', async () => {
  const id = await makeGuide('Kept');
  await page.goto(`${server.url}/guides`);
  await linkTo(id).click();
  await nameField().waitFor();
  const isDraft = (url: URL) => url.pathname.endsWith('/draft');
  await page.route(isDraft, (route) => route.abort());
  await nameField().fill('Kept in the tab');
  await page.getByRole('link', { name: 'Guides' }).first().click();
  await page.getByText('“Kept in the tab” could not be saved.').waitFor();
  await page.reload();
  expect(await nameOf(id)).toBe('Kept');
  await page.unroute(isDraft);
  await linkTo(id).click();
  await expect.poll(() => nameField().inputValue()).toBe('Kept in the tab');
  await expect.poll(() => nameOf(id)).toBe('Kept in the tab');
  await page.keyboard.press('Control+z');
  await expect.poll(() => nameField().inputValue()).toBe('Kept');
  await saved();
});

test('what was kept is not stored over what somebody else has stored meanwhile', async () => {
  const id = await makeGuide('Both');
  await open(id);
  const isDraft = (url: URL) => url.pathname.endsWith('/draft');
  await page.route(isDraft, (route) => route.abort());
  await nameField().fill('Mine');
  await page.getByRole('link', { name: 'Guides' }).first().click();
  await page.getByText('“Mine” could not be saved.').waitFor();
  const { draft, revision } = await member('GET', `/guides/${id}`);
  await member('PUT', `/guides/${id}/draft`, { revision, name: 'Theirs', draft });
  await page.unroute(isDraft);
  await open(id);
  await page.getByText('Someone else has changed this guide').waitFor();
  expect(await nameOf(id)).toBe('Theirs');
  await page.getByRole('button', { name: 'Keep mine' }).click();
  await expect.poll(() => nameOf(id)).toBe('Mine');
});

test('what was stored although the answer was lost is no conflict with oneself, nor after a reload', async () => {
  const id = await makeGuide('Lost');
  await open(id);
  const isDraft = (url: URL) => url.pathname.endsWith('/draft');
  let sent = 0;
  await page.route(isDraft, async (route) => {
    sent += 1;
    await route.fetch();
    await route.abort();
  });
  await nameField().fill('Lost on the way');
  await expect.poll(() => sent).toBe(1);
  await page.getByRole('button', { name: 'Not saved. Try again' }).waitFor();
  await page.unroute(isDraft);
  await saved();

  await page.route(isDraft, async (route) => {
    await route.fetch();
    await new Promise(() => undefined);
  });
  await nameField().fill('Left while it was on its way');
  await expect.poll(() => nameOf(id)).toBe('Left while it was on its way');
  page.once('dialog', (asked) => asked.accept());
  await page.reload();
  await page.unroute(isDraft);
  await nameField().waitFor();
  await saved();
  await nameField().fill('And on');
  await expect.poll(() => nameOf(id)).toBe('And on');
  expect(await page.getByText('Someone else has changed this guide').count()).toBe(0);
});

test.each([
  { way: 'to the tab', type: 'visibilitychange' },
  { way: 'by Back to a kept page', type: 'pageshow' },
])('who comes back $way goes on with what they saved elsewhere', async ({ type }) => {
  const id = await makeGuide('Twice');
  await open(id);
  const { draft, revision } = await member('GET', `/guides/${id}`);
  await member('PUT', `/guides/${id}/draft`, { revision, name: 'In the other tab', draft });
  // The browser under test neither keeps pages nor hides tabs: it is told of both.
  await page.evaluate((type) => {
    if (type === 'pageshow') dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
    else document.dispatchEvent(new Event(type));
  }, type);
  await expect.poll(() => nameField().inputValue()).toBe('In the other tab');
  await nameField().fill('And on here');
  await expect.poll(() => nameOf(id)).toBe('And on here');
  expect(await page.getByText('Someone else has changed this guide').count()).toBe(0);
});

test('who publishes from a window beside the app publishes what they saved there', async () => {
  const id = await makeGuide('Beside');
  await open(id);
  const { draft, revision } = await member('GET', `/guides/${id}`);
  await member('PUT', `/guides/${id}/draft`, { revision, name: 'Written in the app', draft });
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Publish “Written in the app”' });
  await dialog.waitFor();
  await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await member('GET', `/guides/${id}`)).toMatchObject({
    live: { version: 1 },
    name: 'Written in the app',
  });
});

test('a text that is longer than can be saved is said to be, with its step', async () => {
  const id = await makeGuide('Long');
  await open(id);
  await page.getByRole('group', { name: 'Text' }).getByRole('textbox').first().fill('Long. '.repeat(700));
  await page.getByText('Step 1: too long, 4,200 characters of at most 4,000.').waitFor();
});

test('why something is never saved is said, and not tried again and again', async () => {
  const id = await makeGuide('Refused');
  await open(id);
  let asked = 0;
  await page.route(
    (url) => url.pathname.endsWith('/draft'),
    (route) => {
      asked += 1;
      const error = { code: 'invalid_request', message: 'The name is too long.', requestId: 'r' };
      return route.fulfill({ status: 400, json: { error } });
    },
  );
  await nameField().fill('Anything');
  await page.getByText('The name is too long.').waitFor();
  await page.waitForTimeout(4000);
  expect(asked).toBe(1);
});

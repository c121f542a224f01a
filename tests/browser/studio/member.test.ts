import { TOTP } from 'otpauth';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildEvent } from '../../support/build-event.ts';
import { asMember, buildScore, fillStudio, kim, sendEvents } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';
import { uniqueName } from '../../support/unique-name.ts';

let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
/** What the page complained of: uncaught errors and refusals of its own content policy. */
let complaints: string[];

let key: string;
let guideId: string;

async function open(options: BrowserContextOptions = {}): Promise<void> {
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 800 }, ...options });
  page = await context.newPage();
  complaints = complaintsOf(page);
}

async function signIn(): Promise<void> {
  const member = asMember(page, server.url);
  await member('POST', '/session', kim);
  await member('PATCH', '/member', { locale: 'en' });
}

const go = (path: string) => openStudioPage(page, server.url + path);

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await server.stop();
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

describe('a new server', () => {
  test('is set up from the keyboard, shows its tag, and turns green with the first event', async () => {
    await open();
    await page.goto(`${server.url}/accounts`);
    await page.getByRole('heading', { name: 'Set up Cairn' }).waitFor();
    await page.getByRole('button', { name: 'Create workspace' }).click();
    await page.getByText('Enter an email address').waitFor();

    // The keyboard has been taken to the first field that is wrong.
    await expect
      .poll(() => page.getByLabel('Your name').evaluate((field) => field === document.activeElement))
      .toBe(true);
    const values = ['Kim Doe', kim.email, kim.password, 'Acme', 'Acme CRM', 'https://crm.example.com'];
    for (const value of values) {
      await page.keyboard.type(value);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');

    await page.getByText('Waiting for the first event').waitFor();
    const tag = (await page.getByRole('region', { name: 'Script tag' }).textContent()) ?? '';
    key = /data-key="(pk_[^"]+)"/.exec(tag)?.[1] ?? '';
    expect(tag).toContain(`src="${server.url}/s.js"`);

    await sendEvents(page, server.url, key, [buildEvent(new Date(), { userId: 'ada', accountId: 'acme' })]);
    await page.getByText('Connected').waitFor();
    guideId = await fillStudio(page, server.url, key);
  });
});

describe('a member', () => {
  beforeEach(() => open());

  test('is asked to sign in and then stands where they wanted to go', async () => {
    await page.goto(`${server.url}/accounts/acme?tab=features`);
    await page.getByLabel('Email').fill(kim.email);
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('don’t match').waitFor();
    await page.getByLabel('Password').fill(kim.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Acme Ltd' }).waitFor();
    expect(await page.getByRole('tab', { selected: true }).textContent()).toContain('Features');
  });

  const focusIsIn = (selector: string) =>
    page.evaluate((main) => document.activeElement === document.querySelector(main), selector);

  test('stands in the page by keyboard once they are in, not before all that is around it', async () => {
    await page.goto(`${server.url}/accounts/acme`);
    await page.getByLabel('Email').fill(kim.email);
    await page.getByLabel('Password').fill(kim.password);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Acme Ltd' }).waitFor();
    expect(await focusIsIn('main')).toBe(true);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('main .page') !== null)).toBe(true);
    // Who was in before begins where browsers begin, with the way past the navigation.
    await page.reload();
    await page.getByRole('heading', { name: 'Acme Ltd' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  });

  test.each([
    ['is not the whole link', '/invitation#short'],
    ['has run out or was used', `/invitation#${'a'.repeat(43)}`],
  ])('with an invitation that %s learns so, and finds the way on', async (_, path) => {
    await page.goto(server.url + path);
    await page.getByRole('heading', { level: 1, name: 'This invitation can’t be opened' }).waitFor();
    await page.getByText('ask whoever invited you for a new one').waitFor();
    await page.getByRole('link', { name: 'Back to signing in' }).click();
    await page.getByLabel('Password').waitFor();
    // Chromium speaks of every refusal.
    expect(complaints.splice(0)).not.toEqual([]);
  });

  test('is told that there is no such section of the settings, and led to their own', async () => {
    await signIn();
    for (const path of ['/settings/billing', '/settings/toString']) {
      await go(path);
      await page.getByRole('heading', { name: 'There is no such section' }).waitFor();
    }
    await page.getByRole('link', { name: 'To your settings' }).click();
    await page.getByRole('tab', { name: 'Apps', selected: true }).waitFor();
  });

  test('accepts an invitation by keyboard', async () => {
    await signIn();
    const invitation = await asMember(page, server.url)('POST', '/invitations', {
      email: `${crypto.randomUUID()}@example.com`,
      locale: 'en',
      place: { role: 'author', customRoleId: null, portfolio: 'all', teamId: null },
    });
    await context.clearCookies();
    await page.goto(invitation.url);
    await page.getByRole('heading', { name: 'Join Acme' }).waitFor();
    await page.keyboard.type('Noa Levi');
    await page.keyboard.press('Tab');
    await page.keyboard.type('short');
    await page.keyboard.press('Enter');
    await page.locator('input[type=password][aria-invalid=true]').waitFor();
    // Chromium speaks of every refusal.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('400')]);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('a longer password');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: /Noa Levi/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/');

    // An author may read how events are taken in, and change nothing of it.
    await go('/settings/events');
    expect(await page.getByLabel('Domains of your own people').isDisabled()).toBe(true);
    await go('/settings/members');
    await page.getByRole('heading', { name: 'Your role doesn’t include “Members”' }).waitFor();
    await page.getByRole('link', { name: 'To your settings' }).click();
    await page.getByRole('tab', { name: 'Apps', selected: true }).waitFor();
    expect(await focusIsIn('main')).toBe(true);
  });

  test('goes on in the language chosen at the door, which their profile keeps', async () => {
    await page.goto(`${server.url}/accounts/acme`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('menuitemradio', { name: '简体中文' }).click();
    await page.getByLabel('邮箱').fill(kim.email);
    await page.getByLabel('密码').fill(kim.password);
    await page.keyboard.press('Enter');
    await page.getByRole('tab', { name: '功能' }).waitFor();
    await page.reload();
    await page.getByRole('tab', { name: '功能' }).waitFor();
  });

  test('signs in to the demo in the language of the browser, since its profile is everybody’s', async () => {
    await context.close();
    await open({ locale: 'zh-CN' });
    await page.route('**/api/v1/setup', (route) =>
      route.fulfill({
        json: { needsFirstMember: false, hasProvider: false, demo: { ...kim, hostAppUrl: server.url } },
      }),
    );
    await signIn();
    await context.clearCookies();
    await page.goto(`${server.url}/accounts/acme`);
    await page.getByRole('button', { name: '填入演示账号' }).click();
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('tab', { name: '功能' }).waitFor();
  });

  test('goes from tab to tab of the settings by the arrow keys', async () => {
    await signIn();
    await go('/settings/members');
    const chosen = page.getByRole('tab', { selected: true });
    await chosen.press('ArrowRight');
    await page.waitForURL((url) => !url.pathname.endsWith('/members'));
    const second = page.url();
    await page.keyboard.press('ArrowRight');
    await page.waitForURL((url) => url.href !== second);
    expect(await chosen.evaluate((tab) => tab === document.activeElement)).toBe(true);
  });

  test('finds every section of the settings on a phone behind the name of the one that is open', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await signIn();
    await go('/settings/members');
    await page.getByRole('button', { name: 'Members', exact: true }).press('Enter');
    await page.getByRole('menuitemradio', { name: 'Devices' }).press('Enter');
    await page.getByText('This device').waitFor();
    await page.getByRole('button', { name: 'Devices', exact: true }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/settings/devices');
    expect(await axeFaults(page)).toEqual([]);
  });

  test('signs out everywhere else at once, and stays signed in here', async () => {
    await signIn();
    await signIn();
    await go('/settings/devices');
    await page.getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Sign out everywhere else' }).click();
    await page.getByText('All other devices were signed out.').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Sign out', exact: true }).count()).toBe(0);
    await page.getByText('This device').waitFor();
  });

  test('is led to sign-in when their session ends elsewhere', async () => {
    await signIn();
    await go('/accounts/acme');
    await context.clearCookies();
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    expect(page.url()).toBe(`${server.url}/accounts/acme`);
    expect(await page.getByText('Your session has ended. Sign in to go on where you were.').count()).toBe(1);
  });

  test('sets a second factor up by keyboard, signs in with a recovery code, and takes it off', async () => {
    const someone = { email: 'lee@example.com', password: kim.password };
    const { workspaceId } = await server.context.db
      .selectFrom('membership')
      .select('workspaceId')
      .executeTakeFirstOrThrow();
    const scope = { workspaceId, actor: { kind: 'system' as const } };
    await createMember(server.context, scope, { name: 'Lee', ...someone, locale: 'en', role: 'author' });
    await asMember(page, server.url)('POST', '/session', someone);
    await go('/settings/profile');
    await page.getByRole('button', { name: 'Set up', exact: true }).press('Enter');
    await page.locator('dialog input[type=password]:focus').waitFor();
    await page.keyboard.type(someone.password);
    await page.keyboard.press('Enter');
    await page.getByLabel('Six digits').waitFor();
    const secret = await page.getByRole('region', { name: 'Or type this' }).locator('pre').innerText();
    await page.keyboard.type(new TOTP({ secret }).generate());
    await page.keyboard.press('Enter');
    const codes = page.getByRole('region', { name: 'Recovery codes' });
    const [code = ''] = (await codes.locator('pre').innerText()).split('\n');
    const copy = page.getByRole('dialog').getByRole('button', { name: 'Copy' });
    await expect.poll(() => copy.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Remove' }).waitFor();

    await context.clearCookies();
    await go('/settings/profile');
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor();
    await page.keyboard.type(someone.email);
    await page.keyboard.press('Tab');
    await page.keyboard.type(someone.password);
    await page.keyboard.press('Enter');
    await page.getByText('Or one of your recovery codes').waitFor();
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Remove' }).press('Enter');
    await page.locator('dialog input[type=password]:focus').waitFor();
    await page.keyboard.type(someone.password);
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Set up', exact: true }).waitFor();
  });

  test('changes the language of everything at once, and keeps it', async () => {
    await signIn();
    await go('/accounts');
    await page.getByRole('button', { name: /Kim Doe/ }).click();
    await page.getByRole('menuitemradio', { name: '简体中文' }).click();
    await page.getByRole('heading', { name: '客户', exact: true }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await expect
      .poll(async () => (await asMember(page, server.url)('GET', '/session')).member.locale)
      .toBe('zh-CN');
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByRole('heading', { name: '客户', exact: true }).waitFor();
  });

  test('finds, sorts and opens accounts without a mouse', async () => {
    await signIn();
    await go('/accounts');
    await page.getByRole('button', { name: 'Account', exact: true }).press('Enter');
    await expect.poll(() => page.url()).toContain('sort=name&order=asc');
    await page.locator('.table__link').first().focus();
    await page.keyboard.press('ArrowDown');
    const name = await page.evaluate(() => document.activeElement?.textContent);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: name ?? '', level: 1 }).waitFor();

    await page.getByRole('tab', { name: 'Timeline' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).toContain('tab=figures');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.url()).toContain('tab=features');
    await page.getByText('Report export').waitFor();
    await page.goBack();
    await page.getByRole('searchbox', { name: 'Search accounts' }).fill('harbour');
    await expect.poll(() => page.locator('.table__link').allTextContents()).toEqual(['Blue Harbour']);
    expect(page.url()).toContain('search=harbour');
  });

  test('sees an answer on the account’s page once it is given, without a reload', async () => {
    await signIn();
    // An account of this try's own: an answer that was once given can't be waited for again.
    const account = `acc-${crypto.randomUUID()}`;
    await sendEvents(page, server.url, key, [buildEvent(new Date(), { userId: 'wei', accountId: account })]);
    await go(`/accounts/${account}?tab=answers`);
    await page.getByText('No answers yet').first().waitFor();
    await sendEvents(page, server.url, key, [buildScore(guideId, 'wei', account, 9)]);
    await page.getByRole('img', { name: 'Score 9 on a scale of 1–10' }).waitFor();
    await expect
      .poll(() => page.locator('.stat', { hasText: 'NPS' }).textContent(), { timeout: 30_000 })
      .toContain('+100');
  });

  test('reads what a number means', async () => {
    await signIn();
    await go('/');
    await page.getByRole('button', { name: 'What “Active users, 7 days” means' }).press('Enter');
    await page.getByText('Registered users with at least one page view').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText('Registered users with at least one page view').count()).toBe(0);
  });

  test('makes a key, sees it once, and revokes it', async () => {
    await signIn();
    await go('/settings/keys');
    const opener = page.getByRole('button', { name: 'New key' });
    const name = uniqueName('Nightly import');
    await opener.click();
    await page.getByLabel('What it is for').fill(name);
    await page.keyboard.press('Enter');
    const shown = page.getByRole('region', { name: 'Key', exact: true });
    await shown.waitFor();
    expect(await shown.textContent()).toMatch(/^sk_/);
    await page.keyboard.press('Escape');
    const key = page.getByRole('row', { name });
    await key.getByText(/sk_…/).waitFor();
    await key.getByRole('button', { name: 'Revoke' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
    await key.getByText('Revoked', { exact: true }).waitFor();
  });

  test('has a webhook call another address, and for less', async () => {
    await signIn();
    const name = uniqueName('Team chat');
    const member = asMember(page, server.url);
    const { id } = await member('POST', '/webhooks', {
      ...{ name, url: 'https://chat.example.com/old', format: 'slack' },
      kinds: ['alert.opened', 'alert.resolved'],
    });
    await go('/settings/webhooks');
    await page.getByRole('button', { name: `Actions for ${name}` }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByLabel('An alert was resolved').uncheck();
    await page.getByLabel('Address').fill('https://chat.example.com/new');
    await page.keyboard.press('Enter');
    await page.getByRole('row', { name }).getByText('https://chat.example.com/new').waitFor();
    const { webhooks } = await member('GET', '/webhooks');
    expect(webhooks.find((webhook: { id: string }) => webhook.id === id)).toMatchObject({
      ...{ name, url: 'https://chat.example.com/new', format: 'slack', kinds: ['alert.opened'] },
    });
  });

  test('stops all guides only after saying yes, and every page shows it', async () => {
    await signIn();
    await go('/settings');
    const stop = page.getByRole('button', { name: 'Stop all guides' });
    await stop.click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => stop.evaluate((element) => element === document.activeElement)).toBe(true);
    await stop.click();
    await page.getByRole('button', { name: 'Stop them now' }).click();
    await page.getByText('no guide is shown in this environment').waitFor();
    await page.getByRole('button', { name: 'Show guides again' }).click();
    await expect.poll(() => page.getByText('no guide is shown in this environment').count()).toBe(0);
  });

  test('shares an address that shows the same environment to everyone', async () => {
    await signIn();
    await go('/accounts');
    await page.locator('.sidebar .environment').click();
    await page.getByRole('menuitemradio', { name: /Staging/ }).click();
    await page.getByText('No accounts yet').waitFor();
    await page.getByRole('link', { name: 'Users', exact: true }).click();
    await expect.poll(() => page.url()).toMatch(/\/users\?environment=\d+$/);
    await page.evaluate(() => localStorage.clear());
    await page.reload();
    await page.getByText('No users yet').waitFor();
  });
});

// The last: from here on everybody needs one.
test('whoever asks everybody for a second factor, and has none, sets theirs up at once', async () => {
  await open();
  await signIn();
  await go('/settings/members');
  await page.getByRole('switch', { name: 'Everybody needs a second factor' }).click();
  await page.getByRole('heading', { name: 'One more step' }).waitFor();
});

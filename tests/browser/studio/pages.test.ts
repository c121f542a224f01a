import type { Browser, BrowserContextOptions, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { openAlert } from '../../support/open-alert.ts';
import { asMember, fillStudio, kim, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { pagesBeforeSignIn, pathWith, studioDialogs, studioPages } from '../../support/studio-pages.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

let server: StudioServer;
let browser: Browser;
/** What the addresses in `studioPages` name. */
let ids: Record<string, string>;

/** Reads Chinese. */
const mei = { email: 'mei@example.com', password: kim.password };

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const page = await browser.newPage();
  const member = asMember(page, server.url);
  const guide = await fillStudio(page, server.url, await setUp(member));
  const { workspace } = await member('GET', '/session');
  const scope = { workspaceId: workspace.id, actor: { kind: 'system' as const } };
  await createMember(server.context, scope, { name: 'Mei Lin', ...mei, locale: 'zh-CN', role: 'admin' });
  const { features } = await member('GET', '/features');
  const audience = { type: 'all', conditions: [] };
  const segment = await member('POST', '/segments', { name: 'Salespeople', audience });
  const quarter = { startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' };
  const review = await member('POST', '/accounts/acme/reviews', quarter);
  const link = await member('POST', '/accounts/acme/share-links', { days: 1, locale: 'en' });
  const place = { role: 'author', customRoleId: null, portfolio: 'all', teamId: null };
  const invited = { email: 'noa@example.com', locale: 'en', place };
  const invitation = await member('POST', '/invitations', invited);
  ids = {
    guide,
    feature: String(features[0].id),
    segment: segment.id,
    review: review.id,
    alert: await openAlert(server, member),
    shared: new URL(link.url).pathname.split('/').pop() ?? '',
    invitation: new URL(invitation.url).hash.slice(1),
  };
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

interface Look {
  name: string;
  member: typeof kim;
  options: BrowserContextOptions;
}
const looks: Look[] = [
  { name: 'in English, light', member: kim, options: {} },
  { name: 'in Chinese, dark', member: mei, options: { colorScheme: 'dark' } },
  { name: 'on a phone', member: kim, options: { viewport: { width: 390, height: 844 } } },
];

describe.concurrent('every page', { timeout: 600_000 }, () => {
  test.each(looks)('can be read and used by everyone, $name', async ({ member, options }) => {
    const context = await browser.newContext({
      locale: 'en-US',
      viewport: { width: 1280, height: 800 },
      ...options,
    });
    const page = await context.newPage();
    const faults = complaintsOf(page);
    await asMember(page, server.url)('POST', '/session', member);
    const open = (path: string) => openStudioPage(page, server.url + pathWith(path, ids));
    for (const path of studioPages) {
      await open(path);
      for (const fault of await readingFaults(page)) faults.push(`${path} ${fault}`);
      const h1 = await page.locator('h1').count();
      if (h1 !== 1) faults.push(`${path} has ${h1} first headings`);
    }
    for (const [path, button] of studioDialogs) {
      await open(path);
      // On a phone the picture, and what belongs to it, is there when it is asked for.
      const preview = page.getByRole('button', { name: /^(Preview|预览)$/ });
      if (await preview.isVisible()) await preview.click();
      await page.getByRole('button', { name: button }).first().click();
      await page.locator('dialog[open]').waitFor();
      for (const fault of await readingFaults(page)) faults.push(`${path} ${button}: ${fault}`);
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});

test('what a finger presses is 44 px tall, and a field does not make a phone enlarge the page', {
  timeout: 300_000,
}, async () => {
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await asMember(page, server.url)('POST', '/session', kim);
  const faults: string[] = [];
  for (const path of studioPages) {
    await openStudioPage(page, server.url + pathWith(path, ids));
    for (const fault of await fingerFaults(page)) faults.push(`${path} ${fault}`);
  }
  await context.close();
  expect(faults).toEqual([]);
});

/** Links within a text are exempt, and what is only a picture; of a box and a switch the label beside it is pressed too. */
const fingerFaults = (page: Page) =>
  page.evaluate(() => {
    const pressed = 'button, select, textarea, summary, .button, input:not([type=checkbox], [type=radio])';
    return [...document.querySelectorAll<HTMLElement>(`main :is(${pressed}):not(.visually-hidden)`)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => !element.closest('[inert]'))
      .flatMap((element) => {
        const around = getComputedStyle(element, '::after');
        const beyond = around.position === 'absolute' ? Number.parseFloat(around.top) * -2 : 0;
        const height = element.getBoundingClientRect().height + Math.max(0, beyond || 0);
        const name = `${element.className} ${element.getAttribute('aria-label') ?? element.textContent}`;
        const letters = Number.parseFloat(getComputedStyle(element).fontSize);
        const isWritten = element.matches('input:not([type=color], [type=file]), textarea');
        return [
          ...(height < 43.5 ? [`${name} is ${Math.round(height)} px tall`] : []),
          ...(isWritten && letters < 16 ? [`${name} has letters of ${letters} px`] : []),
        ];
      });
  });

test('so can the pages before a sign-in, and the one where a second factor is asked for', {
  timeout: 120_000,
}, async () => {
  const faults: string[] = [];
  const look = async (page: Page, path: string) => {
    await openStudioPage(page, server.url + pathWith(path, ids));
    for (const fault of await readingFaults(page)) faults.push(`${path} ${fault}`);
  };
  const contexts = [
    await browser.newContext({ locale: 'en-US', viewport: { width: 390, height: 844 } }),
    await browser.newContext({ locale: 'zh-CN', colorScheme: 'dark' }),
  ];
  for (const context of contexts) {
    const page = await context.newPage();
    const complaints = complaintsOf(page);
    for (const path of pagesBeforeSignIn) await look(page, path);
    faults.push(...complaints);
  }
  for (const [index, context] of contexts.entries()) {
    const page = await context.newPage();
    const member = asMember(page, server.url);
    await member('POST', '/session', [kim, mei][index]);
    if (index === 0) await member('PUT', '/sign-in-policy', { requiresSecondFactor: true });
    await look(page, '/');
    await context.close();
  }
  expect(faults).toEqual([]);
});

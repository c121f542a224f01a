import type { Browser, BrowserContextOptions } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, fillStudio, kim, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

let server: StudioServer;
let browser: Browser;
let guideId: string;

/** Reads Chinese. */
const mei = { email: 'mei@example.com', password: kim.password };

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const page = await browser.newPage();
  const member = asMember(page, server.url);
  guideId = await fillStudio(page, server.url, await setUp(member));
  const { workspace } = await member('GET', '/session');
  const scope = { workspaceId: workspace.id, actor: { kind: 'system' as const } };
  await createMember(server.context, scope, { name: 'Mei Lin', ...mei, locale: 'zh-CN', role: 'admin' });
  await page.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

const pages = [
  '/',
  '/install',
  '/accounts',
  '/accounts?search=nothing-like-it',
  '/accounts?view=board',
  '/accounts/acme',
  '/accounts/acme?tab=features',
  '/accounts/acme?tab=units',
  '/accounts/acme?tab=answers',
  '/accounts/acme?tab=traits',
  '/alerts',
  '/alerts/rules',
  '/users',
  '/users/ada',
  '/nps',
  '/nps?tab=answers',
  '/nps?tab=coverage',
  '/company',
  '/accounts/acme/reviews',
  '/guides',
  '/guides?state=archived&sort=name',
  '/guides/{guide}?section=results',
  '/guides/{guide}?section=versions',
  '/guides/{guide}?section=settings',
  '/see-as',
  '/see-as?user=ada&guide={guide}',
  '/guides/new',
  '/segments',
  '/segments/new',
  '/theme',
  '/features',
  '/features?tab=unnamed',
  '/features?tab=repair',
  '/features?tab=notes',
  '/settings',
  '/settings/thresholds',
  '/settings/members',
  '/settings/events',
  '/settings/webhooks',
  '/settings/audit',
  '/settings/keys',
  '/settings/profile',
  '/settings/devices',
  '/no-such-page',
];

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

describe.concurrent('every page', { timeout: 300_000 }, () => {
  test.each(looks)('can be read and used by everyone, $name', async ({ member, options }) => {
    const context = await browser.newContext({
      ...{ locale: 'en-US', viewport: { width: 1280, height: 800 } },
      ...options,
    });
    const page = await context.newPage();
    const faults = complaintsOf(page);
    await asMember(page, server.url)('POST', '/session', member);
    for (const each of pages) {
      const path = each.replace('{guide}', guideId);
      await openStudioPage(page, server.url + path);
      for (const fault of await readingFaults(page)) faults.push(`${path} ${fault}`);
      const h1 = await page.locator('h1').count();
      if (h1 !== 1) faults.push(`${path} has ${h1} first headings`);
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});

import type { Browser, Locator, Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { createCustomRole } from '../../../server/workspaces/teams-and-roles.ts';
import { roles } from '../../../shared/contract/right.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { asMember, fillStudio } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/*
 * Somebody of each role opens every page and presses everything that can be pressed there: nothing that the studio
 * offers is answered by “you may not”.
 */

const password = 'correct horse battery';
const place = { workspaceName: 'Acme', appName: 'Acme CRM', appUrl: 'https://crm.example.com' };
const fixedRoles = roles.filter((role) => role !== 'custom');
const emailOf = (role: string) => `${role}@example.com`;

let server: StudioServer;
let browser: Browser;
let ids: {
  survey: string;
  draft: string;
  segment: string;
  feature: number;
  review: string;
  alertRule: string;
};

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const page = await (await browser.newContext()).newPage();
  const member = asMember(page, server.url);
  await member('POST', '/setup', { name: 'Kim', email: emailOf('first'), password, locale: 'en', ...place });
  const { publicKey } = await member('GET', '/install');
  const survey = await fillStudio(page, server.url, publicKey);
  const { features } = await member('GET', '/features');
  const draft = await member('POST', '/guides', { kind: 'walkthrough', name: 'Tour', draft: buildGuide() });
  const segment = await member('POST', '/segments', {
    name: 'Everybody',
    audience: { type: 'all', conditions: [] },
  });
  const review = await member('POST', '/accounts/acme/reviews', {
    startsOn: '2026-01-01',
    endsOn: '2026-03-31',
    locale: 'en',
  });
  ids = {
    survey,
    draft: draft.id,
    segment: segment.id,
    feature: features[0].id,
    review: review.id,
    alertRule: '',
  };
  const { db } = server.context;
  const { id: workspaceId } = await db.selectFrom('workspace').select('id').executeTakeFirstOrThrow();
  for (const role of fixedRoles) {
    const { id } = await createMember(
      server.context,
      { workspaceId, actor: { kind: 'system' } },
      { name: `A ${role}`, email: emailOf(role), password, locale: 'en', role },
    );
    if (role === 'csm')
      await db.updateTable('account').set({ ownerId: id }).where('externalId', '=', 'acme').execute();
  }
  await makeCustomRole(workspaceId);
  await refreshAllSummaries(server.context);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

/** Somebody whose workspace has put rights together for them that no other role has. */
async function makeCustomRole(workspaceId: number): Promise<void> {
  const scope = { workspaceId, actor: { kind: 'system' } } as const;
  const person = {
    name: 'A custom',
    email: emailOf('custom'),
    password,
    locale: 'en',
    role: 'executive',
  } as const;
  const { id } = await createMember(server.context, scope, person);
  const rights = [
    'workspace.read',
    'account.read',
    'segment.write',
    'catalogue.write',
    'webhook.write',
  ] as const;
  const role = await createCustomRole(server.context, scope, { name: 'Analyst', rights: [...rights] });
  await server.context.db
    .updateTable('membership')
    .set({ role: 'custom', customRoleId: role.id })
    .where('memberId', '=', id)
    .execute();
}

const pages = () => [
  '/',
  '/install',
  '/accounts',
  '/accounts/acme',
  '/accounts/acme?tab=features',
  '/accounts/acme?tab=answers',
  '/accounts/acme/reviews',
  `/reviews/${ids.review}`,
  '/alerts',
  '/alerts/rules',
  '/users',
  '/users/ada',
  '/nps?tab=answers',
  '/nps?tab=coverage',
  '/company',
  '/guides',
  '/guides/new',
  `/guides/${ids.draft}`,
  `/guides/${ids.draft}?section=settings`,
  `/guides/${ids.draft}?section=languages`,
  `/guides/${ids.draft}?section=versions`,
  `/guides/${ids.survey}?section=results`,
  `/see-as?user=ada&guide=${ids.survey}`,
  '/segments',
  `/segments/${ids.segment}`,
  '/segments/new',
  '/theme',
  '/features',
  `/features/${ids.feature}`,
  '/back-test',
  '/settings',
  '/settings/apps',
  '/settings/events',
  '/settings/members',
  '/settings/webhooks',
  '/settings/audit',
  '/settings/keys',
  '/settings/thresholds',
  '/settings/profile',
];

/** What can be pressed, once for each wording: rows of a table offer the same. */
async function offered(within: Locator): Promise<string[]> {
  const labels = await within
    .locator('button:visible:not(:disabled)')
    .evaluateAll((buttons) =>
      buttons.map((button) => (button.getAttribute('aria-label') ?? button.textContent ?? '').trim()),
    );
  return [...new Set(labels.filter((label) => label !== '' && label.length < 60))];
}

/** Opens the page, and says which answers were a refusal. */
async function walk(page: Page, refused: Set<string>): Promise<void> {
  const open = async (path: string) => {
    await page.goto(server.url + path);
    await page.locator('h1').first().waitFor();
    await expect.poll(() => page.locator('.skeleton').count()).toBe(0);
  };
  for (const path of pages()) {
    let doing = path;
    const watch = (response: { status(): number; url(): string; request(): { method(): string } }) => {
      if (response.status() !== 403) return;
      const { pathname } = new URL(response.url());
      refused.add(`${doing}: ${response.request().method()} ${pathname.replace('/api/v1', '')}`);
    };
    page.on('response', watch);
    await open(path);
    for (const label of await offered(page.locator('main'))) {
      if (/devices|Sign out|password/i.test(label)) continue;
      doing = `${path} “${label}”`;
      if (!page.url().startsWith(server.url + path) || (await page.locator('dialog[open]').count()) > 0)
        await open(path);
      const button = page.locator('main').getByRole('button', { name: label, exact: true }).first();
      if (!(await button.isVisible().catch(() => false))) continue;
      await button.click({ timeout: 3_000 }).catch(() => {});
      const dialog = page.locator('dialog[open]');
      if ((await dialog.count()) > 0) {
        const submit = dialog.locator('button[type="submit"]:enabled, .button--primary:enabled').last();
        if ((await submit.count()) > 0) await submit.click({ timeout: 2_000 }).catch(() => {});
      }
      await page.waitForLoadState('networkidle').catch(() => {});
    }
    page.off('response', watch);
  }
}

test.each(roles)('nothing that is offered to the role %s is refused', async (role) => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  page.on('dialog', (dialog) => void dialog.accept());
  await asMember(page, server.url)('POST', '/session', { email: emailOf(role), password });
  const refused = new Set<string>();
  await walk(page, refused);
  await context.close();
  expect([...refused]).toEqual([]);
});

import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { refreshAllSummaries } from '../../../server/accounts/refresh-summaries.ts';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { createCustomRole } from '../../../server/workspaces/teams-and-roles.ts';
import { type Role, roles } from '../../../shared/contract/right.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide } from '../../support/build-guide.ts';
import { openAlert } from '../../support/open-alert.ts';
import { asMember, fillStudio, kim, setUp } from '../../support/studio-data.ts';
import { pathWith, studioPages } from '../../support/studio-pages.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';
import { walkStudio } from '../../support/walk-studio.ts';

/*
 * Somebody of each role opens every page and presses everything that can be pressed there, follows every link, and opens
 * every menu: nothing that the studio offers is refused, breaks, or leads nowhere.
 */

const someone = (role: Role) => ({ email: `${role}@example.com`, password: kim.password });

let browser: Browser;
/** Of the role that walks: what the one before took away is there again. */
let server: StudioServer | undefined;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
afterAll(() => browser?.close());

/** A workspace with something on every page, and a member of the role; returns what the addresses name. */
async function furnish({ context, url }: StudioServer, page: Page, role: Role) {
  const member = asMember(page, url);
  const survey = await fillStudio(page, url, await setUp(member));
  const scope = {
    workspaceId: (await member('GET', '/session')).workspace.id,
    actor: { kind: 'system' },
  } as const;
  const { features } = await member('GET', '/features');
  const guide = await member('POST', '/guides', {
    ...{ kind: 'walkthrough', name: 'Tour', draft: buildGuide() },
  });
  const segment = await member('POST', '/segments', {
    ...{ name: 'Everybody', audience: { type: 'all', conditions: [] } },
  });
  const review = await member('POST', '/accounts/acme/reviews', {
    ...{ startsOn: '2026-01-01', endsOn: '2026-03-31', locale: 'en' },
  });
  const alert = await openAlert({ context, url, stop: async () => {} }, member);
  await member('POST', '/webhooks', {
    ...{ name: 'Team chat', url: 'https://chat.example.com/hook', format: 'slack', kinds: ['alert.opened'] },
  });
  const { id } = await createMember(context, scope, {
    ...{ name: `A ${role}`, locale: 'en', role: role === 'custom' ? 'executive' : role },
    ...someone(role),
  });
  if (role === 'csm')
    await context.db.updateTable('account').set({ ownerId: id }).where('externalId', '=', 'acme').execute();
  if (role === 'custom') {
    // Rights together that no other role has.
    const own = await createCustomRole(context, scope, {
      name: 'Analyst',
      rights: ['workspace.read', 'account.read', 'segment.write', 'catalogue.write', 'webhook.write'],
    });
    await context.db
      .updateTable('membership')
      .set({ role, customRoleId: own.id })
      .where('memberId', '=', id)
      .execute();
  }
  await refreshAllSummaries(context);
  return {
    ...{ survey, guide: guide.id, segment: segment.id, feature: String(features[0].id) },
    ...{ review: review.id, alert },
  };
}

/** What more there is to press than to look at. */
const morePages = [
  '/guides/{guide}',
  '/guides/{guide}?section=languages',
  '/guides/{survey}?section=results',
  '/guides/{survey}?section=versions',
];

test.each(roles)(
  'nothing that is offered to the role %s is refused, breaks or leads nowhere',
  async (role) => {
    server = await startStudioServer();
    const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const ids = await furnish(server, page, role);
    await context.clearCookies();
    await asMember(page, server.url)('POST', '/session', someone(role));
    const paths = [...studioPages, ...morePages].filter((path) => path !== '/no-such-page');
    const { faults, presses } = await walkStudio(
      page,
      server.url,
      paths.map((path) => pathWith(path, ids)),
    );
    await context.close();
    expect(faults).toEqual([]);
    expect(presses).toBeGreaterThan(paths.length);
  },
);

import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createMember } from '../../../server/workspaces/create-member.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide, buildStep } from '../../support/build-guide.ts';
import { asMember, kim, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* From the draft to what is live: where and when, who asks and who decides, what changed, and the way back. */

let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
let complaints: string[];

const author = { email: 'author@example.com', password: kim.password };

async function signIn(who: { email: string; password: string }): Promise<void> {
  context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  await member('POST', '/session', who);
}

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const first = await browser.newContext();
  const page = await first.newPage();
  const setter = asMember(page, server.url);
  await sendUse(page, server.url, await setUp(setter));
  const scope = {
    workspaceId: (await setter('GET', '/session')).workspace.id,
    actor: { kind: 'system' },
  } as const;
  await createMember(server.context, scope, { ...author, name: 'Ann Author', locale: 'en', role: 'author' });
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
afterEach(async () => {
  await context.close();
  expect(complaints).toEqual([]);
});

const button = (name: string) => page.getByRole('button', { name, exact: true });
const said = (text: string | RegExp) => page.getByRole('status').getByText(text).waitFor();
const undo = () => page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
const open = (path: string) => openStudioPage(page, server.url + path);

async function makeGuide(name: string, versions = 0): Promise<string> {
  const { id } = await member('POST', '/guides', { kind: 'walkthrough', name, draft: buildGuide() });
  for (let version = 1; version <= versions; version += 1) {
    const steps = Array.from({ length: version }, (_, index) => buildStep(`step-${index}`));
    const saved = { revision: version, name: `${name}, version ${version}`, draft: buildGuide({ steps }) };
    const { revision } = await member('PUT', `/guides/${id}/draft`, saved);
    await member('POST', `/guides/${id}/publish`, { revision });
  }
  return id;
}
const liveIn = async (id: string): Promise<[version: number, environments: number][]> =>
  (await member('GET', `/guides/${id}`)).versions.map(
    ({ version, liveIn }: { version: number; liveIn: number[] }) => [version, liveIn.length],
  );

test('goes to staging or production, and says whom it means there', async () => {
  await signIn(kim);
  const id = await makeGuide('Where to');
  await open(`/guides/${id}`);
  await button('Publish').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('5 users in 3 accounts').waitFor();
  await dialog.getByText('Staging', { exact: true }).click();
  // Nobody has been on staging yet.
  await dialog.getByText('5 users in 3 accounts').waitFor({ state: 'detached' });
  await dialog.getByText('It is live in staging for its audience within a minute').waitFor();
  expect(await readingFaults(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await said('Version 1 is live in staging');
  expect(
    (await member('GET', '/guides')).guides.find((each: { id: string }) => each.id === id).live,
  ).toBeNull();

  await button('Publish').click();
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await said('Version 2 is live in production');
  expect(await liveIn(id)).toEqual([
    [2, 1],
    [1, 1],
  ]);
});

test('goes live at a time that is still to come, which can be called off', async () => {
  await signIn(kim);
  const id = await makeGuide('Later');
  await open(`/guides/${id}`);
  await button('Publish').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('At a time', { exact: true }).click();
  const time = dialog.locator('input[type="datetime-local"]');
  await time.fill('2020-01-01T09:00');
  const plan = dialog.locator('.dialog__foot .button--primary');
  expect(await plan.isDisabled()).toBe(true);
  await time.fill('2031-05-06T09:00');
  await plan.click();
  await said(/^Version 1 goes live .*2031/);
  await page.getByRole('main').getByText(/2031/).waitFor();
  expect(await liveIn(id)).toEqual([[1, 0]]);
  await button('Cancel the plan').click();
  await dialog.getByRole('button', { name: 'Cancel the plan' }).click();
  await said('The plan is cancelled');
  expect((await member('GET', `/guides/${id}`)).plan).toBeNull();
});

test('two versions stand side by side, in an address that can be shared, and an older one is live again by one press', async () => {
  await signIn(kim);
  const id = await makeGuide('Compared', 2);
  await open(`/guides/${id}?section=versions`);
  await button('What version 2 changed').click();
  await page.waitForURL(/from=1&to=2/);
  await page.getByText('Compared, version 1', { exact: true }).and(page.locator('del')).waitFor();
  await page.getByText('Compared, version 2', { exact: true }).and(page.locator('ins')).waitFor();
  await page.reload();
  await page.locator('del').first().waitFor();
  expect(await readingFaults(page)).toEqual([]);

  await button('Make live').press('Enter');
  await said('Version 1 is live in production');
  expect(await liveIn(id)).toEqual([
    [2, 0],
    [1, 1],
  ]);
  await undo();
  await said('Undone');
  expect(await liveIn(id)).toEqual([
    [2, 1],
    [1, 0],
  ]);
});

test('who may only draft asks for a review, and who may publish gives it back with a word or publishes', async () => {
  await signIn(author);
  const id = await makeGuide('To be looked at');
  await open(`/guides/${id}`);
  expect(await button('Publish').count()).toBe(0);
  const ask = async (note: string) => {
    await button('Ask for a review').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(note);
    await dialog.getByRole('button', { name: 'Ask for a review' }).click();
    await said('Asked for a review');
    await page.getByText(note).waitFor();
  };
  await ask('For Monday, please');
  await button('Take it back').click();
  await said('You no longer ask for it');
  expect((await member('GET', `/guides/${id}`)).review).toBeNull();
  await undo();
  await page.getByText('For Monday, please').waitFor();
  await context.close();

  await signIn(kim);
  await open('/guides?state=review');
  await page.getByRole('link', { name: /To be looked at/ }).click();
  await page.getByText('Ann Author asks for this to be published').waitFor();
  await button('Give back').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await dialog.getByText('Say what should change.').waitFor();
  await dialog.getByRole('textbox').fill('Shorter, please');
  await dialog.getByRole('button', { name: 'Give back' }).click();
  await said('Given back');
  await context.close();

  await signIn(author);
  await open(`/guides/${id}`);
  await page.getByText('Kim Doe has given it back').waitFor();
  await page.getByText('Shorter, please').waitFor();
  await ask('Shorter now');
  await context.close();

  await signIn(kim);
  await open(`/guides/${id}`);
  await page.getByText('Shorter now').waitFor();
  await button('Publish').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
  await said('Version 1 is live in production');
  await page.getByText('Shorter now').waitFor({ state: 'detached' });
  expect(await liveIn(id)).toEqual([[1, 1]]);
});

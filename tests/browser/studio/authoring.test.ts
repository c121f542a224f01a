import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { asMember, kim, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';
import { uniqueName } from '../../support/unique-name.ts';

let server: StudioServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
/** What the page complained of: uncaught errors and refusals of its own content policy. */
let complaints: string[];

let count = 0;
const newId = () => `n${count++}`;

async function open(options: { locale?: 'en' | 'zh-CN'; isDark?: boolean; width?: number } = {}) {
  const { locale = 'en', isDark = false, width = 1280 } = options;
  context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: isDark ? 'dark' : 'light',
  });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  await member('POST', '/session', kim);
  await member('PATCH', '/member', { locale });
}

async function makeGuide(kind: Parameters<typeof newGuideContent>[0], name: string): Promise<string> {
  const { id } = await member('POST', '/guides', { kind, name, draft: newGuideContent(kind, newId) });
  return id;
}

const saved = () => page.getByText('Saved', { exact: true }).waitFor();

/** Keeps answers to such requests away from the page until the function that it resolves to is called. */
async function holdAnswers(method: string, path: RegExp): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const isMeant = ({ pathname }: URL) => path.test(pathname);
  await page.route(isMeant, async (route) => {
    if (route.request().method() !== method) return route.fallback();
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  });
  return resolve;
}

beforeAll(async () => {
  server = await startStudioServer();
  browser = await launchBrowser();
  const first = await browser.newContext();
  const page = await first.newPage();
  await sendUse(page, server.url, await setUp(asMember(page, server.url)));
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

describe('the editor', () => {
  test.each([
    { name: 'in English, light', look: {} },
    { name: 'in Chinese, dark', look: { locale: 'zh-CN', isDark: true } },
    { name: 'on a phone', look: { width: 390 } },
  ] as const)(
    'can be read and used by everyone, for every kind of guide, $name',
    { timeout: 120_000 },
    async ({ look }) => {
      await open(look);
      const faults: string[] = [];
      const paths = [
        `/guides/${await makeGuide('walkthrough', 'Walk')}`,
        `/guides/${await makeGuide('checklist', 'List')}`,
        `/guides/${await makeGuide('survey', 'Ask')}`,
        `/guides/${await makeGuide('help', 'Help')}`,
      ].flatMap((path) => [path, `${path}?section=settings`, `${path}?section=languages`]);
      for (const path of paths) {
        await page.goto(server.url + path);
        await page.getByRole('tabpanel').waitFor();
        for (const fault of await readingFaults(page)) faults.push(`${path} ${fault}`);
      }
      expect(faults).toEqual([]);
    },
  );

  test('gives back what was removed, by the message that tells of it and by the keyboard', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('survey', 'Undo')}`);
    const steps = page.getByRole('navigation', { name: 'Steps' });
    const cards = steps.getByRole('listitem');
    await expect.poll(() => cards.count()).toBe(5);
    await steps.getByRole('button', { name: /^2 / }).press('Delete');
    await expect.poll(() => cards.count()).toBe(4);
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => cards.count()).toBe(5);
    await steps.getByRole('button', { name: /^3 / }).press('Delete');
    await expect.poll(() => cards.count()).toBe(4);
    await page.keyboard.press('Control+z');
    await expect.poll(() => cards.count()).toBe(5);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => cards.count()).toBe(4);
    await saved();
  });

  test('leads to what is undone: its step, its language, its part of the editor', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('walkthrough', 'Undo elsewhere')}`);
    const heading = page.getByRole('group', { name: 'Heading' }).getByRole('textbox').first();
    const current = page.getByRole('navigation', { name: 'Steps' }).locator('[aria-current]');
    await page.getByRole('button', { name: /^2 / }).click();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('menuitemradio', { name: /Chinese/ }).click();
    await heading.fill('最后一步');
    await page.getByRole('button', { name: /^1 / }).click();
    await page.getByRole('button', { name: 'Chinese' }).click();
    await page.getByRole('menuitemradio', { name: /English/ }).click();
    await page.getByRole('tab', { name: 'Who and when' }).click();
    await page.getByLabel('Priority, 0 to 100').fill('7');
    await page.getByRole('tab', { name: 'Content' }).click();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByLabel('Priority, 0 to 100').inputValue()).not.toBe('7');
    await page.keyboard.press('Control+z');
    await expect.poll(() => current.textContent()).toMatch(/^2/);
    await page.getByRole('button', { name: 'Chinese' }).waitFor();
    await expect.poll(() => heading.inputValue()).not.toBe('最后一步');
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => heading.inputValue()).toBe('最后一步');
    await saved();
  });

  test('takes nothing back behind a dialog in which one types', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('banner', 'Before')}`);
    const name = page.getByLabel('Name', { exact: true });
    await name.fill('After');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('menuitem', { name: 'Add a language' }).click();
    const typed = page.getByLabel('Which language');
    await typed.fill('Fre');
    await page.keyboard.press('Control+z');
    await expect.poll(() => typed.inputValue()).not.toBe('Fre');
    expect(await name.inputValue()).toBe('After');
    await page.keyboard.press('Escape');
    await saved();
  });

  test('lets each language be written in its own direction', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('announcement', 'Arabic')}?language=ar`);
    const text = page.getByRole('group', { name: 'Text' }).getByRole('textbox').first();
    expect(
      await text.evaluate((field) => [field.getAttribute('lang'), getComputedStyle(field).direction]),
    ).toEqual(['ar', 'rtl']);
  });

  test('keeps the keyboard beside what was moved, removed or added', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('walkthrough', 'By keyboard')}`);
    const focused = () =>
      page.evaluate(
        () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent,
      );
    const steps = page.getByRole('navigation', { name: 'Steps' });
    await steps.getByRole('button', { name: /^1 / }).press('Delete');
    await expect.poll(focused).toMatch(/^1/);
    const block = page.getByRole('group', { name: 'Heading' });
    await block.getByRole('button', { name: 'Move down' }).press('Enter');
    await expect.poll(focused).toBe('Move down');
    expect(await block.evaluate((group) => group.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(focused).toBe('Move up');
    await block.getByRole('button', { name: 'Remove' }).press('Enter');
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
    await page.getByRole('button', { name: 'Add to this step' }).press('Enter');
    const isFocused = (what: string) =>
      page.waitForFunction((what) => document.activeElement?.matches(what), what);
    await isFocused('[role=menuitem]');
    await page.keyboard.press('Enter');
    await isFocused('[contenteditable], textarea, input');
    await page.keyboard.type('Typed at once');
    await page.getByRole('region', { name: 'Preview' }).getByText('Typed at once').waitFor();
    await saved();
  });

  test('leaves the keyboard where a click beside everything has put it', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('walkthrough', 'Clicked beside')}`);
    const block = page.getByRole('group', { name: 'Heading' });
    await block.getByRole('button', { name: 'Move down' }).focus();
    await page.locator('.sidebar').click({ position: { x: 2, y: 2 } });
    await block.evaluate((group) => group.remove());
    expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
  });

  test('draws a step while nothing is written yet in a block of it', async () => {
    await open();
    await page.goto(`${server.url}/guides/${await makeGuide('banner', 'Blank')}`);
    const preview = page.getByRole('region', { name: 'Preview' });
    for (const block of ['Text', 'List', 'Image', 'Question with several answers']) {
      await page.getByRole('button', { name: 'Add to this step' }).click();
      await page.getByRole('menuitem', { name: block, exact: true }).click();
      await preview.getByText('What your users should know now.').waitFor();
    }
    await saved();
  });

  test('draws a text as the user reads it whose name it says', async () => {
    await open();
    const id = await makeGuide('announcement', 'Greeting');
    const { draft, revision } = await member('GET', `/guides/${id}`);
    const greeting = [
      { type: 'text', text: 'Dear ' },
      { type: 'variable', of: 'user', trait: 'name', fallback: 'colleague' },
      { type: 'text', text: ' of ' },
      { type: 'variable', of: 'account', trait: 'name', fallback: 'your company' },
    ];
    draft.steps[0].blocks.unshift({ id: 'dear', type: 'text', text: { byLocale: { en: greeting } } });
    await member('PUT', `/guides/${id}/draft`, { revision, name: 'Greeting', draft });
    await page.goto(`${server.url}/guides/${id}`);
    await page.getByText('Dear Ann Lee of Acme Ltd').waitFor();
    await page.getByRole('button', { name: 'Preview as somebody' }).click();
    await page.getByLabel('Find a user').fill('Marc');
    await page.getByRole('button', { name: /^Marc Chen/ }).click();
    await page.getByText('Dear Marc Chen of Blue Harbour').waitFor();
    await page.getByRole('button', { name: 'As nobody in particular' }).click();
    await page.getByText('Dear Ann Lee of Acme Ltd').waitFor();
  });

  test('keeps every trigger with what belongs to it', async () => {
    await open();
    const id = await makeGuide('announcement', 'Triggers');
    await page.goto(`${server.url}/guides/${id}?section=settings`);
    const trigger = async () => (await member('GET', `/guides/${id}`)).draft.trigger;
    const start = page.getByLabel('Start', { exact: true });
    await start.selectOption({ label: 'When the user pauses' });
    await page.getByLabel('Without a key, click or scroll for seconds').fill('45');
    await page.getByLabel('Wait before it starts, in seconds').fill('3');
    await expect.poll(trigger).toMatchObject({ on: 'inactivity', seconds: 45, delaySeconds: 3 });
    await start.selectOption({ label: 'When your app tracks an event' });
    await page.getByLabel('Event name').fill('Report exported');
    await expect
      .poll(trigger)
      .toMatchObject({ on: 'eventTracked', eventName: 'Report exported', delaySeconds: 3 });
    await start.selectOption({ label: 'Only when your app or a user starts it' });
    await page.getByText(`cairn.start('${id}')`).waitFor();
    await expect.poll(trigger).toMatchObject({ on: 'manual' });
  });
});

describe('a segment', () => {
  beforeEach(() => open());

  test('is built of conditions, counted as it grows, kept, and named by a guide', async () => {
    const readers = uniqueName('Report readers');
    await page.goto(`${server.url}/segments/new`);
    await page.getByLabel('Name').fill(readers);
    await page.getByText('5 users in 3 accounts at this moment').waitFor();
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByRole('menuitem', { name: 'Event of your app' }).click();
    await page.getByLabel('Event of your app').fill('Report exported');
    await page.getByText('1 user in 1 account at this moment').waitFor();
    await page.getByRole('link', { name: 'Ada Lovelace' }).waitFor();
    await page.getByLabel('How often').selectOption({ label: 'not at all' });
    await page.getByText('4 users in').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: readers, level: 1 }).waitFor();

    await page.goto(`${server.url}/guides/${await makeGuide('banner', 'For readers')}?section=settings`);
    await page.getByRole('button', { name: 'Add a condition' }).first().click();
    await page.getByRole('menuitem', { name: 'Segment' }).click();
    await page.getByLabel('Segment', { exact: true }).selectOption({ label: readers });
    await page.getByText('4 users in').waitFor();
    await saved();
    await page.goto(`${server.url}/segments`);
    await page.getByRole('row', { name: new RegExp(`${readers}\\b.*For readers`) }).waitFor();
  });

  test('is counted once its conditions are said to their end, and stored from the keyboard where one types', async () => {
    await page.goto(`${server.url}/segments/new`);
    await page.getByText('5 users in 3 accounts at this moment').waitFor();
    await page.getByRole('button', { name: 'Add a condition' }).click();
    await page.getByRole('menuitem', { name: 'User trait' }).click();
    await page.getByText('Finish the conditions').waitFor();
    expect(await page.getByText('at this moment').count()).toBe(0);
    await page.getByLabel('Trait', { exact: true }).fill('role');
    await page.getByLabel('Value').fill('nobody has it');
    await page.getByText('Nobody at this moment').waitFor();
    const name = uniqueName('By keys');
    await page.getByLabel('Name').fill(name);
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name, level: 1 }).waitFor();
  });

  test('says so where it counts nobody because no user has been there yet', async () => {
    const { apps } = await member('GET', '/session');
    const staging = apps[0].environments.find(({ name }: { name: string }) => name === 'staging');
    await page.goto(`${server.url}/segments/new?environment=${staging.id}`);
    await page.getByText('No user has been seen in this environment yet').waitFor();
    expect(await page.getByText('Nobody at this moment').count()).toBe(0);
    await page.goto(`${server.url}/guides/${await makeGuide('banner', 'Early')}?environment=${staging.id}`);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('No user has been seen in this environment yet').waitFor();
    await member('PATCH', '/member', { locale: 'zh-CN' });
    await page.goto(`${server.url}/segments/new?environment=${staging.id}`);
    await page.getByText('此环境中还没有出现过用户').waitFor();
    await page.getByRole('link', { name: '查看方法' }).waitFor();
  });

  test('keeps what is typed while it is being saved, and the keyboard where it was', async () => {
    const made = { name: 'Slow', audience: { type: 'all', conditions: [] } };
    const { id } = await member('POST', '/segments', made);
    await page.goto(`${server.url}/segments/${id}`);
    const name = page.getByLabel('Name');
    const answer = await holdAnswers('PUT', /\/segments\/[^/]+$/);
    await name.fill('Slow line');
    const asked = page.waitForRequest((request) => request.method() === 'PUT');
    await page.keyboard.press('Control+s');
    await asked;
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
    answer();
    await page.getByRole('heading', { name: 'Slow line', level: 1, exact: true }).waitFor();
    await page.keyboard.type(' of it');
    expect(await name.inputValue()).toBe('Slow line and more of it');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Slow line and more of it', level: 1 }).waitFor();
    expect((await member('GET', `/segments/${id}`)).name).toBe('Slow line and more of it');
    expect(await page.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
  });

  test('keeps what is typed while it is being made, and can be saved on; the next new one is empty', async () => {
    await page.goto(`${server.url}/segments/new`);
    const name = page.getByLabel('Name');
    const answer = await holdAnswers('POST', /\/segments$/);
    await name.fill('Fresh');
    const asked = page.waitForRequest(
      (request) => request.method() === 'POST' && request.url().includes('/segments'),
    );
    await page.keyboard.press('Control+s');
    await asked;
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
    answer();
    await page.getByRole('heading', { name: 'Fresh', level: 1, exact: true }).waitFor();
    await page.waitForURL(/segments\/[0-9a-f-]{36}/);
    await page.keyboard.type(' of it');
    expect(await name.inputValue()).toBe('Fresh and more of it');
    await page.keyboard.press('Control+s');
    await page.getByRole('heading', { name: 'Fresh and more of it', level: 1 }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);
    expect((await member('GET', `/segments/${id}`)).name).toBe('Fresh and more of it');
    await page.getByRole('navigation').getByRole('link', { name: 'Segments' }).first().click();
    await page.getByRole('link', { name: 'New segment' }).click();
    await expect.poll(() => name.inputValue()).toBe('');
  });

  test('is kept of the one condition that a guide has', async () => {
    const id = await makeGuide('banner', 'For admins');
    const { draft, revision } = await member('GET', `/guides/${id}`);
    draft.audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'admin' };
    await member('PUT', `/guides/${id}/draft`, { revision, name: 'For admins', draft });
    await page.goto(`${server.url}/guides/${id}?section=settings`);
    await page.getByRole('button', { name: 'Save as a segment' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill(uniqueName('Admins'));
    await page.keyboard.press('Enter');
    await page.getByLabel('Segment', { exact: true }).waitFor();
    await saved();
  });

  test('is made of a list that is uploaded', async () => {
    await page.goto(`${server.url}/segments`);
    await page.getByRole('button', { name: 'Upload a list' }).first().click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Name').fill(uniqueName('Pilot'));
    await dialog.getByLabel('File').setInputFiles({
      name: 'pilot.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('user_id,name\nada,Ada\nlin,Lin\nzoe,Zoe\n'),
    });
    await dialog.getByText('3 ids: ada, lin, zoe').waitFor();
    await dialog.getByRole('button', { name: 'Upload' }).click();
    await page.getByText('An uploaded list of 3 users, of whom this environment has seen 2.').waitFor();
    await page.getByText('2 users in 1 account at this moment').waitFor();
  });
});

test('a translation goes out as XLIFF and comes back, and is doubted when its original changes', async () => {
  await open();
  const id = await makeGuide('announcement', 'News');
  await page.goto(`${server.url}/guides/${id}?section=languages`);
  await page.getByRole('button', { name: 'XLIFF, one language' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Chinese (China)' }).click();
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(file).toContain('<target state="translated">新功能</target>');

  await page.getByLabel('Take a file in').setInputFiles({
    name: 'fr.xlf',
    mimeType: 'application/xliff+xml',
    buffer: Buffer.from(
      file
        .replace('target-language="zh-CN"', 'target-language="fr"')
        .replace('>新功能<', '>Du nouveau &amp; du bon<')
        .replaceAll(/>[^<]*\p{Script=Han}[^<]*</gu, '>…<'),
    ),
  });
  await page.getByText('3 texts taken in').waitFor();
  await page.getByRole('row', { name: /French.*3\/3/ }).waitFor();

  await page.getByRole('tab', { name: 'Content' }).click();
  await page.getByRole('textbox', { name: 'Heading' }).fill('What is new today');
  await page.getByRole('tab', { name: 'Languages' }).click();
  await page.getByRole('row', { name: /French.*1/ }).waitFor();
  await page.getByRole('button', { name: 'French', exact: true }).click();
  await page.getByText('The original has changed: “What is new today”.').waitFor();
  expect(await page.getByRole('textbox', { name: 'Heading' }).inputValue()).toBe('Du nouveau & du bon');
  await page.getByRole('button', { name: 'Still right' }).click();
  await page.getByText('The original has changed').waitFor({ state: 'detached' });
  await saved();
});

test.each([
  ['en', 'First day', 'Wednesday, March 4, 2026'],
  ['zh-CN', '开始日期', '2026年3月4日星期三'],
] as const)(
  'which day was chosen stands in words beneath the browser’s figures, in %s',
  async (locale, label, said) => {
    await open({ locale });
    await page.goto(
      `${server.url}/guides/${await makeGuide('banner', `Dated in ${locale}`)}?section=settings`,
    );
    const field = page.getByLabel(label);
    await field.fill('2026-03-04');
    await page.getByText(said, { exact: true }).waitFor();
    const hint = await field.getAttribute('aria-describedby');
    expect(await page.locator(`[id="${hint}"]`).textContent()).toBe(said);
  },
);

test('the app’s theme is seen while it is chosen, and in the editor’s preview afterwards', async () => {
  await open();
  await page.goto(`${server.url}/theme`);
  await page.getByLabel('Main colour').fill('#f5b400');
  await page.getByText('Too pale for links').waitFor();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Guides have the new look').waitFor();
  await page.goto(`${server.url}/guides/${await makeGuide('announcement', 'Themed')}`);
  const next = page.getByRole('region', { name: 'Preview' }).getByRole('button', { name: 'Done' });
  await expect
    .poll(() => next.evaluate((button) => getComputedStyle(button).backgroundColor))
    .toBe('rgb(245, 180, 0)');
});

test('the app’s theme keeps what is chosen while it is being saved, and stands there saved at once', async () => {
  await open();
  await page.goto(`${server.url}/theme`);
  const colour = page.getByLabel('Main colour');
  const answer = await holdAnswers('PUT', /\/theme$/);
  // Whatever it asks for afterwards, it does without.
  await colour.waitFor();
  await holdAnswers('GET', /v1\/theme$/);
  const save = page.getByRole('button', { name: 'Save' });
  await colour.fill('#0a6b3d');
  const asked = page.waitForRequest((request) => request.method() === 'PUT');
  await page.keyboard.press('Control+s');
  await asked;
  await colour.fill('#7a1f5c');
  answer();
  await page.getByText('Guides have the new look').waitFor();
  expect(await colour.inputValue()).toBe('#7a1f5c');
  await expect.poll(() => save.isEnabled()).toBe(true);
  await page.keyboard.press('Control+s');
  await expect.poll(() => save.isDisabled()).toBe(true);
  expect(await colour.inputValue()).toBe('#7a1f5c');
  const { theme } = await member('GET', '/theme');
  expect(JSON.stringify(theme)).toContain('#7a1f5c');
});

test('what is published is begun at the environment that is chosen, not at one that a press on the bar would choose', async () => {
  await open();
  const { apps } = await member('GET', '/session');
  const staging = apps[0].environments.find(({ name }: { name: string }) => name === 'staging');
  await page.goto(
    `${server.url}/guides/${await makeGuide('banner', 'To staging')}?environment=${staging.id}`,
  );
  await page.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
  const chosen = page.getByRole('dialog').getByRole('radio', { name: 'Staging' });
  await expect.poll(() => chosen.evaluate((radio) => radio === document.activeElement)).toBe(true);
  await page.keyboard.press('Space');
  expect(await chosen.isChecked()).toBe(true);
});

test('what keeps a guide from being published leads to where it is mended, and the keyboard goes on there', async () => {
  await open();
  const id = await makeGuide('walkthrough', 'To be mended');
  const { draft, revision } = await member('GET', `/guides/${id}`);
  draft.audience = { type: 'all', conditions: [{ type: 'segment', segmentId: '' }] };
  await member('PUT', `/guides/${id}/draft`, { revision, name: 'To be mended', draft });
  await page.goto(`${server.url}/guides/${id}?section=languages`);
  const focused = () =>
    page.evaluate(() => (document.activeElement as HTMLInputElement).labels?.[0]?.textContent);
  const publish = page.getByRole('button', { name: 'Publish', exact: true });
  await publish.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Step 2' }).first().press('Enter');
  await page.getByRole('button', { name: /^2 / }).and(page.locator('[aria-current=step]')).waitFor();
  await expect.poll(focused).toBe('Layout');
  await publish.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Who sees it' }).press('Enter');
  await expect.poll(focused).toBe('How the conditions are joined');
  await page.getByRole('tab', { name: 'Content' }).click();
  await page.getByRole('button', { name: /^2 / }).and(page.locator('[aria-current=step]')).waitFor();
});

test('before it goes live a draft is seen as one of its users, with what decides whether it starts', async () => {
  await open();
  const id = await makeGuide('announcement', 'Not live yet');
  const { draft, revision } = await member('GET', `/guides/${id}`);
  draft.trigger.pages = { include: ['/deals/*'], exclude: [] };
  draft.audience = { type: 'userTrait', trait: 'role', operator: 'is', value: 'sales' };
  await member('PUT', `/guides/${id}/draft`, { revision, name: 'Not live yet', draft });
  await page.goto(`${server.url}/guides/${id}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Pick a user' }).click();
  await page.getByText('The draft of this guide is taken as if it were live.').waitFor();
  await page.getByLabel('Find a user').fill('Marc');
  await page.getByRole('button', { name: /^Marc Chen/ }).click();
  const verdict = page.locator('.verdict-list [aria-current]');
  await expect.poll(() => verdict.textContent()).toMatch(/Not live yet.*Draft.*Starts/);
  expect(await page.getByLabel('On the page').inputValue()).toBe('/deals/1');

  // So it can be for a user who was chosen beside the preview.
  await page.goto(`${server.url}/guides/${id}`);
  await page.getByRole('button', { name: 'Preview as somebody' }).click();
  await page.getByLabel('Find a user').fill('Marc');
  await page.getByRole('button', { name: /^Marc Chen/ }).click();
  const question = page.getByRole('link', { name: 'Would it start for Marc Chen?' });
  await question.waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Typed last');
  await expect.poll(async () => (await member('GET', `/guides/${id}`)).name).toBe('Typed last');
  await question.click();
  await expect.poll(() => verdict.textContent()).toMatch(/Typed last.*Draft.*Starts/);
});

test('before a survey goes live it is said that people are asked one after another, and where that is set', async () => {
  await open();
  await page.goto(`${server.url}/guides/${await makeGuide('survey', 'In turn')}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('one after another over 28 days').waitFor();
  expect(await readingFaults(page)).toEqual([]);
  await dialog.getByRole('link', { name: 'Change the days' }).click();
  const days = page.getByLabel(/^Days over which people are asked one after another/);
  await expect.poll(() => days.evaluate((field) => field === document.activeElement)).toBe(true);
});

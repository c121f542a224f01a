import type { Browser, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { GuideContent, GuideKind } from '../../../shared/contract/guide.ts';
import type { Step } from '../../../shared/contract/step.ts';
import { readingFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import {
  buildGuide,
  buildSignature,
  buildStep,
  buildSurvey,
  heading,
  npsQuestion,
} from '../../support/build-guide.ts';
import { asMember, kim, sendUse, setUp } from '../../support/studio-data.ts';
import { complaintsOf, openStudioPage } from '../../support/studio-page.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

/* Two versions of a guide, drawn as the host app shows them, piece beside piece. */

let server: StudioServer;
let browser: Browser;
let page: Page;
let member: ReturnType<typeof asMember>;
let complaints: string[];

beforeAll(async () => {
  [server, browser] = await Promise.all([startStudioServer(), launchBrowser()]);
  const first = await browser.newPage();
  await sendUse(first, server.url, await setUp(asMember(first, server.url)));
  await first.close();
});
afterAll(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  const context = await browser.newContext({ locale: 'en-US', viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  complaints = complaintsOf(page);
  member = asMember(page, server.url);
  await member('POST', '/session', kim);
  await member('PATCH', '/member', { locale: 'en' });
});
afterEach(async () => {
  await page.context().close();
  expect(complaints).toEqual([]);
});

/** A guide with its draft; each of `published` is a version of it. */
async function makeGuide(kind: GuideKind, published: GuideContent[], draft: GuideContent): Promise<string> {
  const { id } = await member('POST', '/guides', { kind, name: 'Compared', draft });
  let revision = 1;
  for (const content of [...published, draft]) {
    const saved = { revision, name: 'Compared', draft: content };
    revision = (await member('PUT', `/guides/${id}/draft`, saved)).revision;
    if (content !== draft) await member('POST', `/guides/${id}/publish`, { revision });
  }
  return id;
}

const saying = (id: string, en: string, zh?: string): Step =>
  buildStep(id, { blocks: [heading(`${id}-title`, en, zh)] });
const compare = (id: string, query = '') =>
  openStudioPage(page, `${server.url}/guides/${id}?section=versions${query}`);
/** The piece under that heading. */
const pair = (title: string | RegExp) =>
  page.locator('.pair').filter({ has: page.getByRole('heading', { name: title }) });
const side = (title: string | RegExp, which: 'before' | 'after') =>
  pair(title)
    .locator('.pair__side')
    .nth(which === 'before' ? 0 : 1);
/** Waits until the renderer has drawn a card there that says so. */
async function drawn(title: string | RegExp, which: 'before' | 'after', text: string): Promise<void> {
  await side(title, which).scrollIntoViewIfNeeded();
  await side(title, which).locator('.stage').getByText(text).waitFor();
}
const bounds = async (title: string, which: 'before' | 'after') =>
  (await side(title, which).getByRole('img').boundingBox())!;
const titles = () => page.locator('.pair h3').allInnerTexts();

test('each step that differs is drawn as it is in either, with what has become of it, and the rest when it is asked for', async () => {
  const [one, two, three] = [saying('one', 'Welcome'), saying('two', 'Orders'), saying('three', 'Reports')];
  const id = await makeGuide(
    'walkthrough',
    [buildGuide({ steps: [one, two, three, saying('four', 'Goodbye')] })],
    buildGuide({ steps: [three, saying('one', 'Good morning'), two, saying('five', 'Help')] }),
  );
  await compare(id);
  expect(await titles()).toEqual([
    'Step 1 · Reports',
    'Step 4 · Goodbye',
    'Step 2 · Good morning',
    'Step 4 · Help',
  ]);

  await drawn('Good morning', 'before', 'Welcome');
  await drawn('Good morning', 'after', 'Good morning');
  await pair('Good morning').getByText('Changed', { exact: true }).waitFor();
  await pair('Good morning').locator('del').getByText('Welcome').waitFor();
  expect((await bounds('Good morning', 'before')).y).toBe((await bounds('Good morning', 'after')).y);

  await pair('Reports').getByText('Moved from 3 to 1', { exact: true }).waitFor();
  await pair('Help').getByText('Added', { exact: true }).waitFor();
  await side('Help', 'before').getByText('Not in version 1').waitFor();
  await pair('Goodbye').getByText('Removed', { exact: true }).waitFor();
  await side('Goodbye', 'after').getByText('Not in the draft').waitFor();

  await page.getByRole('button', { name: 'Show the other step' }).press('Enter');
  await drawn('Orders', 'before', 'Orders');
  await drawn('Orders', 'after', 'Orders');
  await pair('Orders').getByText('The same', { exact: true }).waitFor();
  expect(await readingFaults(page)).toEqual([]);
  await page.reload();
  await pair('Orders').waitFor();
});

test('any two versions are drawn by an address that can be shared, and the older one is live again by one press', async () => {
  const version = (text: string) => buildGuide({ steps: [saying('one', text)] });
  const id = await makeGuide('walkthrough', ['First', 'Second', 'Third'].map(version), version('Fourth'));
  await compare(id);
  // What is live against what it would become.
  await drawn('Step 1', 'before', 'Third');
  await drawn('Step 1', 'after', 'Fourth');
  await page.getByRole('combobox', { name: 'Before' }).selectOption('1');
  await page.getByRole('combobox', { name: 'After' }).selectOption('2');
  await page.waitForURL(/from=1&to=2/);
  await drawn('Step 1', 'after', 'Second');
  await page.reload();
  await drawn('Step 1', 'before', 'First');
  await drawn('Step 1', 'after', 'Second');

  await page.getByRole('button', { name: 'Make version 1 live' }).press('Enter');
  await page.getByRole('status').getByText('Version 1 is live in production').waitFor();
  expect((await member('GET', `/guides/${id}`)).live.version).toBe(1);
});

test('a look that has changed is seen at one step, and is told of all', async () => {
  const steps = [saying('one', 'Welcome'), saying('two', 'Orders')];
  const painted = (accent: string) => buildGuide({ steps, theme: { mode: 'light', accent } });
  await compare(await makeGuide('walkthrough', [painted('#0b6b64')], painted('#7a1f5c')));
  await pair('Welcome').getByText('Look changed', { exact: true }).waitFor();
  await drawn('Welcome', 'after', 'Welcome');
  expect(await titles()).toEqual(['Guide', 'Step 1 · Welcome']);
  await page.getByRole('button', { name: 'Show the other step' }).click();
  await pair('Orders').getByText('Look changed', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Show less' }).click();
  await pair('Orders').waitFor({ state: 'detached' });
});

test('it is drawn in the language, at the width and in the scheme that are chosen, both alike', async () => {
  const id = await makeGuide(
    'walkthrough',
    [buildGuide({ steps: [saying('one', 'Welcome', '欢迎')] })],
    buildGuide({ steps: [saying('one', 'Welcome', '您好')] }),
  );
  await compare(id);
  await drawn('Welcome', 'before', 'Welcome');
  await pair('Welcome').getByText('What differs here is in Chinese', { exact: false }).waitFor();
  const [desktop, frame] = [await bounds('Welcome', 'before'), page.locator('.pair .preview__frame')];
  await page.getByRole('combobox', { name: 'Language of the text' }).selectOption('zh-CN');
  await drawn('Step 1', 'before', '欢迎');
  await drawn('Step 1', 'after', '您好');
  expect(await pair('Step 1').getByText('What differs here').count()).toBe(0);

  await page.getByText('Phone', { exact: true }).click();
  await page.getByText('Dark', { exact: true }).click();
  for (const each of await frame.all()) {
    await expect.poll(() => each.getAttribute('data-scheme')).toBe('dark');
    expect((await each.boundingBox())?.width).toBeLessThan(desktop.width);
  }
  expect(await readingFaults(page)).toEqual([]);
  await page.reload();
  await drawn('Step 1', 'after', '您好');
});

test('what is higher than its frame is shown to its end, and a picture begins in the scheme of the studio', async () => {
  const tall = (end: string) =>
    buildStep('tall', {
      layout: 'corner',
      blocks: [
        ...Array.from({ length: 24 }, (_, at) => heading(`h${at}`, `Line ${at}`)),
        heading('end', end),
      ],
    });
  const id = await makeGuide(
    'walkthrough',
    [buildGuide({ steps: [tall('The old end')] })],
    buildGuide({ steps: [tall('The new end')] }),
  );
  await page.emulateMedia({ colorScheme: 'dark' });
  await compare(id);
  for (const [which, end] of [
    ['before', 'The old end'],
    ['after', 'The new end'],
  ] as const) {
    await drawn('Step 1', which, end);
    const frame = side('Step 1', which).locator('.preview__frame');
    expect(await frame.getAttribute('data-scheme')).toBe('dark');
    await expect
      .poll(async () => {
        const [whole, last] = await Promise.all([
          frame.boundingBox(),
          side('Step 1', which).getByText(end).boundingBox(),
        ]);
        const hidden = await side('Step 1', which)
          .locator('.body')
          .evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight);
        return last!.y + last!.height < whole!.y + whole!.height && hidden < 2;
      })
      .toBe(true);
  }
});

test('on a phone one stands above the other, in Chinese too', async () => {
  const id = await makeGuide(
    'walkthrough',
    [buildGuide({ steps: [saying('one', 'Welcome', '欢迎')] })],
    buildGuide({ steps: [saying('one', 'Hello', '您好')] }),
  );
  await member('PATCH', '/member', { locale: 'zh-CN' });
  await page.setViewportSize({ width: 390, height: 844 });
  await compare(id);
  await drawn('第 1 步', 'before', '欢迎');
  await side('第 1 步', 'after').scrollIntoViewIfNeeded();
  await drawn('第 1 步', 'after', '您好');
  const [above, below] = [await bounds('第 1 步', 'before'), await bounds('第 1 步', 'after')];
  expect(below.y).toBeGreaterThan(above.y + above.height);
  await pair('第 1 步').getByText('有改动', { exact: true }).waitFor();
  expect(await readingFaults(page)).toEqual([]);
});

test('the list of versions leads to what one of them changed, and the keyboard goes on there', async () => {
  const version = (text: string) => buildGuide({ steps: [saying('one', text)] });
  const many = Array.from({ length: 12 }, (_, index) => version(`Text ${index + 1}`));
  await compare(await makeGuide('walkthrough', many, version('Text 13')));
  const row = page.getByRole('row').filter({ hasText: 'Version 7' });
  await row.getByRole('button', { name: 'More actions' }).press('Enter');
  await page.getByRole('menuitem', { name: 'What version 7 changed' }).press('Enter');
  await page.waitForURL(/from=6&to=7/);
  await drawn('Text 7', 'before', 'Text 6');
  await drawn('Text 7', 'after', 'Text 7');
  const focused = () => page.evaluate(() => (document.activeElement as HTMLSelectElement).value);
  await expect.poll(focused).toBe('6');
});

test('what publishing would change of what is live there is drawn before it is done', async () => {
  const version = (text: string) => buildGuide({ steps: [saying('one', text)] });
  const id = await makeGuide('walkthrough', [version('Live text')], version('New text'));
  await openStudioPage(page, `${server.url}/guides/${id}`);
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  const dialog = page.getByRole('dialog').filter({ hasText: 'Publish “Compared”' });
  const changes = dialog.getByRole('button', { name: 'Show the changes' });
  await changes.press('Enter');
  await drawn('New text', 'before', 'Live text');
  await drawn('New text', 'after', 'New text');
  expect(await readingFaults(page)).toEqual([]);
  // Nothing is live there that it could change.
  await dialog.getByText('Staging', { exact: true }).click();
  await changes.waitFor({ state: 'detached' });
  await pair('New text').waitFor({ state: 'detached' });
});

const panelWith = (label: string) => ({
  title: { byLocale: { en: 'Your first week' } },
  launcher: { label: { byLocale: { en: 'Begin' } }, corner: 'bottomEnd' as const },
  items: ['one', label].map((text, index) => ({
    id: `task-${index}`,
    label: { byLocale: { en: text } },
    action: { type: 'openUrl' as const, url: 'https://example.com/', inNewTab: false },
    doneWhen: { type: 'event' as const, name: text },
  })),
});

test('checklists, helps, surveys and hints are drawn too', async () => {
  const list = (label: string) => buildGuide({ steps: [], checklist: panelWith(label) });
  const showing = async (
    kind: GuideKind,
    [before, after]: [GuideContent, GuideContent],
    texts: [string, string],
  ) => {
    await compare(await makeGuide(kind, [before], after));
    await page.locator('.pair__side').nth(0).locator('.stage').getByText(texts[0]).first().waitFor();
    await page.locator('.pair__side').nth(1).locator('.stage').getByText(texts[1]).first().waitFor();
  };
  await showing(
    'checklist',
    [list('Ask somebody'), list('Ask a colleague')],
    ['Ask somebody', 'Ask a colleague'],
  );
  await page.getByRole('heading', { name: 'Task 2 · Ask a colleague' }).waitFor();

  const help = (title: string) => {
    const { launcher } = panelWith('');
    return buildGuide({ steps: [], help: { title: { byLocale: { en: title } }, launcher } });
  };
  await showing(
    'help',
    [help('Help with Acme'), help('How can we help?')],
    ['Help with Acme', 'How can we help?'],
  );

  const asking = (prompt: string) =>
    buildSurvey({ steps: [buildStep('ask', { layout: 'corner', blocks: [npsQuestion('q1', prompt)] })] });
  const prompts: [string, string] = ['Would you recommend Acme?', 'Would you recommend us to a friend?'];
  await showing('survey', [asking(prompts[0]), asking(prompts[1])], prompts);

  const target = { signature: buildSignature('New order') };
  const hint = (text: string) =>
    buildGuide({ steps: [{ ...saying('hint', text), layout: 'beacon', target }] });
  await showing('hint', [hint('New here'), hint('Still new here')], ['New here', 'Still new here']);
});

test('of twenty steps those are drawn that come near, and the keyboard passes over what is only a picture', async () => {
  const steps = (text: string) =>
    Array.from({ length: 20 }, (_, index) => saying(`s${index}`, `${text} ${index + 1}`));
  const id = await makeGuide(
    'walkthrough',
    [buildGuide({ steps: steps('Old') })],
    buildGuide({ steps: steps('New') }),
  );
  await compare(id);
  await drawn(/New 1$/, 'after', 'New 1');
  expect(await page.locator('.pair').count()).toBe(20);
  expect(await page.locator('.pair .stage').count()).toBeLessThan(10);
  await drawn(/New 20$/, 'after', 'New 20');

  await page.getByRole('radio', { name: 'Light' }).focus();
  const stops: string[] = [];
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press('Tab');
    stops.push(await page.evaluate(() => (document.activeElement?.closest('.pair') ? 'pair' : 'page')));
  }
  expect(stops).not.toContain('pair');
});

import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eventKindCodes } from '../../../server/db/schema/events.ts';
import type { Block } from '../../../shared/contract/block.ts';
import type { GuideContent } from '../../../shared/contract/guide.ts';
import { newLocalId } from '../../../shared/draft/new-local-id.ts';
import { newGuideContent } from '../../../shared/draft/starters.ts';
import { wcagFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buildGuide, buildStep, heading, nextButton } from '../../support/build-guide.ts';
import { type HostPages, hostPages } from '../../support/host-pages.ts';
import { asMember, kim, setUp } from '../../support/studio-data.ts';
import { type StudioServer, startStudioServer } from '../../support/studio-server.ts';

let browser: Browser;
let server: StudioServer;
let host: HostPages;
/** Another origin of the host app, named as such in the studio. */
let billing: HostPages;
/** An origin that is not the host app's. */
let foreign: HostPages;
let key: string;
let context: BrowserContext;
let page: Page;
let member: ReturnType<typeof asMember>;
/** What the page complained of: errors, and breaches of its policy. */
let complaints: string[];

const content = (title: string, rest = '') => `<!doctype html><html lang="en"><head><title>${title}</title>
  <script async src="${server.url}/s.js" data-key="${key}"></script></head><body>
  <main><h1>${title}</h1>
    <div role="toolbar" aria-label="${title} toolbar">
      <button id="new-order" data-testid="new-order">New order</button>
      <button id="archive">Archive</button>
    </div>
    <ul><li><button>Open</button> Kestrel</li><li><button>Open</button> Larkspur</li></ul>
    <a id="customers" href="/customers">Customers</a>
    <a id="billing" href="${billing.origin}/invoices">Invoices</a>
    <a id="foreign" href="${foreign.origin}/elsewhere">Elsewhere</a>
    <label>Search <input name="search"></label>${rest}
  </main></body></html>`;

beforeAll(async () => {
  [server, browser, host, billing, foreign] = await Promise.all([
    startStudioServer(),
    launchBrowser(),
    hostPages(),
    hostPages(),
    hostPages(),
  ]);
  const first = await browser.newPage();
  const asFirst = asMember(first, server.url);
  key = await setUp(asFirst, host.origin);
  await asFirst('PUT', '/allowed-origins', { origins: [host.origin, billing.origin] });
  await asFirst('POST', '/modules', { name: 'Orders' });
  await first.close();
  host.page('/orders', content('Orders'));
  host.page('/customers', content('Customers'));
  host.page('/strict', content('Strict'), {
    'content-security-policy': `default-src 'self'; script-src ${server.url}; connect-src ${server.url}; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'`,
  });
  billing.page('/invoices', content('Invoices'));
  foreign.page('/elsewhere', content('Elsewhere'));
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.stop(), host?.close(), billing?.close(), foreign?.close()]);
});

async function open(options: BrowserContextOptions & { memberLocale?: 'en' | 'zh-CN' } = {}) {
  const { memberLocale = 'en', ...rest } = options;
  await context?.close();
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...rest });
  page = await context.newPage();
  complaints = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      console.error(`policy: ${violatedDirective} ${blockedURI}`);
    });
  });
  page.on('console', (message) => {
    if (message.text().startsWith('policy:')) complaints.push(message.text());
  });
  member = asMember(page, server.url);
  await member('POST', '/session', kim);
  await member('PATCH', '/member', { locale: memberLocale });
}
beforeEach(() => open());
afterEach(() => expect(complaints).toEqual([]));

const steps = () => [
  buildStep('hello', { blocks: [heading('hello-title', 'Hello', '你好'), nextButton('hello-buttons')] }),
  buildStep('bye', { blocks: [heading('bye-title', 'Goodbye'), nextButton('bye-buttons')] }),
];
const makeGuide = async (draft: Partial<GuideContent> = {}): Promise<string> =>
  (
    await member('POST', '/guides', {
      kind: 'walkthrough',
      name: 'Tour',
      draft: buildGuide({ steps: steps(), ...draft }),
    })
  ).id;
const stored = (id: string): Promise<{ draft: GuideContent; revision: number; name: string }> =>
  member('GET', `/guides/${id}`);

/** What a draft is saved by. */
const edition = async (id: string) => {
  const { revision, draft, name } = await stored(id);
  return { revision, draft, name };
};

async function edit(guideId: string, path = '/orders', wanted: object = {}) {
  const { openUrl } = await member('POST', '/picker-sessions', {
    ...{ purpose: 'guide', guideId, url: host.origin + path },
    ...wanted,
  });
  // Away from the page that may be there: with another fragment alone it would not load anew.
  await page.goto('about:blank');
  await page.goto(openUrl);
  await bar().waitFor();
}
const bar = () => page.locator('cairn-layer .author');
const card = (number: number) =>
  bar()
    .locator('.card')
    .nth(number - 1);
const button = (name: string | RegExp) => bar().getByRole('button', { name, exact: true });
const title = () => page.locator('cairn-layer h2');
const saved = () => bar().getByText('Saved', { exact: true }).waitFor();

describe('the steps', () => {
  test('are cards; what is written on the drawn step is in the draft, in the language chosen', async () => {
    const id = await makeGuide();
    await edit(id);
    await expect
      .poll(() => bar().locator('.card').allTextContents())
      .toEqual(['1HelloWindow', '2GoodbyeWindow']);
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' there');
    await saved();
    await bar().getByLabel('Language').selectOption('zh-CN');
    await expect.poll(() => title().textContent()).toBe('你好');
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type('！');
    await expect
      .poll(async () => (await stored(id)).draft.steps[0]!.blocks[0])
      .toMatchObject({
        text: { byLocale: { en: 'Hello there', 'zh-CN': '你好！' } },
      });
  });

  test('point at what is picked, and say at once how well it is found again', async () => {
    const id = await makeGuide();
    await edit(id);
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await bar().getByText('Found again, 1 of 1 · next best is far').waitFor();
    await page.keyboard.type('Begin here');
    await saved();
    const step = (await stored(id)).draft.steps[1]!;
    expect(step).toMatchObject({
      layout: 'tooltip',
      target: { signature: { id: 'new-order' }, pickedAt: `${host.origin}/orders` },
      blocks: [{ type: 'heading', text: { byLocale: { en: 'Begin here' } } }, {}, {}],
    });
    await bar().getByRole('group', { name: 'What is around it' }).getByRole('button').nth(-2).click();
    await expect.poll(async () => (await stored(id)).draft.steps[1]!.target?.signature.role).toBe('toolbar');
  });

  test('warn of an element that is hard to tell from others', async () => {
    await edit(await makeGuide());
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('li button').first().hover();
    await page.locator('li button').first().click();
    await expect
      .poll(() => bar().locator('.verdict').allTextContents())
      .toContainEqual(expect.stringMatching(/of 2|alike/));
  });

  test('are moved, doubled and deleted, and come back by undo', async () => {
    const id = await makeGuide();
    await edit(id);
    const order = () => bar().locator('.card .title').allTextContents();
    const from = (await card(1).boundingBox())!;
    const to = (await card(2).boundingBox())!;
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(order).toEqual(['Goodbye', 'Hello']);
    await card(1).click();
    await button('Duplicate').click();
    await expect.poll(order).toEqual(['Goodbye', 'Goodbye', 'Hello']);
    await card(3).press('Alt+ArrowLeft');
    await expect.poll(order).toEqual(['Goodbye', 'Hello', 'Goodbye']);
    await card(2).press('Delete');
    await expect.poll(order).toEqual(['Goodbye', 'Goodbye']);
    await bar().getByText('“Hello” is deleted.').waitFor();
    await bar().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(order).toEqual(['Goodbye', 'Hello', 'Goodbye']);
    await saved();
    expect((await stored(id)).draft.steps).toHaveLength(3);
  });

  test('lead where the author says: to a step, the end, an address', async () => {
    const id = await makeGuide();
    await edit(id);
    const action = async () => {
      await saved();
      const block = (await stored(id)).draft.steps[0]!.blocks.at(-1)!;
      return block.type === 'buttons' && block.buttons[0]!.action;
    };
    const leads = bar().getByLabel('“Next” leads to');
    await leads.selectOption('Step 2');
    await expect.poll(action).toEqual({ type: 'goToStep', stepId: 'bye' });
    await leads.selectOption('The end');
    await expect.poll(action).toEqual({ type: 'close' });
    await leads.selectOption('An address…');
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await bar().getByRole('alert').waitFor();
    await bar().getByLabel('Address, such as').fill('/customers');
    await button('Set').click();
    await expect.poll(action).toEqual({ type: 'openUrl', url: '/customers', inNewTab: false });
  });

  test('take bold, italics and links on what is selected, and nothing that is pasted but its letters', async () => {
    const text: Block = {
      id: 't',
      type: 'text',
      text: { byLocale: { en: [{ type: 'text', text: 'Read on' }] } },
    };
    const id = await makeGuide({ steps: [buildStep('a', { blocks: [text] })] });
    await edit(id);
    const spans = async () => {
      await saved();
      const block = (await stored(id)).draft.steps[0]!.blocks[0]!;
      return block.type === 'text' && block.text.byLocale.en;
    };
    await page.locator('cairn-layer .body p').dblclick({ position: { x: 10, y: 10 } });
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('/help');
    await page.keyboard.press('Enter');
    await expect.poll(spans).toEqual([
      { type: 'text', text: 'Read', bold: true, href: '/help' },
      { type: 'text', text: ' on' },
    ]);
    await page.keyboard.press('Control+End');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ' more');
      data.setData('text/html', '<img src=x onerror=alert(1)><b> more</b>');
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const event = {
        inputType: 'insertFromPaste',
        dataTransfer: data,
        bubbles: true,
        composed: true,
        cancelable: true,
      };
      focused?.dispatchEvent(new InputEvent('beforeinput', event));
    });
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await expect
      .poll(async () => ((await spans()) || []).at(-1))
      .toEqual({ type: 'text', text: ' on more\n!' });
  });
});

describe('a step', () => {
  const blocks = async (id: string) => {
    await saved();
    return (await stored(id)).draft.steps[0]!.blocks;
  };

  test('is put together from blocks, each written where it stands', async () => {
    const id = await makeGuide();
    await edit(id);
    await button('Add a block').click();
    await button('List').click();
    await page.keyboard.type('One thing');
    await button('Add an item').click();
    await page.locator('cairn-layer .body li').nth(1).click();
    await page.keyboard.type('Another');
    await expect
      .poll(async () => (await blocks(id))[1])
      .toMatchObject({
        type: 'list',
        items: [{ byLocale: { en: [{ text: 'One thing' }] } }, { byLocale: { en: [{ text: 'Another' }] } }],
      });
    await button('Move the block up').click();
    await expect
      .poll(async () => (await blocks(id)).map(({ type }) => type))
      .toEqual(['list', 'heading', 'buttons']);
    await button('Delete: List').click();
    await expect.poll(async () => (await blocks(id)).map(({ type }) => type)).toEqual(['heading', 'buttons']);
    await bar().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await blocks(id)).length).toBe(3);
  });

  test('takes an address letter by letter, and keeps none that is none', async () => {
    const id = await makeGuide();
    await edit(id);
    await button('Add a block').click();
    await button('Picture').click();
    const address = bar().getByLabel('Address of the picture');
    await page.keyboard.type('javascript:alert(1)');
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    await address.fill('');
    await address.pressSequentially('https://pictures.example/a.png');
    await bar().getByLabel('What it shows').pressSequentially('A chart');
    await expect
      .poll(async () => (await blocks(id))[1])
      .toMatchObject({
        type: 'image',
        src: 'https://pictures.example/a.png',
        alt: { byLocale: { en: 'A chart' } },
      });
  });

  test('asks, and the answer decides where it goes on', async () => {
    const id = await makeGuide({ steps: [...steps(), buildStep('third')] });
    await edit(id);
    await button('Add a block').click();
    await button('One of several').click();
    await page.keyboard.type('Who are you?');
    for (const [at, name] of ['Seller', 'Buyer'].entries()) {
      await page.locator('cairn-layer .option span[contenteditable]').nth(at).click();
      await page.keyboard.type(name);
    }
    await button('Paths').click();
    await button('Add a path').click();
    await bar().getByLabel('Buyer').check();
    await bar().getByLabel('go on at').selectOption('Step 3: Step third');
    await expect
      .poll(async () => {
        await saved();
        return (await stored(id)).draft.steps[0]!.next;
      })
      .toMatchObject([{ when: { options: [expect.any(String)] }, stepId: 'third' }]);
    await button('Try it from here').click();
    await page.getByRole('radio', { name: 'Buyer' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Step third' }).waitFor();
  });

  test('has buttons for all that a button can do', async () => {
    const id = await makeGuide();
    const other = await makeGuide();
    await member('PUT', `/guides/${other}/draft`, { ...(await edition(other)), name: 'Another tour' });
    await edit(id);
    const action = async () => {
      const block = (await blocks(id)).at(-1)!;
      return block.type === 'buttons' && block.buttons[0]!.action;
    };
    await bar().getByLabel('“Next” leads to').selectOption('Later, again');
    await bar().getByLabel('After how many days').selectOption('in 7 days');
    await expect.poll(action).toEqual({ type: 'snooze', days: 7 });
    await bar().getByLabel('“Next” leads to').selectOption('Another guide');
    await bar().getByLabel('Guide', { exact: true }).selectOption('Another tour');
    await expect.poll(action).toEqual({ type: 'startGuide', guideId: other });
  });
});

describe('a checklist', () => {
  const makeChecklist = async (): Promise<string> =>
    (
      await member('POST', '/guides', {
        kind: 'checklist',
        name: 'First week',
        draft: newGuideContent('checklist', newLocalId),
      })
    ).id;
  const tasks = async (id: string) => {
    await saved();
    return (await stored(id)).draft.checklist!.items;
  };
  const label = (number: number) => page.locator('cairn-layer .task .grow').nth(number - 1);

  test('has its tasks written where they stand, each ticked by what was pointed at', async () => {
    const id = await makeChecklist();
    await edit(id);
    await label(1).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Look at the orders');
    await page.keyboard.press('Enter');
    await page.keyboard.type('They are at the left.');
    await button('This page').click();
    await button('Add a task').click();
    await button(/^an element is clicked/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await page.locator('cairn-layer [contenteditable]:focus').waitFor();
    await page.keyboard.type('Begin an order');
    await bar().getByText('Found again, 1 of 1').waitFor();
    await expect
      .poll(() => tasks(id))
      .toMatchObject([
        {
          label: { byLocale: { en: 'Look at the orders' } },
          hint: { byLocale: { en: 'They are at the left.' } },
          doneWhen: { type: 'page', pattern: '/orders' },
        },
        {
          label: { byLocale: { en: 'Begin an order' } },
          doneWhen: { type: 'click', target: { signature: { id: 'new-order' } } },
        },
      ]);
    await card(2).press('Alt+ArrowLeft');
    await expect
      .poll(async () => (await tasks(id)).length && (await tasks(id))[0]!.doneWhen.type)
      .toBe('click');
    await bar().getByLabel('Launcher').selectOption('bottom left');
    await saved();
    await expect.poll(async () => (await stored(id)).draft.checklist?.launcher.corner).toBe('bottomStart');
  });

  test('is tried, and ticks as it will for users', async () => {
    const id = await makeChecklist();
    await edit(id);
    await bar().getByLabel('Done when').selectOption('an element is clicked');
    await page.locator('#archive').hover();
    await page.locator('#archive').click();
    await saved();
    await button('Try it').click();
    await page.getByText('0 of 1 done', { exact: true }).waitFor();
    await page.locator('#archive').click();
    await page.getByText('1 of 1 done', { exact: true }).waitFor();
    await button('Stop').click();
    await label(1).waitFor();
  });
});

describe('the help', () => {
  test('lists what its author chooses, in their order', async () => {
    const [one, two] = [await makeGuide(), await makeGuide()];
    for (const [id, name] of [
      [one, 'Prices'],
      [two, 'Discounts'],
    ] as const)
      await member('PUT', `/guides/${id}/draft`, { ...(await edition(id)), name });
    const { id } = await member('POST', '/guides', {
      kind: 'help',
      name: 'Help',
      draft: newGuideContent('help', newLocalId),
    });
    await edit(id);
    await bar().getByRole('combobox', { name: 'It lists' }).selectOption('what I choose');
    for (const name of [/^Prices/, /^Discounts/]) {
      await button('Add a guide').click();
      await button(name).last().click();
    }
    await card(2).press('Alt+ArrowLeft');
    await expect
      .poll(async () => {
        await saved();
        return (await stored(id)).draft.help?.lists;
      })
      .toEqual([two, one]);
    await expect
      .poll(() => page.locator('cairn-layer .item').allTextContents())
      .toEqual(['Discounts', 'Prices']);
    await page.locator('cairn-layer .launcher .name, cairn-layer .name[contenteditable]').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Ask us');
    await expect
      .poll(async () => {
        await saved();
        return (await stored(id)).draft.help?.launcher.label.byLocale.en;
      })
      .toBe('Ask us');
  });
});

describe('the draft', () => {
  test('that somebody else has saved is theirs or mine, as the author chooses', async () => {
    for (const [choice, expected] of [
      ['Take theirs', 'Theirs'],
      ['Keep mine', 'Hello mine'],
    ] as const) {
      const id = await makeGuide();
      await edit(id);
      const { revision, draft, name } = await stored(id);
      const theirs = structuredClone(draft);
      Object.assign(theirs.steps[0]!.blocks[0]!, heading('hello-title', 'Theirs'));
      await member('PUT', `/guides/${id}/draft`, { revision, name, draft: theirs });
      await title().click();
      await page.keyboard.press('End');
      await page.keyboard.type(' mine');
      await bar().getByText('Somebody else has saved this guide meanwhile.').waitFor();
      expect((await stored(id)).draft).toEqual(theirs);
      await button(choice).click();
      await saved();
      await expect.poll(() => title().textContent()).toBe(expected);
      await expect
        .poll(async () => (await stored(id)).draft.steps[0]!.blocks[0])
        .toMatchObject({ text: { byLocale: { en: expected } } });
    }
  });

  test('goes on over page loads, at the step where the author was', async () => {
    await edit(await makeGuide());
    await card(2).click();
    await page.goto(`${host.origin}/customers`);
    await bar().waitFor();
    await expect.poll(() => title().textContent()).toBe('Goodbye');
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  test('goes on on another origin of the app, and nowhere else', async () => {
    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner' })] }));
    await page.locator('#billing').click();
    await page.waitForURL(`${billing.origin}/invoices`);
    await bar().waitFor();
    await page.locator('#foreign').click();
    await page.waitForURL(`${foreign.origin}/elsewhere`);
    await page.locator('#new-order').click();
    expect(page.url()).toBe(`${foreign.origin}/elsewhere`);
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('pt_');
  });

  test('is tried as its readers will go through it, from the step on', async () => {
    const id = await makeGuide({ steps: steps() });
    await edit(id);
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await page.locator('cairn-layer [contenteditable]:focus').waitFor();
    await page.keyboard.type('Press it');
    await saved();
    await button('Try it from here').click();
    await bar().getByText('Trying “Tour”').waitFor();
    await page.getByRole('heading', { name: 'Press it' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Press it' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Goodbye' }).waitFor();
    await page.keyboard.press('Escape');
    await bar().getByText('Saved', { exact: true }).waitFor();
    await expect.poll(() => card(3).getAttribute('aria-current')).toBe('step');
  });
});

describe('features', () => {
  test('are tagged where they are, with what they match, and heat shows what is clicked', async () => {
    // Somebody uses the app.
    const use = await browser.newPage();
    await use.goto(`${host.origin}/orders`);
    await use.locator('#new-order').click();
    await use.locator('#new-order').click();
    await use.locator('#archive').click();
    await use.goto('about:blank');
    const uses = () =>
      server.context.db
        .selectFrom('entryUse')
        .where('kind', '=', eventKindCodes.click)
        .select('uses')
        .execute();
    await expect.poll(async () => (await uses()).reduce((sum, row) => sum + row.uses, 0)).toBe(3);
    await use.close();

    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner' })] }));
    await button('Heat').click();
    await bar().getByText('3 clicks on 2 controls of pages like this one, last 30 days').waitFor();
    expect(await page.locator('cairn-layer .count:visible').allTextContents()).toEqual(['2', '1']);
    await button('Heat').click();
    expect(await page.locator('cairn-layer .count').count()).toBe(0);

    await button('Tag a feature').click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await bar()
      .getByText(/^Matches 2 uses/)
      .waitFor();
    await bar().getByLabel('Name of the feature').fill('Orders begun');
    await bar().getByLabel('Module').selectOption('Orders');
    await bar().getByLabel('A core feature').check();
    await button('Create feature').click();
    await bar().getByText('“Orders begun” is counted from now on').waitFor();
    const { features } = await member('GET', '/features');
    expect(features).toMatchObject([{ name: 'Orders begun', isCore: true, moduleId: expect.any(Number) }]);
  });
});

describe('manners', () => {
  test('a whole step is made by keyboard alone', async () => {
    const id = await makeGuide();
    await edit(id);
    // The selected card has the focus from the start.
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => title().textContent()).toBe('Goodbye');
    const focused = () => bar().locator(':focus').textContent();
    while (!(await focused())?.includes('Add a step')) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toContain('Tooltip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('cairn-layer .label').textContent()).toContain('Archive');
    await page.keyboard.press('Enter');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Escape');
    await saved();
    const { draft } = await stored(id);
    expect(draft.steps[2]).toMatchObject({
      target: { signature: { id: 'archive' } },
      blocks: [{ text: { byLocale: { en: 'By keyboard' } } }, {}, {}],
    });
  });

  test('the page is used as ever while navigating, and hears nothing of what is typed into a step', async () => {
    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner' })] }));
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['keydown', 'click', 'input', 'paste'])
        document.addEventListener(
          type,
          (event) => heard.push(`${type} ${(event.target as Element).id}`),
          true,
        );
    });
    await title().click();
    await page.keyboard.type('secret');
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
    await page.locator('#archive').click();
    await page.getByLabel('Search').fill('abc');
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toContain('click archive');
    await page.keyboard.press('Alt+p');
    await expect.poll(() => button('Pick').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => button('Navigate').getAttribute('aria-pressed')).toBe('true');
  });

  test('nothing is left when the author is done: no node, no storage, no listener, no open token', async () => {
    await page.goto(`${host.origin}/orders`);
    await page.locator('#new-order').waitFor();
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.evaluate(() => sessionStorage.clear());
    const id = await makeGuide();
    await edit(id);
    await title().click();
    await page.keyboard.type('Last words ');
    await button('Done').click();
    await bar().getByText('Saved. You can return to the studio.').waitFor();
    await button('Close').click();
    await page.locator('cairn-layer').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toMatch(
      /pt_|authoring|trial/,
    );
    await page.reload();
    await page.locator('#new-order').click();
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(JSON.stringify((await stored(id)).draft)).toContain('Last words');
  });

  test('a session that is over is said, and what was saved stays', async () => {
    const id = await makeGuide();
    const { openUrl, id: sessionId } = await member('POST', '/picker-sessions', {
      ...{ purpose: 'guide', guideId: id, url: `${host.origin}/orders` },
    });
    await page.goto(openUrl);
    await bar().waitFor();
    await member('DELETE', `/picker-sessions/${sessionId}`);
    await title().click();
    await page.keyboard.type('x');
    await bar().getByText('This session is over.').waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('pt_');
  });

  test('works under a strict policy with trusted types, with nothing reported', async () => {
    await edit(await makeGuide(), '/strict');
    await title().click();
    await page.keyboard.type('Strict ');
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await bar().getByText('Found again').waitFor();
    await page.keyboard.type('Here');
    await button('Try it from here').click();
    await page.getByRole('heading', { name: 'Here' }).waitFor();
    await button('Stop').click();
    await saved();
  });

  test.each([
    { name: 'in English, light', options: {} },
    { name: 'in Chinese, dark', options: { memberLocale: 'zh-CN', colorScheme: 'dark' } },
    { name: 'on a phone', options: { viewport: { width: 390, height: 844 } } },
  ] as const)(
    'axe finds nothing in the bar, $name, and it stays on the screen',
    { timeout: 60_000 },
    async ({ options }) => {
      await open(options);
      await edit(await makeGuide());
      const faults: string[] = [];
      const look = async (where: string) => {
        for (const fault of await wcagFaults(page, 'cairn-layer')) faults.push(`${where} ${fault}`);
        const box = (await bar().boundingBox())!;
        const { width } = page.viewportSize()!;
        if (box.x < 0 || box.x + box.width > width) faults.push(`${where} is off the screen`);
      };
      const isFolded = (await bar().locator('.strip').count()) === 0;
      if (isFolded) await bar().locator('[aria-expanded=false]').first().click();
      await look('steps');
      await bar().locator('.add').click();
      await look('kinds');
      await bar().locator('.kinds button').first().click();
      await look('picking');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await bar().locator('.verdict').first().waitFor();
      await look('a step at its element');
      expect(faults).toEqual([]);
    },
  );
});

import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { helpItems, openPanelBoard, type PanelPage } from '../../support/draw-panel.ts';

let browser: Browser;
let board: Awaited<ReturnType<typeof openPanelBoard>>;
beforeAll(async () => {
  browser = await launchBrowser();
  board = await openPanelBoard(browser);
});
afterAll(async () => {
  await board?.close();
  await browser?.close();
});

const hostPage = `<!doctype html><html lang="en"><title>Orders</title><meta name="viewport" content="width=device-width">
  <main><h1>Orders</h1><button id="host">Host</button></main></html>`;

const open = async (
  view: Parameters<PanelPage['help']>[0] = {},
  options: Parameters<typeof board.open>[1] = {},
) => {
  const drawn = await board.open(hostPage, options);
  // Time stands still until the test lets it go on.
  await drawn.page.clock.install({ time: 0 });
  await drawn.page.clock.pauseAt(1000);
  await drawn.help(view);
  await drawn.page.evaluate(() => window.help.open());
  const panel = drawn.panel('Help');
  return {
    drawn,
    page: drawn.page,
    panel,
    field: panel.getByRole('searchbox', { name: 'Search' }),
    names: () => panel.locator('.item').allTextContents(),
    calls: async () => (await drawn.calls()).slice(1),
  };
};

describe('the help', () => {
  test('lists what can be started, that of the page first, and what was completed', async () => {
    const { panel, names } = await open();
    expect(await names()).toEqual([
      'Create an orderCompleted',
      'Filter and sort',
      'What is new in May',
      'First steps',
      'Reorder columns',
    ]);
    const here = panel.getByRole('list', { name: 'For this page' });
    expect(await here.getByRole('button').count()).toBe(2);
    expect(await panel.getByRole('list', { name: 'More' }).getByRole('button').count()).toBe(3);
  });

  test('has no headings where nothing is meant for the page', async () => {
    const { panel, names } = await open({ items: helpItems.map((item) => ({ ...item, isHere: false })) });
    expect(await names()).toHaveLength(5);
    expect(await panel.getByRole('heading').allTextContents()).toEqual(['Help']);
  });

  test('starts what is pressed, and gets out of its way', async () => {
    const { panel, calls } = await open();
    await panel.getByRole('button', { name: 'First steps' }).click();
    expect(await panel.isVisible()).toBe(false);
    expect(await calls()).toEqual([
      ['toggle', false],
      ['start', 'start'],
    ]);
  });

  test('says what to expect where there is nothing yet, and offers no search', async () => {
    const { drawn, panel, field } = await open({ items: [] });
    expect(await panel.getByText('Nothing to start on this page').isVisible()).toBe(true);
    expect(await field.count()).toBe(0);
    expect(await drawn.focused()).toBe('panel');
  });

  test('draws what changed without a loss of focus or of what was typed', async () => {
    const { drawn, page, panel, field, names } = await open();
    await field.fill('or');
    await page.keyboard.press('ArrowDown');
    expect(await drawn.focused()).toBe('item-orders');
    await drawn.update('help', {
      items: [
        { guideId: 'export', name: 'Export', kind: 'hint', isHere: true, isCompleted: false },
        ...helpItems.filter(({ guideId }) => guideId !== 'filter'),
      ],
    });
    expect(await drawn.focused()).toBe('item-orders');
    expect(await field.inputValue()).toBe('or');
    expect(await names()).toEqual(['Create an orderCompleted', 'Export', 'Reorder columns']);
    await drawn.update('help', { items: helpItems.slice(1) });
    expect(await drawn.focused()).toBe('panel');
    expect(await panel.isVisible()).toBe(true);
  });
});

describe('the search', () => {
  test('filters as one types, the best first, and tells how many there are', async () => {
    const { drawn, page, names } = await open();
    await page.keyboard.type('or');
    expect(await names()).toEqual(['Create an orderCompleted', 'Filter and sort', 'Reorder columns']);
    expect(await drawn.page.locator('.dock > [role=status]').textContent()).toBe('3 results');
    await page.keyboard.type('der co');
    expect(await names()).toEqual(['Reorder columns']);
  });

  test('waits for an input method to finish a word', async () => {
    const { page, names, field } = await open({
      items: [
        { guideId: 'a', name: '创建订单', kind: 'walkthrough', isHere: false, isCompleted: false },
        { guideId: 'b', name: '查看报表', kind: 'walkthrough', isHere: false, isCompleted: false },
      ],
    });
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'ding', selectionStart: 4, selectionEnd: 4 });
    expect(await field.inputValue()).toBe('ding');
    expect(await names()).toHaveLength(2);
    await cdp.send('Input.insertText', { text: '订单' });
    expect(await field.inputValue()).toBe('订单');
    expect(await names()).toEqual(['创建订单']);
  });

  test('says that nothing was found, what to do, and shows everything again', async () => {
    const { drawn, page, panel, names, field } = await open();
    await page.keyboard.type('zebra');
    expect(await panel.getByText('Nothing found for “zebra”').isVisible()).toBe(true);
    expect(await panel.getByText('Try fewer or other words.').isVisible()).toBe(true);
    await panel.getByRole('button', { name: 'Show everything' }).click();
    expect(await names()).toHaveLength(5);
    expect(await field.inputValue()).toBe('');
    expect(await drawn.focused()).toBe('search');
  });

  test('is told once the typing has rested, with what it found', async () => {
    const { page, calls } = await open();
    await page.keyboard.type('zeb');
    await page.clock.runFor(599);
    expect(await calls()).toEqual([]);
    await page.keyboard.type('ra');
    await page.clock.runFor(599);
    expect(await calls()).toEqual([]);
    await page.clock.runFor(1);
    expect(await calls()).toEqual([['search', 'zebra', 0]]);
    await page.keyboard.type(' ');
    await page.clock.runFor(2000);
    expect(await calls()).toHaveLength(1);
  });

  test('is told before what it led to is started, and when it is given up', async () => {
    const { page, calls } = await open();
    await page.keyboard.type('colu');
    await page.keyboard.press('Enter');
    expect(await calls()).toEqual([
      ['search', 'colu', 1],
      ['toggle', false],
      ['start', 'reorder'],
    ]);
  });

  test('of nothing is not told', async () => {
    const { page, calls } = await open();
    await page.keyboard.type('o');
    await page.keyboard.press('Backspace');
    await page.clock.runFor(2000);
    expect(await calls()).toEqual([]);
  });
});

describe('by keyboard', () => {
  test('arrows move through the results and back to the search; Enter starts', async () => {
    const { drawn, page, calls } = await open();
    const seen: string[] = [];
    for (const key of [
      'ArrowDown',
      'ArrowDown',
      'ArrowUp',
      'ArrowUp',
      'ArrowDown',
      'End',
      'ArrowDown',
      'Home',
    ]) {
      await page.keyboard.press(key);
      seen.push(await drawn.focused());
    }
    expect(seen).toEqual([
      'item-orders',
      'item-filter',
      'item-orders',
      'search',
      'item-orders',
      'item-reorder',
      'item-reorder',
      'item-orders',
    ]);
    await page.keyboard.press('Enter');
    expect((await calls()).at(-1)).toEqual(['start', 'orders']);
  });

  test('Enter in the search starts the best result, and nothing without a search', async () => {
    const { page, calls } = await open();
    await page.keyboard.press('Enter');
    expect(await calls()).toEqual([]);
    await page.keyboard.type('or');
    await page.keyboard.press('Enter');
    expect((await calls()).at(-1)).toEqual(['start', 'orders']);
  });

  test('Escape clears the search first, then closes', async () => {
    const { drawn, page, panel, field, names } = await open();
    await page.keyboard.type('or');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Escape');
    expect(await field.inputValue()).toBe('');
    expect(await names()).toHaveLength(5);
    expect(await drawn.focused()).toBe('search');
    await page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
  });
});

describe('what appears by itself', () => {
  test('is folded in at the bottom, with a switch for each category', async () => {
    const { panel, page, calls } = await open({ mutedCategories: ['news'] });
    const switches = panel.getByRole('switch');
    expect(await switches.count()).toBe(0);
    await panel.getByText('What appears by itself').click();
    expect(await switches.evaluateAll((all) => all.map((one) => [one.textContent, one.ariaChecked]))).toEqual(
      [
        ['Tours and tips', 'true'],
        ['News', 'false'],
        ['Questions to you', 'true'],
      ],
    );
    await panel.getByRole('switch', { name: 'News' }).click();
    await panel.getByRole('switch', { name: 'Tours and tips' }).focus();
    await page.keyboard.press('Space');
    expect(await calls()).toEqual([
      ['mute', 'news', false],
      ['mute', 'help', true],
    ]);
    expect(await switches.evaluateAll((all) => all.map((one) => one.ariaChecked))).toEqual([
      'false',
      'true',
      'true',
    ]);
  });

  test('follows what is muted elsewhere', async () => {
    const { drawn, panel } = await open();
    await panel.getByText('What appears by itself').click();
    await drawn.update('help', { mutedCategories: ['feedback'] });
    expect(await panel.getByRole('switch', { name: 'Questions to you' }).getAttribute('aria-checked')).toBe(
      'false',
    );
  });
});

describe('accessibility', () => {
  for (const mode of ['light', 'dark'] as const) {
    for (const query of ['', 'zebra']) {
      test(`axe finds nothing in ${mode}${query && ', with nothing found'}`, async () => {
        const drawn = await board.open(hostPage, { reducedMotion: 'reduce' });
        await drawn.help({ theme: paintedTheme({ mode, accent: '#f2c94c' }) });
        await drawn.launcher('Help').click();
        await drawn.page.keyboard.type(query);
        await drawn.page.locator('summary').click();
        expect(await axeFaults(drawn.page, 'cairn-layer')).toEqual([]);
      });
    }
  }

  test('speaks Chinese where the guides do', async () => {
    const { panel, drawn } = await open({ locale: 'zh-CN' });
    expect(await panel.getByRole('searchbox', { name: '搜索' }).count()).toBe(1);
    expect(await panel.getByRole('list', { name: '适用于此页面' }).count()).toBe(1);
    expect(await panel.getByText('自动显示的内容').isVisible()).toBe(true);
    expect(await drawn.page.locator('.stage').getAttribute('lang')).toBe('zh-CN');
  });

  test('on a phone the panel is as wide as the screen, rows fit a thumb, and no keyboard pops up', async () => {
    const { drawn, panel } = await open(
      {},
      { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, reducedMotion: 'reduce' },
    );
    const box = (await panel.boundingBox())!;
    expect(box.width).toBe(344);
    const heights = await panel
      .locator('.item')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(await drawn.focused()).toBe('panel');
  });

  test.each([
    ['a low window', { width: 800, height: 320 }, 16],
    ['text at 200 %', { width: 480, height: 640 }, 32],
  ])('at %s the last result and the last switch can be reached', async (_, viewport, rootPx) => {
    const drawn = await board.open(hostPage, { viewport, reducedMotion: 'reduce' });
    await drawn.page.evaluate(
      (px) => document.documentElement.style.setProperty('font-size', `${px}px`),
      rootPx,
    );
    await drawn.help();
    await drawn.launcher('Help').click();
    const panel = drawn.panel('Help');
    await panel.getByText('What appears by itself').click({ timeout: 2000 });
    await panel.getByRole('switch').last().click({ timeout: 2000 });
    await panel.getByRole('button', { name: 'Reorder columns' }).click({ timeout: 2000 });
    expect((await drawn.calls()).at(-1)).toEqual(['start', 'reorder']);
  });

  test('what is typed is seen by no listener of the page', async () => {
    const { page } = await open();
    await page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      for (const type of [
        'keydown',
        'keypress',
        'keyup',
        'beforeinput',
        'input',
        'change',
        'search',
        'compositionend',
      ]) {
        document.addEventListener(type, (event) => seen.push(event.type), true);
      }
    });
    await page.keyboard.type('or');
    expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
  });
});

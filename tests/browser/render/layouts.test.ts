import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { restingBox } from '../../support/at-rest.ts';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buttons, heading, nps, openDrawingBoard, text, type ViewData } from '../../support/draw-step.ts';

let browser: Browser;
let board: Awaited<ReturnType<typeof openDrawingBoard>>;
beforeAll(async () => {
  browser = await launchBrowser();
  board = await openDrawingBoard(browser);
});
afterAll(async () => {
  await board?.close();
  await browser?.close();
});

const hostPage = `<!doctype html><html lang="en"><title>Orders</title><main style="height:2000px">
  <h1>Orders</h1><button id="target" style="margin:100px 200px">New order</button></main></html>`;

const everyBlock: ViewData['step'] = {
  blocks: [
    heading('Create your first order'),
    {
      id: 'text',
      type: 'text',
      text: [
        { type: 'text', text: 'Hello ' },
        { type: 'variable', of: 'user', trait: 'name', fallback: 'there', bold: true },
        { type: 'text', text: ', read ', italic: true },
        { type: 'text', text: 'the manual', href: 'https://example.com/manual' },
        { type: 'text', text: '\nand start.' },
      ],
    },
    { id: 'image', type: 'image', src: '/missing.png', alt: 'The order form' },
    {
      id: 'list',
      type: 'list',
      isOrdered: true,
      items: [[{ type: 'text', text: 'Customer' }], [{ type: 'text', text: 'Price', bold: true }]],
    },
    { id: 'divider', type: 'divider' },
    { id: 'film', type: 'video', src: '/missing.webm', title: 'How to order' },
    nps(),
    {
      id: 'use',
      type: 'question',
      question: {
        kind: 'choice',
        prompt: 'What do you use most?',
        options: [
          { id: 'a', label: 'Orders' },
          { id: 'b', label: 'Invoices' },
        ],
      },
    },
    { id: 'why', type: 'question', question: { kind: 'text', prompt: 'Why?', placeholder: 'Optional' } },
    buttons('Back', 'Next'),
  ],
};

const layouts = [
  'tooltip',
  'modal',
  'corner',
  'slideOut',
  'bannerTop',
  'bannerBottom',
  'inline',
  'beacon',
] as const;
/** The card of a beacon is there once it was opened. */
const openBeacon = async (page: Page, layout: string) => {
  if (layout === 'beacon') await page.locator('cairn-layer .mark').click();
};

describe('a step', () => {
  test('draws every block, with the text of the author and the traits of the user', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw({ step: everyBlock, traits: { 'user.name': 'Ann' } });
    expect(await card.getByRole('heading').textContent()).toBe('Create your first order');
    expect(await card.locator('p').textContent()).toBe('Hello Ann, read the manual\nand start.');
    expect(await card.locator('strong').first().textContent()).toBe('Ann');
    expect(await card.locator('em').allTextContents()).toEqual([', read ']);
    const link = card.getByRole('link', { name: 'the manual' });
    expect(await link.getAttribute('target')).toBe('_blank');
    expect(await link.getAttribute('rel')).toContain('noopener');
    expect(await card.getByRole('listitem').allTextContents()).toEqual(['Customer', 'Price']);
    expect(await card.getByRole('img', { name: 'The order form' }).count()).toBe(1);
    expect(await card.getByRole('separator').count()).toBe(1);
    expect(await card.getByRole('radio').count()).toBe(12);
    expect(await card.getByRole('textbox', { name: 'Why?' }).getAttribute('placeholder')).toBe('Optional');
    expect(await card.getByRole('button').allTextContents()).toEqual(['Back', 'Next', '']);
  });

  test('shows the fallback where the user has no such trait', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw({ step: everyBlock });
    expect(await card.locator('p').textContent()).toContain('Hello there,');
  });

  test('leaves out Back where there is nothing before', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw({ step: everyBlock, canGoBack: false });
    expect(await card.getByRole('button', { name: 'Back' }).count()).toBe(0);
  });

  test('tells what was pressed, and does nothing itself', async () => {
    const { page, card, draw, calls } = await board.open(hostPage);
    await draw({ step: { blocks: [heading('Hello'), buttons('Back', 'Next')] } });
    await card.getByRole('button', { name: 'Next' }).click();
    await card.getByRole('button', { name: 'Back' }).click();
    await card.getByRole('button', { name: 'Close' }).click();
    expect(await calls()).toEqual([{ type: 'next' }, { type: 'back' }, { type: 'close' }]);
    expect(await card.isVisible()).toBe(true);
    await page.evaluate(() => window.drawn.destroy());
    expect(await page.locator('cairn-layer').count()).toBe(0);
  });

  test('keeps room for an image that has not come', async () => {
    const { page, card, draw } = await board.open(hostPage);
    await page.route('**/slow.png', () => new Promise(() => {}));
    await draw({ step: { blocks: [{ id: 'i', type: 'image', src: '/slow.png', alt: '' }] } });
    expect((await card.locator('img').boundingBox())!.height).toBeGreaterThan(100);
  });

  test('speaks Chinese where the guide does, and says its language', async () => {
    const { page, card, draw } = await board.open(hostPage);
    await draw({
      locale: 'zh-CN',
      step: { blocks: [heading('创建订单')] },
      progress: { index: 1, count: 4 },
    });
    expect(await card.getByRole('button').getAttribute('aria-label')).toBe('关闭');
    expect(await page.getByRole('dialog', { name: '创建订单 第 2 步，共 4 步' }).count()).toBe(1);
    expect(await page.locator('cairn-layer .stage').getAttribute('lang')).toBe('zh-CN');
  });

  test('runs from right to left where the language does', async () => {
    const { page, card, draw } = await board.open(hostPage);
    await draw({ locale: 'ar', step: { layout: 'corner', blocks: [heading('مرحبا')] } });
    expect(await page.locator('cairn-layer .stage').getAttribute('dir')).toBe('rtl');
    const box = await restingBox(card);
    const close = (await card.getByRole('button').boundingBox())!;
    expect(box.x).toBe(20);
    expect(close.x - box.x).toBeLessThan(20);
  });

  test('draws in a preview frame: inside it, not over the page, without taking the focus', async () => {
    const { page, card, draw, calls } = await board.open(
      `${hostPage}<div id="frame" style="position:fixed;left:300px;top:200px;width:600px;height:400px;transform:scale(.8)">
       <button id="fake" style="position:absolute;left:40px;top:30px">Fake</button></div>`,
    );
    await page.focus('#target');
    await draw({ step: { layout: 'modal', blocks: [heading('Hi'), buttons('Next')] }, container: '#frame' });
    const frame = (await page.locator('#frame').boundingBox())!;
    const box = (await card.boundingBox())!;
    expect(box.x).toBeGreaterThan(frame.x);
    expect(box.x + box.width).toBeLessThan(frame.x + frame.width);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('target');
    await card.getByRole('button', { name: 'Next' }).click();
    expect(await calls()).toEqual([{ type: 'next' }]);
    await page.evaluate(() => window.drawn.destroy());
    await draw({ step: { blocks: [heading('Hi')] }, container: '#frame', anchor: '#fake' });
    const tip = await restingBox(card);
    const target = (await page.locator('#fake').boundingBox())!;
    expect(tip.y - (target.y + target.height)).toBeCloseTo(12 * 0.8, 0);
  });
});

describe('accessibility', () => {
  for (const layout of layouts) {
    for (const mode of ['light', 'dark'] as const) {
      test(`axe finds nothing in a ${mode} ${layout}`, async () => {
        const { page, draw } = await board.open(hostPage, { reducedMotion: 'reduce' });
        await draw({
          step: { ...everyBlock, layout },
          theme: paintedTheme({ mode, accent: '#f2c94c' }),
          progress: { index: 1, count: 4 },
        });
        await openBeacon(page, layout);
        expect(await axeFaults(page, 'cairn-layer')).toEqual([]);
      });
    }
  }

  test('a dialog is named by its heading and its place in the guide, and described by its text', async () => {
    const { page, draw } = await board.open(hostPage);
    await draw({
      step: { blocks: [heading('Orders'), text('Made here.')] },
      progress: { index: 1, count: 4 },
    });
    const dialog = page.getByRole('dialog', { name: 'Orders Step 2 of 4', description: 'Made here.' });
    expect(await dialog.count()).toBe(1);
    expect(await page.getByText('2/4').isVisible()).toBe(true);
  });

  test('a step without heading is named by its question, its text or the guide', async () => {
    const { page, draw } = await board.open(hostPage);
    const names: [ViewData['step'], string][] = [
      [{ blocks: [nps()] }, 'How likely are you to recommend us?'],
      [{ blocks: [text('Only words')] }, 'Only words'],
      [{ blocks: [{ id: 'i', type: 'image', src: '/x.png', alt: '' }] }, 'First steps'],
    ];
    for (const [step, name] of names) {
      await draw({ step });
      expect(await page.getByRole('dialog', { name, exact: true }).count(), name).toBe(1);
      await page.evaluate(() => window.drawn.destroy());
    }
  });

  test('a tooltip that starts by itself leaves the focus alone and is announced', async () => {
    const { page, draw } = await board.open(hostPage);
    await page.focus('#target');
    await draw({ step: { blocks: [heading('Orders'), text('Made here.'), buttons('Next')] } });
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('target');
    const spoken = page.locator('cairn-layer [role=status]');
    await expect.poll(() => spoken.textContent()).toContain('Orders');
  });

  test('focus goes in when the user asked for the guide', async () => {
    const { page, draw } = await board.open(hostPage);
    await draw({ step: { blocks: [heading('Orders'), buttons('Next')] }, takesFocus: true });
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('cairn-layer');
  });

  test('Tab leads from the target into the card, on to what follows the target, and back', async () => {
    const { page, card, draw } = await board.open(
      '<!doctype html><button id="before">a</button><button id="target">b</button><button id="after">c</button>',
    );
    await draw({ step: { blocks: [heading('Hi'), buttons('Next')] } });
    const active = () =>
      page.evaluate(
        () =>
          document.activeElement?.shadowRoot?.activeElement?.textContent ?? document.activeElement?.id ?? '',
      );
    await page.focus('#target');
    const seen: string[] = [];
    for (const key of ['Tab', 'Tab', 'Tab', 'Shift+Tab', 'Shift+Tab', 'Shift+Tab']) {
      await page.keyboard.press(key);
      seen.push(await active());
    }
    expect(seen).toEqual(['Next', '', 'after', '', 'Next', 'target']);
    expect(await card.isVisible()).toBe(true);
  });

  test('the whole guide works by keyboard alone: open, next, close, and focus back where it was', async () => {
    const { page, draw, calls } = await board.open(hostPage);
    await page.focus('#target');
    await draw({ step: { layout: 'modal', blocks: [heading('One'), buttons('Next')] } });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(await calls()).toEqual([{ type: 'next' }]);
    await page.evaluate(() => {
      const focused: string[] = [];
      document.addEventListener('focusin', (event) => focused.push((event.target as Element).id));
      Object.assign(window, { focused });
      window.drawn.destroy();
      window.drawStep({ step: { blocks: [{ id: 'h', type: 'heading', text: 'Two' }] } });
    });
    await page.waitForTimeout(50);
    expect(await page.evaluate(() => document.activeElement?.localName)).toBe('cairn-layer');
    expect(await page.evaluate(() => Reflect.get(window, 'focused'))).toEqual([]);
    await page.keyboard.press('Escape');
    expect((await calls()).at(-1)).toEqual({ type: 'close' });
    await page.evaluate(() => window.drawn.destroy());
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('target');
  });

  describe('a step that ends with the focus in it', () => {
    const modal = (title: string): ViewData => ({
      step: { layout: 'modal', blocks: [heading(title), buttons('Next')] },
      takesFocus: true,
    });
    const opened = async () => {
      const host = await board.open(`${hostPage}<input id="name">`);
      await host.page.focus('#target');
      await host.draw(modal('One'));
      return host;
    };
    const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

    test('leaves it where the page puts it at that moment', async () => {
      const { page } = await opened();
      await page.evaluate(() => {
        window.drawn.destroy();
        document.getElementById('name')?.focus();
      });
      await page.waitForTimeout(50);
      expect(await focused(page)).toBe('name');
    });

    test('does not pass it on to the next when the user has gone elsewhere meanwhile', async () => {
      const { page } = await opened();
      await page.evaluate(() => window.drawn.destroy());
      await expect.poll(() => focused(page)).toBe('target');
      await page.focus('#name');
      await page.evaluate(() =>
        window.drawStep({ step: { blocks: [{ id: 'h', type: 'heading', text: 'Two' }] } }),
      );
      await page.waitForTimeout(50);
      expect(await focused(page)).toBe('name');
    });
  });

  test('a step that ended before it could be announced is announced no more', async () => {
    const { page, draw } = await board.open(hostPage);
    await draw({ step: { blocks: [heading('Orders'), buttons('Next')] } });
    await page.evaluate(() => {
      const heard: string[] = [];
      const region = document.querySelector('cairn-layer')?.shadowRoot?.querySelector('.unseen[role=status]');
      const listen = () => heard.push(region?.textContent ?? '');
      if (region)
        new MutationObserver(listen).observe(region, { childList: true, characterData: true, subtree: true });
      Object.assign(window, { heard: region ? heard : ['no region'] });
      window.drawn.destroy();
    });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => (Reflect.get(window, 'heard') as string[]).filter(Boolean))).toEqual([]);
  });

  test('Tab goes round in a modal, and the page behind it is out of reach', async () => {
    const { page, draw } = await board.open(hostPage);
    await draw({ step: { layout: 'modal', blocks: [heading('One'), text('x'), buttons('Back', 'Next')] } });
    const names = new Set<string>();
    for (let press = 0; press < 8; press++) {
      await page.keyboard.press('Tab');
      names.add(
        await page.evaluate(() => {
          const focused = document.activeElement?.shadowRoot?.activeElement;
          return focused?.getAttribute('aria-label') ?? focused?.textContent ?? 'page';
        }),
      );
    }
    expect([...names]).toEqual(['Back', 'Next', 'Close']);
    await page.mouse.click(5, 5);
    expect(await page.evaluate(() => document.elementFromPoint(5, 5)?.localName)).toBe('cairn-layer');
  });

  test.each(layouts)(
    '%s: what is pressed is large enough to hit, and nothing is cut off at twice the font size',
    async (layout) => {
      const { page, card, draw } = await board.open(hostPage);
      await draw({ step: { layout, blocks: [heading('One'), text('x'), buttons('Back', 'Next')] } });
      await openBeacon(page, layout);
      for (const button of await page.locator('cairn-layer').getByRole('button').all()) {
        const box = (await button.boundingBox())!;
        expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
      }
      await page.evaluate(() => {
        document.documentElement.style.fontSize = '32px';
      });
      expect(await card.evaluate((element) => getComputedStyle(element).fontSize)).toBe('30px');
      const cut = await card
        .locator('*')
        .evaluateAll((all) =>
          all
            .filter(
              (one) => one.clientWidth && one.scrollWidth > one.clientWidth + 1 && one.className !== 'unseen',
            )
            .map((one) => one.outerHTML),
        );
      expect(cut).toEqual([]);
    },
  );

  test.each(layouts)('%s: nothing moves for those who prefer it so', async (layout) => {
    const { page, draw } = await board.open(hostPage, { reducedMotion: 'reduce' });
    await draw({ step: { layout, blocks: [heading('One')] } });
    await openBeacon(page, layout);
    const moving = () =>
      document.getAnimations().length +
      document.querySelector('cairn-layer')!.shadowRoot!.getAnimations().length;
    expect(await page.evaluate(moving)).toBe(0);
  });

  test.each(layouts)('%s: forced colours leave an edge to see, and print leaves nothing', async (layout) => {
    const { page, card, draw } = await board.open(hostPage, { forcedColors: 'active' });
    await draw({ step: { layout, blocks: [heading('One')] } });
    await openBeacon(page, layout);
    const edge = await card.evaluate((element) => getComputedStyle(element));
    expect(edge.borderTopStyle).toBe('solid');
    expect(edge.borderTopColor).not.toBe('rgba(0, 0, 0, 0)');
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('cairn-layer').evaluate((one) => getComputedStyle(one).display)).toBe('none');
  });

  test('an automatic theme follows the system, also while it is shown', async () => {
    const { page, card, draw } = await board.open(hostPage, { colorScheme: 'dark' });
    await draw({
      step: { blocks: [heading('One')] },
      theme: paintedTheme({ mode: 'auto', accent: '#3b5bdb' }),
    });
    const background = () => card.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await background()).toBe('rgb(30, 33, 39)');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(background).toBe('rgb(255, 255, 255)');
  });
});

describe('narrow screens', () => {
  for (const width of [320, 360, 390]) {
    test(`every layout fits ${width} px without scrolling sideways`, async () => {
      const { page, card, draw } = await board.open(
        '<!doctype html><meta name="viewport" content="width=device-width"><button id="target">b</button>',
        { viewport: { width, height: 640 }, reducedMotion: 'reduce' },
      );
      for (const layout of layouts) {
        await draw({ step: { ...everyBlock, layout } });
        await openBeacon(page, layout);
        const box = await restingBox(card);
        expect(box.x, layout).toBeGreaterThanOrEqual(0);
        expect(box.x + box.width, layout).toBeLessThanOrEqual(width);
        if (layout !== 'inline') expect(box.y + box.height, layout).toBeLessThanOrEqual(640);
        expect(await card.getByRole('button', { name: 'Next' }).isVisible()).toBe(true);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
        await page.evaluate(() => window.drawn.destroy());
      }
    });
  }
  test('cards at the bottom stand above a bar of the host app that says how high it is', async () => {
    for (const width of [360, 1280]) {
      const { page, card, draw } = await board.open(hostPage, {
        viewport: { width, height: 640 },
        reducedMotion: 'reduce',
      });
      for (const layout of ['corner', 'slideOut'] as const) {
        await draw({ step: { layout, blocks: [heading('News'), buttons('Next')] } });
        const bottom = async () => {
          const { y, height } = await restingBox(card);
          return y + height;
        };
        const before = await bottom();
        const bar = await page.addStyleTag({ content: ':root { --cairn-bottom: 60px }' });
        await expect.poll(bottom, { message: layout }).toBe(before - 60);
        await bar.evaluate((style) => (style as Element).remove());
        await page.evaluate(() => window.drawn.destroy());
      }
    }
  });
});

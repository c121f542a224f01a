import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { launchBrowser } from '../../support/browser.ts';
import { openPanelBoard } from '../../support/draw-panel.ts';
import { buttons, heading, text } from '../../support/draw-step.ts';
import { layouts } from '../../support/host-tour.ts';

/** Every way in which a guide is drawn, in every way in which its reader may have set up their system. */
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

const hostPage = `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>Orders</title>
  <main style="height:1500px"><h1>Orders</h1><button id="target" style="margin:60px 120px">New order</button></main></html>`;
const kinds = [...layouts, 'checklist', 'help'] as const;
type Kind = (typeof kinds)[number];

interface Shown {
  page: Page;
  /** What is read: a card or a panel. */
  card: Locator;
}

async function show(
  kind: Kind,
  options: BrowserContextOptions = {},
  { locale = 'en', mode = 'light' as 'light' | 'auto' } = {},
): Promise<Shown> {
  const drawn = await board.open(hostPage, options);
  const { page } = drawn;
  const look = { locale, theme: paintedTheme({ mode, accent: '#3b5bdb' }) };
  if (kind === 'checklist') await drawn.checklist({ ...look, isOpen: true });
  else if (kind === 'help') await drawn.help({ ...look, isOpen: true });
  else {
    const blocks = [heading('Orders'), text('They are made here.'), buttons('Back', 'Next')];
    await drawn.draw({ ...look, step: { layout: kind, blocks } });
    if (kind === 'beacon') await page.locator('cairn-layer .mark').click();
  }
  const card = kind === 'checklist' || kind === 'help' ? page.locator('cairn-layer .panel') : drawn.card;
  await card.first().waitFor();
  return { page, card: card.first() };
}

const calm: BrowserContextOptions = { reducedMotion: 'reduce' };
const isOnScreen = async ({ page, card }: Shown) => {
  const box = (await card.boundingBox())!;
  const { width } = page.viewportSize()!;
  expect(box.x).toBeGreaterThanOrEqual(-0.5);
  expect(box.x + box.width).toBeLessThanOrEqual(width + 0.5);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
};

describe.each(kinds)('%s', (kind) => {
  test('follows the system between light and dark, also while it is shown', async () => {
    const { page, card } = await show(kind, { ...calm, colorScheme: 'dark' }, { mode: 'auto' });
    const color = () => card.evaluate((element) => getComputedStyle(element).backgroundColor);
    const dark = await color();
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(color).not.toBe(dark);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(color).toBe(dark);
  });

  test('runs from right to left: text at the right, × at the left, nothing sideways', async () => {
    const shown = await show(kind, calm, { locale: 'ar' });
    const { card } = shown;
    expect(await card.evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    const box = (await card.boundingBox())!;
    const close = (await card.locator('.close').first().boundingBox())!;
    expect(close.x + close.width / 2).toBeLessThan(box.x + box.width / 2);
    await isOnScreen(shown);
  });

  test('fits a screen of 360 px', async () => {
    await isOnScreen(await show(kind, { ...calm, viewport: { width: 360, height: 640 } }));
  });

  test('does not move for those who prefer it so', async () => {
    const { page } = await show(kind, calm);
    const moving = await page.evaluate(() => {
      const roots = (root: Document | ShadowRoot): (Document | ShadowRoot)[] => [
        root,
        ...[...root.querySelectorAll('*')].flatMap(({ shadowRoot }) => (shadowRoot ? roots(shadowRoot) : [])),
      ];
      return roots(document).flatMap((root) => root.getAnimations()).length;
    });
    expect(moving).toBe(0);
  });

  test('keeps an edge in forced colours, and is not printed', async () => {
    const { page, card } = await show(kind, { ...calm, forcedColors: 'active' });
    const [edge, ground, style] = await card.evaluate((element) => {
      const { borderTopColor, backgroundColor, borderTopStyle } = getComputedStyle(element);
      return [borderTopColor, backgroundColor, borderTopStyle];
    });
    expect(style).toBe('solid');
    expect(edge).not.toBe(ground);
    await page.emulateMedia({ media: 'print' });
    expect(await card.isVisible()).toBe(false);
  });
});

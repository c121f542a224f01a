import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { launchBrowser } from '../../support/browser.ts';
import { buttons, heading, openDrawingBoard } from '../../support/draw-step.ts';

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

const hostPage = `<!doctype html><html lang="en"><title>Orders</title>
  <body style="font-family: 'Courier New', monospace"><h1>Orders</h1><button id="target">New</button></body></html>`;
const logoFile =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" width="24" height="24"><path d="M0 0h1v1H0z"/></svg>';
const step = { layout: 'modal' as const, blocks: [heading('Hello'), buttons('Next')] };

test('corners, font and logo are those of the theme, and no style of the page is touched', async () => {
  board.assets.serve('/logo.svg', (_, response) => {
    response.writeHead(200, { 'content-type': 'image/svg+xml' }).end(logoFile);
  });
  const { page, card, draw } = await board.open(hostPage);
  const logo = `${board.assets.origin}/logo.svg`;
  await draw({
    step,
    theme: paintedTheme({ mode: 'light', accent: '#123456', radius: 3, font: 'page', logo }),
  });
  const styles = await card.evaluate((element) => {
    const { borderRadius, fontFamily } = getComputedStyle(element);
    const button = getComputedStyle(element.querySelector('.button')!).borderRadius;
    return { borderRadius, fontFamily, button };
  });
  expect(styles).toEqual({ borderRadius: '3px', fontFamily: '"Courier New", monospace', button: '2px' });
  await card.locator('.logo').waitFor();
  expect(await page.locator('#target').getAttribute('style')).toBeNull();
});

test('a logo that can’t be had leaves no gap', async () => {
  const { card, draw } = await board.open(hostPage);
  await draw({ step, theme: paintedTheme({ mode: 'light', accent: '#123456', logo: '/nowhere.png' }) });
  await card.getByRole('heading', { name: 'Hello' }).waitFor();
  await expect.poll(() => card.locator('.logo').count()).toBe(0);
});

test('in the dark, the theme’s colour for it is used', async () => {
  const { card, draw } = await board.open(hostPage);
  await draw({ step, theme: paintedTheme({ mode: 'dark', accent: '#123456', darkAccent: '#ffcc00' }) });
  const background = await card
    .locator('.button.primary')
    .evaluate((button) => getComputedStyle(button).backgroundColor);
  expect(background).toBe('rgb(255, 204, 0)');
});

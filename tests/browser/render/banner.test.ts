import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import {
  buttons,
  type DrawnPage,
  frames,
  heading,
  openDrawingBoard,
  text,
  type ViewData,
} from '../../support/draw-step.ts';

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

const calm = { reducedMotion: 'reduce' as const };
const host = `<!doctype html><html lang="en"><title>Host</title><meta name="viewport" content="width=device-width"><body style="margin:0">
  <button id="top" style="position:absolute;left:40px;top:5px">Top</button>
  <button id="middle" style="position:absolute;left:40px;top:300px">Middle</button>
  <input id="bottom" aria-label="Bottom" style="position:fixed;left:40px;bottom:5px">`;
const banner = (layout: 'bannerTop' | 'bannerBottom'): ViewData => ({
  kind: 'banner',
  anchor: null,
  step: { layout, blocks: [heading('News'), text('Read this.'), buttons('Next')] },
});
const focusedId = ({ page }: DrawnPage) => page.evaluate(() => document.activeElement?.id);

describe('a banner', () => {
  test('crosses the page at its edge, which it neither shifts nor changes', async () => {
    for (const [width, height] of [
      [1280, 720],
      [360, 640],
    ] as const) {
      for (const layout of ['bannerTop', 'bannerBottom'] as const) {
        const drawn = await board.open(host, { ...calm, viewport: { width, height } });
        const before = await drawn.rect('#middle');
        await drawn.draw(banner(layout));
        const card = (await drawn.card.boundingBox())!;
        expect([card.x, card.width], layout).toEqual([0, width]);
        expect(layout === 'bannerTop' ? card.y : card.y + card.height, layout).toBe(
          layout === 'bannerTop' ? 0 : height,
        );
        expect(card.height).toBeLessThan(height / 3);
        expect(await drawn.rect('#middle')).toEqual(before);
        await drawn.page.locator('#middle').click({ trial: true, timeout: 2000 });
        await drawn.page.context().close();
      }
    }
  });

  test('is a region of the page that is announced and takes no focus', async () => {
    const drawn = await board.open(host, calm);
    await drawn.page.focus('#middle');
    await drawn.draw(banner('bannerTop'));
    expect(await drawn.page.getByRole('region', { name: 'News', description: 'Read this.' }).count()).toBe(1);
    await expect
      .poll(() => drawn.page.locator('cairn-layer [role=status]').textContent())
      .toContain('Read this.');
    expect(await focusedId(drawn)).toBe('middle');
  });

  test('goes to the other edge when focus comes to something of the page that it covers', async () => {
    const drawn = await board.open(host, calm);
    await drawn.draw(banner('bannerTop'));
    await drawn.page.focus('#middle');
    await frames(drawn.page);
    expect((await drawn.card.boundingBox())!.y).toBe(0);
    for (const [covered, edge] of [
      ['#top', 'bottom'],
      ['#bottom', 'top'],
    ]) {
      await drawn.page.focus(covered!);
      await frames(drawn.page);
      const card = (await drawn.card.boundingBox())!;
      expect(edge === 'top' ? card.y : card.y + card.height).toBe(edge === 'top' ? 0 : 720);
      const { x, y, width, height } = await drawn.rect(covered!);
      const isReached = await drawn.page.evaluate(
        ([x, y]) => document.elementFromPoint(x!, y!) === document.activeElement,
        [x + width / 2, y + height / 2],
      );
      expect(isReached, covered).toBe(true);
    }
  });

  test('is closed by × and by Escape inside; Escape and Tab in the page are the page’s', async () => {
    const drawn = await board.open(host, calm);
    await drawn.draw(banner('bannerTop'));
    await drawn.page.focus('#middle');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([]);
    await drawn.page.keyboard.press('Tab');
    expect(await focusedId(drawn)).toBe('bottom');
    // After the last of the page, as it stands behind the body.
    await drawn.page.keyboard.press('Tab');
    expect(
      await drawn.page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent),
    ).toBe('Next');
    await drawn.page.keyboard.press('Escape');
    await drawn.card.getByRole('button', { name: 'Close' }).click();
    expect(await drawn.calls()).toEqual([{ type: 'close' }, { type: 'close' }]);
  });

  test('stays inside a preview frame', async () => {
    const drawn = await board.open(
      `${host}<div id="frame" style="position:fixed;left:300px;top:200px;width:600px;height:400px"></div>`,
      calm,
    );
    for (const layout of ['bannerTop', 'bannerBottom'] as const) {
      await drawn.draw({ ...banner(layout), container: '#frame' });
      const card = (await drawn.card.boundingBox())!;
      expect([card.x, card.width]).toEqual([300, 600]);
      expect(layout === 'bannerTop' ? card.y : card.y + card.height).toBe(layout === 'bannerTop' ? 200 : 600);
      await drawn.page.evaluate(() => window.drawn.destroy());
    }
  });
});

describe('a slide-out', () => {
  const slideOut: ViewData = {
    kind: 'announcement',
    anchor: null,
    step: { layout: 'slideOut', blocks: [heading('News'), text('Read this.'), buttons('Next')] },
  };

  test('stands at the end edge of the page, which stays usable beside it', async () => {
    for (const [locale, x] of [
      ['en', 1280 - 12],
      ['ar', 12],
    ] as const) {
      const drawn = await board.open(host, calm);
      await drawn.draw({ ...slideOut, locale });
      const card = (await drawn.card.boundingBox())!;
      expect(locale === 'en' ? card.x + card.width : card.x, locale).toBe(x);
      expect(card.height).toBe(720 - 24);
      expect(card.width).toBeLessThan(420);
      if (locale === 'en') await drawn.page.locator('#middle').click({ timeout: 2000 });
      expect(await drawn.page.getByRole('dialog', { name: 'News' }).getAttribute('aria-modal')).toBeNull();
      await drawn.page.context().close();
    }
  });

  test('rises from the bottom of a phone, as high as its content', async () => {
    const drawn = await board.open(host, { ...calm, viewport: { width: 360, height: 640 } });
    await drawn.draw(slideOut);
    const card = (await drawn.card.boundingBox())!;
    expect([card.x, card.width]).toEqual([8, 344]);
    expect(card.y + card.height).toBe(632);
    expect(card.height).toBeLessThan(300);
  });

  test('is announced, takes no focus by itself, and closes by Escape from page and inside', async () => {
    const drawn = await board.open(host, calm);
    await drawn.page.focus('#middle');
    await drawn.draw(slideOut);
    expect(await focusedId(drawn)).toBe('middle');
    await expect.poll(() => drawn.page.locator('cairn-layer [role=status]').textContent()).toContain('News');
    await drawn.page.keyboard.press('Escape');
    await drawn.card.getByRole('button', { name: 'Next' }).focus();
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'close' }, { type: 'close' }]);
  });
});

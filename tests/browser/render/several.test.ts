import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RenderedStep } from '../../../snippet/render/step-view.ts';
import { launchBrowser } from '../../support/browser.ts';
import {
  buttons,
  type DrawnPage,
  frames,
  heading,
  nps,
  openDrawingBoard,
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

type Drawn = Window & { all: Record<string, RenderedStep> };
const calm = { reducedMotion: 'reduce' as const };
const host = `<!doctype html><html lang="en"><title>Host</title><body style="margin:0;height:2000px">
  <input id="field" aria-label="Field" style="margin:470px 40px 0">
  <button id="one" style="position:absolute;left:300px;top:200px">One</button>
  <button id="two" style="position:absolute;left:700px;top:200px">Two</button>
  <dialog id="dialog" style="width:900px;height:600px">Theirs</dialog>`;

/** Draws these beside one another, by name. */
async function drawAll(drawn: DrawnPage, views: Record<string, ViewData>): Promise<void> {
  await drawn.page.evaluate(() => Object.assign(window, { all: {} }));
  for (const [name, view] of Object.entries(views)) {
    await drawn.draw(view);
    await drawn.page.evaluate((name) => {
      (window as never as Drawn).all[name] = window.drawn;
    }, name);
  }
  await frames(drawn.page);
}
const destroy = (drawn: DrawnPage, name: string) =>
  drawn.page.evaluate((name) => (window as never as Drawn).all[name]?.destroy(), name);

const views: Record<string, ViewData> = {
  card: { step: { blocks: [heading('Card'), nps(), buttons('Next')] }, anchor: '#one' },
  beacon: { step: { layout: 'beacon', blocks: [heading('First'), buttons('Next')] }, anchor: '#two' },
  other: { step: { layout: 'beacon', blocks: [heading('Second')] }, anchor: '#one' },
  banner: { step: { layout: 'bannerTop', blocks: [heading('Banner'), nps(), buttons('Close')] } },
  inline: { step: { layout: 'inline', blocks: [heading('Inline'), nps()] }, anchor: '#field' },
};

describe('several guides at once', () => {
  test('share one element over the page and one listener of each type', async () => {
    const drawn = await board.open(host, calm);
    await drawn.page.evaluate(() => {
      const counts: Record<string, number> = {};
      Object.assign(window, { counts });
      for (const target of [window, document]) {
        const { addEventListener } = target;
        target.addEventListener = function (this: EventTarget, type: string, ...others: unknown[]) {
          const isCapture = (others[1] as AddEventListenerOptions)?.capture;
          const name = `${type}${isCapture ? ' in capture' : ''}`;
          counts[name] = (counts[name] ?? 0) + 1;
          return Reflect.apply(addEventListener, this, [type, ...others]);
        } as never;
      }
    });
    await drawAll(drawn, views);
    expect(await drawn.page.locator('html > cairn-layer').count()).toBe(1);
    const counts = await drawn.page.evaluate(() => Reflect.get(window, 'counts') as Record<string, number>);
    expect(Object.entries(counts).filter(([, count]) => count > 1)).toEqual([]);
    expect(counts['scroll in capture']).toBe(1);
  });

  test('steal no focus from one another or from the page', async () => {
    const drawn = await board.open(host, calm);
    await drawn.page.focus('#field');
    await drawAll(drawn, views);
    expect(await drawn.page.evaluate(() => document.activeElement?.id)).toBe('field');
    await drawn.card.filter({ hasText: 'Card' }).getByRole('button', { name: 'Close' }).click();
    await destroy(drawn, 'card');
    await drawn.draw({ step: { layout: 'bannerBottom', blocks: [heading('Another')] } });
    expect(await drawn.page.evaluate(() => document.activeElement?.localName)).not.toBe('cairn-layer');
  });

  test('have names, descriptions and groups of radios of their own, though their blocks have the same ids', async () => {
    const drawn = await board.open(host, calm);
    await drawAll(drawn, views);
    for (const [role, name] of [
      ['dialog', 'Card'],
      ['region', 'Banner'],
      ['region', 'Inline'],
    ] as const) {
      expect(await drawn.page.getByRole(role, { name, exact: true }).count(), name).toBe(1);
    }
    for (const text of ['Card', 'Banner', 'Inline']) {
      await drawn.card.filter({ hasText: text }).getByRole('radio', { name: '7' }).click();
    }
    expect(await drawn.calls()).toEqual(Array(3).fill(['score', { score: 7 }]));
    expect(await drawn.page.locator('cairn-layer input:checked').count()).toBe(3);
  });

  test('of which one can’t be drawn: nothing of it stays, and the others do', async () => {
    const drawn = await board.open(host, calm);
    const broken = { type: 'list', id: 'broken', isOrdered: false, items: 7 } as never;
    for (const layout of ['tooltip', 'modal', 'slideOut', 'bannerTop', 'inline', 'beacon'] as const) {
      const view = { step: { layout, blocks: [heading('Half'), broken] }, anchor: '#one', takesFocus: true };
      await expect(drawn.draw(view), layout).rejects.toThrow();
      expect(await drawn.page.locator('cairn-layer').count(), layout).toBe(0);
    }
    await drawAll(drawn, { card: views.card! });
    await expect(drawn.draw({ step: { blocks: [heading('Half'), broken] } })).rejects.toThrow();
    expect(await drawn.card.allInnerTexts()).toEqual([expect.stringContaining('Card')]);
  });

  test('lie over one another: the card over the banner over the beacons, whatever came first', async () => {
    const drawn = await board.open(host, calm);
    const at = { step: { layout: 'beacon' as const, blocks: [heading('Under')] }, anchor: '#two' };
    await drawAll(drawn, {
      card: { step: { blocks: [heading('Card'), buttons('Next')], placement: 'top' }, anchor: '#one' },
      banner: views.banner!,
      beacon: at,
    });
    const levels = await drawn.page.evaluate(() =>
      [...document.querySelector('cairn-layer')!.shadowRoot!.querySelectorAll('.stage')].map((stage) => [
        stage.querySelector('.mark') ? 'mark' : stage.querySelector('.card')!.classList[1],
        Number(getComputedStyle(stage).zIndex),
      ]),
    );
    const level = Object.fromEntries(levels) as Record<string, number>;
    expect(level.tooltip).toBeGreaterThan(level.bannerTop!);
    expect(level.bannerTop).toBeGreaterThan(level.mark!);
  });

  test('close one by one: Escape takes the front one only, and the others stay', async () => {
    const drawn = await board.open(host, calm);
    await drawAll(drawn, views);
    await drawn.page.getByRole('button', { name: 'Hint: First' }).click();
    expect(await drawn.card.filter({ hasText: 'First' }).isVisible()).toBe(true);
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.card.filter({ hasText: 'First' }).count()).toBe(0);
    expect(await drawn.calls()).toEqual(['opened']);
    await drawn.page.focus('#field');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual(['opened', { type: 'close' }]);
    await destroy(drawn, 'card');
    await destroy(drawn, 'inline');
    await frames(drawn.page);
    expect(await drawn.card.allTextContents()).toHaveLength(1);
    await drawn.page.getByRole('button', { name: 'Hint: Second' }).click();
    expect(await drawn.card.filter({ hasText: 'Second' }).isVisible()).toBe(true);
    for (const name of ['beacon', 'other', 'banner']) await destroy(drawn, name);
    expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
  });

  test('all go into a dialog that the page opens, and all come back', async () => {
    const drawn = await board.open(host, calm);
    const { inline, ...over } = views;
    await drawAll(drawn, over);
    const banner = drawn.card.filter({ hasText: 'Banner' }).getByRole('button', { name: 'Close' }).first();
    await drawn.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal());
    await frames(drawn.page);
    expect(await drawn.page.locator('dialog > cairn-layer').count()).toBe(1);
    await drawn.card.getByRole('button', { name: 'Next' }).click();
    await banner.click();
    expect(await drawn.calls()).toEqual([{ type: 'next' }, { type: 'close' }]);
    await drawn.page.evaluate(() => document.querySelector('#dialog')!.remove());
    await frames(drawn.page);
    expect(await drawn.page.locator('html > cairn-layer').count()).toBe(1);
    await banner.click();
    expect(await drawn.calls()).toHaveLength(3);
  });

  test('behind a modal card are out of reach until it goes', async () => {
    const drawn = await board.open(host, calm);
    await drawAll(drawn, {
      beacon: views.beacon!,
      modal: { step: { layout: 'modal', blocks: [heading('Modal'), buttons('Next')] } },
    });
    const mark = drawn.page.locator('cairn-layer .mark');
    const { x, y, width, height } = (await mark.boundingBox())!;
    await drawn.page.mouse.click(x + width / 2, y + height / 2);
    expect(await drawn.calls()).toEqual([]);
    await destroy(drawn, 'modal');
    await mark.click();
    expect(await drawn.calls()).toEqual(['opened']);
  });
});

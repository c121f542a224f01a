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
const html = (body: string) =>
  `<!doctype html><html lang="en"><title>Host</title><body style="margin:0"><button id="before">Before</button>${body}<button id="after">After</button>`;
const target = '<button id="target" style="position:absolute;left:500px;top:200px">Target</button>';
const plain: ViewData = {
  kind: 'hint',
  step: { layout: 'beacon', blocks: [heading('New'), text('Try it.')] },
};
const withButton: ViewData = {
  kind: 'hint',
  step: { layout: 'beacon', blocks: [heading('New'), text('Try it.'), buttons('Next')] },
};
const markOf = ({ page }: DrawnPage) => page.getByRole('button', { name: 'Hint: New' });
const isSeen = ({ page }: DrawnPage) => page.locator('cairn-layer .mark').isVisible();
const focused = ({ page }: DrawnPage) =>
  page.evaluate(() => {
    const inner = document.activeElement?.shadowRoot?.activeElement;
    return inner?.ariaLabel ?? inner?.textContent?.trim() ?? document.activeElement?.id;
  });

describe('a beacon', () => {
  test('is a mark at its target and nothing else, until it is pressed', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.page.focus('#before');
    await drawn.draw(plain);
    expect(await drawn.card.count()).toBe(0);
    const mark = (await markOf(drawn).boundingBox())!;
    const at = await drawn.rect('#target');
    expect(mark.x + mark.width / 2).toBeCloseTo(at.x + at.width, 0);
    expect(mark.y + mark.height / 2).toBeCloseTo(at.y, 0);
    expect(Math.min(mark.width, mark.height)).toBeGreaterThanOrEqual(24);
    expect(await focused(drawn)).toBe('before');
    expect(await drawn.page.locator('cairn-layer [role=status]').count()).toBe(0);
    await markOf(drawn).click();
    expect(await drawn.card.isVisible()).toBe(true);
    expect(await drawn.calls()).toEqual(['opened']);
  });

  test('stands where its author wants it, as a dot or an icon, and on the screen', async () => {
    const drawn = await board.open(html(target), calm);
    const middle = async () => {
      const box = (await markOf(drawn).boundingBox())!;
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    };
    const at = await drawn.rect('#target');
    const cases = [
      ['bottom', 'beacon', at.x + at.width / 2, at.y + at.height],
      ['left', 'beacon', at.x, at.y + at.height / 2],
      ['auto', 'icon', at.x + at.width + 18, at.y + at.height / 2],
    ] as const;
    for (const [placement, marker, x, y] of cases) {
      await drawn.draw({ ...plain, step: { ...plain.step, placement, marker } });
      expect((await middle()).x, placement).toBeCloseTo(x, 0);
      expect((await middle()).y, placement).toBeCloseTo(y, 0);
      await drawn.page.evaluate(() => window.drawn.destroy());
    }
    await drawn.page.evaluate(() => {
      document.querySelector<HTMLElement>('#target')!.style.cssText = 'position:absolute;right:0;top:0';
    });
    await drawn.draw(plain);
    const box = (await markOf(drawn).boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(1280);
    expect(box.y).toBeGreaterThanOrEqual(0);
  });

  test('stands on the other side where the language runs from right to left', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw({ ...plain, locale: 'ar' });
    const mark = (await markOf(drawn).boundingBox())!;
    expect(mark.x + mark.width / 2).toBeCloseTo((await drawn.rect('#target')).x, 0);
  });

  test('goes where its target goes, and away with it', async () => {
    const drawn = await board.open(html(`<div style="height:3000px">${target}</div>`), calm);
    await drawn.draw(plain);
    const before = (await markOf(drawn).boundingBox())!;
    await drawn.page.evaluate(() => scrollTo(0, 50));
    await frames(drawn.page);
    expect((await markOf(drawn).boundingBox())!.y).toBe(before.y - 50);
    await drawn.page.locator('#target').evaluate((one) => {
      (one as HTMLElement).style.display = 'none';
    });
    await expect.poll(() => isSeen(drawn)).toBe(false);
    await drawn.page.evaluate(() => {
      scrollTo(0, 0);
      window.drawn.setAnchor(document.querySelector('#before'));
    });
    await expect.poll(() => isSeen(drawn)).toBe(true);
    await drawn.page.evaluate(() => window.drawn.setAnchor(null));
    await expect.poll(() => isSeen(drawn)).toBe(false);
  });

  test('does not float over a sticky header or a dialog that covers its target', async () => {
    const drawn = await board.open(
      html(`<header style="position:sticky;top:0;height:100px;background:#eee;z-index:9">Header</header>
        <div style="height:3000px"><button id="target" style="margin:100px 300px">Target</button></div>
        <dialog id="dialog" style="width:200px;height:100px">Theirs</dialog>`),
      calm,
    );
    await drawn.draw(plain);
    expect(await isSeen(drawn)).toBe(true);
    await drawn.page.evaluate(() => scrollTo(0, 150));
    await expect.poll(() => isSeen(drawn)).toBe(false);
    await drawn.page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => isSeen(drawn)).toBe(true);
    await drawn.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal());
    await expect.poll(() => isSeen(drawn)).toBe(false);
    await drawn.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.close());
    await expect.poll(() => isSeen(drawn)).toBe(true);
  });

  test('draws the attention of those who like motion, and holds still for the others', async () => {
    const moves = (drawn: DrawnPage) =>
      drawn.page.evaluate(() => document.querySelector('cairn-layer')!.shadowRoot!.getAnimations().length);
    const lively = await board.open(html(target));
    await lively.draw(plain);
    expect(await moves(lively)).toBeGreaterThan(0);
    const still = await board.open(html(target), calm);
    await still.draw(plain);
    expect(await moves(still)).toBe(0);
  });
});

describe('its card', () => {
  test('opens by click, tap, Enter and Space, and closes by the same', async () => {
    for (const way of ['click', 'tap', 'Enter', 'Space'] as const) {
      const drawn = await board.open(html(target), { ...calm, hasTouch: true });
      await drawn.draw(plain);
      const press = async () => {
        if (way === 'click') await markOf(drawn).click();
        else if (way === 'tap') await markOf(drawn).tap();
        else {
          await markOf(drawn).focus();
          await drawn.page.keyboard.press(way);
        }
      };
      await press();
      await expect.poll(() => drawn.card.isVisible(), { message: way }).toBe(true);
      await press();
      await expect.poll(() => drawn.card.count(), { message: way }).toBe(0);
      await press();
      await expect.poll(() => drawn.card.isVisible(), { message: way }).toBe(true);
      expect(await drawn.calls(), way).toEqual(['opened', 'opened']);
      await drawn.page.context().close();
    }
  });

  test('stays clear of its target and points at the mark', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw(withButton);
    await markOf(drawn).click();
    await frames(drawn.page);
    const [card, at, mark] = [
      (await drawn.card.boundingBox())!,
      await drawn.rect('#target'),
      (await markOf(drawn).boundingBox())!,
    ];
    expect(card.y).toBeGreaterThanOrEqual(at.y + at.height);
    const arrow = (await drawn.card.locator('.arrow').boundingBox())!;
    expect(Math.abs(arrow.x + arrow.width / 2 - mark.x - mark.width / 2)).toBeLessThan(2);
  });

  test('opens while a mouse rests on the mark, stays while it is on the card, and goes when it leaves', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw(plain);
    await markOf(drawn).hover();
    await expect.poll(() => drawn.card.isVisible()).toBe(true);
    await drawn.card.hover();
    await drawn.page.waitForTimeout(500);
    expect(await drawn.card.isVisible()).toBe(true);
    await drawn.page.mouse.move(900, 600);
    await expect.poll(() => drawn.card.count()).toBe(0);
    // Leaving it is no action of the user's.
    expect(await drawn.calls()).toEqual(['opened']);
  });

  test('that was opened by a press stays when the mouse leaves, and a press elsewhere in the page folds it away', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw(plain);
    await markOf(drawn).click();
    await drawn.page.mouse.move(900, 600);
    await drawn.page.waitForTimeout(500);
    expect(await drawn.card.isVisible()).toBe(true);
    await drawn.page.mouse.click(900, 600);
    await expect.poll(() => drawn.card.count()).toBe(0);
    expect(await isSeen(drawn)).toBe(true);
    expect(await drawn.calls()).toEqual(['opened']);
  });

  test('folds away by Escape from page, mark and card, with the focus on the mark where it was inside', async () => {
    for (const from of ['page', 'mark', 'card']) {
      const drawn = await board.open(html(target), calm);
      await drawn.draw(withButton);
      await markOf(drawn).click();
      if (from === 'page') await drawn.page.focus('#after');
      if (from === 'card') await drawn.card.getByRole('button', { name: 'Next' }).focus();
      await drawn.page.keyboard.press('Escape');
      await expect.poll(() => drawn.card.count(), { message: from }).toBe(0);
      expect(await drawn.calls(), from).toEqual(['opened']);
      expect(await focused(drawn), from).toBe(from === 'page' ? 'after' : 'Hint: New');
      await drawn.page.context().close();
    }
  });

  test('ends the hint by × and by its buttons', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw(withButton);
    await markOf(drawn).click();
    await drawn.card.getByRole('button', { name: 'Next' }).click();
    await drawn.card.getByRole('button', { name: 'Close' }).click();
    expect(await drawn.calls()).toEqual(['opened', { type: 'next' }, { type: 'close' }]);
  });

  test('is a dialog where there is something to press in it, and else a tooltip that describes the mark', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw(withButton);
    expect(await markOf(drawn).getAttribute('aria-expanded')).toBe('false');
    await markOf(drawn).click();
    expect(await markOf(drawn).getAttribute('aria-expanded')).toBe('true');
    expect(await drawn.page.getByRole('dialog', { name: 'New', description: 'Try it.' }).count()).toBe(1);
    await drawn.page.evaluate(() => window.drawn.destroy());

    await drawn.draw(plain);
    await markOf(drawn).click();
    expect(await drawn.page.getByRole('dialog').count()).toBe(0);
    const tooltip = drawn.page.getByRole('tooltip');
    expect(await tooltip.textContent()).toBe('NewTry it.');
    expect(await tooltip.getByRole('button').count()).toBe(0);
    expect(
      await drawn.page.getByRole('button', { name: 'Hint: New', description: 'New Try it.' }).count(),
    ).toBe(1);
    await drawn.page.evaluate(() => window.drawn.destroy());

    const link = { type: 'text' as const, text: 'more', href: 'https://example.com' };
    await drawn.draw({
      step: { layout: 'beacon', blocks: [heading('New'), { id: 't', type: 'text', text: [link] }] },
    });
    await markOf(drawn).click();
    expect(await drawn.page.getByRole('dialog').count()).toBe(1);
  });

  test('is announced when it is opened by a press', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.draw(plain);
    for (let at = 0; at < 2; at++) {
      await markOf(drawn).click();
      await expect
        .poll(() => drawn.page.locator('cairn-layer [role=status]').textContent())
        .toContain('Try it.');
      await markOf(drawn).click();
    }
    expect(await drawn.page.locator('cairn-layer [role=status]').count()).toBe(1);
  });

  test('is reached by Tab from its target over the mark, and left to what follows the target', async () => {
    const drawn = await board.open(html('<button id="target">Target</button>'), calm);
    await drawn.draw(withButton);
    await drawn.page.focus('#target');
    await drawn.page.keyboard.press('Tab');
    expect(await focused(drawn)).toBe('Hint: New');
    await drawn.page.keyboard.press('Enter');
    const seen: (string | undefined)[] = [];
    for (let at = 0; at < 3; at++) {
      await drawn.page.keyboard.press('Tab');
      seen.push(await focused(drawn));
    }
    expect(seen).toEqual(['Next', 'Close', 'after']);
    for (let at = 0; at < 4; at++) await drawn.page.keyboard.press('Shift+Tab');
    expect(await focused(drawn)).toBe('target');
  });

  test('gives focus back to where it was when the hint ends', async () => {
    const drawn = await board.open(html(target), calm);
    await drawn.page.focus('#before');
    await drawn.draw(withButton);
    await markOf(drawn).focus();
    await drawn.page.keyboard.press('Enter');
    await drawn.card.getByRole('button', { name: 'Next' }).focus();
    await drawn.page.evaluate(() => window.drawn.destroy());
    await expect.poll(() => focused(drawn)).toBe('before');
    expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
  });

  test('is open in a preview frame, and folds away there like anywhere', async () => {
    const drawn = await board.open(
      html(`${target}<div id="frame" style="position:fixed;left:300px;top:200px;width:600px;height:400px">
        <button id="fake" style="position:absolute;left:240px;top:130px">Fake</button></div>`),
      calm,
    );
    await drawn.draw({ ...withButton, container: '#frame', anchor: '#fake' });
    expect(await drawn.card.isVisible()).toBe(true);
    const frame = await drawn.rect('#frame');
    const card = (await drawn.card.boundingBox())!;
    expect(card.x).toBeGreaterThanOrEqual(frame.x);
    expect(card.y + card.height).toBeLessThanOrEqual(frame.y + frame.height);
    expect(await drawn.calls()).toEqual([]);
    await markOf(drawn).click();
    expect(await drawn.card.count()).toBe(0);
  });
});

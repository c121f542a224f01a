import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { buttons, nps, openDrawingBoard, type ViewData } from '../../support/draw-step.ts';

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

const hostPage =
  '<!doctype html><meta name="viewport" content="width=device-width"><button id="target">b</button>';
const corner = (...blocks: NonNullable<ViewData['step']>['blocks'] & object): ViewData => ({
  kind: 'survey',
  step: { layout: 'corner', blocks },
});
const why = {
  id: 'why',
  type: 'question' as const,
  question: { kind: 'text' as const, prompt: 'Why?' },
};

describe('the question for a score', () => {
  test('has one button for each score and nothing chosen (statement 2)', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw(corner(nps('1-10')));
    const radios = card
      .getByRole('group', { name: 'How likely are you to recommend us?' })
      .getByRole('radio');
    expect(await radios.count()).toBe(10);
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(0);
    const ends = card.getByRole('radio', { name: '1', exact: true });
    expect(await ends.getAttribute('aria-describedby')).toBe('score-low');
    expect(await card.locator('#score-low').textContent()).toBe('Not at all likely');
  });

  test('starts at 0 where the scale does', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw(corner(nps('0-10')));
    const labels = await card.locator('.score').allTextContents();
    expect(labels).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  test('steers nobody: all buttons have the same size, colour and weight (statement 6)', async () => {
    for (const width of [1280, 360, 320]) {
      const { card, draw } = await board.open(hostPage, { viewport: { width, height: 640 } });
      await draw(corner(nps('0-10')));
      const looks = await card.locator('.score span').evaluateAll((all) =>
        all.map((one) => {
          const { width, height } = one.getBoundingClientRect();
          const { backgroundColor, color, fontWeight, fontSize, borderColor } = getComputedStyle(one);
          return [
            Math.round(width),
            Math.round(height),
            backgroundColor,
            color,
            fontWeight,
            fontSize,
            borderColor,
          ].join();
        }),
      );
      expect(new Set(looks).size, `${width} px: ${looks}`).toBe(1);
    }
  });

  test('stands in two rows on a narrow screen, each button large enough for a thumb', async () => {
    for (const [width, rows] of [
      [320, 2],
      [359, 2],
      [1280, 1],
    ] as const) {
      const { card, draw } = await board.open(hostPage, { viewport: { width, height: 640 } });
      await draw(corner(nps('0-10')));
      const boxes = await card
        .getByRole('radio')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON()));
      expect(new Set(boxes.map(({ y }) => y)).size, `${width} px`).toBe(rows);
      for (const box of boxes) expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
  });

  test('is answered by one tap, once', async () => {
    const { card, draw, calls } = await board.open(hostPage, { hasTouch: true });
    await draw(corner(nps()));
    await card.getByRole('radio', { name: '9' }).tap();
    expect(await calls()).toEqual([['score', { score: 9 }]]);
    expect(await card.getByRole('radio', { name: '9' }).isChecked()).toBe(true);
    await card.getByRole('radio', { name: '3' }).tap({ force: true });
    await card.getByRole('radio', { name: '9' }).tap();
    expect(await calls()).toEqual([['score', { score: 9 }]]);
    expect(await card.getByRole('radio', { name: '9' }).isChecked()).toBe(true);
  });

  test('is one Tab stop; arrow keys only move, Enter or Space answers', async () => {
    for (const key of ['Enter', 'Space']) {
      const { page, card, draw, calls } = await board.open(hostPage);
      await draw({ ...corner(nps()), takesFocus: true });
      await page.keyboard.press('Tab');
      for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
      expect(await card.getByRole('radio', { name: '4' }).isChecked()).toBe(true);
      expect(await calls()).toEqual([]);
      await page.keyboard.press(key);
      expect(await calls()).toEqual([['score', { score: 4 }]]);
      await page.context().close();
    }
  });

  test('Tab passes on from the scores to the next control', async () => {
    const { page, card, draw } = await board.open(hostPage);
    await draw({ ...corner(nps()), takesFocus: true });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const close = card.getByRole('button', { name: 'Close' });
    expect(await close.evaluate((one) => (one.getRootNode() as ShadowRoot).activeElement === one)).toBe(true);
  });

  test('closing gives no answer (statement 2)', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(nps(), why));
    await card.getByRole('textbox').fill('half a thought');
    await card.getByRole('button', { name: 'Close' }).click();
    expect(await calls()).toEqual([{ type: 'close' }]);
  });
});

describe('other questions', () => {
  test('a choice is answered by one tap on its row', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    const options = [
      { id: 'a', label: 'Product' },
      { id: 'b', label: 'Service' },
    ];
    await draw(
      corner({ id: 'reason', type: 'question', question: { kind: 'choice', prompt: 'Which?', options } }),
    );
    await card.getByRole('radio', { name: 'Service' }).click();
    expect(await calls()).toEqual([['reason', { optionId: 'b' }]]);
  });

  test('a text is sent by its button, and thanks are said', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(why));
    const field = card.getByRole('textbox', { name: 'Why?' });
    await card.getByRole('button', { name: 'Send' }).click();
    expect(await calls()).toEqual([]);
    await field.pressSequentially('  Fast\nand calm ');
    await card.getByRole('button', { name: 'Send' }).click();
    expect(await calls()).toEqual([['why', { text: 'Fast\nand calm' }]]);
    expect(await card.getByRole('status').textContent()).toBe('Thank you');
    expect(await card.getByRole('button', { name: 'Send' }).count()).toBe(0);
  });

  test('a text in a step with Next goes with Next, and is not lost', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(why, buttons('Next')));
    expect(await card.getByRole('button', { name: 'Send' }).count()).toBe(0);
    await card.getByRole('textbox').fill('Because');
    await card.getByRole('button', { name: 'Next' }).click();
    expect(await calls()).toEqual([['why', { text: 'Because' }], { type: 'next' }]);
  });

  test('a text never takes more than 4,000 letters', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw(corner(why));
    expect(await card.getByRole('textbox').getAttribute('maxlength')).toBe('4000');
  });
});

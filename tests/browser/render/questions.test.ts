import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveredBlock } from '../../../shared/contract/guide.ts';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { axeFaults } from '../../support/axe.ts';
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

const hostPage = `<!doctype html><html lang="en"><title>Orders</title>
  <meta name="viewport" content="width=device-width"><button id="target">b</button></html>`;

type Question = Extract<DeliveredBlock, { type: 'question' }>['question'];
const ask = (id: string, question: Question): DeliveredBlock => ({ id, type: 'question', question });
const csat = ask('csat', {
  kind: 'csat',
  prompt: 'How satisfied are you?',
  lowLabel: 'Not at all',
  highLabel: 'Very much',
});
const ces = ask('ces', {
  kind: 'ces',
  prompt: 'How easy was it?',
  lowLabel: 'Very hard',
  highLabel: 'Very easy',
});
const rating = ask('rating', { kind: 'rating', prompt: 'How do you rate the report?' });
const options = [
  { id: 'a', label: 'Orders' },
  { id: 'b', label: 'Invoices' },
  { id: 'c', label: 'Reports' },
];
const several = ask('uses', { kind: 'choice', prompt: 'What do you use?', isMultiple: true, options });
const one = ask('most', { kind: 'choice', prompt: 'What do you use most?', options });
const why = ask('why', { kind: 'text', prompt: 'Why?' });
const every = [nps('0-10'), csat, ces, rating, several, one, why];

const corner = (...blocks: DeliveredBlock[]): ViewData => ({
  kind: 'survey',
  step: { layout: 'corner', blocks },
});
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement?.shadowRoot?.activeElement as HTMLInputElement | null | undefined;
    return element?.getAttribute('aria-label') ?? element?.parentElement?.textContent ?? '';
  });

describe('satisfaction and effort', () => {
  test.each([
    ['satisfaction', csat, 5, 'How satisfied are you?', 'Not at all', 'Very much'],
    ['effort', ces, 7, 'How easy was it?', 'Very hard', 'Very easy'],
  ] as const)(
    '%s is asked on its scale, the ends told in words',
    async (_, block, count, name, low, high) => {
      const { page, card, draw, calls } = await board.open(hostPage);
      await draw(corner(block));
      const radios = card.getByRole('group', { name }).getByRole('radio');
      expect(await radios.count()).toBe(count);
      expect(await card.getByRole('radio', { checked: true }).count()).toBe(0);
      expect(await page.getByRole('radio', { name: '1', description: low }).count()).toBe(1);
      expect(await page.getByRole('radio', { name: String(count), description: high }).count()).toBe(1);
      await radios.nth(1).click();
      expect(await calls()).toEqual([[block.id, { score: 2 }]]);
    },
  );

  test('all numbers look the same, so that none steers', async () => {
    for (const block of [csat, ces]) {
      const { card, draw } = await board.open(hostPage, { viewport: { width: 320, height: 640 } });
      await draw(corner(block));
      const looks = await card.locator('.score span').evaluateAll((all) =>
        all.map((element) => {
          const { width, height, y } = element.getBoundingClientRect();
          const { backgroundColor, color, fontWeight, fontSize, borderColor } = getComputedStyle(element);
          return [
            Math.round(width),
            Math.round(height),
            y,
            backgroundColor,
            color,
            fontWeight,
            fontSize,
            borderColor,
          ].join();
        }),
      );
      expect(new Set(looks).size).toBe(1);
      expect(Number(looks[0]?.split(',')[0])).toBeGreaterThanOrEqual(24);
    }
  });
});

describe('stars', () => {
  test('say how many they are of how many, and none is given at first', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw(corner(rating));
    const names = await card.getByRole('radio').evaluateAll((all) => all.map((radio) => radio.ariaLabel));
    expect(names).toEqual(['1 of 5', '2 of 5', '3 of 5', '4 of 5', '5 of 5']);
    expect(await card.getByRole('radio', { checked: true }).count()).toBe(0);
  });

  test('are filled up to the one that was tapped, and say so in words', async () => {
    const { card, draw, calls } = await board.open(hostPage, { hasTouch: true });
    await draw(corner(rating));
    await card.getByRole('radio', { name: '3 of 5' }).tap();
    expect(await calls()).toEqual([['rating', { score: 3 }]]);
    const fills = await card
      .locator('.star .icon')
      .evaluateAll((all) => all.map((icon) => getComputedStyle(icon).fill));
    expect(new Set(fills.slice(0, 3)).size).toBe(1);
    expect(new Set(fills.slice(3)).size).toBe(1);
    expect(fills[0]).not.toBe(fills[4]);
    expect(await card.getByText('3 of 5').isVisible()).toBe(true);
  });

  test('are one Tab stop; arrows move, Enter answers', async () => {
    const { page, card, draw, calls } = await board.open(hostPage);
    await draw({ ...corner(rating), takesFocus: true });
    await page.keyboard.press('Tab');
    for (let press = 0; press < 3; press++) await page.keyboard.press('ArrowRight');
    expect(await focused(page)).toBe('4 of 5');
    expect(await calls()).toEqual([]);
    await page.keyboard.press('Enter');
    expect(await calls()).toEqual([['rating', { score: 4 }]]);
    expect(await card.getByText('4 of 5').isVisible()).toBe(true);
  });

  test('are each large enough for a thumb, and speak Chinese where the guide does', async () => {
    const { card, draw } = await board.open(hostPage, { viewport: { width: 320, height: 640 } });
    await draw({ ...corner(rating), locale: 'zh-CN' });
    const star = card.getByRole('radio', { name: '2 星，共 5 星' });
    const { width, height } = (await star.boundingBox())!;
    expect(Math.min(width, height)).toBeGreaterThanOrEqual(32);
  });
});

describe('a choice of several', () => {
  test('is sent together, in the order of the options', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(several));
    const group = card.getByRole('group', { name: 'What do you use?', description: 'Choose all that apply' });
    await group.getByRole('checkbox', { name: 'Reports' }).click();
    await group.getByRole('checkbox', { name: 'Orders' }).click();
    expect(await calls()).toEqual([]);
    await card.getByRole('button', { name: 'Send' }).click();
    expect(await calls()).toEqual([['uses', { optionIds: ['a', 'c'] }]]);
    expect(await card.getByRole('status').textContent()).toBe('Thank you');
  });

  test('asks for at least one before it is sent', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(several));
    await card.getByRole('button', { name: 'Send' }).click();
    expect(await calls()).toEqual([]);
    expect(await card.getByRole('status').textContent()).toBe('Choose at least one');
    await card.getByRole('checkbox', { name: 'Orders' }).click();
    expect(await card.getByRole('status').textContent()).toBe('');
  });

  test('works by keyboard: Space checks and unchecks, and the focus is not lost when it is sent', async () => {
    const { page, draw, calls } = await board.open(hostPage);
    await draw({ ...corner(several), takesFocus: true });
    for (const key of ['Tab', 'Space', 'Space', 'Tab', 'Space', 'Tab', 'Tab', 'Enter']) {
      await page.keyboard.press(key);
    }
    expect(await calls()).toEqual([['uses', { optionIds: ['b'] }]]);
    expect(await focused(page)).toBe('Invoices');
  });

  test('can not be changed once it is sent', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(several));
    await card.getByRole('checkbox', { name: 'Orders' }).click();
    await card.getByRole('button', { name: 'Send' }).click();
    await card.getByRole('checkbox', { name: 'Orders' }).click({ force: true });
    await card.getByRole('checkbox', { name: 'Reports' }).click({ force: true });
    expect(await card.getByRole('checkbox', { checked: true }).count()).toBe(1);
    expect(await card.getByRole('checkbox', { name: 'Orders' }).isChecked()).toBe(true);
    expect(await calls()).toHaveLength(1);
  });
});

describe('a step with several questions', () => {
  test('is left by its own button, which sends what was entered', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(several, why, buttons('Next')));
    expect(await card.getByRole('button', { name: 'Send' }).count()).toBe(0);
    await card.getByRole('checkbox', { name: 'Invoices' }).click();
    await card.getByRole('textbox', { name: 'Why?' }).fill('Daily');
    await card.getByRole('button', { name: 'Next' }).click();
    expect(await calls()).toEqual([
      ['uses', { optionIds: ['b'] }],
      ['why', { text: 'Daily' }],
      { type: 'next' },
    ]);
  });

  test('sends no answer for what was left out', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw(corner(several, why, buttons('Next')));
    await card.getByRole('button', { name: 'Next' }).click();
    expect(await calls()).toEqual([{ type: 'next' }]);
  });

  test('draws what was answered before a reload as it was given, and closed', async () => {
    const { card, draw, calls } = await board.open(hostPage, { viewport: { width: 1280, height: 1600 } });
    await draw({
      ...corner(...every),
      answers: {
        score: { score: 0 },
        csat: { score: 4 },
        ces: { score: 7 },
        rating: { score: 2 },
        uses: { optionIds: ['a', 'c'] },
        most: { optionId: 'b' },
        why: { text: 'Because' },
      },
    });
    const checked = await card
      .getByRole('group')
      .evaluateAll((all) =>
        all.map((group) =>
          [...group.querySelectorAll('input')].flatMap((input, at) => (input.checked ? [at] : [])).join(),
        ),
      );
    expect(checked).toEqual(['0', '3', '6', '1', '0,2', '1']);
    expect(await card.locator('input:not(:checked):enabled').count()).toBe(0);
    expect(await card.getByText('2 of 5').isVisible()).toBe(true);
    expect(await card.getByRole('textbox').inputValue()).toBe('Because');
    expect(await card.getByRole('textbox').getAttribute('readonly')).toBe('');
    expect(await card.getByRole('button', { name: 'Send' }).count()).toBe(0);
    await card.getByRole('radio', { name: '4', exact: true }).nth(1).click({ force: true });
    expect(await calls()).toEqual([]);
  });

  test('draws what was not answered as open', async () => {
    const { card, draw, calls } = await board.open(hostPage);
    await draw({ ...corner(csat, one), answers: { csat: { score: 4 } } });
    await card.getByRole('radio', { name: 'Reports' }).click();
    expect(await calls()).toEqual([['most', { optionId: 'c' }]]);
  });
});

describe('every question', () => {
  for (const mode of ['light', 'dark'] as const) {
    for (const answers of [
      undefined,
      { score: { score: 3 }, rating: { score: 3 }, uses: { optionIds: ['a'] } },
    ]) {
      test(`axe finds nothing in ${mode}, ${answers ? 'answered' : 'open'}`, async () => {
        const { page, draw } = await board.open(hostPage, { reducedMotion: 'reduce' });
        await draw({ ...corner(...every), theme: paintedTheme({ mode, accent: '#f2c94c' }), answers });
        expect(await axeFaults(page, 'cairn-layer')).toEqual([]);
      });
    }
  }

  test.each([
    ['320 px', 320, 16],
    ['text at 200 %', 360, 32],
  ])('fits %s without being cut off or scrolled sideways', async (_, width, rootPx) => {
    const { page, card, draw } = await board.open(hostPage, { viewport: { width, height: 640 } });
    await page.evaluate((px) => document.documentElement.style.setProperty('font-size', `${px}px`), rootPx);
    await draw(corner(...every));
    const body = card.locator('.body');
    expect(await body.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    const sizes = await card
      .locator('input')
      .evaluateAll((all) =>
        all.map((input) => input.getBoundingClientRect()).map(({ width, height }) => Math.min(width, height)),
      );
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
  });

  test('keeps an edge around what is chosen in forced colours', async () => {
    const { card, draw } = await board.open(hostPage, { forcedColors: 'active' });
    await draw({ ...corner(rating, several), answers: { rating: { score: 2 }, uses: { optionIds: ['a'] } } });
    const fills = await card
      .locator('.star .icon')
      .evaluateAll((all) => all.map((icon) => getComputedStyle(icon).fill));
    expect(fills[1]).not.toBe(fills[2]);
  });

  test('runs from right to left where the language does', async () => {
    const { card, draw } = await board.open(hostPage);
    await draw({ ...corner(csat, rating), locale: 'ar' });
    const first = (await card.getByRole('radio', { name: '1', exact: true }).boundingBox())!;
    const last = (await card.getByRole('radio', { name: '5', exact: true }).boundingBox())!;
    expect(first.x).toBeGreaterThan(last.x);
  });
});

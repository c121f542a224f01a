import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { buttons, heading, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { step, target, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
beforeEach(() => bench.context.grantPermissions(['clipboard-read', 'clipboard-write']));
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const grid = `<main style="position:absolute;inset:0;display:grid;grid-template-columns:repeat(8,1fr)">${Array.from(
  { length: 64 },
  (_, i) => `<button class="cell">${'abcdefgh'[i % 8]}${'abcdefgh'[i >> 3]}</button>`,
).join('')}</main><script>
  window.clicks = [];
  for (const type of ['pointerdown', 'pointerup', 'click'])
    document.addEventListener(type, (event) => clicks.push(type + ' ' + event.target.textContent));
</script>`;

test('no press outside our boxes is swallowed, with a tooltip or a corner card on the screen, and the target gets its own', async () => {
  const tour = await bench.open({
    html: `${grid}${targetHtml('position:absolute;left:600px;top:330px')}`,
    steps: [step('tooltip', { target: target({ name: 'Target' }) }), step('corner')],
  });
  for (const id of ['tooltip', 'corner']) {
    await tour.shows(id);
    const tip = (await tour.card.boundingBox())!;
    for (const cell of await tour.page.locator('.cell').all()) {
      const box = (await cell.boundingBox())!;
      const [x, y] = [box.x + box.width / 2, box.y + box.height / 4];
      const isUnder =
        x > tip.x - 2 && x < tip.x + tip.width + 2 && y > tip.y - 2 && y < tip.y + tip.height + 2;
      if (isUnder) continue;
      const name = await cell.textContent();
      await tour.page.evaluate(() =>
        Object.assign(window, { clicks: Reflect.get(window, 'clicks').splice(0, 0) }),
      );
      await tour.page.mouse.click(x, y);
      expect(await tour.page.evaluate(() => Reflect.get(window, 'clicks')), name ?? '').toEqual([
        `pointerdown ${name}`,
        `pointerup ${name}`,
        `click ${name}`,
      ]);
    }
    await tour.page.locator('#target').click();
    await tour.press('Next');
  }
});

test('the clipboard is the host’s: copy, cut and paste work in it, and its own handlers get the events', async () => {
  const tour =
    await bench.open(`<input id="from" aria-label="From" value="some words"><input id="to" aria-label="To">
    <script>
      window.seen = [];
      for (const type of ['copy', 'cut', 'paste']) document.addEventListener(type, () => seen.push(type));
    </script>${targetHtml()}`);
  const { page } = tour;
  await page.locator('#from').click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+c');
  await page.locator('#to').click();
  await page.keyboard.press('ControlOrMeta+v');
  expect(await page.locator('#to').inputValue()).toBe('some words');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+x');
  expect(await page.locator('#to').inputValue()).toBe('');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('some words');
  expect(await page.evaluate(() => Reflect.get(window, 'seen'))).toEqual(['copy', 'paste', 'cut']);
  // Going through the guide takes nothing from it.
  await tour.everyLayout(async () => {});
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('some words');
});

test('a composition that is under way when a card comes is not broken off', async () => {
  const tour = await bench.open({
    html: '<input id="field" aria-label="Field"><main></main>',
    steps: [step('one'), step('two', { target: target({ name: 'Target' }), missingAfterSeconds: 30 })],
  });
  const { page, cdp } = tour;
  await tour.shows('one');
  await tour.press('Next');
  await page.locator('#field').click();
  await page.evaluate(() => {
    Object.assign(window, { ends: 0 });
    document.addEventListener('compositionend', () =>
      Object.assign(window, { ends: Reflect.get(window, 'ends') + 1 }),
    );
  });
  await cdp.send('Input.imeSetComposition', { text: 'ni', selectionStart: 2, selectionEnd: 2 });
  await page.locator('main').evaluate((main, html) => {
    main.innerHTML = html;
  }, targetHtml());
  await tour.standsBy();
  expect(await page.evaluate(() => Reflect.get(window, 'ends'))).toBe(0);
  await cdp.send('Input.imeSetComposition', { text: 'nih', selectionStart: 3, selectionEnd: 3 });
  await cdp.send('Input.insertText', { text: '你好' });
  expect(await page.locator('#field').inputValue()).toBe('你好');
  expect(tour.faults).toEqual([]);
});

test('NPS on a screen of 320 px with text at 200 %: all scores in reach, nothing sideways, one tap answers', async () => {
  const question = {
    kind: 'nps' as const,
    scale: '0-10' as const,
    prompt: 'How likely are you to recommend us to a friend or colleague?',
    lowLabel: 'Not at all likely',
    highLabel: 'Extremely likely',
  };
  const tour = await bench.open({
    html: '<style>:root { font-size: 200% }</style><p>Text</p>',
    steps: [
      step('nps', {
        layout: 'corner',
        blocks: [heading('nps'), { id: 'q', type: 'question', question }, buttons('Close')],
      }),
    ],
    guide: { kind: 'survey' },
    prepare: (page) => page.setViewportSize({ width: 320, height: 640 }),
  });
  await tour.shows('nps');
  const radios = tour.card.getByRole('radio');
  expect(await radios.count()).toBe(11);
  const card = (await tour.card.boundingBox())!;
  expect([card.x >= 0, card.x + card.width <= 320, card.y >= 0, card.y + card.height <= 640]).toEqual([
    true,
    true,
    true,
    true,
  ]);
  const wide = await tour.card.evaluate(
    (card) =>
      [card, ...card.querySelectorAll('*')].filter(
        (one) =>
          one.scrollWidth > one.clientWidth + 1 &&
          getComputedStyle(one).overflowX !== 'visible' &&
          !one.matches('.unseen'),
      ).length,
  );
  expect(wide).toBe(0);
  for (const radio of await radios.all()) {
    await radio.scrollIntoViewIfNeeded();
    const box = (await radio.locator('xpath=ancestor-or-self::label').first().boundingBox())!;
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    expect(box.x >= 0 && box.x + box.width <= 320).toBe(true);
  }
  const nine = (await radios.nth(9).boundingBox())!;
  await tour.page.mouse.click(nine.x + nine.width / 2, nine.y + nine.height / 2);
  await until(() => bench.server.events('survey').length, 'the answer');
  expect(bench.server.events('survey').map(({ properties }) => properties?.answer)).toEqual([{ score: 9 }]);
});

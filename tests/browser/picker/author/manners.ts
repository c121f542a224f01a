import { describe, expect, test } from 'vitest';
import { wcagFaults } from '../../../support/axe.ts';
import { buildStep } from '../../../support/build-guide.ts';
import { bar, button, edit, host, makeGuide, member, open, page, saved, stored, title } from './stage.ts';

describe('manners', () => {
  test('a whole step is made by keyboard alone', async () => {
    const id = await makeGuide();
    await edit(id);
    // The selected card has the focus from the start.
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => title().textContent()).toBe('Goodbye');
    const focused = () => bar().locator(':focus').textContent();
    while (!(await focused())?.includes('Add a step')) await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(focused).toContain('Tooltip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.locator('cairn-layer .label').textContent()).toContain('Archive');
    await page.keyboard.press('Enter');
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Escape');
    await saved();
    const { draft } = await stored(id);
    expect(draft.steps[2]).toMatchObject({
      target: { signature: { id: 'archive' } },
      blocks: [{ text: { byLocale: { en: 'By keyboard' } } }, {}, {}],
    });
  });

  test('the page is used as ever while navigating, and hears nothing of what is typed into a step', async () => {
    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner' })] }));
    await page.evaluate(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      for (const type of ['keydown', 'click', 'input', 'paste'])
        document.addEventListener(
          type,
          (event) => heard.push(`${type} ${(event.target as Element).id}`),
          true,
        );
    });
    await title().click();
    await page.keyboard.type('secret');
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toEqual([]);
    await page.locator('#archive').click();
    await page.getByLabel('Search').fill('abc');
    expect(await page.evaluate(() => Reflect.get(window, 'heard'))).toContain('click archive');
    await page.keyboard.press('Alt+p');
    await expect.poll(() => button('Pick').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => button('Navigate').getAttribute('aria-pressed')).toBe('true');
  });

  test('nothing is left when the author is done: no node, no storage, no listener, no open token', async () => {
    await page.goto(`${host.origin}/orders`);
    await page.locator('#new-order').waitFor();
    const before = await page.evaluate(() => document.documentElement.outerHTML);
    await page.evaluate(() => sessionStorage.clear());
    const id = await makeGuide();
    await edit(id);
    await title().click();
    await page.keyboard.type('Last words ');
    await button('Done').click();
    await bar().getByText('Saved. You can return to the studio.').waitFor();
    await button('Close').click();
    await page.locator('cairn-layer').waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.documentElement.outerHTML)).toBe(before);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toMatch(
      /pt_|authoring|trial/,
    );
    await page.reload();
    await page.locator('#new-order').click();
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(JSON.stringify((await stored(id)).draft)).toContain('Last words');
  });

  test('a session that is over is said, and what was saved stays', async () => {
    const id = await makeGuide();
    const { openUrl, id: sessionId } = await member('POST', '/picker-sessions', {
      ...{ purpose: 'guide', guideId: id, url: `${host.origin}/orders` },
    });
    await page.goto(openUrl);
    await bar().waitFor();
    await member('DELETE', `/picker-sessions/${sessionId}`);
    await title().click();
    await page.keyboard.type('x');
    await bar().getByText('This session is over.').waitFor();
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('pt_');
  });

  test('works under a strict policy with trusted types, with nothing reported', async () => {
    await edit(await makeGuide(), '/strict');
    await title().click();
    await page.keyboard.type('Strict ');
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await bar().getByText('Found again').waitFor();
    await page.keyboard.type('Here');
    await button('Try it from here').click();
    await page.getByRole('heading', { name: 'Here' }).waitFor();
    await button('Stop').click();
    await saved();
  });

  test.each([
    { name: 'in English, light', options: {} },
    { name: 'in Chinese, dark', options: { memberLocale: 'zh-CN', colorScheme: 'dark' } },
    { name: 'on a phone', options: { viewport: { width: 390, height: 844 } } },
  ] as const)(
    'axe finds nothing in the bar, $name, and it stays on the screen',
    { timeout: 60_000 },
    async ({ options }) => {
      await open(options);
      await edit(await makeGuide());
      const faults: string[] = [];
      const look = async (where: string) => {
        for (const fault of await wcagFaults(page, 'cairn-layer')) faults.push(`${where} ${fault}`);
        const box = (await bar().boundingBox())!;
        const { width } = page.viewportSize()!;
        if (box.x < 0 || box.x + box.width > width) faults.push(`${where} is off the screen`);
      };
      const isFolded = (await bar().locator('.strip').count()) === 0;
      if (isFolded) await bar().locator('[aria-expanded=false]').first().click();
      await look('steps');
      await bar().locator('.add').click();
      await look('kinds');
      await bar().locator('.kinds button').first().click();
      await look('picking');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await bar().locator('.verdict').first().waitFor();
      await look('a step at its element');
      await button(/^(Heat|热度)$/).click();
      await bar()
        .getByText(/last 30 days|过去 30 天/)
        .waitFor();
      await look('the heat');
      expect(faults).toEqual([]);
    },
  );
});

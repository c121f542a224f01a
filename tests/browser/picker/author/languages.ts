import { describe, expect, test } from 'vitest';
import { wcagFaults } from '../../../support/axe.ts';
import { bar, button, card, edit, host, makeGuide, open, page, saved, stored, title } from './stage.ts';

describe('the languages', () => {
  const firstTitle = async (id: string) => {
    await saved();
    return (await stored(id)).draft.steps[0]!.blocks[0];
  };
  const language = (name: string) => button(`Language: ${name}`);

  test('can be added where the guide is written, by name, and are written on the step', async () => {
    const id = await makeGuide();
    await edit(id);
    await language('English').click();
    await button(/^English/).waitFor();
    await bar().getByText('1 of 4 written').waitFor();
    const field = bar().getByLabel('Another language');
    await field.fill('Klingonese');
    await page.keyboard.press('Enter');
    await bar().getByRole('alert').getByText('No language is called that.').waitFor();
    await field.fill('arabic');
    await page.keyboard.press('Enter');
    await language('Arabic').waitFor();
    // What is not written yet is shown pale, as it reads in the default language.
    await expect.poll(() => title().getAttribute('data-placeholder')).toBe('Hello');
    expect(await title().evaluate((element) => getComputedStyle(element).direction)).toBe('rtl');
    await page.keyboard.type('مرحبا');
    await expect
      .poll(() => firstTitle(id))
      .toMatchObject({ text: { byLocale: { en: 'Hello', ar: 'مرحبا', 'zh-CN': '你好' } } });
    // The next page goes on in it.
    await page.goto(`${host.origin}/customers`);
    await language('Arabic').waitFor();
  });

  test('are chosen and added by keyboard alone', async () => {
    await edit(await makeGuide());
    await language('English').focus();
    await page.keyboard.press('Enter');
    const focused = () => bar().locator(':focus');
    await expect.poll(() => focused().textContent()).toContain('English');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => title().textContent()).toBe('你好');
    await language('Chinese (China)').focus();
    await page.keyboard.press('Enter');
    while ((await focused().getAttribute('aria-label')) !== 'Another language')
      await page.keyboard.press('Tab');
    await page.keyboard.type('fr-CA');
    await page.keyboard.press('Enter');
    await language('Canadian French').waitFor();
    await page.keyboard.type('Bonjour');
    await expect.poll(() => title().textContent()).toBe('Bonjour');
  });

  test('are taken out, and come back by undo', async () => {
    const id = await makeGuide();
    await edit(id);
    await language('English').click();
    expect(await button('Remove English').count()).toBe(0);
    await button(/^Chinese/).click();
    await language('Chinese (China)').click();
    await button('Remove Chinese (China)').click();
    await language('English').waitFor();
    await expect.poll(async () => JSON.stringify(await firstTitle(id))).not.toContain('你好');
    await bar().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => JSON.stringify(await firstTitle(id))).toContain('你好');
  });

  test('a translation is doubted once its original changes, until it is changed or said to hold', async () => {
    const id = await makeGuide();
    await edit(id);
    const doubt = bar().getByText('“你好” was written for an earlier wording. It reads now: “Hello there”');
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' there');
    expect(await doubt.count()).toBe(0);
    await language('English').click();
    await bar().getByText('1 to check').waitFor();
    await button(/^Chinese/).click();
    await doubt.waitFor();
    await expect.poll(() => card(1).textContent()).toContain('To check');
    expect(await title().getAttribute('data-doubtful')).not.toBe(null);
    await button('Still right').click();
    await doubt.waitFor({ state: 'detached' });
    await expect.poll(() => title().getAttribute('data-doubtful')).toBe(null);
    await expect.poll(() => firstTitle(id)).not.toHaveProperty('text.staleIn');
    await button('Undo').click();
    await doubt.waitFor();
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type('！');
    await doubt.waitFor({ state: 'detached' });
    expect(await title().getAttribute('data-doubtful')).toBe(null);
    await expect
      .poll(() => firstTitle(id))
      .toEqual({
        ...{ id: 'hello-title', type: 'heading' },
        text: { byLocale: { en: 'Hello there', 'zh-CN': '你好！' } },
      });
  });

  test.each([
    { name: 'in Chinese, dark, on a phone', language: '语言：简体中文' },
    { name: 'in English, light', language: 'Language: English' },
  ])('axe finds nothing in their panel, $name', async ({ language: label }) => {
    const isChinese = label.startsWith('语言');
    await open(
      isChinese ? { memberLocale: 'zh-CN', colorScheme: 'dark', viewport: { width: 390, height: 844 } } : {},
    );
    await edit(await makeGuide());
    await bar()
      .getByRole('button', { name: isChinese ? /^语言：/ : label })
      .click();
    await bar()
      .getByLabel(isChinese ? '其他语言' : 'Another language')
      .waitFor();
    expect(await wcagFaults(page, 'cairn-layer')).toEqual([]);
    const box = (await bar().boundingBox())!;
    expect(box.x + box.width).toBeLessThanOrEqual(page.viewportSize()!.width);
    expect(box.y).toBeGreaterThanOrEqual(0);
  });
});

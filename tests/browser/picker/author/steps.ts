import { describe, expect, test } from 'vitest';
import type { Block } from '../../../../shared/contract/block.ts';
import { buildStep } from '../../../support/build-guide.ts';
import { bar, button, card, edit, host, makeGuide, page, saved, stored, title } from './stage.ts';

async function chooseLanguage(name: RegExp): Promise<void> {
  await button(/^Language: /).click();
  await button(name).click();
}

describe('the steps', () => {
  test('are cards; what is written on the drawn step is in the draft, in the language chosen', async () => {
    const id = await makeGuide();
    await edit(id);
    await expect
      .poll(() => bar().locator('.card').allTextContents())
      .toEqual(['1HelloWindow', '2GoodbyeWindow']);
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' there');
    await saved();
    await chooseLanguage(/^Chinese/);
    await expect.poll(() => title().textContent()).toBe('你好');
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type('！');
    await expect
      .poll(async () => (await stored(id)).draft.steps[0]!.blocks[0])
      .toMatchObject({
        text: { byLocale: { en: 'Hello there', 'zh-CN': '你好！' } },
      });
  });

  test('point at what is picked, and say at once how well it is found again', async () => {
    const id = await makeGuide();
    await edit(id);
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await bar().getByText('Found again, 1 of 1 · next best is far').waitFor();
    await page.keyboard.type('Begin here');
    await saved();
    const step = (await stored(id)).draft.steps[1]!;
    expect(step).toMatchObject({
      layout: 'tooltip',
      target: { signature: { id: 'new-order' }, pickedAt: `${host.origin}/orders` },
      blocks: [{ type: 'heading', text: { byLocale: { en: 'Begin here' } } }, {}, {}],
    });
    await bar().getByRole('group', { name: 'What is around it' }).getByRole('button').nth(-2).click();
    await expect.poll(async () => (await stored(id)).draft.steps[1]!.target?.signature.role).toBe('toolbar');
  });

  test('say that their element is gone once the page takes it away, and go back to it when it returns', async () => {
    await edit(await makeGuide());
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#customers').hover();
    await page.locator('#customers').click();
    await bar().getByText('Found again').waitFor();
    await page.evaluate(() => {
      const link = document.getElementById('customers')!;
      const place = link.parentElement!;
      link.remove();
      (window as unknown as { putBack(): void }).putBack = () => place.prepend(link.cloneNode(true));
    });
    await bar().getByText('Not found on this page').waitFor();
    await page.evaluate(() => (window as unknown as { putBack(): void }).putBack());
    await bar().getByText('Found again').waitFor();
  });

  test('warn of an element that is hard to tell from others', async () => {
    await edit(await makeGuide());
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('li button').first().hover();
    await page.locator('li button').first().click();
    await expect
      .poll(() => bar().locator('.verdict').allTextContents())
      .toContainEqual(expect.stringMatching(/of 2|alike/));
  });

  test('are moved, doubled and deleted, and come back by undo', async () => {
    const id = await makeGuide();
    await edit(id);
    const order = () => bar().locator('.card .title').allTextContents();
    const from = (await card(1).boundingBox())!;
    const to = (await card(2).boundingBox())!;
    await page.mouse.move(from.x + 40, from.y + 20);
    await page.mouse.down();
    await page.mouse.move(to.x + 20, to.y + 20, { steps: 4 });
    await page.mouse.up();
    await expect.poll(order).toEqual(['Goodbye', 'Hello']);
    await card(1).click();
    await button('Duplicate').click();
    await expect.poll(order).toEqual(['Goodbye', 'Goodbye', 'Hello']);
    await card(3).press('Alt+ArrowLeft');
    await expect.poll(order).toEqual(['Goodbye', 'Hello', 'Goodbye']);
    await card(2).press('Delete');
    await expect.poll(order).toEqual(['Goodbye', 'Goodbye']);
    await bar().getByText('“Hello” is deleted.').waitFor();
    await bar().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(order).toEqual(['Goodbye', 'Hello', 'Goodbye']);
    await saved();
    expect((await stored(id)).draft.steps).toHaveLength(3);
  });

  test('are led to by undo, in the language in which it takes something back', async () => {
    await edit(await makeGuide());
    await chooseLanguage(/^Chinese/);
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type('！');
    await page.keyboard.press('Escape');
    await chooseLanguage(/^English/);
    await card(2).click();
    await expect.poll(() => title().textContent()).toBe('Goodbye');
    await button('Undo').click();
    await expect.poll(() => title().textContent()).toBe('你好');
    await expect.poll(() => card(1).getAttribute('aria-current')).toBe('step');
    await button('Language: Chinese (China)').waitFor();
    await saved();
  });

  test('lead where the author says: to a step, the end, an address', async () => {
    const id = await makeGuide();
    await edit(id);
    const action = async () => {
      await saved();
      const block = (await stored(id)).draft.steps[0]!.blocks.at(-1)!;
      return block.type === 'buttons' && block.buttons[0]!.action;
    };
    const leads = bar().getByLabel('“Next” leads to');
    await leads.selectOption('Step 2');
    await expect.poll(action).toEqual({ type: 'goToStep', stepId: 'bye' });
    await leads.selectOption('Closes the guide');
    await expect.poll(action).toEqual({ type: 'close' });
    await leads.selectOption('An address…');
    await page.keyboard.type('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await bar().getByRole('alert').waitFor();
    await bar().getByLabel('Address, such as').fill('/customers');
    await button('Set').click();
    await expect.poll(action).toEqual({ type: 'openUrl', url: '/customers', inNewTab: false });
  });

  test('take bold, italics and links on what is selected, and nothing that is pasted but its letters', async () => {
    const text: Block = {
      id: 't',
      type: 'text',
      text: { byLocale: { en: [{ type: 'text', text: 'Read on' }] } },
    };
    const id = await makeGuide({ steps: [buildStep('a', { blocks: [text] })] });
    await edit(id);
    const spans = async () => {
      await saved();
      const block = (await stored(id)).draft.steps[0]!.blocks[0]!;
      return block.type === 'text' && block.text.byLocale.en;
    };
    await page.locator('cairn-layer .body p').dblclick({ position: { x: 10, y: 10 } });
    await page.keyboard.press('Control+b');
    await page.keyboard.press('Control+k');
    await page.keyboard.type('/help');
    await page.keyboard.press('Enter');
    await expect.poll(spans).toEqual([
      { type: 'text', text: 'Read', bold: true, href: '/help' },
      { type: 'text', text: ' on' },
    ]);
    await page.keyboard.press('Control+End');
    await page.evaluate(() => {
      const data = new DataTransfer();
      data.setData('text/plain', ' more');
      data.setData('text/html', '<img src=x onerror=alert(1)><b> more</b>');
      let focused = document.activeElement;
      while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
      const event = {
        inputType: 'insertFromPaste',
        dataTransfer: data,
        bubbles: true,
        composed: true,
        cancelable: true,
      };
      focused?.dispatchEvent(new InputEvent('beforeinput', event));
    });
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await expect
      .poll(async () => ((await spans()) || []).at(-1))
      .toEqual({ type: 'text', text: ' on more\n!' });
    const marks = page.locator('cairn-layer').getByRole('toolbar', { name: 'Text of the step' });
    await marks.waitFor();
    await page.keyboard.press('Escape');
    await marks.waitFor({ state: 'detached' });
  });
});

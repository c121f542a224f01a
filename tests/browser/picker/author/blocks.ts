import { describe, expect, test } from 'vitest';
import { buildStep } from '../../../support/build-guide.ts';
import { bar, button, edit, edition, makeGuide, member, page, saved, steps, stored } from './stage.ts';

describe('a step', () => {
  const blocks = async (id: string) => {
    await saved();
    return (await stored(id)).draft.steps[0]!.blocks;
  };

  test('is put together from blocks, each written where it stands', async () => {
    const id = await makeGuide();
    await edit(id);
    await button('Add a block').click();
    await button('List').click();
    await page.keyboard.type('One thing');
    await button('Add an item').click();
    await page.locator('cairn-layer .body li').nth(1).click();
    await page.keyboard.type('Another');
    await expect
      .poll(async () => (await blocks(id))[1])
      .toMatchObject({
        type: 'list',
        items: [{ byLocale: { en: [{ text: 'One thing' }] } }, { byLocale: { en: [{ text: 'Another' }] } }],
      });
    await button('Move the block up').click();
    await expect
      .poll(async () => (await blocks(id)).map(({ type }) => type))
      .toEqual(['list', 'heading', 'buttons']);
    await button('Delete: List').click();
    await expect.poll(async () => (await blocks(id)).map(({ type }) => type)).toEqual(['heading', 'buttons']);
    await bar().getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(async () => (await blocks(id)).length).toBe(3);
  });

  test('takes an address letter by letter, and keeps none that is none', async () => {
    const id = await makeGuide();
    await edit(id);
    await button('Add a block').click();
    await button('Picture').click();
    const address = bar().getByLabel('Address of the picture');
    await page.keyboard.type('javascript:alert(1)');
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    await address.fill('');
    await address.pressSequentially('https://pictures.example/a.png');
    await bar().getByLabel('What it shows').pressSequentially('A chart');
    await expect
      .poll(async () => (await blocks(id))[1])
      .toMatchObject({
        type: 'image',
        src: 'https://pictures.example/a.png',
        alt: { byLocale: { en: 'A chart' } },
      });
  });

  test('asks, and the answer decides where it goes on', async () => {
    const id = await makeGuide({ steps: [...steps(), buildStep('third')] });
    await edit(id);
    await button('Add a block').click();
    await button('One of several').click();
    await page.keyboard.type('Who are you?');
    for (const [at, name] of ['Seller', 'Buyer'].entries()) {
      await page.locator('cairn-layer .option span[contenteditable]').nth(at).click();
      await page.keyboard.type(name);
    }
    await button('Paths').click();
    await button('Add a path').click();
    await bar().getByLabel('Buyer').check();
    await bar().getByLabel('go on at').selectOption('Step 3: Step third');
    await expect
      .poll(async () => {
        await saved();
        return (await stored(id)).draft.steps[0]!.next;
      })
      .toMatchObject([{ when: { options: [expect.any(String)] }, stepId: 'third' }]);
    await button('Try it from here').click();
    await page.getByRole('radio', { name: 'Buyer' }).check();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Step third' }).waitFor();
  });

  test('has buttons for all that a button can do', async () => {
    const id = await makeGuide();
    const other = await makeGuide();
    await member('PUT', `/guides/${other}/draft`, { ...(await edition(other)), name: 'Another tour' });
    await edit(id);
    const action = async () => {
      const block = (await blocks(id)).at(-1)!;
      return block.type === 'buttons' && block.buttons[0]!.action;
    };
    await bar().getByLabel('“Next” leads to').selectOption('Later, again');
    await bar().getByLabel('After how many days').selectOption('in 7 days');
    await expect.poll(action).toEqual({ type: 'snooze', days: 7 });
    await bar().getByLabel('“Next” leads to').selectOption('Another guide');
    await bar().getByLabel('Guide', { exact: true }).selectOption('Another tour');
    await expect.poll(action).toEqual({ type: 'startGuide', guideId: other });
  });
});

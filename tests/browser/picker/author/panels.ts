import { describe, expect, test } from 'vitest';
import { newLocalId } from '../../../../shared/draft/new-local-id.ts';
import { newGuideContent } from '../../../../shared/draft/starters.ts';
import { bar, button, card, edit, edition, makeGuide, member, page, saved, stored } from './stage.ts';

describe('a checklist', () => {
  const makeChecklist = async (): Promise<string> =>
    (
      await member('POST', '/guides', {
        kind: 'checklist',
        name: 'First week',
        draft: newGuideContent('checklist', newLocalId),
      })
    ).id;
  const tasks = async (id: string) => {
    await saved();
    return (await stored(id)).draft.checklist!.items;
  };
  const label = (number: number) => page.locator('cairn-layer .task .grow').nth(number - 1);

  test('has its tasks written where they stand, each ticked by what was pointed at', async () => {
    const id = await makeChecklist();
    await edit(id);
    await label(1).click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Look at the orders');
    await page.keyboard.press('Enter');
    await page.keyboard.type('They are at the left.');
    await button('This page').click();
    await button('Add a task').click();
    await button(/^an element is clicked/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await page.locator('cairn-layer [contenteditable]:focus').waitFor();
    await page.keyboard.type('Begin an order');
    await bar().getByText('Found again, 1 of 1').waitFor();
    await expect
      .poll(() => tasks(id))
      .toMatchObject([
        {
          label: { byLocale: { en: 'Look at the orders' } },
          hint: { byLocale: { en: 'They are at the left.' } },
          doneWhen: { type: 'page', pattern: '/orders' },
        },
        {
          label: { byLocale: { en: 'Begin an order' } },
          doneWhen: { type: 'click', target: { signature: { id: 'new-order' } } },
        },
      ]);
    await card(2).press('Alt+ArrowLeft');
    await expect
      .poll(async () => (await tasks(id)).length && (await tasks(id))[0]!.doneWhen.type)
      .toBe('click');
    await bar().getByLabel('Launcher').selectOption('bottom left');
    await saved();
    await expect.poll(async () => (await stored(id)).draft.checklist?.launcher.corner).toBe('bottomStart');
  });

  test('is tried, and ticks as it will for users', async () => {
    const id = await makeChecklist();
    await edit(id);
    await bar().getByLabel('Done when').selectOption('an element is clicked');
    await page.locator('#archive').hover();
    await page.locator('#archive').click();
    await saved();
    await button('Try it').click();
    await page.getByText('0 of 1 done', { exact: true }).waitFor();
    await page.locator('#archive').click();
    await page.getByText('1 of 1 done', { exact: true }).waitFor();
    await button('Stop').click();
    await label(1).waitFor();
  });
});

describe('the help', () => {
  test('lists what its author chooses, in their order', async () => {
    const [one, two] = [await makeGuide(), await makeGuide()];
    for (const [id, name] of [
      [one, 'Prices'],
      [two, 'Discounts'],
    ] as const)
      await member('PUT', `/guides/${id}/draft`, { ...(await edition(id)), name });
    const { id } = await member('POST', '/guides', {
      kind: 'help',
      name: 'Help',
      draft: newGuideContent('help', newLocalId),
    });
    await edit(id);
    await bar().getByRole('combobox', { name: 'It lists' }).selectOption('what I choose');
    for (const name of [/^Prices/, /^Discounts/]) {
      await button('Add a guide').click();
      await button(name).last().click();
    }
    await card(2).press('Alt+ArrowLeft');
    await expect
      .poll(async () => {
        await saved();
        return (await stored(id)).draft.help?.lists;
      })
      .toEqual([two, one]);
    await expect
      .poll(() => page.locator('cairn-layer .item').allTextContents())
      .toEqual(['Discounts', 'Prices']);
    await page.locator('cairn-layer .launcher .name, cairn-layer .name[contenteditable]').first().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Ask us');
    await expect
      .poll(async () => {
        await saved();
        return (await stored(id)).draft.help?.launcher.label.byLocale.en;
      })
      .toBe('Ask us');
  });

  test('lists guides by the titles that its readers will see, in the language that is written', async () => {
    const title = { byLocale: { en: 'Prices', 'zh-CN': '价格' } };
    const listed = await makeGuide({ title });
    const help = newGuideContent('help', newLocalId);
    const draft = { ...help, help: { ...help.help!, lists: [listed] } };
    const { id } = await member('POST', '/guides', { kind: 'help', name: 'Help', draft });
    await edit(id);
    const items = () => page.locator('cairn-layer .item').allTextContents();
    await expect.poll(items).toEqual(['Prices']);
    await button(/^Language/).click();
    await bar().getByLabel('Another language').fill('Chinese (China)');
    await page.keyboard.press('Enter');
    await expect.poll(items).toEqual(['价格']);
  });
});

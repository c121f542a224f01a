import { describe, expect, test } from 'vitest';
import { eventKindCodes } from '../../../../server/db/schema/events.ts';
import { buildStep } from '../../../support/build-guide.ts';
import { bar, browser, button, edit, host, makeGuide, member, page, server } from './stage.ts';

describe('features', () => {
  test('are tagged where they are, with what they match, and heat shows what is clicked', async () => {
    // Somebody uses the app.
    const use = await browser.newPage();
    await use.goto(`${host.origin}/orders`);
    await use.locator('#new-order').click();
    await use.locator('#new-order').click();
    await use.locator('#archive').click();
    await use.goto('about:blank');
    const uses = () =>
      server.context.db
        .selectFrom('entryUse')
        .where('kind', '=', eventKindCodes.click)
        .select('uses')
        .execute();
    await expect.poll(async () => (await uses()).reduce((sum, row) => sum + row.uses, 0)).toBe(3);
    await use.close();

    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner' })] }));
    await button('Heat').click();
    await bar().getByText('3 clicks on 2 controls of pages like this one, last 30 days').waitFor();
    expect(await page.locator('cairn-layer .count:visible').allTextContents()).toEqual(['2', '1']);
    await button('Heat').click();
    expect(await page.locator('cairn-layer .count').count()).toBe(0);

    await button('Tag a feature').click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await bar()
      .getByText(/^Matches 2 uses/)
      .waitFor();
    // On a phone all of it is read.
    await page.setViewportSize({ width: 390, height: 844 });
    const matches = bar().getByText(/^Matches 2 uses/);
    expect(await matches.evaluate((text) => text.getBoundingClientRect().right <= innerWidth)).toBe(true);
    await bar().getByLabel('Name of the feature').fill('Orders begun');
    await bar().getByLabel('Module').selectOption('Orders');
    await bar().getByLabel('A core feature').check();
    await button('Create feature').click();
    await bar().getByText('“Orders begun” is counted from now on').waitFor();
    const { features } = await member('GET', '/features');
    expect(features).toMatchObject([{ name: 'Orders begun', isCore: true, moduleId: expect.any(Number) }]);
  });
});

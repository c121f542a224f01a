import { describe, expect, test } from 'vitest';
import { buildStep, heading } from '../../../support/build-guide.ts';
import {
  bar,
  billing,
  button,
  card,
  edit,
  foreign,
  host,
  makeGuide,
  member,
  page,
  saved,
  server,
  steps,
  stored,
  title,
} from './stage.ts';

describe('the draft', () => {
  test('that somebody else has saved is theirs or mine, as the author chooses', async () => {
    for (const [choice, expected] of [
      ['Take theirs', 'Theirs'],
      ['Keep mine', 'Hello mine'],
    ] as const) {
      const id = await makeGuide();
      await edit(id);
      const { revision, draft, name } = await stored(id);
      const theirs = structuredClone(draft);
      Object.assign(theirs.steps[0]!.blocks[0]!, heading('hello-title', 'Theirs'));
      await member('PUT', `/guides/${id}/draft`, { revision, name, draft: theirs });
      await title().click();
      await page.keyboard.press('End');
      await page.keyboard.type(' mine');
      await bar().getByText('Somebody else has saved this guide meanwhile.').waitFor();
      expect((await stored(id)).draft).toEqual(theirs);
      await button(choice).click();
      await saved();
      await expect.poll(() => title().textContent()).toBe(expected);
      await expect
        .poll(async () => (await stored(id)).draft.steps[0]!.blocks[0])
        .toMatchObject({ text: { byLocale: { en: expected } } });
    }
  });

  test('goes on over page loads, at the step where the author was', async () => {
    await edit(await makeGuide());
    await card(2).click();
    await page.goto(`${host.origin}/customers`);
    await bar().waitFor();
    await expect.poll(() => title().textContent()).toBe('Goodbye');
    expect(await page.evaluate(() => location.hash)).toBe('');
  });

  test('is nothing lost of when the page goes before it is saved, however large it is', async () => {
    // Beyond what a browser sends of a page that goes.
    const long = Array.from({ length: 20 }, (_, index) =>
      buildStep(`long-${index}`, {
        blocks: [
          {
            id: `text-${index}`,
            type: 'text',
            text: { byLocale: { en: [{ type: 'text', text: 'Long. '.repeat(600) }] } },
          },
        ],
      }),
    );
    const id = await makeGuide({ steps: [...steps(), ...long] });
    await edit(id);
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' again');
    await page.goto(`${host.origin}/customers`);
    await bar().waitFor();
    await expect.poll(() => title().textContent()).toBe('Hello again');
    await saved();
    expect((await stored(id)).draft.steps[0]!.blocks[0]).toMatchObject({
      text: { byLocale: { en: 'Hello again' } },
    });
    expect(await bar().getByRole('alert').count()).toBe(0);
  });

  test('that could not be stored waits for its own guide, whatever else is edited in the tab meanwhile', async () => {
    const [mine, other] = [await makeGuide(), await makeGuide({ steps: steps().slice(0, 1) })];
    await edit(mine);
    await page.route(`${server.url}/**/draft`, (route) => route.abort());
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' again');
    await button('Not saved. Try again').waitFor();
    await edit(other);
    await expect.poll(() => title().textContent()).toBe('Hello');
    await page.unroute(`${server.url}/**/draft`);
    await saved();
    expect((await stored(other)).revision).toBe(1);
    await edit(mine);
    await expect.poll(() => title().textContent()).toBe('Hello again');
    await expect.poll(async () => (await stored(mine)).revision).toBe(2);
  });

  test('that could not be stored keeps “Done” from closing, and says why', async () => {
    const id = await makeGuide();
    await edit(id);
    await page.route(`${server.url}/**/draft`, (route) => route.abort());
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' offline');
    await button('Done').click();
    await bar().getByText('Cairn can’t be reached. Check the connection.').waitFor();
    await page.unroute(`${server.url}/**/draft`);
    await button('Done').click();
    await bar().getByText('Saved. You can return to the studio.').waitFor();
    expect(JSON.stringify((await stored(id)).draft)).toContain('offline');
  });

  test('is what was stored last, also after the author has come back by the way that keeps pages alive', async () => {
    const id = await makeGuide();
    await edit(id);
    await title().click();
    await page.keyboard.press('End');
    await page.keyboard.type(' again');
    await page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true })));
    await saved();
    await page.keyboard.type(' and again');
    await expect
      .poll(async () => JSON.stringify((await stored(id)).draft.steps[0]))
      .toContain('Hello again and again');
    await saved();
    await page.reload();
    await bar().waitFor();
    await saved();
    expect(await title().textContent()).toBe('Hello again and again');
    expect(await bar().getByRole('alert').count()).toBe(0);
  });

  test('goes on on another origin of the app, and nowhere else', async () => {
    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner' })] }));
    await page.locator('#billing').click();
    await page.waitForURL(`${billing.origin}/invoices`);
    await bar().waitFor();
    await page.locator('#foreign').click();
    await page.waitForURL(`${foreign.origin}/elsewhere`);
    await page.locator('#new-order').click();
    expect(page.url()).toBe(`${foreign.origin}/elsewhere`);
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain('pt_');
  });

  test('is tried as its readers will go through it, from the step on', async () => {
    const id = await makeGuide({ steps: steps() });
    await edit(id);
    await button('Add a step').click();
    await button(/^Tooltip/).click();
    await page.locator('#new-order').hover();
    await page.locator('#new-order').click();
    await page.locator('cairn-layer [contenteditable]:focus').waitFor();
    await page.keyboard.type('Press it');
    await saved();
    await button('Try it from here').click();
    await bar().getByText('Trying “Tour”').waitFor();
    await page.getByRole('heading', { name: 'Press it' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Press it' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await page.getByRole('heading', { name: 'Goodbye' }).waitFor();
    await page.keyboard.press('Escape');
    await bar().getByText('Saved', { exact: true }).waitFor();
    await expect.poll(() => card(3).getAttribute('aria-current')).toBe('step');
  });

  test('is not taken for another one whose trial was left half-way in this tab', async () => {
    await edit(await makeGuide());
    await button('Try it from here').click();
    await bar().getByText('Trying “Tour”').waitFor();
    await edit(await makeGuide({ steps: [buildStep('other', { blocks: [heading('o', 'Another guide')] })] }));
    await expect.poll(() => title().textContent()).toBe('Another guide');
    await button('Done').waitFor();
  });

  test('can be stopped by its button while a window of it keeps all else from being pressed', async () => {
    await edit(await makeGuide({ steps: [buildStep('window', { layout: 'modal' })] }));
    await button('Try it from here').click();
    await page.locator('cairn-layer dialog[open]').waitFor();
    const box = (await button('Stop').boundingBox())!;
    const card = (await page.locator('cairn-layer dialog .card').boundingBox())!;
    expect(box.y + box.height < card.y || box.y > card.y + card.height).toBe(true);
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await button('Try it from here').waitFor();
    await page.locator('cairn-layer dialog[open]').waitFor({ state: 'detached' });
  });
});

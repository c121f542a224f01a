import { describe, expect, test } from 'vitest';
import { wcagFaults } from '../../../support/axe.ts';
import { buildStep, heading } from '../../../support/build-guide.ts';
import { startOidcServer } from '../../../support/oidc-server.ts';
import { kim } from '../../../support/studio-data.ts';
import {
  bar,
  button,
  card,
  edit,
  host,
  makeGuide,
  member,
  open,
  page,
  saved,
  server,
  stored,
  title,
} from './stage.ts';

/** Opens the guide in the page; what is returned ends its token, as time does. */
async function begin(guideId: string): Promise<() => Promise<unknown>> {
  const { openUrl, id } = await member('POST', '/picker-sessions', {
    ...{ purpose: 'guide', guideId, url: `${host.origin}/orders` },
  });
  await page.goto(openUrl);
  await bar().waitFor();
  return () => member('DELETE', `/picker-sessions/${id}`);
}

/** The token runs out before what is typed into the second step is saved. */
async function runOut(guideId: string) {
  const end = await begin(guideId);
  await card(2).click();
  await expect.poll(() => card(2).getAttribute('aria-current')).toBe('step');
  await title().click();
  await end();
  await page.keyboard.press('End');
  await page.keyboard.type(' again');
}

const kept = () => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

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

  test('the keyboard is never left nowhere: what goes away under it hands it to the card', async () => {
    await edit(await makeGuide());
    const focused = () => bar().locator(':focus');
    const isOnCard = (number: number) =>
      expect
        .poll(async () => `${await focused().count()} ${await focused().textContent()}`)
        .toMatch(`1 ${number}`);
    const go = async (name: string) => {
      await button(name).focus();
      await page.keyboard.press('Enter');
    };
    // Of the last of them, and from one end of the cards to the other.
    await card(1).press('End');
    await isOnCard(2);
    await page.keyboard.press('Home');
    await isOnCard(1);
    await go('Add a step');
    await go('Cancel');
    await isOnCard(1);
    await go('Move it one to the back');
    await isOnCard(2);
    await go('Undo');
    await isOnCard(1);
    await page.keyboard.press('Delete');
    await isOnCard(1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => bar().locator('.card').count()).toBe(2);
    await page.keyboard.press('ArrowRight');
    await isOnCard(2);
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+z');
    await isOnCard(2);
    await go('Tag a feature');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await bar().getByLabel('Name of the feature').waitFor();
    await page.keyboard.type('By keyboard');
    await page.keyboard.press('Enter');
    await bar().getByText('“By keyboard” is counted from now on').waitFor();
    await isOnCard(2);
    expect(await page.locator('cairn-layer .label').isVisible()).toBe(false);
    await page.keyboard.press('Alt+t');
    await page.getByRole('heading', { name: 'Goodbye' }).waitFor();
    await page.keyboard.press('Escape');
    await isOnCard(2);
    await go('Done');
    await bar().getByText('Saved. You can return to the studio.').waitFor();
    await expect.poll(() => focused().getAttribute('aria-label')).toBe('Close');
    await page.keyboard.press('Enter');
    await page.locator('cairn-layer').waitFor({ state: 'detached' });
  });

  test('the keyboard finds the bar on a phone too, where the steps are folded away', async () => {
    await open({ viewport: { width: 390, height: 844 } });
    await edit(await makeGuide());
    const focused = () => bar().locator(':focus');
    await expect.poll(() => focused().getAttribute('aria-label')).toBe('Show the steps');
    await page.keyboard.press('Alt+p');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused().getAttribute('aria-label')).toBe('Show the steps');
    await page.locator('#archive').focus();
    await page.keyboard.press('Alt+b');
    await expect.poll(() => focused().textContent()).toMatch(/^1Hello/);
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

  test('a session that is over is said, and is renewed through the studio with nothing lost', async () => {
    const id = await makeGuide();
    await runOut(id);
    await bar().getByText('What isn’t saved is kept in this tab.').waitFor();
    expect(await kept()).not.toContain('pt_');
    // What is typed after it was said, too.
    await page.keyboard.type('!');
    await page.goto(`${host.origin}/customers`);
    const over = page.locator('cairn-layer').getByText('What isn’t saved is kept in this tab.');
    await over.waitFor();
    await page.reload();
    await over.waitFor();
    await page.getByRole('button', { name: 'Go on through the studio' }).click();
    await page.getByRole('button', { name: 'Back to your app' }).click();
    await page.waitForURL(`${host.origin}/customers`);
    await expect.poll(() => title().textContent()).toBe('Goodbye again!');
    await saved();
    expect((await stored(id)).draft.steps[1]!.blocks[0]).toMatchObject({
      text: { byLocale: { en: 'Goodbye again!' } },
    });
  });

  test('a session that is over leaves no trace once the author does without what is not saved', async () => {
    await open({ memberLocale: 'zh-CN' });
    await runOut(await makeGuide());
    // In haste.
    await button('关闭').dblclick();
    await bar().getByText('未保存的内容已保留在此标签页中').waitFor();
    await button('关闭').click();
    await button('保留').click();
    await bar().getByText('未保存的内容已保留在此标签页中').waitFor();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await wcagFaults(page, 'cairn-layer')).toEqual([]);
    await button('关闭').click();
    await button('放弃').click();
    await page.locator('cairn-layer').waitFor({ state: 'detached' });
    expect(await kept()).not.toMatch(/pt_|picker|authoring|unsaved/);
    await page.reload();
    await page.locator('#new-order').click();
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(await kept()).not.toMatch(/pt_|picker|authoring|unsaved/);
  });

  test('a session that ran out while all was saved is renewed as well', async () => {
    const id = await makeGuide();
    const end = await begin(id);
    await card(2).click();
    await end();
    await page.goto(`${host.origin}/customers`);
    await page.locator('cairn-layer').getByText('Everything is saved.').waitFor();
    expect(await wcagFaults(page, 'cairn-layer')).toEqual([]);
    // Nor is the author still signed in.
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Go on through the studio' }).click();
    await page.getByLabel('Email').fill(kim.email);
    await page.getByLabel('Password').fill(kim.password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('button', { name: 'Back to your app' }).click();
    await page.waitForURL(`${host.origin}/customers`);
    await expect.poll(() => title().textContent()).toBe('Goodbye');
  });

  test('whoever signs in by the company’s provider is led back to where they were, with nothing lost', async () => {
    const provider = await startOidcServer(`${server.url}/api/v1/oidc/callback`);
    provider.person = { sub: 'kim', email: kim.email, email_verified: true };
    const { issuer, clientId, clientSecret } = provider;
    const domains = ['example.com'];
    await member('PUT', '/identity-provider', {
      issuer,
      clientId,
      clientSecret,
      domains,
      newcomerRole: null,
    });
    const id = await makeGuide();
    await runOut(id);
    await bar().getByText('What isn’t saved is kept in this tab.').waitFor();
    await page.context().clearCookies();
    await page.getByRole('button', { name: 'Go on through the studio' }).click();
    await page.getByLabel('Email').fill(kim.email);
    await page.getByRole('button', { name: 'Sign in with your company' }).click();
    await page.getByRole('button', { name: 'Back to your app' }).click();
    await page.waitForURL(`${host.origin}/orders`);
    await expect.poll(() => title().textContent()).toBe('Goodbye again');
    await saved();
    expect(JSON.stringify((await stored(id)).draft.steps[1])).toContain('Goodbye again');
    // Once they are there, no later visit of the studio is led anywhere.
    await page.goto(server.url);
    await page.getByRole('navigation').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/');
    await member('DELETE', '/identity-provider');
    await provider.stop();
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

  test('one press is done with the guide, from the cards or from a text, and stands on its button', async () => {
    const id = await makeGuide();
    await edit(id);
    await card(1).press('ArrowRight');
    await bar().getByText('Ctrl+↵', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    await bar().getByText('Saved. You can return to the studio.').waitFor();
    await edit(id);
    await expect.poll(() => title().textContent()).toBe('Hello');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Done with it');
    await page.keyboard.press('Control+Enter');
    await bar().getByText('Saved. You can return to the studio.').waitFor();
    expect(JSON.stringify((await stored(id)).draft)).toContain('Done with it');
  });

  test('the press that leads to the cards leads on to what is said of the selected one, and back', async () => {
    await edit(await makeGuide());
    const focused = () => bar().locator(':focus');
    await page.locator('#archive').focus();
    await page.keyboard.press('Alt+b');
    await expect.poll(() => focused().textContent()).toMatch(/^1Hello/);
    await page.keyboard.press('Alt+b');
    await expect.poll(() => focused().getAttribute('aria-label')).toBe('Kind of step');
    await page.keyboard.press('Alt+b');
    await expect.poll(() => focused().textContent()).toMatch(/^1Hello/);
  });

  test('on a phone the bar of a trial leaves its edge to what is shown there', async () => {
    await open({ viewport: { width: 390, height: 844 } });
    const blocks = [heading('banner-title', 'Up here')];
    await edit(await makeGuide({ steps: [buildStep('banner', { layout: 'bannerTop', blocks })] }));
    await page.keyboard.press('Alt+t');
    const shown = page.locator('cairn-layer .card', { hasText: 'Up here' });
    await shown.waitFor();
    await bar().getByText('Nothing of it is recorded').waitFor();
    await expect
      .poll(async () => {
        const [over, under] = [(await bar().boundingBox())!, (await shown.boundingBox())!];
        return over.y >= under.y + under.height || under.y >= over.y + over.height;
      })
      .toBe(true);
    await button('Stop').click();
  });

  test('on a phone what marks letters leaves the rest of the card to be read', async () => {
    await open({ viewport: { width: 390, height: 844 } });
    const text = { byLocale: { en: [{ type: 'text' as const, text: 'Some words to mark' }] } };
    const blocks = [heading('h', 'A heading above'), { id: 't', type: 'text' as const, text }];
    await edit(await makeGuide({ steps: [buildStep('only', { layout: 'corner', blocks })] }));
    await page.locator('cairn-layer .card').getByText('Some words to mark').dblclick();
    const format = page.locator('cairn-layer .format');
    await format.waitFor();
    const [marks, head] = [(await format.boundingBox())!, (await title().boundingBox())!];
    expect(marks.y + marks.height <= head.y || marks.y >= head.y + head.height).toBe(true);
  });

  test('in forced colours what is pressed and chosen can be told from the rest, and a list can be seen to be one', async () => {
    await open({ forcedColors: 'active' });
    await edit(await makeGuide());
    const look = (locator: ReturnType<typeof button>) =>
      locator.evaluate((element) => {
        const { backgroundColor, color } = getComputedStyle(element);
        return `${color} on ${backgroundColor}`;
      });
    const differ = async (one: string | RegExp, other: string | RegExp) =>
      expect(await look(button(one))).not.toBe(await look(button(other)));
    // The pointer is over neither.
    await differ('Navigate', 'Pick');
    expect(
      await bar()
        .locator('select')
        .first()
        .evaluate((select) => getComputedStyle(select).appearance),
    ).not.toBe('none');
    await button('Language: English').click();
    await differ(/^English/, /^Chinese/);
    const small = bar().locator('button[aria-pressed=true] small');
    expect(await small.evaluate((element) => getComputedStyle(element).color)).toBe(
      await button(/^English/).evaluate((element) => getComputedStyle(element).color),
    );
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
      if (isFolded) await button('Show the steps').click();
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

import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../../support/browser.ts';
import { openPanelBoard, type PanelPage } from '../../support/draw-panel.ts';
import { buttons, nps } from '../../support/draw-step.ts';

let browser: Browser;
let board: Awaited<ReturnType<typeof openPanelBoard>>;
beforeAll(async () => {
  browser = await launchBrowser();
  board = await openPanelBoard(browser);
});
afterAll(async () => {
  await board?.close();
  await browser?.close();
});

const hostPage = `<!doctype html><html lang="en"><title>Orders</title><meta name="viewport" content="width=device-width">
  <main style="height:2000px"><h1>Orders</h1><button id="host">Host</button></main></html>`;
const phone = { viewport: { width: 360, height: 640 }, hasTouch: true };
const still = { reducedMotion: 'reduce' as const };

const boxOf = async (drawn: PanelPage, name: string | RegExp) => (await drawn.launcher(name).boundingBox())!;

describe('a launcher', () => {
  test('opens and closes its panel, and says so', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist();
    const launcher = drawn.launcher(/Get started/);
    const panel = drawn.panel('Get started');
    expect(await launcher.getAttribute('aria-expanded')).toBe('false');
    expect(await panel.isVisible()).toBe(false);
    await launcher.click();
    expect(await launcher.getAttribute('aria-expanded')).toBe('true');
    expect(await panel.getAttribute('id')).toBe(await launcher.getAttribute('aria-controls'));
    expect(await panel.isVisible()).toBe(true);
    await launcher.click();
    expect(await panel.isVisible()).toBe(false);
    expect(await drawn.calls()).toEqual([
      ['toggle', true],
      ['toggle', false],
    ]);
  });

  test('is named by its label, and the one of a checklist by how far one is', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist({ doneIds: ['project', 'invite', 'gone'] });
    await drawn.help();
    expect(await drawn.launcher('Get started 2 of 4').count()).toBe(1);
    expect(await drawn.launcher('Help').count()).toBe(1);
  });

  test('stands in its corner, mirrored where the language runs from right to left', async () => {
    for (const [corner, locale, isRight] of [
      ['bottomEnd', 'en', true],
      ['bottomStart', 'en', false],
      ['bottomEnd', 'ar', false],
      ['bottomStart', 'ar', true],
    ] as const) {
      const drawn = await board.open(hostPage, { viewport: { width: 1000, height: 600 } });
      await drawn.help({ locale, help: { title: 'Help', launcher: { label: 'Help', corner } } });
      const box = await boxOf(drawn, 'Help');
      expect(isRight ? 1000 - box.x - box.width : box.x, `${corner} ${locale}`).toBe(20);
      expect(600 - box.y - box.height).toBe(20);
    }
  });

  test('stands beside another one in its corner, the help next to the edge whichever came first', async () => {
    for (const order of [
      ['checklist', 'help'],
      ['help', 'checklist'],
    ] as const) {
      for (const options of [{}, phone]) {
        const drawn = await board.open(hostPage, options);
        for (const which of order) await drawn[which]();
        const [help, list] = [await boxOf(drawn, 'Help'), await boxOf(drawn, /Get started/)];
        expect(list.x + list.width).toBeLessThanOrEqual(help.x - 8);
        expect(list.y).toBe(help.y);
        const { width } = drawn.page.viewportSize()!;
        expect(width - help.x - help.width).toBeLessThanOrEqual(20);
      }
    }
  });

  test('moves into the place of one that has gone, and makes room when it is back', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist();
    const alone = await boxOf(drawn, /Get started/);
    await drawn.help();
    expect((await boxOf(drawn, /Get started/)).x).toBeLessThan(alone.x);
    await drawn.page.evaluate(() => window.help.hide());
    expect(await boxOf(drawn, /Get started/)).toEqual(alone);
    await drawn.page.evaluate(() => window.help.show());
    expect((await boxOf(drawn, /Get started/)).x).toBeLessThan(alone.x);
    await drawn.page.evaluate(() => window.help.destroy());
    expect(await boxOf(drawn, /Get started/)).toEqual(alone);
  });

  test('is an icon of at least 44 px on a phone, and still has its name', async () => {
    const drawn = await board.open(hostPage, phone);
    await drawn.checklist();
    await drawn.help();
    for (const name of ['Help', 'Get started 1 of 4']) {
      const { width, height } = await boxOf(drawn, name);
      expect(width).toBe(44);
      expect(height).toBe(44);
    }
  });

  test('comes last in the page by Tab and opens by Enter', async () => {
    const drawn = await board.open(hostPage);
    await drawn.help();
    await drawn.page.focus('#host');
    await drawn.page.keyboard.press('Tab');
    expect(await drawn.focused()).toBe('Help');
    await drawn.page.keyboard.press('Enter');
    expect(await drawn.panel('Help').isVisible()).toBe(true);
  });
});

test('two launchers, a card and a mark listen once to each type of event in the capture phase, whatever each does', async () => {
  const drawn = await board.open(hostPage.replace('<main', '<input id="field"><main'), still);
  await drawn.page.evaluate(() => {
    const counts: Record<string, number> = {};
    Object.assign(window, { counts });
    for (const target of [window, document]) {
      const { addEventListener } = target;
      target.addEventListener = function (this: EventTarget, type: string, ...others: unknown[]) {
        if ((others[1] as AddEventListenerOptions)?.capture) counts[type] = (counts[type] ?? 0) + 1;
        return Reflect.apply(addEventListener, this, [type, ...others]);
      } as never;
    }
  });
  await drawn.checklist({ isOpen: true });
  await drawn.help();
  await drawn.draw({ step: { blocks: [nps(), buttons('Next')] }, anchor: '#host' });
  await drawn.draw({ step: { layout: 'beacon', blocks: [nps()] }, anchor: '#field' });
  await drawn.page.focus('#field');
  await drawn.page.mouse.wheel(0, 300);
  const counts = await drawn.page.evaluate(() => Reflect.get(window, 'counts') as Record<string, number>);
  expect(counts).toMatchObject({ focusin: 1, focusout: 1, scroll: 1, keydown: 1 });
  expect(Object.entries(counts).filter(([, count]) => count > 1)).toEqual([]);
});

describe('a launcher over what the user works on', () => {
  const withField = (style: string) =>
    hostPage.replace('<main', `<input id="field" style="position:fixed;${style}"><main`);
  const overlap = async (drawn: PanelPage) => {
    const field = (await drawn.page.locator('#field').boundingBox())!;
    const launcher = await boxOf(drawn, 'Help');
    return (
      field.x < launcher.x + launcher.width &&
      launcher.x < field.x + field.width &&
      field.y < launcher.y + launcher.height &&
      launcher.y < field.y + field.height
    );
  };

  test('moves out of its way, and back when the focus goes on', async () => {
    const drawn = await board.open(withField('right:10px;bottom:10px;width:300px;height:40px'), still);
    await drawn.help();
    const home = await boxOf(drawn, 'Help');
    expect(await overlap(drawn)).toBe(true);
    await drawn.page.focus('#field');
    await expect.poll(() => overlap(drawn)).toBe(false);
    await drawn.page.focus('#host');
    await expect.poll(() => boxOf(drawn, 'Help')).toEqual(home);
  });

  test('shrinks to its icon where there is nowhere else to go', async () => {
    const drawn = await board.open(withField('inset:0 0 10px auto;width:400px;height:auto'), still);
    await drawn.help();
    await drawn.page.focus('#field');
    await expect.poll(async () => (await boxOf(drawn, 'Help')).width).toBeLessThan(60);
    expect((await boxOf(drawn, 'Help')).y).toBeGreaterThan(500);
  });

  test('moves out of its way when that is scrolled under it', async () => {
    const drawn = await board.open(
      hostPage.replace(
        '<main',
        '<input id="field" style="position:absolute;right:10px;top:1000px;width:300px;height:40px"><main',
      ),
      still,
    );
    await drawn.help();
    await drawn.page.evaluate(() => document.getElementById('field')!.focus({ preventScroll: true }));
    const home = await boxOf(drawn, 'Help');
    await drawn.page.evaluate(() => scrollTo(0, 330));
    await expect.poll(() => overlap(drawn)).toBe(false);
    expect((await boxOf(drawn, 'Help')).y).toBeLessThan(home.y);
    await drawn.page.evaluate(() => scrollTo(0, 800));
    await expect.poll(() => boxOf(drawn, 'Help')).toEqual(home);
  });

  test('can be pressed where it went', async () => {
    const drawn = await board.open(withField('right:10px;bottom:10px;width:300px;height:40px'), still);
    await drawn.help();
    await drawn.page.focus('#field');
    await expect.poll(() => overlap(drawn)).toBe(false);
    await drawn.launcher('Help').click();
    expect(await drawn.panel('Help').isVisible()).toBe(true);
  });

  test('Escape closes a panel that lies over it, and no other', async () => {
    const drawn = await board.open(withField('right:40px;bottom:120px;width:300px;height:40px'), still);
    await drawn.checklist({ isOpen: true });
    await drawn.page.focus('#host');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.panel('Get started').isVisible()).toBe(true);
    await drawn.page.focus('#field');
    await drawn.page.keyboard.press('Escape');
    await drawn.panel('Get started').waitFor({ state: 'hidden' });
    expect(await drawn.focused()).toBe('field');
  });
});

describe('a panel', () => {
  test('takes the focus when the user opens it, and gives it back to the launcher by Escape or ×', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist();
    for (const close of [
      () => drawn.page.keyboard.press('Escape'),
      () => drawn.panel('Get started').getByRole('button', { name: 'Close' }).click(),
    ]) {
      await drawn.launcher(/Get started/).click();
      expect(await drawn.focused()).toBe('panel');
      await close();
      expect(await drawn.panel('Get started').isVisible()).toBe(false);
      expect(await drawn.focused()).toContain('Get started');
    }
  });

  test('takes no focus when it is open at the start, and is announced', async () => {
    const drawn = await board.open(hostPage);
    await drawn.page.focus('#host');
    await drawn.checklist({ isOpen: true });
    expect(await drawn.focused()).toBe('host');
    await expect
      .poll(() => drawn.page.locator('cairn-layer [role=status]').allTextContents())
      .toContain('Get started. 1 of 4 done');
    expect(await drawn.calls()).toEqual([]);
  });

  test('opened by the host gives the focus back to where it was', async () => {
    const drawn = await board.open(hostPage);
    await drawn.help();
    await drawn.page.focus('#host');
    await drawn.page.evaluate(() => window.help.open());
    expect(await drawn.focused()).toBe('search');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.focused()).toBe('host');
    // Not the time after, when it was opened from its launcher.
    await drawn.launcher('Help').click();
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.focused()).toBe('Help');
  });

  test('gives the focus back when it is destroyed', async () => {
    const drawn = await board.open(hostPage);
    await drawn.help();
    await drawn.page.focus('#host');
    await drawn.page.keyboard.press('Tab');
    await drawn.page.keyboard.press('Enter');
    await drawn.page.evaluate(() => window.help.destroy());
    expect(await drawn.focused()).toBe('host');
    expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
    await drawn.page.evaluate(() => {
      window.help.open();
      window.help.show();
      window.help.update({ isOpen: true });
      window.help.destroy();
    });
    expect(await drawn.page.locator('cairn-layer').count()).toBe(0);
  });

  test('is the only one that is open', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist({ isOpen: true });
    await drawn.help();
    await drawn.launcher('Help').click();
    expect(await drawn.panel('Get started').isVisible()).toBe(false);
    expect(await drawn.panel('Help').isVisible()).toBe(true);
    expect(await drawn.calls()).toEqual([
      ['toggle', false],
      ['toggle', true],
    ]);
    expect(await drawn.focused()).toBe('search');
  });

  test('opens and closes when the view says so, without a move of the focus', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist();
    await drawn.page.focus('#host');
    await drawn.update('checklist', { isOpen: true });
    expect(await drawn.panel('Get started').isVisible()).toBe(true);
    expect(await drawn.focused()).toBe('host');
    await drawn.update('checklist', { isOpen: false });
    expect(await drawn.panel('Get started').isVisible()).toBe(false);
    expect(await drawn.calls()).toEqual([]);
  });

  test('leaves the page as usable as it was', async () => {
    const drawn = await board.open(hostPage);
    await drawn.checklist({ isOpen: true });
    await drawn.page.evaluate(() => {
      document
        .getElementById('host')!
        .addEventListener('click', () => Object.assign(window, { pressed: true }));
    });
    await drawn.page.click('#host');
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'pressed'))).toBe(true);
    expect(await drawn.panel('Get started').isVisible()).toBe(true);
    expect(await drawn.panel('Get started').getAttribute('aria-modal')).toBe(null);
  });

  test('is hidden with its launcher, and keeps the focus for when it is back', async () => {
    const drawn = await board.open(hostPage);
    await drawn.help();
    await drawn.launcher('Help').click();
    await drawn.page.keyboard.type('new');
    await drawn.page.evaluate(() => window.help.hide());
    expect(await drawn.launcher('Help').isVisible()).toBe(false);
    expect(await drawn.panel('Help').isVisible()).toBe(false);
    await drawn.page.evaluate(() => window.help.show());
    expect(await drawn.page.locator('#search').inputValue()).toBe('new');
    expect(await drawn.focused()).toBe('search');
  });

  test('lies above a card when it is opened, and below one that comes later', async () => {
    const drawn = await board.open(hostPage, still);
    const top = () =>
      drawn.page.evaluate(() => {
        let root: DocumentOrShadowRoot = document;
        let hit: Element | null = null;
        for (; root; root = hit?.shadowRoot as ShadowRoot) {
          hit = root.elementFromPoint(innerWidth - 60, innerHeight - 120);
        }
        return hit?.closest('.panel, .card')?.classList[0];
      });
    const corner = {
      step: {
        layout: 'corner' as const,
        blocks: [
          { id: 'h', type: 'heading' as const, text: 'Hello' },
          ...['a', 'b', 'c'].map((id) => ({
            id,
            type: 'text' as const,
            text: [{ type: 'text' as const, text: 'Some words of it.' }],
          })),
        ],
      },
    };
    await drawn.checklist();
    await drawn.draw(corner);
    await drawn.page.evaluate(() => window.checklist.open());
    expect(await top()).toBe('panel');
    expect(await drawn.focused()).toBe('panel');
    await drawn.page.evaluate(() => window.drawn.destroy());
    await drawn.draw(corner);
    expect(await top()).toBe('card');
    expect(await drawn.focused()).toBe('panel');
  });

  test.each([
    { width: 1280, height: 800 },
    { width: 390, height: 700 },
  ])('a card in its corner stands above it: %o', async (viewport) => {
    const drawn = await board.open(hostPage, { ...still, viewport });
    const bottomOf = async (selector: string) => {
      const { y, height } = await drawn.rect(selector);
      return y + height;
    };
    const draw = (layout: 'corner' | 'slideOut', locale: 'en' | 'ar') =>
      drawn.draw({
        locale,
        step: { layout, blocks: [{ id: 'h', type: 'heading', text: 'Hello' }, nps(), buttons('Next')] },
      });
    const destroy = () => drawn.page.evaluate(() => window.drawn.destroy());
    await drawn.checklist();
    await drawn.help();
    const { y: row } = await boxOf(drawn, 'Help');
    for (const layout of ['corner', 'slideOut'] as const) {
      await draw(layout, 'en');
      expect(await bottomOf('cairn-layer .card'), layout).toBeLessThan(row);
      expect((await drawn.rect('cairn-layer .card')).y).toBeGreaterThanOrEqual(0);
      await destroy();
    }
    // In the other corner nobody is in its way, unless it takes the whole width.
    await draw('corner', 'ar');
    expect((await bottomOf('cairn-layer .card')) > row).toBe(viewport.width > 520);
    await destroy();

    await draw('corner', 'en');
    await drawn.page.evaluate(() => {
      window.checklist.hide();
      window.help.hide();
    });
    await expect.poll(() => bottomOf('cairn-layer .card')).toBeGreaterThan(row);
  });

  test('Escape in the page closes the card first', async () => {
    const drawn = await board.open(
      hostPage.replace('<main', '<input id="field" style="position:fixed;right:40px;bottom:120px"><main'),
      still,
    );
    await drawn.checklist({ isOpen: true });
    await drawn.draw({ step: { layout: 'corner', blocks: [{ id: 'h', type: 'heading', text: 'Hello' }] } });
    await drawn.page.focus('#field');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.calls()).toEqual([{ type: 'close' }]);
    await drawn.page.evaluate(() => window.drawn.destroy());
    expect(await drawn.panel('Get started').isVisible()).toBe(true);
    await drawn.page.keyboard.press('Escape');
    await drawn.panel('Get started').waitFor({ state: 'hidden' });
  });
});

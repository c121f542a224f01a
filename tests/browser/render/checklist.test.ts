import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { paintedTheme } from '../../../shared/rules/painted-theme.ts';
import { axeFaults } from '../../support/axe.ts';
import { launchBrowser } from '../../support/browser.ts';
import { openPanelBoard, type PanelPage, tasks } from '../../support/draw-panel.ts';
import { frames } from '../../support/draw-step.ts';

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
  <main><h1>Orders</h1><button id="host">Host</button></main></html>`;

const open = async (
  view: Parameters<PanelPage['checklist']>[0] = {},
  options: Parameters<typeof board.open>[1] = {},
) => {
  const drawn = await board.open(hostPage, options);
  await drawn.checklist({ isOpen: true, ...view });
  const panel = drawn.panel('Get started');
  return { drawn, panel, task: (name: string) => panel.getByRole('button', { name }) };
};
const said = (drawn: PanelPage) => drawn.page.locator('.dock > [role=status]');

describe('a checklist', () => {
  test('lists its tasks, each with its state in words', async () => {
    const { panel } = await open();
    const items = panel.getByRole('list').getByRole('listitem');
    expect(await items.locator('.row').allTextContents()).toEqual([
      'Create a projectDone',
      'Invite your teamTo do',
      'Look at your first reportTo do',
      'Read the termsTo do',
    ]);
    expect(await panel.getByText('1 of 4 done').isVisible()).toBe(true);
  });

  test('opens the next task by itself, with its hint and what to do', async () => {
    const { panel, task } = await open();
    expect(await task('Invite your team').getAttribute('aria-expanded')).toBe('true');
    expect(await task('Create a project').getAttribute('aria-expanded')).toBe('false');
    expect(await panel.getByText('Work is shared out more easily').isVisible()).toBe(true);
    expect(await panel.getByRole('button', { name: 'Open page' }).isVisible()).toBe(true);
    expect(await panel.getByText('Everything else lives in one.').isVisible()).toBe(false);
  });

  test('folds out one task at a time, and what is folded out says which', async () => {
    const { panel, task } = await open();
    await task('Create a project').click();
    expect(await task('Create a project').getAttribute('aria-expanded')).toBe('true');
    expect(await task('Invite your team').getAttribute('aria-expanded')).toBe('false');
    const id = await task('Create a project').getAttribute('aria-controls');
    expect(await panel.locator(`#${id}`).textContent()).toContain('Everything else lives in one.');
    await task('Create a project').click();
    expect(await task('Create a project').getAttribute('aria-expanded')).toBe('false');
  });

  test('a task with nothing to say or do is no button', async () => {
    const { panel } = await open();
    expect(await panel.getByText('Read the terms').isVisible()).toBe(true);
    expect(await panel.getByRole('button', { name: 'Read the terms' }).count()).toBe(0);
  });

  test('tells which task was pressed, and gets out of the way of a guide that it starts', async () => {
    const { drawn, panel, task } = await open();
    await panel.getByRole('button', { name: 'Open page' }).click();
    expect(await panel.isVisible()).toBe(true);
    await task('Create a project').click();
    const again = panel.getByRole('button', { name: 'Show me again', description: 'Create a project' });
    await again.click();
    expect(await panel.isVisible()).toBe(false);
    expect(await drawn.calls()).toEqual([
      ['task', 'invite'],
      ['toggle', false],
      ['task', 'project'],
    ]);
  });

  test('the guide that was started gives the focus back to the launcher when it ends', async () => {
    const { drawn, panel, task } = await open();
    await task('Look at your first report').click();
    await panel.getByRole('button', { name: 'Show me' }).focus();
    await drawn.page.keyboard.press('Enter');
    await drawn.draw({
      takesFocus: true,
      step: { layout: 'corner', blocks: [{ id: 'h', type: 'heading', text: 'Hello' }] },
    });
    expect(
      await drawn.card.evaluate((card) => (card.getRootNode() as ShadowRoot).activeElement === card),
    ).toBe(true);
    await drawn.page.evaluate(() => window.drawn.destroy());
    await expect.poll(() => drawn.focused()).toContain('Get started');
  });
});

describe('a task that has become done', () => {
  test('is ticked, counted and said, and the next one opens', async () => {
    const { drawn, panel, task } = await open();
    await drawn.update('checklist', { doneIds: ['project', 'invite'] });
    expect(await task('Invite your team').textContent()).toBe('Invite your teamDone');
    expect(await task('Invite your team').getAttribute('aria-expanded')).toBe('false');
    expect(await task('Look at your first report').getAttribute('aria-expanded')).toBe('true');
    expect(await panel.getByText('2 of 4 done').isVisible()).toBe(true);
    expect(await said(drawn).textContent()).toBe('Done: Invite your team. 2 of 4 done');
    expect(await drawn.launcher('Get started 2 of 4').count()).toBe(1);
  });

  test('takes no focus and closes nothing that the user is in', async () => {
    const { drawn, panel, task } = await open();
    await panel.getByRole('button', { name: 'Open page' }).focus();
    await drawn.page.evaluate(() => {
      Object.assign(window, { before: window.deepFocus() });
    });
    await drawn.update('checklist', { doneIds: ['project', 'invite'] });
    expect(await drawn.page.evaluate(() => window.deepFocus() === Reflect.get(window, 'before'))).toBe(true);
    expect(await task('Invite your team').getAttribute('aria-expanded')).toBe('true');
    await drawn.page.focus('#host');
    await drawn.update('checklist', { doneIds: ['project', 'invite', 'read'] });
    expect(await drawn.focused()).toBe('host');
  });

  test('leaves a task alone that the user has opened', async () => {
    const { drawn, task } = await open();
    await task('Look at your first report').click();
    await drawn.update('checklist', { doneIds: ['project', 'invite'] });
    expect(await task('Look at your first report').getAttribute('aria-expanded')).toBe('true');
  });

  test('is said also while the panel is closed, and nothing is said of what is no news', async () => {
    const { drawn } = await open({ isOpen: false });
    await drawn.update('checklist', { doneIds: ['project', 'gone'] });
    expect(await said(drawn).textContent()).toBe('');
    await drawn.update('checklist', { doneIds: ['project', 'read'] });
    expect(await said(drawn).textContent()).toBe('Done: Read the terms. 2 of 4 done');
  });

  test('the last one is celebrated, without motion where none is wanted', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { drawn, panel } = await open({ doneIds: ['project', 'invite', 'report'] }, { reducedMotion });
      expect(await panel.getByText('All done').isVisible()).toBe(false);
      await panel.evaluate((element) => {
        Object.assign(window, { moves: 0 });
        for (const type of ['animationstart', 'transitionrun'])
          element
            .getRootNode()
            .addEventListener(type, () => Object.assign(window, { moves: Reflect.get(window, 'moves') + 1 }));
      });
      await drawn.update('checklist', { doneIds: ['project', 'invite', 'report', 'read'] });
      expect(await panel.getByText('All done').isVisible()).toBe(true);
      expect(await said(drawn).textContent()).toBe(
        'Done: Read the terms. 4 of 4 done. All done. Nicely done!',
      );
      await frames(drawn.page);
      const isMoved = () => drawn.page.evaluate(() => Reflect.get(window, 'moves') > 0);
      await expect.poll(isMoved).toBe(reducedMotion === 'no-preference');
    }
  });
});

describe('hiding the list', () => {
  test('is asked once, in its place, with the focus on the answer that changes nothing', async () => {
    const { drawn, panel } = await open();
    await panel.getByRole('button', { name: 'Hide this list' }).click();
    expect(await drawn.calls()).toEqual([]);
    expect(await drawn.focused()).toBe('keep');
    expect(
      await panel.getByRole('button', { name: 'Hide', description: 'Hide this list for good?' }).count(),
    ).toBe(1);
    await panel.getByRole('button', { name: 'Hide', exact: true }).click();
    expect(await drawn.calls()).toEqual([['dismiss']]);
  });

  test('is taken back by "Keep" or Escape, which closes the panel only then', async () => {
    const { drawn, panel } = await open();
    for (const keep of [
      () => panel.getByRole('button', { name: 'Keep' }).click(),
      () => drawn.page.keyboard.press('Escape'),
    ]) {
      await panel.getByRole('button', { name: 'Hide this list' }).click();
      await keep();
      expect(await drawn.focused()).toBe('dismiss');
      expect(await panel.isVisible()).toBe(true);
    }
    await drawn.page.keyboard.press('Escape');
    expect(await panel.isVisible()).toBe(false);
    expect(await drawn.calls()).toEqual([['toggle', false]]);
  });

  test('is not asked any more when the panel was closed over it', async () => {
    const { drawn, panel } = await open();
    await panel.getByRole('button', { name: 'Hide this list' }).click();
    await panel.getByRole('button', { name: 'Close' }).click();
    await drawn.launcher(/Get started/).click();
    expect(await panel.getByRole('button', { name: 'Keep' }).count()).toBe(0);
  });
});

describe('a change of the list', () => {
  test('is drawn without a loss of the focus', async () => {
    const { drawn, panel, task } = await open();
    await task('Invite your team').focus();
    const checklist = {
      title: 'Your first week',
      items: tasks.map((one) => (one.id === 'invite' ? { ...one, label: 'Invite colleagues' } : one)),
      launcher: { label: 'First week', corner: 'bottomStart' as const },
    };
    await drawn.update('checklist', { checklist });
    expect(await panel.count()).toBe(0);
    expect(await drawn.panel('Your first week').isVisible()).toBe(true);
    expect(await drawn.focused()).toBe('task-invite');
    expect((await drawn.launcher(/First week/).boundingBox())!.x).toBe(20);
  });

  test('of language changes its own words too', async () => {
    const { drawn, panel } = await open();
    await drawn.update('checklist', { locale: 'zh-CN' });
    expect(await panel.getByText('已完成 1 项，共 4 项').isVisible()).toBe(true);
    expect(await panel.getByRole('button', { name: '关闭' }).count()).toBe(1);
    expect(await drawn.page.locator('.stage').getAttribute('lang')).toBe('zh-CN');
  });
});

describe('accessibility', () => {
  for (const mode of ['light', 'dark'] as const) {
    for (const doneIds of [['project'], tasks.map(({ id }) => id)]) {
      test(`axe finds nothing in ${mode}, ${doneIds.length} done`, async () => {
        const { drawn } = await open(
          { theme: paintedTheme({ mode, accent: '#f2c94c' }), doneIds },
          { reducedMotion: 'reduce' },
        );
        expect(await axeFaults(drawn.page, 'cairn-layer')).toEqual([]);
      });
    }
  }

  test('the whole list works by keyboard alone', async () => {
    const { drawn } = await open({ isOpen: false });
    await drawn.page.focus('#host');
    const seen: string[] = [];
    for (const key of ['Tab', 'Enter', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter']) {
      await drawn.page.keyboard.press(key);
      seen.push(await drawn.focused());
    }
    expect(seen.slice(1)).toEqual([
      'panel',
      'Close',
      'task-project',
      'task-invite',
      'act-invite',
      'act-invite',
    ]);
    expect(await drawn.calls()).toEqual([
      ['toggle', true],
      ['task', 'invite'],
    ]);
  });

  test('follows the system between light and dark', async () => {
    const { drawn, panel } = await open({ theme: paintedTheme({ mode: 'auto', accent: '#4f46e5' }) });
    const color = () => panel.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await color()).toBe('rgb(255, 255, 255)');
    await drawn.page.emulateMedia({ colorScheme: 'dark' });
    await expect.poll(color).toBe('rgb(30, 33, 39)');
  });

  test('keeps its edges and its ticks in forced colours', async () => {
    const { panel } = await open({}, { forcedColors: 'active' });
    const canvas = await panel.evaluate((element) => getComputedStyle(element).backgroundColor);
    expect(await panel.evaluate((element) => getComputedStyle(element).borderTopColor)).not.toBe(canvas);
    const mark = panel.locator('.task.done .mark');
    expect(await mark.evaluate((element) => getComputedStyle(element).backgroundColor)).not.toBe(canvas);
  });

  test.each([
    ['360 px', { width: 360, height: 640 }, 16],
    ['a low window', { width: 800, height: 320 }, 16],
    ['text at 200 %', { width: 480, height: 640 }, 32],
  ])('at %s everything can be reached, and nothing scrolls sideways', async (_, viewport, rootPx) => {
    const drawn = await board.open(hostPage, { viewport, reducedMotion: 'reduce' });
    await drawn.page.evaluate(
      (px) => document.documentElement.style.setProperty('font-size', `${px}px`),
      rootPx,
    );
    await drawn.help();
    await drawn.checklist({ isOpen: true });
    const panel = drawn.panel('Get started');
    const box = (await panel.boundingBox())!;
    expect(box.y).toBeGreaterThanOrEqual(0);
    expect(box.y + box.height).toBeLessThanOrEqual(viewport.height);
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(viewport.width);
    expect(await panel.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
    // A real press of each, which fails if something lies over it.
    await panel.getByRole('button', { name: 'Open page' }).click({ timeout: 2000 });
    await panel.getByRole('button', { name: 'Hide this list' }).click({ timeout: 2000 });
    await panel.getByRole('button', { name: 'Keep' }).click({ timeout: 2000 });
    await panel.getByRole('button', { name: 'Close' }).click({ timeout: 2000 });
    expect(await drawn.launcher('Help').isVisible()).toBe(true);
  });
});

describe('in a host page', () => {
  test('its events stay its own: no shortcut, press or focus of it is seen', async () => {
    const { drawn, task } = await open({ isOpen: false });
    await drawn.page.evaluate(() => {
      const seen: string[] = [];
      Object.assign(window, { seen });
      for (const type of ['keydown', 'keyup', 'click', 'pointerdown', 'mousedown', 'focusin', 'input']) {
        document.addEventListener(type, (event) => seen.push(event.type), true);
      }
    });
    await drawn.launcher(/Get started/).click();
    await task('Create a project').click();
    await drawn.page.keyboard.press('Tab');
    await drawn.page.keyboard.press('Escape');
    expect(await drawn.page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
  });

  test('is drawn as it should under a strict policy with Trusted Types, without a report', async () => {
    const drawn = await board.open({
      html: hostPage,
      headers: (ours) => ({
        'content-security-policy': `default-src 'none'; script-src ${ours}; require-trusted-types-for 'script'; trusted-types 'none'`,
      }),
    });
    await drawn.checklist({ isOpen: true });
    const panel = drawn.panel('Get started');
    expect(await panel.evaluate((element) => getComputedStyle(element).borderRadius)).toBe('14px');
    await panel.getByRole('button', { name: 'Hide this list' }).click();
    expect(drawn.errors.filter((error) => !error.includes('favicon'))).toEqual([]);
  });

  test('is not printed', async () => {
    const { drawn, panel } = await open();
    await drawn.page.emulateMedia({ media: 'print' });
    expect(await panel.isVisible()).toBe(false);
    expect(await drawn.launcher(/Get started/).isVisible()).toBe(false);
  });

  test('can be pressed while a dialog of the page is open, and is back after it', async () => {
    const { drawn, panel } = await open({ isOpen: false });
    await drawn.page.evaluate(() => {
      const dialog = document.body.appendChild(document.createElement('dialog'));
      dialog.textContent = 'Sure?';
      dialog.showModal();
    });
    await drawn.launcher(/Get started/).click();
    expect(await panel.isVisible()).toBe(true);
    await drawn.page.evaluate(() => document.querySelector('dialog')!.remove());
    await expect.poll(() => panel.isVisible()).toBe(true);
    expect(await drawn.page.locator('html > cairn-layer').count()).toBe(1);
  });

  test('stands in the frame of a preview, with no part over the page', async () => {
    const drawn = await board.open(
      `${hostPage}<div id="frame" style="position:fixed;left:300px;top:50px;width:600px;height:500px"></div>`,
    );
    await drawn.checklist({ isOpen: true, container: '#frame' });
    const frame = (await drawn.page.locator('#frame').boundingBox())!;
    for (const part of [drawn.panel('Get started'), drawn.launcher(/Get started/)]) {
      const box = (await part.boundingBox())!;
      expect(box.x).toBeGreaterThan(frame.x);
      expect(box.x + box.width).toBeLessThan(frame.x + frame.width);
      expect(box.y).toBeGreaterThan(frame.y);
      expect(box.y + box.height).toBeLessThan(frame.y + frame.height);
    }
    await drawn.launcher(/Get started/).click();
    expect(await drawn.calls()).toEqual([['toggle', false]]);
  });

  test('removes every node and listener', async () => {
    const drawn = await board.open(hostPage);
    await drawn.page.evaluate(() => {
      const signals: (AbortSignal | undefined)[] = [];
      const { addEventListener } = EventTarget.prototype;
      EventTarget.prototype.addEventListener = function (type, listener, options) {
        const isSignal = this instanceof AbortSignal;
        if (!isSignal) signals.push(typeof options === 'object' ? options.signal : undefined);
        addEventListener.call(this, type, listener, options);
      };
      Object.assign(window, { signals, before: document.documentElement.outerHTML });
    });
    await drawn.checklist({ isOpen: true });
    await drawn.update('checklist', { theme: paintedTheme({ mode: 'dark', accent: '#4f46e5' }) });
    await drawn.page.evaluate(() => window.checklist.destroy());
    const left = await drawn.page.evaluate(() => {
      const { signals, before } = window as unknown as {
        signals: (AbortSignal | undefined)[];
        before: string;
      };
      return {
        count: signals.length,
        listeners: signals.filter((signal) => !signal?.aborted).length,
        isClean: document.documentElement.outerHTML === before,
      };
    });
    expect(left.count).toBeGreaterThan(20);
    expect(left).toMatchObject({ listeners: 0, isClean: true });
  });
});

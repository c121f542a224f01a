import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  frames,
  freeLayouts,
  heading,
  type TourBench,
  targetHtml,
  tourBench,
} from '../../support/host-tour.ts';
import { sign, step } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const dialog = `<dialog id="dialog" style="width:700px;height:500px">${targetHtml('margin:120px 200px')}</dialog>`;
const openDialog = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.showModal());

test('dialog: the target is in a modal <dialog>; the card is above it and can be pressed', async () => {
  const tour = await bench.open(`${dialog}<script>document.querySelector('#dialog').showModal()</script>`);
  await tour.standsBy();
  await tour.everyLayout(async () => {});
  expect(await tour.page.locator('#dialog').evaluate((one) => (one as HTMLDialogElement).open)).toBe(true);
});

test('dialog-after: a modal <dialog> opens while the card is up, which can still be pressed', async () => {
  // What belongs to an element behind the dialog is behind it too.
  const tour = await bench.open({
    html: `${targetHtml()}<dialog id="dialog" style="width:900px;height:600px">Theirs</dialog>`,
    layouts: ['tooltip', ...freeLayouts],
  });
  await tour.everyLayout(async () => {
    await openDialog(tour.page);
    await frames(tour.page);
    await tour.card.getByRole('button', { name: 'Next' }).click({ trial: true });
    await tour.page.evaluate(() => document.querySelector<HTMLDialogElement>('#dialog')!.close());
    await frames(tour.page);
    await tour.card.getByRole('button', { name: 'Next' }).click({ trial: true });
    await openDialog(tour.page);
    await frames(tour.page);
  });
});

test('a click that the step waits for opens a modal <dialog>: the next card stands in it, and can be pressed', async () => {
  const tour = await bench.open({
    html: `<button id="target" onclick="document.querySelector('#dialog').showModal()">Target</button>
      <dialog id="dialog" style="width:700px;height:500px"><button id="inside" style="margin:150px 200px">Inside</button></dialog>`,
    steps: [
      step('one', {
        target: { signature: sign({ name: 'Target' }) },
        advanceOn: 'targetClick',
        blocks: [heading('one')],
      }),
      step('two', { target: { signature: sign({ name: 'Inside' }) } }),
    ],
  });
  await tour.standsBy();
  await tour.page.locator('#target').click();
  await tour.standsBy(tour.page.locator('#inside'));
  await tour.press('Next');
  await tour.card.waitFor({ state: 'detached' });
  expect(await tour.page.locator('#dialog').evaluate((one) => (one as HTMLDialogElement).open)).toBe(true);
  expect(tour.faults).toEqual([]);
});

test('popover: the target is in a popover, which a press on the card does not close', async () => {
  const tour = await bench.open({
    html: `<div id="menu" popover style="width:400px;height:300px">${targetHtml('margin:50px')}</div>
      <script>document.querySelector('#menu').showPopover()</script>`,
    // Not a modal one: showing a modal dialog closes all popovers of the page, says HTML.
    steps: [step('tooltip', { target: { signature: sign({ name: 'Target' }) } }), step('corner')],
  });
  await tour.standsBy();
  await tour.press('Next');
  await tour.shows('corner');
  expect(await tour.page.locator('#menu').isVisible()).toBe(true);
});

const disturbances: Record<string, () => void> = {
  'zmax: a layer of the host at z-index 2147483647': () => {
    const layer = document.createElement('div');
    layer.style.cssText = 'position:fixed;inset:0;z-index:2147483647;background:#ccc8';
    document.body.append(layer);
  },
  'body-pe: body { pointer-events: none }, as Radix dialogs set it': () => {
    document.body.style.pointerEvents = 'none';
  },
  'hide-others: inert and aria-hidden on every child of the body': () => {
    for (const child of document.body.children) {
      child.setAttribute('inert', '');
      child.setAttribute('aria-hidden', 'true');
    }
  },
};

test.each(Object.entries(disturbances))('%s', async (_, disturb) => {
  // A mark and a step in the page are covered with what they stand at.
  const tour = await bench.open({ html: `<div>${targetHtml()}</div>`, layouts: ['tooltip', ...freeLayouts] });
  await tour.page.evaluate(disturb);
  await tour.everyLayout(async () => {
    const { page } = tour;
    const isReadOut = await page.evaluate(
      () => !document.querySelector('cairn-layer')!.closest('[inert],[aria-hidden]'),
    );
    expect(isReadOut).toBe(true);
  });
});

test.each(['pointerdown', 'mousedown', 'click'])(
  'outside-click: a menu that has listened for %s at the window since it opened stays open while the card that points into it is used',
  async (type) => {
    const tour = await bench.open({
      html: `<button id="opener">Open</button><script>
      document.querySelector('#opener').addEventListener('click', () => {
        const menu = document.body.appendChild(document.createElement('div'));
        menu.innerHTML = '${targetHtml()}';
        const close = (event) => menu.contains(event.target) || menu.remove();
        setTimeout(() => addEventListener('${type}', close, { capture: true, passive: true }));
      });
    </script>`,
      steps: [
        { ...step('inside', { target: { signature: sign({ name: 'Target' }) } }), missingAfterSeconds: 30 },
        step('end'),
      ],
    });
    // The guide is there, and waits for its target.
    await expect.poll(() => bench.server.deliveries.length).toBe(1);
    await tour.page.waitForTimeout(500);
    await tour.page.click('#opener');
    await tour.shows('inside');
    await tour.press('Next');
    await tour.shows('end');
    expect(await tour.page.isVisible('#target')).toBe(true);
  },
);

test('focus-fight: a focus trap of the host pulls focus back: no endless loop, and the button works', async () => {
  const tour = await bench.open(
    `<div id="trap"><input id="inside" aria-label="Inside">${targetHtml()}</div><script>
      window.pulls = 0;
      const trap = document.querySelector('#trap'), inside = document.querySelector('#inside');
      for (const type of ['focusin', 'focusout', 'focus', 'blur']) {
        document.addEventListener(type, (event) => {
          const goal = /in|focus$/.test(event.type) ? event.target : event.relatedTarget;
          if (goal instanceof Node && !trap.contains(goal)) { pulls++; inside.focus(); }
        }, true);
      }
      inside.focus();
    </script>`,
  );
  await tour.everyLayout(async () => {
    await tour.card.getByRole('button', { name: 'Close' }).focus();
    await tour.page.waitForTimeout(50);
  });
  expect(await tour.page.evaluate(() => Reflect.get(window, 'pulls'))).toBeLessThan(30);
  expect(tour.faults).toEqual([]);
});

test('outside-click: pressing the card does not reach the handlers that close menus on a press outside', async () => {
  const tour = await bench.open(`${targetHtml()}<script>
    window.seen = [];
    for (const type of ['pointerdown', 'mousedown', 'pointerup', 'mouseup', 'click', 'focusin', 'focusout', 'touchstart']) {
      document.addEventListener(type, () => seen.push('capture ' + type), true);
      document.addEventListener(type, () => seen.push(type));
      window.addEventListener(type, () => seen.push('window ' + type));
    }</script>`);
  await tour.everyLayout(async () => {});
  expect(await tour.page.evaluate(() => Reflect.get(window, 'seen'))).toEqual([]);
  await tour.page.mouse.click(10, 10);
  expect(await tour.page.evaluate(() => Reflect.get(window, 'seen'))).toContain('click');
});

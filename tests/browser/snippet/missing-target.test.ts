import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  aWhile,
  type GuideBench,
  go,
  guideBench,
  openInStoppedTime,
  pass,
} from '../../support/guide-bench.ts';
import { card, guide, guideId, sign, step, target } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

async function open(body = '', path = '/') {
  bench.hostPage(path, body);
  const { page } = await bench.open(path);
  await bench.asked();
  return page;
}
const shown = (page: Page, id = 'one') => card(page, `This is ${id}`);

test('a missing target is reported with guide, version, step, page and what was tried', async () => {
  const invoice = target({ name: 'Invoice', text: 'Invoice', id: 'invoice', section: 'Billing' });
  bench.deliver(
    guide([step('one', { target: invoice, missingAfterSeconds: 1 }), step('two')], { version: 4 }),
  );
  const page = await open('<h2>Billing</h2><button>Invitations</button>', '/orders');
  await shown(page, 'two').waitFor();
  await bench.hears('target.missing', 'one');
  const [event] = bench.server.events('guide', 'target.missing');
  expect(event).toMatchObject({
    path: '/orders',
    properties: { guideId: guideId(1), version: 4, stepId: 'one', tried: {} },
  });
  const { bestScore, waitedSeconds } = event!.properties!.tried as {
    bestScore: number;
    waitedSeconds: number;
  };
  expect(bestScore).toBeGreaterThan(0);
  expect(bestScore).toBeLessThan(0.6);
  expect(waitedSeconds).toBeGreaterThanOrEqual(1);
});

test('a guide whose target was missing is tried again on the next page', async () => {
  bench.deliver(guide([step('one', { target: target({ name: 'Invoice' }), whenMissing: 'end' })]));
  const page = await open('<main></main>');
  await bench.hears('target.missing', 'one');
  await page.evaluate(() => {
    document.body.append(Object.assign(document.createElement('button'), { textContent: 'Invoice' }));
  });
  await aWhile(page);
  expect(await shown(page).count()).toBe(0);
  await go(page, '/orders');
  await shown(page).waitFor();
});

test('what we draw ourselves is no target, however like it is', async () => {
  const launched = {
    id: guideId(2),
    kind: 'help',
    help: { title: 'Help', launcher: { label: 'Help', corner: 'bottomStart' } },
  } as const;
  const pointed = step('one', { target: target({ name: 'Help', text: 'Help' }), missingAfterSeconds: 1 });
  bench.deliver(guide([pointed, step('two')]), guide([], launched));
  const page = await open('<main><p>Nothing to press</p></main>');
  await page.getByRole('button', { name: 'Help' }).waitFor();
  await bench.hears('target.missing', 'one');
  await shown(page, 'two').waitFor();
});

test('nothing is missing while the page is not seen, and the time counts anew when it is', async () => {
  bench.deliver(guide([step('one', { target: target({ name: 'Invoice' }) }), step('two')]));
  bench.hostPage(
    '/',
    `<script>
      let isHidden = false;
      Object.defineProperty(document, 'hidden', { get: () => isHidden });
      window.turn = (hidden) => { isHidden = hidden; document.dispatchEvent(new Event('visibilitychange')); };
    </script>`,
  );
  const page = await openInStoppedTime(bench, '/');
  const turn = (isHidden: boolean) =>
    page.evaluate((to) => (window as never as { turn(hidden: boolean): void }).turn(to), isHidden);
  const isRunning = () => page.evaluate(() => sessionStorage.getItem('cairn pk_test runs') !== null);
  await pass(page, isRunning, 'the run');
  await turn(true);
  await page.clock.runFor(5000);
  expect(await page.locator('cairn-layer').count()).toBe(0);
  await turn(false);
  await page.clock.runFor(900);
  expect(await page.locator('cairn-layer').count()).toBe(0);
  await pass(page, () => shown(page, 'two').isVisible(), 'the next step');
  await pass(page, () => bench.told().includes('target.missing one'), 'the report');
});

describe('a target that is folded away', () => {
  const pointing = (opensFolded: boolean, parts = {}) =>
    bench.deliver(
      guide([
        step('one', { target: target({ name: 'Export' }), opensFolded, missingAfterSeconds: 1, ...parts }),
      ]),
    );
  const folds: [string, string][] = [
    ['closed details', '<details><summary>More</summary><button>Export</button></details>'],
    [
      'details in details',
      '<details><summary>More</summary><details><summary>Still more</summary><button>Export</button></details></details>',
    ],
    [
      'an unselected tab',
      `<div role="tablist"><button role="tab" aria-controls="p1">One</button><button role="tab" aria-controls="p2" aria-selected="false"
         onclick="document.getElementById('p2').hidden = false">Two</button></div>
       <div role="tabpanel" id="p1">First</div><div role="tabpanel" id="p2" hidden><button>Export</button></div>`,
    ],
    [
      'a tab that its panel names',
      `<button role="tab" id="t2" onclick="document.querySelector('[role=tabpanel]').hidden = false">Two</button>
       <div role="tabpanel" aria-labelledby="t2" hidden><button>Export</button></div>`,
    ],
    [
      'a collapsed menu',
      `<button aria-expanded="false" aria-controls="menu" onclick="document.getElementById('menu').style.display = 'block'">Menu</button>
       <div id="menu" style="display: none"><button>Export</button></div>`,
    ],
    [
      'a popover',
      '<button popovertarget="menu">Menu</button><div id="menu" popover><button>Export</button></div>',
    ],
  ];
  test.each(folds)('in %s is opened where the author says so', async (_, body) => {
    pointing(true);
    const page = await open(body);
    await shown(page).waitFor();
    await bench.hears('step.shown', 'one');
    expect(bench.told()).toEqual(['guide.started one', 'step.shown one']);
    // What we pressed is no use of the product.
    expect(bench.server.events('click')).toEqual([]);
  });

  test('is waited for where the author does not', async () => {
    pointing(false, { missingAfterSeconds: 30 });
    const page = await open(folds[0]![1]);
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await page.getByText('More').click();
    await shown(page).waitFor();
  });

  test('is left alone when it could be one of two', async () => {
    pointing(true);
    const page = await open(`${folds[0]![1]}${folds[0]![1]}`);
    await bench.hears('target.missing', 'one');
    expect(await page.locator('details[open]').count()).toBe(0);
  });

  test('and that the user folds again is not opened twice', async () => {
    pointing(true, { missingAfterSeconds: 30 });
    const page = await open(folds[0]![1]);
    await shown(page).waitFor();
    await page.locator('summary').click();
    await shown(page).waitFor({ state: 'hidden' });
    await aWhile(page);
    expect(await page.locator('details[open]').count()).toBe(0);
    await page.locator('summary').click();
    await shown(page).waitFor();
  });
});

test('a row of a virtualised list is pointed at while it is there, and never another one', async () => {
  const row = (name: string) => `<li><b>${name}</b> <button>Edit</button></li>`;
  const edit = sign({ name: 'Edit', text: 'Edit', path: ['li', 'ul'], row: 'Beta', nth: [1, 3] });
  bench.deliver(guide([step('one', { target: { signature: edit }, missingAfterSeconds: 30 })]));
  const page = await open(`<ul style="margin: 60px">${['Alpha', 'Beta', 'Gamma'].map(row).join('')}</ul>`);
  const rows = (...names: string[]) =>
    page.evaluate((given) => {
      for (const [i, name] of given.entries()) document.querySelectorAll('b')[i]!.textContent = name;
    }, names);
  await shown(page).waitFor();
  await rows('Kappa', 'Lambda', 'Sigma');
  await shown(page).waitFor({ state: 'hidden' });
  await rows('Delta', 'Alpha', 'Beta');
  await shown(page).waitFor();
  const away = async () => {
    const [tip, third] = [await shown(page).boundingBox(), await page.locator('li').nth(2).boundingBox()];
    return Math.abs(tip!.y - third!.y);
  };
  await expect.poll(away).toBeLessThan(60);
});

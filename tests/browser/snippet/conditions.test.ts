import type { Page } from 'playwright';
import { devices } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PageConditions } from '../../../shared/contract/audience.ts';
import { aWhile, type GuideBench, go, guideBench } from '../../support/guide-bench.ts';
import { card, guide, step, target } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const shown = (page: Page) => card(page, 'This is one');
const only = (pageConditions: PageConditions) => bench.deliver(guide([step('one')], { pageConditions }));
async function open(body = '<h1>Deals</h1>', options = {}, path = '/') {
  bench.hostPage(path, body);
  const { page } = await bench.open(path, options);
  await bench.asked();
  return page;
}
async function startsNothing(page: Page) {
  await aWhile(page);
  expect(await shown(page).count()).toBe(0);
}
const put = (page: Page, text: string) =>
  page.evaluate((words) => {
    const old = document.getElementById('put');
    const made = Object.assign(document.createElement('button'), { id: 'put', textContent: words });
    if (old) old.textContent = words;
    else document.body.append(made);
  }, text);

describe('the device', () => {
  const { defaultBrowserType: _, ...phone } = devices['iPhone 14'];
  const { defaultBrowserType: __, ...tablet } = devices['iPad Mini'];
  test.each([
    ['phone', phone],
    ['tablet', tablet],
    ['desktop', {}],
    ['desktop', { viewport: { width: 400, height: 600 } }],
  ] as const)('is a %s', async (device, options) => {
    only({ type: 'device', isOneOf: [device] });
    await shown(await open('<h1>Deals</h1>', options)).waitFor();
  });
  test('that is not meant starts nothing', async () => {
    only({ type: 'device', isOneOf: ['phone', 'tablet'] });
    await startsNothing(await open());
  });
});

test('an address is chosen by anew when it changes', async () => {
  only({ type: 'url', pattern: '/orders?tab=open' });
  const page = await open();
  await startsNothing(page);
  await go(page, '/orders?tab=open');
  await shown(page).waitFor();
});

describe('an element', () => {
  const upgrade = target({ name: 'Upgrade' });
  test('that has to be there starts the guide when it comes', async () => {
    only({ type: 'element', is: 'present', target: upgrade });
    const page = await open();
    await startsNothing(page);
    await put(page, 'Upgrade');
    await shown(page).waitFor();
  });
  test('that has to be absent starts it when it goes', async () => {
    only({ type: 'element', is: 'absent', target: upgrade });
    const page = await open('<button id="put">Upgrade</button>');
    await startsNothing(page);
    await page.evaluate(() => document.getElementById('put')?.remove());
    await shown(page).waitFor();
  });
  test('has to say the words, whatever their case, also when only its text changes', async () => {
    const status = target({ id: 'put', tag: 'button' });
    only({ type: 'elementText', target: status, text: 'plan: PRO' });
    const page = await open('<h1>Deals</h1><button id="put">Your plan: Free</button>');
    await startsNothing(page);
    await put(page, 'Your plan: Pro');
    await shown(page).waitFor();
  });
});

test('conditions are joined by all, any and none, nested at will', async () => {
  only({
    type: 'all',
    conditions: [
      { type: 'url', pattern: '/orders*' },
      {
        type: 'any',
        conditions: [
          { type: 'device', isOneOf: ['phone'] },
          { type: 'element', is: 'present', target: target({ name: 'Upgrade' }) },
        ],
      },
      { type: 'none', conditions: [{ type: 'url', pattern: '/orders/old' }] },
    ],
  });
  const page = await open();
  await put(page, 'Upgrade');
  await startsNothing(page);
  await go(page, '/orders/old');
  await startsNothing(page);
  await go(page, '/orders/new');
  await shown(page).waitFor();
});

test('an element is watched only where the guide could start', async () => {
  bench.deliver(
    guide([step('one')], {
      trigger: { on: 'pageLoad', delaySeconds: 0, pages: { include: ['/orders'], exclude: [] } },
      pageConditions: { type: 'element', is: 'present', target: target({ name: 'Upgrade' }) },
    }),
  );
  const page = await open(`<script>
    const watching = new Set();
    window.watchers = () => watching.size;
    const { observe, disconnect } = MutationObserver.prototype;
    MutationObserver.prototype.observe = function (...args) { if (args[0] === document) watching.add(this); observe.apply(this, args); };
    MutationObserver.prototype.disconnect = function () { watching.delete(this); disconnect.apply(this); };
  </script>`);
  const watching = () => page.evaluate(() => (window as never as { watchers(): number }).watchers());
  await aWhile(page);
  expect(await watching()).toBe(0);
  await go(page, '/orders');
  await expect.poll(watching).toBe(1);
  await go(page, '/');
  await expect.poll(watching).toBe(0);
});

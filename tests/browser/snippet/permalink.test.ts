import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { aWhile, type GuideBench, guideBench, on } from '../../support/guide-bench.ts';
import { card, guide, guideId, step } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const manual = () => bench.deliver(guide([step('one')], { trigger: on({ on: 'manual' }) }));

test.each([
  [`/?a=1#cairn-start=${guideId(1)}`, '/?a=1'],
  [`/#/deals/7&cairn-start=${guideId(1)}`, '/#/deals/7'],
  [`/#/deals?cairn-start=${guideId(1)}&tab=x`, '/#/deals?tab=x'],
  [`/#/deals?tab=x&cairn-start=${guideId(1).toUpperCase()}`, '/#/deals?tab=x'],
])('%s starts the guide, and the address is cleaned', async (path, cleaned) => {
  manual();
  bench.hostPage('/', '<h1>Deals</h1>');
  const { page } = await bench.open(path);
  await card(page, 'This is one').waitFor();
  expect(await page.evaluate(() => location.pathname + location.search + location.hash)).toBe(cleaned);
  await bench.hears('guide.started', 'one');
  expect(bench.server.events('guide', 'guide.started')[0]?.properties?.startedBy).toBe('link');
  // A reload goes on with the run, and starts no second one.
  await page.reload();
  await card(page, 'This is one').waitFor();
  await page.waitForTimeout(1500);
  expect(bench.server.events('guide', 'guide.started')).toHaveLength(1);
});

test('a link inside the host app starts it too', async () => {
  manual();
  bench.hostPage('/', `<a href="#cairn-start=${guideId(1)}">Show me</a>`);
  const { page } = await bench.open('/');
  await bench.asked();
  await page.getByText('Show me').click();
  await card(page, 'This is one').waitFor();
  expect(await page.evaluate(() => location.hash)).toBe('');
});

test.each(['#cairn-start=1', '#cairn-start=javascript:alert(1)', '#section'])(
  '%s is left to the host app',
  async (hash) => {
    manual();
    bench.hostPage('/', '<h1>Deals</h1>');
    const { page, faults } = await bench.open(`/${hash}`);
    await bench.asked();
    await aWhile(page);
    expect(await page.evaluate(() => location.hash)).toBe(hash);
    expect(await page.locator('cairn-layer').count()).toBe(0);
    expect(faults).toEqual([]);
  },
);

test('a guide that the user does not get is no error', async () => {
  bench.hostPage('/', '<h1>Deals</h1>');
  const { page, faults } = await bench.open(`/#cairn-start=${guideId(7)}`);
  await bench.asked();
  await aWhile(page);
  expect(faults).toEqual([]);
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type GuideBench, guideBench } from '../../support/guide-bench.ts';
import { card, guide, step, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

test('a run in progress finishes on the version it began with, whatever is published meanwhile', async () => {
  bench.hostPage('/', '<main>Orders</main>');
  bench.deliver(guide([step('one'), step('two')], { version: 1 }));
  const { page } = await bench.open('/');
  await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
  await card(page, 'This is two').waitFor();

  const before = bench.server.deliveries.length;
  bench.deliver(guide([step('one'), step('another')], { version: 2 }));
  await page.reload();
  await until(() => bench.server.deliveries.length > before, 'the delivery of version 2');
  await card(page, 'This is two').getByRole('button', { name: 'Next' }).click();
  const completed = () => bench.server.events('guide', 'guide.completed');
  await until(() => completed().length, 'its end');
  expect(completed().map(({ properties }) => properties?.version)).toEqual([1]);
  expect(await card(page, 'This is another').count()).toBe(0);
});

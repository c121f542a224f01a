import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { card, guide, type SnippetBench, snippetBench, step, until } from '../../support/snippet-bench.ts';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

test('in a page where an author picks an element nothing is captured and no guide starts', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.hostPage('/', '<button>New deal</button>', {
    calls: [['optIn'], ['identify', 'ann'], ['track', 'deal.opened']],
  });
  const { page, faults } = await bench.open(`/#cairn-picker=pt_${'a'.repeat(43)}`);
  await page.waitForFunction(() => 'pickerOpenedWith' in window);
  await page.getByRole('button', { name: 'New deal' }).click();

  // Longer than the queue waits before it sends, and than a guide waits for an idle page.
  await page.waitForTimeout(3000);
  expect(bench.server.events()).toEqual([]);
  expect(bench.server.deliveries).toEqual([]);
  expect(faults).toEqual([]);

  // What the picker does at its end.
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await until(() => bench.server.events('page').length, 'a page view');
  await card(page, 'This is one').waitFor();
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { guide, type SnippetBench, snippetBench, step, until } from '../../support/snippet-bench.ts';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const token = `pt_${'a'.repeat(43)}`;

test('while an author points at an element, nothing they do is captured and no guide starts', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.hostPage('/', '<button>New deal</button>', {
    calls: [['optIn'], ['identify', 'ann'], ['track', 'deal.opened']],
  });
  const { page, faults } = await bench.open(`/#cairn-picker=${token}`);
  await page.getByText('A tour').waitFor();
  expect(new URL(page.url()).hash).toBe('');

  await page.getByRole('button', { name: 'New deal' }).click();
  await page.getByRole('button', { name: 'Use this element' }).click();
  const pick = await until(() => bench.server.picks[0], 'the pick');
  expect(pick).toMatchObject({ key: bench.server.key, token, signature: { name: 'New deal' } });

  // Longer than the queue waits before it sends, and than a guide waits for an idle page.
  await page.waitForTimeout(3000);
  expect(bench.server.events()).toEqual([]);
  expect(bench.server.deliveries).toEqual([]);
  expect(faults).toEqual([]);

  await page.reload();
  await until(() => bench.server.events('page').length, 'the first page view after the pick');
  await page.locator('cairn-layer .card', { hasText: 'This is one' }).waitFor();
});

import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  card,
  guide,
  guideId,
  type SnippetBench,
  snippetBench,
  step,
  until,
} from '../../support/snippet-bench.ts';

/** The minute is longer than any of these tests waits. */
const longCalm = 'data-calm="60000"';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
  bench.host.page('/next', '<!doctype html><title>Without us</title>');
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

async function go(path: string): Promise<Page> {
  const { page } = await bench.open('about:blank');
  await page.goto(bench.host.origin + path);
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  return page;
}

const asked = () => bench.server.requests.filter(({ path }) => path !== '/s.js');
const start = (page: Page, id: string) =>
  page.evaluate((guideId) => Reflect.get(window, 'cairn').start(guideId), id);

test('for a second after it has loaded nothing is asked for; then guides come by themselves', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.hostPage('/', '<button>Save</button>', { calm: '' });
  const page = await go('/');
  await card(page, 'This is one').waitFor();
  const loadedAt = await page.evaluate(() => {
    const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
    return performance.timeOrigin + entry!.loadEventEnd;
  });
  expect(Math.min(...asked().map(({ at }) => at)) - loadedAt).toBeGreaterThan(990);
});

test('an npm package leaves it the calm that it is told', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.host.page(
    '/',
    `<!doctype html><title>Host</title><button>Save</button><script type="module">
      import { cairn } from '${bench.server.origin}/module.js';
      cairn.init({ key: '${bench.server.key}', serverUrl: '${bench.server.origin}', calmMs: 60000 });
      window.cairn = cairn;
    </script>`,
  );
  const page = await go('/');
  await page.waitForTimeout(1500);
  expect(asked().map(({ path }) => path)).toEqual(['/module.js']);
});

test('who asks for a guide does not wait for that', async () => {
  const manual = guide([step('one')], { trigger: { ...guide([]).trigger, on: 'manual' } });
  bench.server.delivery.guides = [manual];
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await page.waitForTimeout(300);
  expect(asked()).toEqual([]);
  await start(page, manual.id);
  await card(page, 'This is one').waitFor();
});

test('nor does who has asked before the page was idle, or follows a link to one', async () => {
  const manual = guide([step('one')], { trigger: { ...guide([]).trigger, on: 'manual' } });
  bench.server.delivery.guides = [manual];
  bench.hostPage('/asked', '', {
    calm: longCalm,
    calls: [
      ['identify', 'u1'],
      ['start', manual.id],
    ],
  });
  bench.hostPage('/linked', '', { calm: longCalm });
  for (const path of ['/asked', `/linked#cairn-start=${guideId(1)}`]) {
    const page = await go(path);
    await card(page, 'This is one').waitFor();
    await page.context().close();
  }
});

test('a tour that goes on after a load goes on at once', async () => {
  bench.server.delivery.guides = [
    guide([step('one'), step('two')], { trigger: { ...guide([]).trigger, on: 'manual' } }),
  ];
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await start(page, guideId(1));
  await card(page, 'This is one').getByText('Next').click();
  await card(page, 'This is two').waitFor();
  await page.reload();
  await card(page, 'This is two').waitFor();
});

test('what happens in the calm is handed over when the page is left in it', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await page.getByText('Save').click();
  expect(asked()).toEqual([]);
  await page.goto(`${bench.host.origin}/next`);
  await until(() => bench.server.events('click').length, 'the click');
  expect(bench.server.events().map(({ name }) => name)).toEqual([
    'user.identified',
    'page.viewed',
    'element.clicked',
  ]);
});

test('and keeps the time at which it happened', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: '' });
  const page = await go('/');
  const from = Date.now();
  await page.getByText('Save').click();
  const to = Date.now();
  await until(() => bench.server.events('click').length, 'the click');
  const at = Date.parse(bench.server.events('click')[0]!.at);
  expect([at >= from, at <= to]).toEqual([true, true]);
});

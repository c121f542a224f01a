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
import { used, watchStores } from '../../support/watch-stores.ts';

/** Longer than anything here waits that has not to wait for it. */
const longCalm = 'data-calm="10000"';
const soon = { timeout: 8000 };

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
  bench.host.page('/next', '<!doctype html><title>Without us</title>');
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

/** A page that has loaded, and been idle for a moment. */
async function go(path: string): Promise<Page> {
  const { page } = await bench.open('about:blank');
  await watchStores(page);
  await page.goto(bench.host.origin + path);
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  await page.waitForTimeout(300);
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
      cairn.init({ key: '${bench.server.key}', serverUrl: '${bench.server.origin}', calmMs: 10000 });
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
  expect(asked()).toEqual([]);
  await start(page, manual.id);
  await card(page, 'This is one').waitFor(soon);
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
    await card(page, 'This is one').waitFor(soon);
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
  await card(page, 'This is two').waitFor(soon);
  await page.reload();
  await card(page, 'This is two').waitFor(soon);
});

test('nor an author who comes to point at something', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const { page } = await bench.open(`/#cairn-picker=pt_${'a'.repeat(43)}`);
  await page.waitForFunction(() => 'pickerOpenedWith' in window, null, soon);
});

test('a launcher that was there on the page before can wait', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const { page } = await bench.open('about:blank');
  await page.addInitScript(
    (key) => sessionStorage.setItem(`cairn ${key} runs`, JSON.stringify([{ guide: { steps: [] } }])),
    bench.server.key,
  );
  await page.goto(`${bench.host.origin}/`);
  await page.waitForTimeout(1500);
  expect(asked()).toEqual([]);
});

test('nothing is kept meanwhile, and only read whether somebody waits', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await page.evaluate(() => Reflect.get(window, 'cairn').track('deal.opened'));
  const ours = ['picker', 'wanted', 'runs'].map((name) => `getItem cairn ${bench.server.key} ${name}`);
  expect(await used(page)).toEqual(ours);
  expect(asked()).toEqual([]);
});

test('what happens in it is handed over when the page is left in it', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await page.evaluate(() => Reflect.get(window, 'cairn').track('deal.opened'));
  expect(asked()).toEqual([]);
  await page.goto(`${bench.host.origin}/next`);
  await until(() => bench.server.events('track').length, 'what was tracked');
  expect(bench.server.events().map(({ name }) => name)).toEqual([
    'user.identified',
    'page.viewed',
    'deal.opened',
  ]);
});

test('a user who clicks has their screen, and ends it', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await page.getByText('Save').click();
  await card(page, 'This is one').waitFor(soon);
});

test('a page that is seen again in it sends nothing for that, least of all where consent is required', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: `${longCalm} data-consent="required"` });
  const page = await go('/');
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForTimeout(500);
  expect(asked()).toEqual([]);
  expect(await used(page)).toEqual([`getItem cairn ${bench.server.key} isOptedOut`]);
});

test('who opts in after it does not have to wait once more', async () => {
  bench.server.delivery.guides = [guide([step('one')])];
  bench.hostPage('/', '<button>Save</button>', { calm: 'data-calm="4000" data-consent="required"' });
  const page = await go('/');
  await page.waitForTimeout(4500);
  await page.evaluate(() => Reflect.get(window, 'cairn').optIn());
  await card(page, 'This is one').waitFor({ timeout: 3500 });
});

test('who stops Cairn in it is not asked for', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: longCalm });
  const page = await go('/');
  await page.evaluate(() => Reflect.get(window, 'cairn').stop());
  await page.waitForTimeout(500);
  expect(asked().map(({ path }) => path)).not.toContain('/v1/delivery');
});

test('a calm that is no number is the usual one', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: 'data-calm="1s"' });
  await go('/');
  expect(asked()).toEqual([]);
  await until(() => bench.server.deliveries.length, 'the question for guides');
});

test('what happens in it keeps the time at which it happened', async () => {
  bench.hostPage('/', '<button>Save</button>', { calm: '' });
  const page = await go('/');
  const from = Date.now();
  await page.getByText('Save').click();
  const to = Date.now();
  await until(() => bench.server.events('click').length, 'the click');
  const at = Date.parse(bench.server.events('click')[0]!.at);
  expect([at >= from, at <= to]).toEqual([true, true]);
});

import type { ServerResponse } from 'node:http';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { card, guide, type SnippetBench, snippetBench, step, until } from '../../support/snippet-bench.ts';

/** Pictures that are still on their way: their page has not loaded. */
let pictures: ServerResponse[] = [];
const letLoad = () => {
  for (const response of pictures.splice(0)) response.writeHead(404).end();
};

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
  bench.host.serve('/late.png', (_request, response) => void pictures.push(response));
  bench.host.page('/next', '<!doctype html><title>Without us</title>');
});
afterEach(async () => {
  letLoad();
  await bench.clear();
  pictures = [];
});
afterAll(() => bench?.close());

/** Notes each use of what a page keeps. */
const watchStores = (page: Page) =>
  page.addInitScript(() => {
    const used: string[] = [];
    Object.assign(window, { used });
    for (const name of ['getItem', 'setItem', 'removeItem'] as const) {
      const own = Storage.prototype[name] as (...args: unknown[]) => unknown;
      Object.assign(Storage.prototype, {
        [name](this: Storage, ...args: unknown[]) {
          used.push(`${name} ${args[0]}`);
          return own.apply(this, args);
        },
      });
    }
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function (...args) {
      used.push(`open ${args[0]}`);
      return open.apply(this, args);
    };
  });
const used = (page: Page) => page.evaluate(() => Reflect.get(window, 'used') as string[]);

/** A page whose snippet runs, and which has not loaded. */
async function openLoading(path: string): Promise<Page> {
  const { page } = await bench.open('about:blank');
  await watchStores(page);
  await page.goto(bench.host.origin + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  return page;
}

const asked = () => bench.server.requests.map(({ path }) => path).filter((path) => path !== '/s.js');

test('before the page has loaded nothing is read, kept or asked for, and what happened meanwhile is not lost', async () => {
  bench.server.delivery.guides = [guide([step('one')], { trigger: { ...guide([]).trigger, on: 'manual' } })];
  const { id } = bench.server.delivery.guides[0]!;
  bench.hostPage('/', '<button>Save</button><img src="/late.png">');
  const page = await openLoading('/');
  await page.getByText('Save').click();
  await page.evaluate((guideId) => {
    const { cairn } = window as never as { cairn: Record<string, (...values: unknown[]) => void> };
    cairn.track!('deal.opened');
    cairn.identify!('u2');
    cairn.track!('deal.closed');
    cairn.start!(guideId);
  }, id);
  expect(await used(page)).toEqual([]);
  expect(asked()).toEqual([]);

  letLoad();
  await card(page, 'This is one').waitFor();
  await until(() => bench.server.events('track').length === 2, 'what was tracked');
  expect(bench.server.events().map(({ name, userId }) => [name, userId])).toEqual(
    expect.arrayContaining([
      ['page.viewed', 'u1'],
      ['element.clicked', 'u1'],
      ['deal.opened', 'u1'],
      ['deal.closed', 'u2'],
    ]),
  );
  // One question for the page and its user, though they changed.
  expect(bench.server.deliveries.map(({ userId }) => userId)).toEqual(['u2']);
});

test('a page that is left before it has loaded hands over what happened on it', async () => {
  bench.hostPage('/', '<button>Save</button><img src="/late.png">');
  const page = await openLoading('/');
  await page.getByText('Save').click();
  await page.goto(`${bench.host.origin}/next`);
  await until(() => bench.server.events('click').length, 'the click');
  expect(bench.server.events('page').map(({ userId }) => userId)).toEqual(['u1']);
});

test('of one who has opted out nothing is kept or sent, however early they leave the page', async () => {
  bench.hostPage('/', '<button>Save</button><img src="/late.png">', { calls: [['track', 'deal.opened']] });
  bench.hostPage('/opted-out', '', { calls: [['optOut']] });
  const { page } = await bench.open('/opted-out');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.endsWith('isOptedOut')));
  bench.server.forget();
  const kept = await page.evaluate(() => JSON.stringify(localStorage));

  await page.goto(`${bench.host.origin}/`, { waitUntil: 'commit' });
  await page.waitForFunction(() => Reflect.get(window, 'cairn')?.track);
  await page.getByText('Save').click();
  await page.goto(`${bench.host.origin}/next`);
  expect(await page.evaluate(() => JSON.stringify(localStorage))).toBe(kept);
  await page.goto(`${bench.host.origin}/opted-out`);
  expect(asked()).toEqual([]);
});

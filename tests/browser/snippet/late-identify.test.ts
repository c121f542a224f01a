import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  aWhile,
  call,
  type GuideBench,
  guideBench,
  openInStoppedTime,
  pass,
} from '../../support/guide-bench.ts';
import { card, guide, guideId, step } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const forAnybody = guide([step('anybody')]);
const forAnn = guide([step('Ann')], { id: guideId(2) });
function open(): Promise<Page> {
  bench.hostPage('/', '<h1>Deals</h1>', { calls: [] });
  return openInStoppedTime(bench, '/');
}

/** Holds back what a page asks for. */
class Gate {
  private readonly page: Page;
  private readonly url: string;
  private readonly asked = Promise.withResolvers<void>();
  private readonly opened = Promise.withResolvers<void>();

  constructor(page: Page, url: string) {
    this.page = page;
    this.url = url;
  }

  close = () =>
    this.page.route(this.url, async (route) => {
      this.asked.resolve();
      await this.opened.promise;
      await route.continue();
    });
  reached = () => this.asked.promise;
  open = () => this.opened.resolve();
}
const shows = (page: Page, id: string) =>
  pass(page, () => card(page, `This is ${id}`).isVisible(), `the card of ${id}`);

test('a page that says some moments later who its user is starts that user’s guide, and no other before', async () => {
  bench.deliver(forAnybody);
  const page = await open();
  await page.clock.runFor(700);
  bench.deliver(forAnn);
  await call(page, 'identify', 'ann');
  await shows(page, 'Ann');
  await page.clock.resume();
  await bench.hears('guide.started', 'Ann');
  expect(bench.told()).not.toContain('guide.started anybody');
});

test('what was delivered for a visitor starts no more once they have a name, however late the part that plays it comes', async () => {
  bench.deliver(forAnybody);
  bench.hostPage('/', '<h1>Deals</h1>', { calls: [] });
  const { page } = await bench.open('about:blank');
  const guides = new Gate(page, '**/snippet/guides-*');
  const delivery = new Gate(page, '**/v1/delivery');
  await Promise.all([guides.close(), page.goto(`${bench.host.origin}/`), guides.reached()]);
  await delivery.close();
  bench.deliver(forAnn);
  await call(page, 'identify', 'ann');
  await delivery.reached();
  guides.open();
  await aWhile(page);
  expect(await page.locator('cairn-layer').count()).toBe(0);
  delivery.open();
  await card(page, 'This is Ann').waitFor();
  await bench.hears('guide.started', 'Ann');
  expect(bench.told()).not.toContain('guide.started anybody');
});

test('a visitor who stays anonymous gets the guide for anybody', async () => {
  bench.deliver(forAnybody);
  const page = await open();
  await page.clock.runFor(700);
  await aWhile(page);
  expect(await card(page, 'This is anybody').count()).toBe(0);
  await page.clock.runFor(3000);
  await shows(page, 'anybody');
});

test('a user whom this browser knows waits for nothing', async () => {
  bench.deliver(forAnybody);
  const page = await open();
  const now = () => page.evaluate(() => Date.now());
  const before = await now();
  await call(page, 'identify', 'ann');
  await shows(page, 'anybody');
  expect((await now()) - before).toBeLessThan(2000);
});

test('what a visitor asked for is started once they have signed in, also on a later page', async () => {
  const page = await open();
  await page.clock.resume();
  await call(page, 'start', guideId(2));
  await aWhile(page);
  expect(await page.locator('cairn-layer').count()).toBe(0);
  bench.deliver(forAnn);
  bench.hostPage('/home', '<h1>Home</h1>', { calls: [['identify', 'ann']] });
  await page.goto(`${bench.host.origin}/home`);
  await card(page, 'This is Ann').waitFor();
  await bench.hears('guide.started', 'Ann');
  expect(bench.server.events('guide', 'guide.started')[0]?.properties?.startedBy).toBe('api');
});

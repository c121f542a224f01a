import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { atRest } from '../../support/at-rest.ts';
import { fullChromiumPath } from '../../support/chromium.ts';
import { type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { guide, step, target, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const told = () =>
  bench.server
    .events('guide')
    .filter(({ name }) => name !== 'target.found')
    .sort((one, other) => (one.id < other.id ? -1 : 1))
    .map(({ name, properties }) => `${name} ${properties?.stepId}`);

describe('the back/forward cache', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: fullChromiumPath(),
      args: ['--no-sandbox', '--disable-dev-shm-usage'],
      ignoreDefaultArgs: ['--disable-back-forward-cache'],
    });
  });
  afterAll(() => browser?.close());

  test('keeps a page with a card on it, which goes on where it was', async () => {
    const { server, host } = bench;
    server.delivery.guides = [guide([step('one', { target: target({ name: 'Target' }) }), step('two')])];
    host.page('/left', '<!doctype html><title>Elsewhere</title>');
    host.page(
      '/kept',
      `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body>${targetHtml()}
       <script>
         window.cairn = [['identify', 'u1']];
         window.restored = [];
         addEventListener('pageshow', (event) => restored.push(event.persisted));
       </script><script async src="${server.origin}/s.js" data-key="pk_kept"></script></body></html>`,
    );
    const page = await browser.newPage();
    await page.goto(`${host.origin}/kept`);
    const card = page.locator('cairn-layer .card');
    await card.filter({ hasText: 'This is one' }).waitFor();
    await until(() => server.events('guide', 'step.shown').length, 'the events');
    await page.evaluate(() => document.querySelector('#target')!.setAttribute('data-is-same', ''));
    await page.goto(`${host.origin}/left`);
    await page.goBack({ waitUntil: 'commit' });
    expect(await page.evaluate(() => Reflect.get(window, 'restored'))).toEqual([false, true]);
    expect(await page.locator('[data-is-same]').count()).toBe(1);
    await card.filter({ hasText: 'This is one' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await card.filter({ hasText: 'This is two' }).waitFor();
    await page.getByRole('button', { name: 'Next' }).click();
    await card.waitFor({ state: 'detached' });
    await until(() => server.events('guide', 'guide.completed').length, 'the end');
    expect(told()).toEqual(['guide.started one', 'step.shown one', 'step.shown two', 'guide.completed two']);
    expect(server.events('page')).toHaveLength(2);
  });
});

describe('a page that is hidden for an hour', () => {
  const seen = (page: Page, state: 'hidden' | 'visible') =>
    page.evaluate((state) => {
      Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
      Object.defineProperty(document, 'hidden', { value: state === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  const open = () =>
    bench.open({
      html: targetHtml(),
      steps: [step('one', { target: target({ name: 'Target' }) }), step('two')],
      prepare: (page) => page.clock.install(),
    });

  test('asks for nothing, and goes on where it was', async () => {
    const tour = await open();
    await tour.shows('one');
    await until(() => bench.server.events('guide', 'step.shown').length, 'the events');
    await until(() => bench.server.events('decision').length, 'the reasons, which come last');
    await seen(tour.page, 'hidden');
    await tour.page.clock.runFor(2000);
    // What a page sends as it is hidden may arrive some time later.
    await atRest(bench.server);
    const before = bench.server.requests.length;
    await tour.page.clock.fastForward('01:00:00');
    await tour.page.clock.runFor(5000);
    expect(bench.server.requests.slice(before)).toEqual([]);
    await seen(tour.page, 'visible');
    await until(
      () => bench.server.requests.slice(before).some(({ path }) => path === '/v1/config'),
      'a look',
    );
    await tour.shows('one');
    await tour.press('Next');
    await tour.shows('two');
    await tour.press('Next');
    await tour.page.clock.runFor(3000);
    await until(() => bench.server.events('guide', 'guide.completed').length, 'the end');
    expect(told()).toEqual(['guide.started one', 'step.shown one', 'step.shown two', 'guide.completed two']);
    expect(tour.faults).toEqual([]);
  });

  test('hears of an emergency stop as soon as it is seen again', async () => {
    const tour = await open();
    await tour.shows('one');
    await seen(tour.page, 'hidden');
    bench.server.delivery.config.isStopped = true;
    bench.server.publish();
    await tour.page.clock.fastForward('01:00:00');
    await seen(tour.page, 'visible');
    await tour.card.waitFor({ state: 'detached' });
    expect(tour.faults).toEqual([]);
  });
});

test('offline for an hour: the guide goes on, nothing that happened is lost, and all arrives once', async () => {
  const tour = await bench.open({
    html: targetHtml(),
    steps: [step('one', { target: target({ name: 'Target' }) }), step('two')],
    prepare: (page) => page.clock.install(),
  });
  await tour.shows('one');
  await until(() => bench.server.events('guide', 'step.shown').length, 'the events');
  await bench.context.setOffline(true);
  try {
    await tour.press('Next');
    await tour.shows('two');
    await tour.page.locator('#target').click();
    await tour.page.clock.runFor(5000);
    await tour.page.clock.fastForward('01:00:00');
    await tour.page.clock.runFor(5000);
    expect(bench.server.events('click')).toEqual([]);
  } finally {
    await bench.context.setOffline(false);
  }
  await tour.press('Next');
  await tour.card.waitFor({ state: 'detached' });
  await tour.page.clock.runFor(70_000);
  await until(() => bench.server.events('guide', 'guide.completed').length, 'the end');
  await until(() => bench.server.events('click').length, 'the click');
  expect(told()).toEqual(['guide.started one', 'step.shown one', 'step.shown two', 'guide.completed two']);
  expect(bench.server.events('click')).toHaveLength(1);
  expect(tour.faults.filter((fault) => !/^Failed to load resource/.test(fault))).toEqual([]);
});

test('a reload in the middle of a step, and a deep link into step 3: each goes on there, and nothing is shown twice', async () => {
  const on = (path: string) => ({ include: [path], exclude: [] });
  const tour = await bench.open({
    html: targetHtml(),
    steps: [
      step('one'),
      step('two', { target: target({ name: 'Target' }), pages: on('/app-*') }),
      step('three', { pages: on('/deep') }),
    ],
  });
  const { page } = tour;
  bench.host.page('/deep', (await page.content()).replace(/<cairn-layer.*<\/cairn-layer>/, ''));
  await tour.press('Next');
  await tour.standsBy();
  await page.reload();
  await tour.standsBy();
  // By a link of the app's own, while step two is on: the guide waits where it is, and goes on when its user is back.
  await page.goto(`${bench.host.origin}/deep`);
  await page.waitForTimeout(400);
  await tour.showsNothing();
  await page.goBack();
  await tour.standsBy();
  await tour.press('Next');
  await tour.showsNothing();
  await page.goto(`${bench.host.origin}/deep`);
  await tour.shows('three');
  await page.reload();
  await tour.shows('three');
  await tour.press('Next');
  await until(() => told().includes('guide.completed three'), 'the end');
  expect(told()).toEqual([
    'guide.started one',
    'step.shown one',
    'step.shown two',
    'step.shown three',
    'guide.completed three',
  ]);
  expect(tour.faults).toEqual([]);
});

describe('two tabs', () => {
  const steps = [step('one'), step('two')];

  test('of which the second is opened while the first shows a guide: it is not offered twice', async () => {
    const tour = await bench.open({ html: targetHtml(), steps });
    await tour.shows('one');
    const second = await bench.context.newPage();
    await second.goto(tour.page.url());
    await until(() => bench.server.deliveries.length === 2, 'its delivery');
    await second.waitForTimeout(600);
    expect(await second.locator('cairn-layer').count()).toBe(0);
    await tour.press('Next');
    await tour.shows('two');
  });

  test('with the same run, as a duplicated tab has: the copy goes on with it, the first lets go, and it is begun and shown once', async () => {
    const tour = await bench.open({ html: targetHtml(), steps });
    await tour.press('Next');
    await tour.shows('two');
    await until(() => told().includes('step.shown two'), 'the events');
    // A step is written down after it was painted.
    await tour.page.waitForFunction(() =>
      JSON.stringify({ ...sessionStorage }).includes('shownStepId\\":\\"two'),
    );
    const [second] = await Promise.all([
      bench.context.waitForEvent('page'),
      // A tab that is opened so begins with a copy of the session's storage.
      tour.page.evaluate(() => void window.open(location.href)),
    ]);
    const card = second.locator('cairn-layer .card', { hasText: 'This is two' });
    await card.waitFor();
    await tour.card.waitFor({ state: 'detached' });
    await card.getByRole('button', { name: 'Next' }).click();
    await until(() => told().includes('guide.completed two'), 'the end');
    const ids = bench.server.events('guide').flatMap(({ properties }) => properties?.runId ?? []);
    expect(new Set(ids).size).toBe(1);
    expect(told()).toEqual(['guide.started one', 'step.shown one', 'step.shown two', 'guide.completed two']);
    expect(tour.faults).toEqual([]);
  });
});

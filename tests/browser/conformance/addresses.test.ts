import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type HostApp, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { step, target, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const on = (...include: string[]) => ({ include, exclude: [] });

/** As in browsers that have no Navigation API. */
const withoutNavigation: Pick<HostApp, 'prepare'> = {
  prepare: (page) =>
    page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined })),
};

describe.each([
  ['with the Navigation API', {}],
  ['without it', withoutNavigation],
])('%s', (_, way) => {
  test('hash routes take steps away and bring them back', async () => {
    const tour = await bench.open({
      ...way,
      html: targetHtml(),
      steps: [
        step('one', { target: target({ name: 'Target' }), pages: on('#/deals*') }),
        step('two', { pages: on('#/people') }),
      ],
    });
    await tour.page.waitForTimeout(400);
    await tour.showsNothing();
    await tour.page.evaluate(() => {
      location.hash = '#/deals/4';
    });
    await tour.shows('one');
    await tour.page.evaluate(() => {
      location.hash = '#/elsewhere';
    });
    await tour.showsNothing();
    await tour.page.goBack();
    await tour.shows('one');
    await tour.press('Next');
    await tour.showsNothing();
    await tour.page.evaluate(() => history.replaceState(null, '', '#/people'));
    await tour.shows('two');
    expect(tour.faults).toEqual([]);
  });

  test('a trailing slash and the order of the query make no difference', async () => {
    const tour = await bench.open({
      ...way,
      html: '<p>Text</p>',
      steps: [step('one', { pages: on('/orders?tab=open&sort=date') })],
    });
    const go = (to: string) => tour.page.evaluate((to) => history.pushState(null, '', to), to);
    for (const same of [
      '/orders?tab=open&sort=date',
      '/orders/?sort=date&tab=open',
      '/orders?x=1&sort=date&tab=open#top',
    ]) {
      await go(same);
      await tour.shows('one');
      await go('/orders?tab=closed&sort=date');
      await tour.showsNothing();
    }
    expect(tour.faults).toEqual([]);
  });
});

test('<base href> of another host: our parts come from our server, addresses are the page’s own, and links keep their paths', async () => {
  const tour = await bench.open({
    html: `<!doctype html><html lang="en"><head><base href="https://elsewhere.example/deep/"><title>Host</title><link rel="icon" href="data:,"></head>
      <body>${targetHtml()}<a href="page" onclick="return false" style="position:absolute;left:40px;top:40px">A link</a>%TAG%</body></html>`,
  });
  await tour.standsBy();
  await tour.page.getByText('A link').click();
  await tour.everyLayout(async () => {});
  await until(() => bench.server.events('guide', 'guide.completed').length, 'the events');
  const path = new URL(tour.page.url()).pathname;
  expect(new Set(bench.server.events().map((event) => event.path))).toEqual(new Set([path]));
  expect(bench.server.wire()).toContain('"href":"/deep/page"');
  expect(tour.faults).toEqual([]);
});

test('history that the host and another tool wrap before and after us: every layer once, this kept, ours gone after stop', async () => {
  const tour = await bench.open({
    ...withoutNavigation,
    html: `<script>
      window.layers = [];
      window.wrap = (name) => {
        const inner = history.pushState;
        history.pushState = function (...args) { layers.push(name + (this === history)); return inner.apply(this, args); };
      };
      wrap('before');
    </script>${targetHtml()}`,
    // Included twice: still wrapped once.
    tag: (src, key) =>
      `<script src="${src}" data-key="${key}"></script><script>window.ours = history.pushState</script><script src="${src}" data-key="${key}"></script>
       <script>window.isOnce = window.ours === history.pushState; wrap('after')</script>`,
  });
  await tour.standsBy();
  await until(() => bench.server.events('page').length, 'the first page view');
  const push = (path: string) =>
    tour.page.evaluate((path) => {
      const layers: string[] = [];
      Object.assign(window, { layers });
      history.pushState({ a: 1 }, '', path);
      return [...layers, location.pathname];
    }, path);
  expect(await tour.page.evaluate(() => Reflect.get(window, 'isOnce'))).toBe(true);
  expect(await push('/one')).toEqual(['aftertrue', 'beforetrue', '/one']);
  await until(() => bench.server.events('page').length === 2, 'the second page view');
  await tour.page.evaluate(() => Reflect.get(window, 'cairn').stop());
  expect(await push('/two')).toEqual(['aftertrue', 'beforetrue', '/two']);
  await tour.page.waitForTimeout(1500);
  expect(bench.server.events('page')).toHaveLength(2);
  expect(tour.faults).toEqual([]);
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

test('storage: localStorage, sessionStorage, IndexedDB and cookies throw', async () => {
  const tour = await bench.open({
    html: targetHtml(),
    prepare: (page) =>
      page.addInitScript(() => {
        const refuse = () => {
          throw new DOMException('denied', 'SecurityError');
        };
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches'])
          Object.defineProperty(window, name, { get: refuse });
        Object.defineProperty(document, 'cookie', { get: refuse, set: refuse });
      }),
  });
  await tour.standsBy();
  await tour.everyLayout(async () => {});
  await until(() => bench.server.events('guide', 'guide.completed').length, 'the events');
  expect(tour.faults).toEqual([]);
});

test('unload: no unload or beforeunload listener, which would cost the back/forward cache', async () => {
  const tour = await bench.open({
    html: targetHtml(),
    prepare: (page) =>
      page.addInitScript(() => {
        const types: string[] = [];
        Object.assign(window, { types });
        const add = EventTarget.prototype.addEventListener;
        EventTarget.prototype.addEventListener = function (type, ...rest) {
          types.push(type);
          return add.call(this, type, ...rest);
        };
      }),
  });
  await tour.everyLayout(async () => {});
  const seen = await tour.page.evaluate(() => ({
    types: Reflect.get(window, 'types') as string[],
    handlers: [window.onunload, window.onbeforeunload],
  }));
  expect(seen.types).toContain('pagehide');
  expect(seen.types.filter((type) => type.includes('unload'))).toEqual([]);
  expect(seen.handlers).toEqual([null, null]);
});

test('print: nothing of it is printed', async () => {
  const tour = await bench.open(targetHtml());
  await tour.everyLayout(async () => {
    await tour.page.emulateMedia({ media: 'print' });
    expect(await tour.card.isVisible()).toBe(false);
    await tour.page.emulateMedia({ media: 'screen' });
    await tour.card.waitFor({ state: 'visible' });
  });
});

test('no-cssom: no ResizeObserver and no IntersectionObserver', async () => {
  const tour = await bench.open({
    html: targetHtml(),
    prepare: (page) =>
      page.addInitScript(() => {
        for (const name of ['ResizeObserver', 'IntersectionObserver']) Reflect.deleteProperty(window, name);
      }),
  });
  await tour.standsBy();
  await tour.page.locator('#target').evaluate((target) => {
    target.style.left = '100px';
  });
  await tour.standsBy();
  await tour.everyLayout(async () => {});
  expect(tour.faults).toEqual([]);
});

test('translate: machine translation wraps every text in <font>, and next() still works', async () => {
  const tour = await bench.open(targetHtml());
  await tour.everyLayout(async () => {
    await tour.card.evaluate((card) => {
      const walker = document.createTreeWalker(card, NodeFilter.SHOW_TEXT);
      const texts: Text[] = [];
      while (walker.nextNode()) texts.push(walker.currentNode as Text);
      for (const text of texts) {
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(text);
      }
    });
  });
  expect(tour.faults).toEqual([]);
});

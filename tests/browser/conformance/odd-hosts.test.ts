import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { layoutsBut, type Tour, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { step, target, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const changed = (change: () => void) => ({ prepare: (page: Page) => page.addInitScript(change) });
const completed = () => until(() => bench.server.events('guide', 'guide.completed').length, 'the events');

describe('a host that makes', () => {
  const disturbances: Record<string, () => void> = {
    'everything inert, the body first': () => {
      for (const element of [document.body, ...document.body.querySelectorAll('*')])
        element.setAttribute('inert', '');
    },
    'body and root deaf to the pointer': () => {
      for (const element of [document.body, document.documentElement]) element.style.pointerEvents = 'none';
    },
    'everything hidden from screen readers': () => {
      for (const element of document.body.querySelectorAll('*')) element.setAttribute('aria-hidden', 'true');
    },
  };
  test.each(Object.entries(disturbances))('%s: every layout is seen and pressed', async (_, disturb) => {
    // A mark and a step in the page are covered with what they stand at.
    const tour = await bench.open({
      html: `<div>${targetHtml()}</div>`,
      layouts: layoutsBut('inline', 'beacon'),
    });
    await tour.page.evaluate(disturb);
    await tour.everyLayout(async () => {});
    expect(tour.faults).toEqual([]);
  });

  const styles = {
    'all of it unset': '* { all: unset !important }',
    'the root’s letters tiny': ':root { font-size: 5px }',
    'new boxes of the body disappear': 'body > div, html > :not(head):not(body) { display: none }',
    'everything blurred that has a class':
      'iframe, [class], html > :last-child { filter: blur(4px) opacity(.3) }',
  };
  test.each(Object.entries(styles))('%s: the card looks as ever', async (_, css) => {
    const looks = async (css: string) => {
      const tour = await bench.open({
        html: `<style>${css} #target { display: block !important; position: absolute !important; left: 500px !important; top: 200px !important }</style><main>${targetHtml()}</main>`,
        // The place of one in the page is the page's to size.
        layouts: layoutsBut('inline'),
      });
      const seen: unknown[] = [];
      await tour.everyLayout(async () => {
        // A button under the pointer looks otherwise.
        await tour.page.mouse.move(1, 1);
        seen.push(await lookOf(tour));
      });
      expect(tour.faults).toEqual([]);
      return seen;
    };
    expect(await looks(css)).toEqual(await looks(''));
  });
});

const lookOf = (tour: Tour) =>
  tour.card.evaluate((card) => {
    const layer = document.querySelector('cairn-layer')!;
    return [layer, card, ...card.querySelectorAll('*:not(.arrow)')].map((one) => {
      const { display, color, fontSize, filter, opacity } = getComputedStyle(one);
      const { width, height } = one.getBoundingClientRect();
      return [
        one.localName,
        display,
        color,
        fontSize,
        filter,
        opacity,
        Math.round(width),
        Math.round(height),
      ].join();
    });
  });

describe('a browser', () => {
  const lacks: Record<string, () => void> = {
    'without navigator.sendBeacon': () => Reflect.deleteProperty(Navigator.prototype, 'sendBeacon'),
    'whose IndexedDB never answers': () => {
      IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest;
    },
    'whose IndexedDB refuses': () => {
      IDBFactory.prototype.open = () => {
        const request = new EventTarget() as IDBOpenDBRequest;
        setTimeout(() => request.onerror?.(new Event('error')));
        return request;
      };
    },
    'whose storage is full': () => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    },
    'without locks': () => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }),
    'without requestIdleCallback': () => Reflect.deleteProperty(window, 'requestIdleCallback'),
  };
  test.each(Object.entries(lacks))('%s: the guide is shown, and its events arrive', async (_, change) => {
    const tour = await bench.open({ html: targetHtml(), ...changed(change) });
    await tour.standsBy();
    await tour.everyLayout(async () => {});
    await completed();
    expect(tour.faults).toEqual([]);
  });

  const old: Record<string, () => void> = {
    'URL.parse': () => Reflect.deleteProperty(URL, 'parse'),
    'AbortSignal.timeout': () => Reflect.deleteProperty(AbortSignal, 'timeout'),
    popovers: () => {
      for (const name of ['showPopover', 'hidePopover', 'popover'])
        Reflect.deleteProperty(HTMLElement.prototype, name);
    },
    'constructed style sheets': () => {
      Reflect.deleteProperty(CSSStyleSheet.prototype, 'replaceSync');
      Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets');
      Reflect.deleteProperty(ShadowRoot.prototype, 'adoptedStyleSheets');
    },
    'modal dialogs': () => Reflect.deleteProperty(window, 'HTMLDialogElement'),
    'shadow roots': () => Reflect.deleteProperty(Element.prototype, 'attachShadow'),
  };
  test.each(Object.entries(old))(
    'too old for %s: the host works as without us, and hears of no error',
    async (_, change) => {
      const tour = await bench.open({
        html: `<button id="count" onclick="this.textContent = Number(this.textContent) + 1">0</button>${targetHtml()}`,
        steps: [step('one', { target: target({ name: 'Target' }) })],
        ...changed(change),
      });
      await tour.page.waitForTimeout(1200);
      await tour.page.locator('#count').click();
      expect(await tour.page.locator('#count').textContent()).toBe('1');
      // Either a whole card or nothing at all.
      const layer = tour.page.locator('cairn-layer');
      if (await layer.count()) await tour.standsBy();
      expect(tour.faults).toEqual([]);
    },
  );
});

test('an AMD loader on the page: it is not spoken to', async () => {
  const tour = await bench.open(`<script>
    window.defined = 0;
    window.define = Object.assign(() => { defined++ }, { amd: {} });
    window.exports = {}; window.module = { exports };
  </script>${targetHtml()}`);
  await tour.everyLayout(async () => {});
  expect(
    await tour.page.evaluate(() => [
      Reflect.get(window, 'defined'),
      Object.keys(Reflect.get(window, 'exports')),
    ]),
  ).toEqual([0, []]);
  expect(tour.faults).toEqual([]);
});

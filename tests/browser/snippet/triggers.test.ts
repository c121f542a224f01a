import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Trigger } from '../../../shared/contract/guide.ts';
import {
  aWhile,
  call,
  type GuideBench,
  go,
  guideBench,
  on,
  openInStoppedTime,
  pass,
} from '../../support/guide-bench.ts';
import { card, guide, guideId, step, target, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const waitsFor = (trigger: Trigger, parts = {}) => bench.deliver(guide([step('one')], { trigger, ...parts }));
const shown = (page: Page) => card(page, 'This is one');
/** A page whose guide waits, with all that is loaded for it in place. */
async function open(body = '<main><button>Export</button></main>', path = '/') {
  bench.hostPage(path, body);
  const opened = await bench.open(path);
  await bench.asked();
  await aWhile(opened.page);
  expect(await shown(opened.page).count()).toBe(0);
  return opened.page;
}
const append = (page: Page, name: string) =>
  page.evaluate((text) => {
    document.body.append(Object.assign(document.createElement('button'), { textContent: text }));
  }, name);

describe('a guide starts', () => {
  test('when its element appears, once the page has it', async () => {
    waitsFor(on({ on: 'elementAppears', target: target({ name: 'Invoice' }) } as never));
    const page = await open();
    await append(page, 'Invoice');
    await shown(page).waitFor();
  });

  test('when its element is clicked, and the host app gets that click', async () => {
    waitsFor(on({ on: 'elementClicked', target: target({ name: 'Export' }) } as never));
    const page = await open(
      '<button>Other</button> <button onclick="this.title = 1">Export <b>all</b></button>',
    );
    await page.getByRole('button', { name: 'Other' }).click();
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await page.getByText('all').click();
    await shown(page).waitFor();
    expect(await page.getByRole('button', { name: 'Export' }).getAttribute('title')).toBe('1');
  });

  test('when its element in a frame of the page is clicked', async () => {
    waitsFor(
      on({
        on: 'elementClicked',
        target: target({ name: 'Export', path: ['::frame', 'iframe'] }),
      } as never),
    );
    bench.host.page('/inner', '<!doctype html><button>Other</button> <button>Export</button>');
    const page = await open('<iframe src="/inner"></iframe>');
    await page.frameLocator('iframe').getByText('Other').click();
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await page.frameLocator('iframe').getByText('Export').click();
    await shown(page).waitFor();
  });

  test('when its event is tracked', async () => {
    waitsFor(on({ on: 'eventTracked', eventName: 'Report made' }));
    const page = await open();
    await call(page, 'track', 'Something else');
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await call(page, 'track', 'Report made');
    await shown(page).waitFor();
  });

  test('when its event was tracked before anything of guides was loaded', async () => {
    waitsFor(on({ on: 'eventTracked', eventName: 'Report made' }));
    bench.hostPage('/', '', {
      calls: [
        ['identify', 'u1'],
        ['track', 'Report made'],
      ],
    });
    const { page } = await bench.open('/');
    await shown(page).waitFor();
  });

  test('when the user has rested so long', async () => {
    waitsFor(on({ on: 'inactivity', seconds: 2 }));
    bench.hostPage('/', '');
    const page = await openInStoppedTime(bench, '/');
    for (let i = 0; i < 6; i++) {
      await page.mouse.move(50 + i * 10, 50);
      await page.clock.runFor(500);
    }
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await page.clock.runFor(2000);
    await pass(page, () => shown(page).isVisible(), 'the card');
  });

  test('when the user has rested so long with the page in view: a tab that is put aside is no rest', async () => {
    waitsFor(on({ on: 'inactivity', seconds: 2 }));
    bench.hostPage(
      '/',
      `<script>
        let isHidden = false;
        Object.defineProperty(document, 'hidden', { get: () => isHidden });
        Object.defineProperty(document, 'visibilityState', { get: () => isHidden ? 'hidden' : 'visible' });
        window.turn = (hidden) => { isHidden = hidden; document.dispatchEvent(new Event('visibilitychange')); };
      </script>`,
    );
    const page = await openInStoppedTime(bench, '/');
    const turn = (isHidden: boolean) =>
      page.evaluate((hidden) => (window as never as { turn(hidden: boolean): void }).turn(hidden), isHidden);
    // What waits for it is loaded and waits.
    await until(() => bench.server.requests.some(({ path }) => path.includes('extras')), 'what waits');
    await aWhile(page);
    await turn(true);
    await page.clock.runFor(5000);
    await turn(false);
    await page.clock.runFor(1500);
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await page.clock.runFor(1000);
    await pass(page, () => shown(page).isVisible(), 'the card');
  });

  test('when the pointer leaves the page by its top, and not by a side', async () => {
    waitsFor(on({ on: 'exitIntent' }));
    const page = await open();
    const leave = (clientY: number) =>
      page.evaluate((y) => {
        const event = new MouseEvent('mouseleave', { clientX: 200, clientY: y });
        document.documentElement.dispatchEvent(event);
      }, clientY);
    await leave(300);
    await aWhile(page);
    expect(await shown(page).count()).toBe(0);
    await leave(-3);
    await shown(page).waitFor();
  });

  test('so long after its trigger as its delay says', async () => {
    const trigger = { ...on({ on: 'eventTracked', eventName: 'Report made' }), delaySeconds: 2 };
    waitsFor(trigger);
    const page = await open();
    await call(page, 'track', 'Report made');
    const since = Date.now();
    await shown(page).waitFor();
    expect(Date.now() - since).toBeGreaterThan(1900);
  });

  test('at the load of a page that already has its element', async () => {
    waitsFor(on({ on: 'elementAppears', target: target({ name: 'Export' }) } as never));
    bench.hostPage('/', '<button>Export</button>');
    const { page } = await bench.open('/');
    await shown(page).waitFor();
  });
});

describe('a guide does not start', () => {
  test('by what happened on the page before', async () => {
    const trigger = { ...on({ on: 'eventTracked', eventName: 'Report made' }), delaySeconds: 1 };
    waitsFor(trigger);
    const page = await open();
    await page.evaluate(() => {
      (window as never as { cairn: { track(name: string): void } }).cairn.track('Report made');
      history.pushState(null, '', '/elsewhere');
    });
    await page.waitForTimeout(1800);
    expect(await shown(page).count()).toBe(0);
  });

  test('by its trigger on a page that it is not meant for', async () => {
    const pages = { include: ['/orders'], exclude: [] };
    waitsFor(on({ on: 'elementAppears', target: target({ name: 'Export' }), pages } as never));
    const page = await open();
    await go(page, '/orders');
    await shown(page).waitFor();
  });

  test('by anything but the host app’s word when it is manual', async () => {
    waitsFor(on({ on: 'manual' }));
    const page = await open();
    await call(page, 'start', guideId(1));
    await shown(page).waitFor();
  });
});

test('nothing is listened to or watched that no delivered guide asks for, and nothing twice', async () => {
  const counting = `<script>
    window.types = [];
    const add = EventTarget.prototype.addEventListener;
    EventTarget.prototype.addEventListener = function (type, ...rest) { types.push(type); return add.call(this ?? window, type, ...rest); };
    window.observers = 0;
    const Observer = MutationObserver;
    window.MutationObserver = class extends Observer { constructor(take) { super(take); observers++; } };
  </script><button>Export</button>`;
  const heard = (page: Page) =>
    page.evaluate(() => {
      const { types, observers } = window as never as { types: string[]; observers: number };
      const watched = ['mouseleave', 'pointermove', 'wheel', 'keydown', 'scroll'];
      return { types: types.filter((type) => watched.includes(type)).sort(), observers };
    });

  waitsFor(on({ on: 'manual' }));
  const plain = await open(counting);
  // What says how long the page is in use.
  const used = ['keydown', 'pointermove', 'scroll', 'wheel'];
  expect(await heard(plain)).toEqual({ types: used, observers: 0 });
  expect(bench.server.requests.some(({ path }) => path.includes('extras'))).toBe(false);

  // One of each, on a page that they are meant for, and two of one sort.
  const somewhere = { include: ['/elsewhere'], exclude: [] };
  const triggers: Trigger[] = [
    on({ on: 'exitIntent' }),
    on({ on: 'inactivity', seconds: 900 }),
    on({ on: 'inactivity', seconds: 800 }),
    on({ on: 'exitIntent' }),
    on({ on: 'elementAppears', target: target({ name: 'Nothing' }), pages: somewhere } as never),
  ];
  bench.deliver(...triggers.map((trigger, i) => guide([step('one')], { id: guideId(i + 1), trigger })));
  const busy = await open(counting, '/busy');
  expect(await heard(busy)).toEqual({
    types: [...used, 'mouseleave'].sort(),
    observers: 0,
  });
});

test('stop leaves no listener, observer, node or timer of all this behind', async () => {
  const counting = `<script>
    window.held = new Map();
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const count = (target, type, by) => {
      if (target instanceof AbortSignal || /^IDB/.test(target.constructor.name)) return;
      const key = target.constructor.name + ' ' + type;
      held.set(key, (held.get(key) ?? 0) + by);
    };
    EventTarget.prototype.addEventListener = function (type, fn, options) {
      const target = this ?? window;
      if (!options?.signal?.aborted) {
        count(target, type, 1);
        options?.signal?.addEventListener('abort', () => count(target, type, -1), { once: true });
      }
      return add.call(target, type, fn, options);
    };
    EventTarget.prototype.removeEventListener = function (type, ...rest) {
      count(this ?? window, type, -1);
      return remove.call(this ?? window, type, ...rest);
    };
    window.observing = new Set();
    const { observe, disconnect } = MutationObserver.prototype;
    MutationObserver.prototype.observe = function (...args) { observing.add(this); observe.apply(this, args); };
    MutationObserver.prototype.disconnect = function () { observing.delete(this); disconnect.apply(this); };
    window.timers = new Set();
    const { setTimeout: set, clearTimeout: clear } = window;
    window.setTimeout = (work, ms) => {
      const timer = set(() => { timers.delete(timer); work(); }, ms);
      timers.add(timer);
      return timer;
    };
    window.clearTimeout = (timer) => { timers.delete(timer); clear(timer); };
  </script><button>Export</button>`;
  const triggers: Trigger[] = [
    on({ on: 'exitIntent' }),
    on({ on: 'inactivity', seconds: 900 }),
    on({ on: 'elementAppears', target: target({ name: 'Nothing' }) } as never),
    on({ on: 'elementClicked', target: target({ name: 'Export' }) } as never),
    on({ on: 'pageLoad', delaySeconds: 300 }),
  ];
  bench.deliver(
    ...triggers.map((trigger, i) =>
      guide([step('one')], {
        id: guideId(i + 1),
        trigger,
        pageConditions: { type: 'element', is: 'present', target: target({ name: 'Export' }) },
      }),
    ),
    guide([], {
      id: guideId(9),
      kind: 'checklist',
      checklist: {
        title: 'First steps',
        launcher: { label: 'Get going', corner: 'bottomEnd' },
        items: [
          {
            id: 'a',
            label: 'Export',
            action: { type: 'none' },
            doneWhen: { type: 'click', target: target({ name: 'Import' }) },
          },
        ],
      },
    }),
  );
  bench.hostPage('/', counting);
  const { page } = await bench.open('/');
  await page.getByRole('button', { name: 'Get going' }).waitFor();
  await page.waitForTimeout(2500);
  const left = () =>
    page.evaluate(() => {
      const { held, observing, timers } = window as never as {
        held: Map<string, number>;
        observing: Set<unknown>;
        timers: Set<unknown>;
      };
      return {
        listeners: [...held].filter(([, count]) => count > 0).map(([key]) => key),
        observers: observing.size,
        timers: timers.size,
      };
    });
  expect((await left()).listeners).toContain('Window pointermove');
  expect((await left()).observers).toBeGreaterThan(1);
  await call(page, 'stop');
  await expect.poll(left).toEqual({ listeners: [], observers: 0, timers: 0 });
  expect(await page.locator('cairn-layer').count()).toBe(0);
});

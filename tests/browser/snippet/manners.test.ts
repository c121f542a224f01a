import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { atRest } from '../../support/at-rest.ts';
import {
  card,
  guide,
  type SnippetBench,
  snippetBench,
  step,
  target,
  until,
} from '../../support/snippet-bench.ts';

let bench: SnippetBench;
beforeAll(async () => {
  bench = await snippetBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const deliver = (...guides: ReturnType<typeof guide>[]) => {
  bench.server.delivery.guides = guides;
};
const ready = () => until(() => bench.server.events('page').length, 'the page view');

describe('under a strict content security policy', () => {
  const policies: [string, (origin: string) => string][] = [
    [
      'script-src by origin',
      (o) =>
        `default-src 'none'; script-src 'self' 'nonce-host' ${o}; style-src 'self'; connect-src ${o}; img-src data:`,
    ],
    [
      'nonce and strict-dynamic',
      (o) =>
        `default-src 'none'; script-src 'nonce-host' 'strict-dynamic'; style-src 'self'; connect-src ${o}; img-src data:`,
    ],
  ];
  test.each(policies)(
    '(%s) with Trusted Types required it captures and draws without a single report',
    async (_, policy) => {
      const { server } = bench;
      bench.host.page(
        '/',
        `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body>
       <script nonce="host">
         window.reports = [];
         document.addEventListener('securitypolicyviolation', (event) => reports.push(event.violatedDirective + ' ' + event.sourceFile));
         window.cairn = window.cairn || []; cairn.push(['identify', 'u1']);
       </script>
       <button>Save</button>
       <script async nonce="host" src="${server.origin}/s.js" data-key="${server.key}"></script></body></html>`,
        {
          'content-security-policy': `${policy(server.origin)}; require-trusted-types-for 'script'; trusted-types 'none'`,
        },
      );
      deliver(guide([step('one', { target: target({ name: 'Save' }) }), step('two', { layout: 'modal' })]));
      const { page, faults } = await bench.open('/');
      await card(page, 'This is one').waitFor();
      await page.getByText('Save').click();
      await page.getByRole('button', { name: 'Next' }).click();
      await card(page, 'This is two').waitFor();
      await until(() => server.events('click').length, 'the click');
      expect(await page.evaluate(() => (window as never as { reports: string[] }).reports)).toEqual([]);
      expect(faults).toEqual([]);
    },
  );
});

describe('a server that is', () => {
  const app = '<main><h1>Deals</h1><button onclick="this.textContent = \'Saved\'">Save</button></main>';
  const measure = () =>
    JSON.stringify(
      Array.from(document.querySelectorAll('html,body,main,h1,button'), (el) => el.getBoundingClientRect()),
    );

  const states: [string, () => void | Promise<void>][] = [
    [
      'down',
      () => {
        bench.server.isDown = true;
      },
    ],
    [
      'answering garbage',
      () => {
        bench.server.eventFault = (response) =>
          void response.writeHead(500, { 'access-control-allow-origin': '*' }).end('<oops');
        bench.server.delivery = 'garbage' as never;
      },
    ],
  ];
  test.each(states)('%s leaves the host app as it would be without us', async (_, breakIt) => {
    bench.host.page(
      '/',
      `<!doctype html><html><head><link rel="icon" href="data:,"></head><body>${app}</body></html>`,
    );
    const without = await bench.open('/');
    const expected = await without.page.evaluate(measure);
    const nodes = await without.page.evaluate(() => document.documentElement.outerHTML.length);

    // The script itself has come (from a cache, say); everything after it fails.
    const script = await (await fetch(`${bench.server.origin}/s.js`)).text();
    bench.host.serve('/s.js', (_request, response) =>
      response.writeHead(200, { 'content-type': 'text/javascript' }).end(script),
    );
    bench.hostPage('/', app);
    await breakIt();
    const context = await bench.browser.newContext();
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(String(error)));
    await page.route('**/s.js', async (route) =>
      route.fulfill({ contentType: 'text/javascript', body: script }),
    );
    await page.goto(`${bench.host.origin}/`);
    await page.waitForTimeout(3000);
    await page.getByText('Save').click();
    expect(await page.getByText('Saved').count()).toBe(1);
    expect(errors).toEqual([]);
    await page.evaluate(() => {
      for (const el of document.querySelectorAll('button')) el.textContent = 'Save';
      for (const el of document.querySelectorAll('script')) el.remove();
    });
    expect(await page.evaluate(measure)).toEqual(expected);
    const size = await page.evaluate(() => document.documentElement.outerHTML.length);
    expect(Math.abs(size - nodes)).toBeLessThan(80);
    await context.close();
  });
});

test('a host that blocks storage, cookies, IndexedDB and locks gets everything but the memory', async () => {
  bench.host.page(
    '/inner',
    `<!doctype html><html><body><button>Save</button>${bench.tag(['identify', 'u1'])}</body></html>`,
  );
  bench.host.page(
    '/',
    '<!doctype html><html><head><link rel="icon" href="data:,"></head><iframe sandbox="allow-scripts" src="/inner"></iframe></html>',
  );
  deliver(guide([step('one', { target: target({ name: 'Save' }) })]));
  const { page, faults } = await bench.open('/');
  const frame = page.frameLocator('iframe');
  await frame.getByRole('heading', { name: 'This is one' }).waitFor();
  await frame.getByText('Save').click();
  await until(() => bench.server.events('click').length, 'the click');
  expect(bench.server.events('click')[0]?.userId).toBe('u1');
  expect(faults).toEqual([]);
});

test('included twice it counts once', async () => {
  bench.host.page(
    '/',
    `<!doctype html><html><head><link rel="icon" href="data:,"></head><body><button>Save</button>${bench.tag()}${bench.tag()}</body></html>`,
  );
  const { page, faults } = await bench.open('/');
  await ready();
  await page.getByText('Save').click();
  await until(() => bench.server.events('click').length, 'the click');
  await page.waitForTimeout(2000);
  expect(bench.server.events('click')).toHaveLength(1);
  expect(bench.server.events('page')).toHaveLength(1);
  expect(faults).toEqual([]);
});

describe('a name that the host app uses itself', () => {
  test('stays the host app’s', async () => {
    bench.host.page(
      '/',
      `<!doctype html><html><head><link rel="icon" href="data:,"></head><body><script>window.cairn = { theirs: true };</script>
       <script async src="${bench.server.origin}/s.js" data-key="${bench.server.key}"></script></body></html>`,
    );
    const { page, faults } = await bench.open('/');
    await ready();
    expect(await page.evaluate(() => (window as never as { cairn: unknown }).cairn)).toEqual({
      theirs: true,
    });
    expect(faults).toEqual([]);
  });

  test('as an element’s id is no hindrance', async () => {
    bench.hostPage('/', '<div id="cairn"></div>');
    bench.host.page(
      '/',
      `<!doctype html><html><head><link rel="icon" href="data:,"></head><body><div id="cairn"></div>
       <script async src="${bench.server.origin}/s.js" data-key="${bench.server.key}"></script></body></html>`,
    );
    const { page } = await bench.open('/');
    await ready();
    expect(
      await page.evaluate(() => typeof (window as never as { cairn: { track: unknown } }).cairn.track),
    ).toBe('function');
  });
});

test('a host that extends prototypes, knows AMD, and wraps fetch, JSON and history is no trouble', async () => {
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><script>
       Array.prototype.extra = () => {}; Object.prototype.more = 'more';
       window.define = Object.assign(() => { throw new Error('define'); }, { amd: {} });
       Object.freeze(history); Object.freeze(JSON);
     </script><button>Save</button>${bench.tag(['identify', 'u1', { plan: 'pro' }])}</body></html>`,
  );
  deliver(guide([step('one', { target: target({ name: 'Save' }) })]));
  const { page, faults } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await page.getByText('Save').click();
  await until(() => bench.server.events('click').length, 'the click');
  expect(bench.server.events('identify')[0]?.properties).toEqual({ plan: 'pro' });
  expect(faults).toEqual([]);
});

describe('history', () => {
  /** As in browsers that have no Navigation API yet. */
  const withoutNavigation =
    '<script>Object.defineProperty(window, "navigation", { value: undefined });</script>';

  test('is observed, not touched, where the browser allows it', async () => {
    bench.hostPage('/', '<script>window.before = [history.pushState, history.replaceState];</script>');
    const { page } = await bench.open('/');
    await ready();
    expect(
      await page.evaluate(() => {
        const { before } = window as never as { before: unknown[] };
        return (
          history.pushState === before[0] &&
          history.replaceState === before[1] &&
          !Object.hasOwn(history, 'pushState')
        );
      }),
    ).toBe(true);
  });

  test('elsewhere is wrapped with manners: this, arguments and result pass, errors too, and stop gives it back', async () => {
    bench.hostPage(
      '/',
      `${withoutNavigation}<script>
        window.seen = [];
        const own = history.pushState;
        history.pushState = function (...args) { seen.push([this === history, args.length]); own.apply(this, args); return 'result'; };
        window.hosts = history.pushState;
      </script>`,
    );
    const { page, faults } = await bench.open('/');
    await ready();
    const outcome = await page.evaluate(() => {
      const host = window as never as { seen: unknown[]; hosts: unknown; cairn: { stop(): void } };
      const result = history.pushState({ a: 1 }, '', '/deals');
      let error = '';
      try {
        history.pushState(null, '', 'https://elsewhere.example/');
      } catch (caught) {
        error = (caught as Error).name;
      }
      let errorOfOther = '';
      try {
        history.pushState.call({} as History, null, '', '/nowhere');
      } catch (caught) {
        errorOfOther = (caught as Error).name;
      }
      host.cairn.stop();
      const own = ['pushState', 'replaceState'].filter((name) => Object.hasOwn(history, name));
      return { result, error, errorOfOther, seen: host.seen, isBack: history.pushState === host.hosts, own };
    });
    expect(outcome).toEqual({
      result: 'result',
      error: 'SecurityError',
      errorOfOther: 'TypeError',
      seen: [
        [true, 3],
        [true, 3],
        [false, 3],
      ],
      isBack: true,
      // What the host has put there itself, and nothing else.
      own: ['pushState'],
    });
    await until(
      () => bench.server.events('page').some(({ path }) => path === '/deals'),
      'the second page view',
    );
    expect(faults).toEqual([]);
  });

  test('that somebody else has wrapped after us is left alone', async () => {
    bench.hostPage('/', withoutNavigation);
    const { page, faults } = await bench.open('/');
    await ready();
    const stays = await page.evaluate(() => {
      const ours = history.pushState;
      const theirs = function (this: History, ...args: Parameters<History['pushState']>) {
        return ours.apply(this, args);
      };
      history.pushState = theirs;
      (window as never as { cairn: { stop(): void } }).cairn.stop();
      history.pushState(null, '', '/people');
      return history.pushState === theirs && location.pathname === '/people';
    });
    expect(stays).toBe(true);
    expect(faults).toEqual([]);
  });
});

/** Runs in the page: how many listeners of each kind there are, on what. */
const countListeners = `
       window.held = new Map();
       const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
       const name = (target, type, options) => [target.constructor.name, type, options?.capture ?? options ?? false].join();
       EventTarget.prototype.addEventListener = function (type, fn, options) {
         const target = this ?? window;
         if (!(target instanceof AbortSignal) && !options?.signal?.aborted) {
           const key = name(target, type, options);
           held.set(key, (held.get(key) ?? 0) + 1);
           options?.signal?.addEventListener('abort', () => held.set(key, held.get(key) - 1), { once: true });
         }
         return add.call(target, type, fn, options);
       };
       EventTarget.prototype.removeEventListener = function (type, fn, options) {
         const key = name(this ?? window, type, options);
         if (held.get(key)) held.set(key, held.get(key) - 1);
         return remove.call(this ?? window, type, fn, options);
       };
`;

test('stop leaves nothing behind: no listener, no node, no attribute, no request', async () => {
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><script>${countListeners}</script>
     <button>Save</button>${bench.tag(['identify', 'u1'])}</body></html>`,
  );
  deliver(guide([step('one', { target: target({ name: 'Save' }) })]));
  const { page } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  const inUse = await page.evaluate(() => {
    const { held } = window as never as { held: Map<string, number> };
    return [...held].filter(([key, count]) => count > 0 && /^(Window|HTMLDocument),.*,true$/.test(key));
  });
  expect(inUse.map(([key]) => key)).toEqual(
    expect.arrayContaining(['Window,click,true', 'Window,scroll,true']),
  );
  // One in the capture phase for each type; a second one of those types that a card keeps in or that move it.
  const ofCard =
    /,(click|focusin|key\w+|pointer\w+|wheel|input|scroll|resize|toggle|storage|load|beforetoggle|fullscreenchange),/;
  expect(inUse.filter(([key, count]) => count > (ofCard.test(key) ? 2 : 1))).toEqual([]);
  await page.evaluate(() => (window as never as { cairn: { stop(): void } }).cairn.stop());
  await atRest(bench.server);
  const requests = bench.server.requests.length;
  const left = await page.evaluate(() => {
    const { held } = window as never as { held: Map<string, number> };
    return [...held].filter(
      ([key, count]) =>
        count > 0 && !/^(IDB|HTMLDivElement|HTMLElement|HTMLButton|Layer|ShadowRoot)/.test(key),
    );
  });
  expect(left).toEqual([]);
  expect(await page.evaluate(() => document.querySelectorAll('cairn-layer').length)).toBe(0);
  await page.getByText('Save').click();
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await page.waitForTimeout(2500);
  expect(bench.server.requests.length).toBe(requests);
});

test('reset takes away all that a guide has brought: nodes and listeners', async () => {
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><script>${countListeners}</script>
     <button>Save</button>${bench.tag(['identify', 'u1'])}</body></html>`,
  );
  const tour = guide([step('one', { target: target({ name: 'Save' }) })]);
  deliver({ ...tour, trigger: { ...tour.trigger, on: 'manual' } });
  const { page } = await bench.open('/');
  const inUse = () =>
    page.evaluate(() => {
      const { held } = window as never as { held: Map<string, number> };
      return [...held].filter(([key, count]) => count > 0 && /^(Window|HTMLDocument)/.test(key)).sort();
    });
  await until(() => bench.server.requests.some(({ path }) => path.includes('reasons')), 'the page at rest');
  const before = await inUse();
  await page.evaluate((id) => Reflect.get(window, 'cairn').start(id), tour.id);
  await card(page, 'This is one').waitFor();
  expect(await inUse()).not.toEqual(before);
  await page.evaluate(() => Reflect.get(window, 'cairn').reset());
  await page.locator('cairn-layer').waitFor({ state: 'detached' });
  await expect.poll(inUse).toEqual(before);
});

test('the back/forward cache keeps the page, and nothing is invented on the way back', async () => {
  bench.hostPage('/', '<button>Save</button><a href="/next">Next</a>');
  bench.host.page('/next', '<!doctype html><title>Next</title>');
  const { page } = await bench.open('/');
  await ready();
  await page.getByText('Save').click();
  await page.evaluate(() => {
    (window as never as { isSame: boolean }).isSame = true;
  });
  await page.goto(`${bench.host.origin}/next`);
  await page.goBack();
  await until(() => bench.server.events('page').length === 2, 'the second page view');
  await page.waitForTimeout(1500);
  expect(bench.server.events('click')).toHaveLength(1);
  expect(bench.server.events('page')).toHaveLength(2);
});

test('a host app never waits for unload', async () => {
  bench.hostPage('/', '');
  bench.host.page(
    '/',
    `<!doctype html><html><head><link rel="icon" href="data:,"></head><body><script>
       window.types = [];
       const add = EventTarget.prototype.addEventListener;
       EventTarget.prototype.addEventListener = function (type, ...rest) { types.push(type); return add.call(this ?? window, type, ...rest); };
     </script>${bench.tag()}</body></html>`,
  );
  const { page } = await bench.open('/');
  await ready();
  expect(await page.evaluate(() => (window as never as { types: string[] }).types)).not.toContain('unload');
  expect(await page.evaluate(() => (window as never as { types: string[] }).types)).not.toContain(
    'beforeunload',
  );
});

describe('the way into the picker', () => {
  const token = `pt_${'A'.repeat(43)}`;
  const opened = (page: import('playwright').Page) =>
    page
      .waitForFunction(() => (window as never as { pickerOpenedWith?: unknown }).pickerOpenedWith)
      .then((handle) => handle.jsonValue());

  test.each([
    [`/?a=1#cairn-picker=${token}`, '/?a=1'],
    [`/#/deals/7&cairn-picker=${token}`, '/#/deals/7'],
    [`/#/deals?tab=x&cairn-picker=${token}`, '/#/deals?tab=x'],
  ])('%s leads there, and the address is cleaned', async (path, cleaned) => {
    bench.hostPage('/', '');
    const { page } = await bench.open(path);
    expect(await opened(page)).toEqual({ serverUrl: bench.server.origin, key: 'pk_test', token });
    expect(await page.evaluate(() => location.pathname + location.search + location.hash)).toBe(cleaned);
    await page.goto(`${bench.host.origin}/?again`);
    expect(await opened(page)).toMatchObject({ token });
  });

  test('is closed without a token, or with something that is none', async () => {
    bench.hostPage('/', '');
    const { page } = await bench.open('/#cairn-picker=javascript:alert(1)');
    await ready();
    expect(bench.server.requests.some(({ path }) => path.includes('picker'))).toBe(false);
    expect(await page.evaluate(() => location.hash)).toBe('#cairn-picker=javascript:alert(1)');
  });
});

test('the module does the same as the tag', async () => {
  bench.host.page(
    '/',
    `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><button>Save</button><script type="module">
       import { cairn } from '${bench.server.origin}/module.js';
       cairn.identify('u1', { plan: 'pro' });
       cairn.init({ key: 'pk_test', serverUrl: '${bench.server.origin}' });
       cairn.track('Imported');
     </script></body></html>`,
  );
  deliver(guide([step('one', { target: target({ name: 'Save' }) })]));
  const { page, faults } = await bench.open('/');
  await card(page, 'This is one').waitFor();
  await until(() => bench.server.events('track', 'Imported').length, 'the tracked event');
  expect(bench.server.events('track')[0]?.userId).toBe('u1');
  expect(faults).toEqual([]);
});

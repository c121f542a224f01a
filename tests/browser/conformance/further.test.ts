import type { Page, Route } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Tour, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { step, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
  bench.host.page('/favicon.ico', '');
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const reply =
  (status: number, contentType: string, body: string) =>
  (route: Route): Promise<void> =>
    route.fulfill({ status, contentType, body, headers: { 'access-control-allow-origin': '*' } });

const answers: Record<string, (route: Route) => Promise<void>> = {
  'HTML, as a captive portal does': reply(200, 'text/html', '<h1>Please sign in</h1>'),
  'JSON that says something else': reply(200, 'application/json', '{"guides":7,"config":null,"accepted":{}}'),
  'guides without steps': reply(
    200,
    'application/json',
    '{"config":{"version":1},"guides":[{"id":"x"},null,{"trigger":{}}],"states":[],"autoStartsToday":0}',
  ),
  'half a JSON': reply(200, 'application/json', '{"guides":[{"id":"'),
  'status 500': reply(500, 'text/plain', 'no'),
  'nothing, for as long as it is asked': () => new Promise(() => {}),
  'by a cut connection': (route) => route.abort(),
  'nothing, because an ad blocker lets nothing through': (route) => route.abort('blockedbyclient'),
};

describe('our server answers', () => {
  const host = `<button id="count" onclick="this.textContent = Number(this.textContent) + 1">0</button>${targetHtml()}`;
  const usesTheHost = async ({ page }: Tour) => {
    await page.locator('#count').click();
    expect(await page.locator('#count').textContent()).toBe('1');
    expect(await page.evaluate(() => document.querySelectorAll('cairn-layer').length)).toBe(0);
  };
  /** What a browser itself says about a failed request is no fault of ours. */
  const own = (faults: string[]) => faults.filter((fault) => !fault.startsWith('Failed to load resource'));

  test.each(Object.entries(answers))('%s: the host is the same as without us', async (_, answer) => {
    let asked = 0;
    const tour = await bench.open({
      html: host,
      steps: [step('one')],
      prepare: (page) =>
        page.route(/\/v1\//, (route) => {
          asked++;
          return answer(route);
        }),
    });
    await until(() => asked > 0, 'a question to the server');
    await tour.page.waitForTimeout(600);
    await usesTheHost(tour);
    expect(own(tour.faults)).toEqual([]);
    await tour.page.unrouteAll({ behavior: 'ignoreErrors' });
  });

  test.each(['script that fails', 'HTML', 'nothing'])(
    '%s for what draws guides: no guide, no error',
    async (kind) => {
      let asked = 0;
      const tour = await bench.open({
        html: host,
        steps: [step('one')],
        prepare: (page) =>
          page.route(/\/snippet\//, (route) => {
            asked++;
            if (kind === 'nothing') return new Promise<void>(() => {});
            if (kind === 'HTML') return reply(200, 'text/html', '<p>no</p>')(route);
            return reply(200, 'text/javascript', 'throw new Error("broken")')(route);
          }),
      });
      await until(() => asked > 0, 'a part to be asked for');
      await tour.page.waitForTimeout(600);
      await usesTheHost(tour);
      expect(own(tour.faults).filter((fault) => !fault.includes('MIME type'))).toEqual([]);
      await tour.page.unrouteAll({ behavior: 'ignoreErrors' });
    },
  );
});

describe('strict policies, each with Trusted Types required', () => {
  const policies: Record<string, (ours: string) => string> = {
    "script-src 'self' and ours, style-src 'self'": (ours) =>
      `script-src 'self' ${ours}; style-src 'self'; connect-src ${ours}`,
    "nonce and 'strict-dynamic'": (ours) =>
      `script-src 'nonce-abc' 'strict-dynamic'; style-src 'self'; connect-src ${ours}`,
    "default-src 'none' and trusted-types 'none'": (ours) =>
      `default-src 'none'; script-src ${ours}; connect-src ${ours}; trusted-types 'none'`,
  };
  test.each(Object.entries(policies))('%s: everything is drawn, nothing is reported', async (_, policy) => {
    const tour = await bench.open({
      html: '<!doctype html><html lang="en"><head><title>Host</title></head><body><p>Text</p><button id="target">Target</button>%TAG%</body></html>',
      headers: (ours) => ({
        'content-security-policy': `${policy(ours)}; require-trusted-types-for 'script'`,
      }),
      tag: (src, key) => `<script nonce="abc" async src="${src}" data-key="${key}"></script>`,
      prepare: watchViolations,
    });
    await tour.standsBy();
    await tour.everyLayout(async () => {});
    expect(await tour.page.evaluate(() => Reflect.get(window, 'violations'))).toEqual([]);
  });
});

const watchViolations = (page: Page) =>
  page.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      // The icon that the browser asks for by itself.
      if (!event.blockedURI.endsWith('favicon.ico'))
        violations.push(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });

describe('a host that', () => {
  test('freezes prototypes and history, and wraps fetch, JSON and arrays, gets its guide all the same', async () => {
    const tour = await bench.open(`<script>
        const { parse, stringify } = JSON;
        JSON.parse = function (text) { return parse.call(this, text) };
        JSON.stringify = function (...values) { return stringify.apply(this, values) };
        const { fetch } = window;
        window.fetch = async function (...given) { return fetch.apply(this, given) };
        const { map } = Array.prototype;
        Array.prototype.map = function (...given) { return map.apply(this, given) };
        Array.prototype.toJSON = undefined;
        Object.freeze(history);
        for (const { prototype } of [Array, Object, String, Promise, Map, Set, EventTarget, Node, Element]) Object.freeze(prototype);
      </script>${targetHtml()}`);
    await tour.standsBy();
    await tour.everyLayout(async () => {});
    await until(() => bench.server.events('guide', 'guide.completed').length, 'the events');
    expect(tour.faults).toEqual([]);
  });

  test('types, composes, selects and drags while a card is shown is not disturbed', async () => {
    const tour = await bench.open(`<input id="field" aria-label="Field"><p id="words">Some words to select</p>
      <div id="drag" draggable="true" style="width:80px;height:30px;background:#ccc">Drag</div>
      <div id="drop" style="width:200px;height:60px;background:#eee">Drop</div>${targetHtml()}
      <script>
        window.dropped = 0;
        drop.addEventListener('dragover', (event) => event.preventDefault());
        drop.addEventListener('drop', () => dropped++);
      </script>`);
    await tour.page.locator('#field').click();
    await tour.page.keyboard.type('typed');
    await tour.cdp.send('Input.imeSetComposition', { text: '你好', selectionStart: 2, selectionEnd: 2 });
    await tour.cdp.send('Input.insertText', { text: '你好' });
    expect(await tour.page.locator('#field').inputValue()).toBe('typed你好');
    await tour.page.locator('#words').dblclick({ position: { x: 20, y: 8 } });
    expect(await tour.page.evaluate(() => getSelection()?.toString().trim())).toBe('Some');
    await tour.page.locator('#drag').dragTo(tour.page.locator('#drop'));
    expect(await tour.page.evaluate(() => Reflect.get(window, 'dropped'))).toBe(1);
    await tour.shows('tooltip');
    expect(tour.faults).toEqual([]);
  });

  test('has two identical buttons: the one that was picked gets the card', async () => {
    const twins = `<div style="padding:100px"><button>Edit</button> <p>Text</p> <button id="target">Edit</button></div>`;
    const target = await bench.pick(twins, "document.querySelector('#target')");
    const tour = await bench.open({
      html: twins.replace(' id="target"', ''),
      target: { ...target, id: undefined },
    });
    await tour.standsBy(tour.page.getByRole('button', { name: 'Edit' }).nth(1));
  });
});

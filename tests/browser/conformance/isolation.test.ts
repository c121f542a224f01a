import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { scriptAnswer } from '../../support/host-pages.ts';
import { layouts, layoutsBut, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

test('hostile-css: resets of the host with !important do not reach in', async () => {
  const plain = await looks(targetHtml());
  for (const loud of [
    'p, h1, h2, h3, h4, h5, h6, button, svg, fieldset { display: none !important; font-size: 40px !important; color: red !important }',
    '* { all: unset !important }',
  ]) {
    const style = `<style>${loud} #target { display: block !important; position: absolute !important; left: 500px !important; top: 200px !important }</style>`;
    expect(await looks(style + targetHtml()), loud).toEqual(plain);
  }
});

async function looks(html: string) {
  // The place of one in the page is the page's to size.
  const tour = await bench.open({ html, layouts: layoutsBut('inline') });
  const seen: unknown[] = [];
  await tour.everyLayout(async () => {
    seen.push(
      await tour.card.evaluate((card) =>
        [card, ...card.querySelectorAll('*:not(.arrow)')].map((one) => {
          const { display, color, fontSize, fontFamily, opacity, visibility } = getComputedStyle(one);
          const { width, height } = one.getBoundingClientRect();
          return {
            name: one.localName,
            display,
            color,
            fontSize,
            fontFamily,
            opacity,
            visibility,
            size: [Math.round(width), Math.round(height)],
          };
        }),
      ),
    );
  });
  return seen;
}

const busyPage = `<h1 class="card">Title</h1><p class="body">Text <a href="#">link</a></p><form><input class="button" aria-label="In">
  <fieldset><legend>Legend</legend></fieldset></form><ul><li>One</li></ul>${targetHtml()}`;

test('leak-css: its styles change no computed style of the host', async () => {
  const tour = await bench.open({ html: busyPage, starts: 'byUser', layouts: layoutsBut('inline') });
  const styles = () =>
    tour.page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll('body, body *')].flatMap((one) =>
        [null, '::before', '::backdrop', '::selection'].map((part) => {
          const style = getComputedStyle(one, part);
          return one.localName + [...style].map((name) => style.getPropertyValue(name)).join();
        }),
      ),
    );
  const before = await styles();
  await tour.start();
  await tour.everyLayout(async (layout) => {
    // Inertness behind a modal dialog is the browser's own, and seen in styles by nobody but it.
    if (layout !== 'modal') expect(await styles()).toEqual(before);
  });
});

test('touch-host: no attribute, text or child of the host’s DOM is changed, but for the one element of a step in the page', async () => {
  const tour = await bench.open({
    html: busyPage,
    prepare: (page) =>
      page.addInitScript(() => {
        const changes: string[] = [];
        Object.assign(window, { changes });
        addEventListener('DOMContentLoaded', () => {
          new MutationObserver((records) => {
            for (const { target, type, addedNodes, removedNodes } of records) {
              const isOurs = [...addedNodes, ...removedNodes].every(
                ({ nodeName }) => nodeName === 'CAIRN-LAYER',
              );
              const isHome = target === document.documentElement || target === document.body;
              if (!isHome || type !== 'childList' || !isOurs) changes.push(`${type} ${target.nodeName}`);
            }
          }).observe(document, { subtree: true, attributes: true, childList: true, characterData: true });
        });
      }),
  });
  await tour.everyLayout(async () => {});
  expect(await tour.page.evaluate(() => Reflect.get(window, 'changes'))).toEqual([]);
});

test('clean: after stop() there are the same nodes and attributes as before, and no listener of ours', async () => {
  const tour = await bench.open({
    html: busyPage,
    starts: 'byUser',
    tag: (src, key) => `<script>window.install = () => {
      const script = document.createElement('script');
      script.src = '${src}'; script.dataset.key = '${key}';
      script.onload = () => script.remove();
      document.head.append(script);
    }</script>`,
    prepare: (page) => page.addInitScript(countListeners),
  });
  const state = () =>
    tour.page.evaluate(() => ({
      html: document.documentElement.outerHTML,
      names: Object.getOwnPropertyNames(window).filter((name) => name !== 'cairn'),
      symbols: Object.getOwnPropertySymbols(window).length,
      history: Object.getOwnPropertyNames(history),
      listening: (Reflect.get(window, 'listening') as () => string[])(),
    }));
  // Playwright's own listeners come with the first wait.
  await tour.page.waitForFunction(() => true);
  const before = await state();
  await tour.page.evaluate(() => (Reflect.get(window, 'install') as () => void)());
  for (const end of layouts) {
    await tour.start();
    for (const layout of layouts) {
      await tour.shows(layout);
      if (layout === end) break;
      if (layout === 'corner') await tour.card.getByRole('radio', { name: '9' }).check({ force: true });
      await tour.press('Next');
    }
    expect((await state()).listening.length).toBeGreaterThan(5);
    await tour.page.evaluate(() => Reflect.get(window, 'cairn').stop());
    await expect.poll(state).toEqual(before);
    await tour.page.evaluate(() => (Reflect.get(window, 'install') as () => void)());
    await tour.page.waitForFunction(() => Object.getOwnPropertySymbols(window).length > 0);
  }
});

/** Notes how many listeners of each sort there are on what outlives our nodes. */
function countListeners() {
  const live = new Map<string, Set<unknown>>();
  Object.assign(window, {
    listening: () => [...live].flatMap(([name, { size }]) => (size ? [`${name} × ${size}`] : [])),
  });
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const isLasting = (target: unknown) =>
    (
      [
        window,
        document,
        document.documentElement,
        visualViewport,
        Reflect.get(window, 'navigation'),
      ] as unknown[]
    ).includes(target) || target instanceof MediaQueryList;
  const those = (target: EventTarget, type: string, options: unknown) => {
    const isCapture =
      typeof options === 'object' ? Reflect.get(options ?? {}, 'capture') === true : options === true;
    const name = `${target.constructor.name} ${type}${isCapture ? ' in capture' : ''}`;
    const set = live.get(name) ?? new Set();
    live.set(name, set);
    return set;
  };
  EventTarget.prototype.addEventListener = function (type, listener, options) {
    if (isLasting(this)) {
      those(this, type, options).add(listener);
      const signal = typeof options === 'object' ? options?.signal : undefined;
      if (signal) addEventListener.call(signal, 'abort', () => those(this, type, options).delete(listener));
    }
    return addEventListener.call(this, type, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (type, listener, options) {
    those(this, type, options).delete(listener);
    return removeEventListener.call(this, type, listener, options);
  };
}

test('twice: the script is included twice: no errors, one card, and the tour works', async () => {
  const tour = await bench.open({
    html: targetHtml(),
    tag: (src, key) =>
      `<script src="${src}" data-key="${key}"></script><script async src="${src}" data-key="${key}"></script>`,
  });
  await tour.page.waitForTimeout(300);
  expect(await tour.page.locator('cairn-layer').count()).toBe(1);
  await tour.everyLayout(async () => {});
  expect(tour.faults).toEqual([]);
  await until(() => bench.server.events('guide', 'guide.completed').length, 'the events');
  expect(bench.server.events('page')).toHaveLength(1);
  expect(bench.server.events('guide', 'guide.started')).toHaveLength(1);
});

test('bad-proto: the host has extended Array.prototype and Object.prototype enumerably', async () => {
  const tour = await bench.open(`<script>
      Array.prototype.last = function () { return this[this.length - 1] };
      Object.prototype.extend = function () { return 1 };
      Object.prototype.value = 7;
      String.prototype.trimmed = function () { return this.trim() };
      Function.prototype.bound = true;
    </script>${targetHtml()}`);
  await tour.standsBy();
  await tour.everyLayout(async () => {});
  await until(() => bench.server.events('guide', 'guide.completed').length, 'the events');
  expect(tour.faults).toEqual([]);
});

test('hydrate: the card is put in before the framework hydrates the whole document: no error, and it survives', async () => {
  const { outputFiles } = await build({
    stdin: { contents: hydratingApp, resolveDir: import.meta.dirname, loader: 'tsx' },
    bundle: true,
    write: false,
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  bench.host.serve('/app.js', scriptAnswer(outputFiles[0]!.text));
  const tour = await bench.open(
    `<!doctype html><html lang="en"><head><title>Host</title><link rel="icon" href="data:,"></head><body><main><p>Text</p><button id="target" style="margin:200px">Target</button><output>0</output></main>%TAG%</body></html>`,
  );
  await tour.standsBy();
  await tour.page.addScriptTag({ url: '/app.js' });
  await tour.page.locator('output', { hasText: 'ready' }).waitFor();
  await tour.standsBy();
  await tour.page.locator('#target').click();
  await tour.page.locator('output', { hasText: 'clicked' }).waitFor();
  await tour.everyLayout(async () => {});
  expect(tour.faults).toEqual([]);
});

/** A host app that renders all of its document, our tag included, as the server did. */
const hydratingApp = `
  import { Component, hydrate } from 'preact';
  const { src, dataset } = document.querySelector('script[data-key]');
  class App extends Component {
    state = { said: '0' };
    componentDidMount() { this.setState({ said: 'ready' }); }
    render(_, { said }) {
      return <><head><title>Host</title><link rel="icon" href="data:," /></head><body>
        <main><p>Text</p><button id="target" style="margin:200px" onClick={() => this.setState({ said: 'clicked' })}>Target</button>
        <output>{said}</output></main><script async src={src} data-key={dataset.key}></script></body></>;
    }
  }
  hydrate(<App />, document);
`;

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

test('basic: a plain target', async () => {
  const tour = await bench.open(targetHtml());
  await tour.standsBy();
  await tour.everyLayout(async () => {});
  expect(tour.faults).toEqual([]);
});

const shadow = `<my-toolbar></my-toolbar><button>Something else</button><script>
  customElements.define('my-toolbar', class extends HTMLElement {
    connectedCallback() {
      this.attachShadow({ mode: 'open' }).innerHTML =
        '<button style="position:absolute;left:300px;top:150px" id="target">Share</button>';
    }
  })</script>`;

test('shadow-open: a target in an open shadow root, as it was picked', async () => {
  const target = await bench.pick(shadow, "document.querySelector('my-toolbar').shadowRoot.firstChild");
  const tour = await bench.open({ html: shadow, target });
  await tour.standsBy();
  await tour.press('Next');
  await tour.shows('modal');
});

test('shadow-css: a target in an open shadow root, found by its id and tag alone', async () => {
  const tour = await bench.open({
    html: shadow,
    target: { tag: 'button', role: 'button', name: undefined, id: 'target', path: ['::shadow'] },
  });
  await tour.standsBy();
});

test('iframe-same: a target in a same-origin iframe', async () => {
  bench.host.page('/inner', `<!doctype html><body style="height:2000px">${targetHtml()}</body>`);
  const html =
    '<iframe src="/inner" style="margin:40px 90px;border:7px solid;width:800px;height:400px"></iframe>';
  const tour = await bench.open(html);
  await tour.standsBy(tour.page.frameLocator('iframe').locator('#target'));
  await tour.press('Next');
  await tour.shows('modal');
});

test('svg-target: the target is an SVG shape', async () => {
  const svg =
    '<svg width="800" height="500"><circle id="target" class="slice sales" cx="400" cy="200" r="40" fill="teal"><title>Sales</title></circle><circle cx="600" cy="200" r="40"/></svg>';
  const target = await bench.pick(svg, "document.querySelector('#target')");
  const tour = await bench.open({ html: svg, target: { role: undefined, name: undefined, ...target } });
  await tour.standsBy();
});

test('odd-id: ids with letters that mean something in a selector', async () => {
  const html = `<div style="padding:200px">
    <button id=":r0:">First</button> <button id=":r1:">Target</button> <button id="a.b#c[d]" aria-label="Last">×</button>
    </div>`;
  for (const id of [':r1:', 'a.b#c[d]']) {
    const target = await bench.pick(html, `document.getElementById('${id}')`);
    const tour = await bench.open({ html, target });
    await tour.standsBy(tour.page.locator(`[id="${id}"]`));
  }
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { layoutsBut, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { step, target } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const tall = (inside: string) => `<div style="height:4000px;position:relative">${inside}</div>`;

test('offscreen: a target far below the fold is brought into view', async () => {
  const tour = await bench.open(tall(targetHtml('position:absolute;left:300px;top:2500px')));
  await tour.standsBy();
  expect(await tour.page.evaluate(() => scrollY)).toBeGreaterThan(1500);
});

test('nested-scroll: a target out of view in nested scrollers, on both axes', async () => {
  const scroller = (size: string, inside: string) =>
    `<div style="overflow:auto;${size}"><div style="width:3000px;height:3000px;position:relative">${inside}</div></div>`;
  const inner = scroller(
    'position:absolute;left:1200px;top:900px;width:300px;height:250px',
    targetHtml('position:absolute;left:1500px;top:1400px'),
  );
  const tour = await bench.open(
    tall(`<div style="height:1200px"></div>${scroller('width:600px;height:500px', inner)}`),
  );
  await tour.standsBy();
});

/** The distance between card and target after each of 15 frames in which `scroller` was scrolled. */
const gapsWhileScrolling = (page: import('playwright').Page, scroller: string) =>
  page.evaluate(async (selector) => {
    const root = document.querySelector('cairn-layer')!.shadowRoot!;
    const card = root.querySelector('.card')!;
    const target = document.querySelector('#target')!;
    const gaps = new Set<number>();
    for (let at = 0; at < 15; at++) {
      document.querySelector(selector)!.scrollBy(0, at < 8 ? 12 : -12);
      await new Promise(requestAnimationFrame);
      await new Promise((done) => setTimeout(done)); // after this frame was made
      gaps.add(Math.round(card.getBoundingClientRect().top - target.getBoundingClientRect().bottom));
    }
    return [...gaps];
  }, scroller);

test('follow-window: the card follows while the window scrolls, in every frame', async () => {
  const tour = await bench.open(tall(targetHtml('position:absolute;left:300px;top:300px')));
  await tour.standsBy();
  expect(await gapsWhileScrolling(tour.page, 'html')).toHaveLength(1);
  await tour.standsBy();
});

const inner = tall(
  `<div id="box" style="position:absolute;left:200px;top:100px;width:400px;height:300px;overflow:auto">
    <div style="height:1500px;position:relative">${targetHtml('position:absolute;left:100px;top:150px')}</div></div>`,
);

test('follow-inner: the card follows while an inner container scrolls, in every frame', async () => {
  const tour = await bench.open(inner);
  await tour.standsBy();
  expect(await gapsWhileScrolling(tour.page, '#box')).toHaveLength(1);
  await tour.standsBy();
});

test('clipped: scrolled out of its container, the target leaves no card that floats over nothing', async () => {
  const tour = await bench.open(inner);
  await tour.standsBy();
  // Out of its container, but not out of the window.
  await tour.page.evaluate(() => document.querySelector('#box')!.scrollTo(0, 200));
  await tour.showsNothing();
  await tour.page.evaluate(() => document.querySelector('#box')!.scrollTo(0, 0));
  await tour.standsBy();
});

test('sticky: the target is not left under the sticky header', async () => {
  const tour = await bench.open({
    html: tall(`<header style="position:sticky;top:0;z-index:1;height:120px;background:#ccc">Header</header>
      ${targetHtml('position:absolute;left:300px;top:1040px')}
      <script>scrollTo(0, 1000)</script>`),
  });
  await tour.standsBy();
  const isOnTop = () =>
    tour.page.evaluate(() => {
      const target = document.querySelector('#target')!;
      const { left, top, right, bottom } = target.getBoundingClientRect();
      return document.elementFromPoint((left + right) / 2, (top + bottom) / 2) === target && top >= 120;
    });
  await expect.poll(isOnTop).toBe(true);
});

test('scroll-margin: in a page that is scrolled already, nothing jumps when the target is in view', async () => {
  const tour = await bench.open({
    html: tall(`${targetHtml('position:absolute;left:300px;top:1200px')}<script>scrollTo(0, 900)</script>`),
    // One in the page makes the page longer, and the browser keeps in place what is read.
    layouts: layoutsBut('inline'),
  });
  await tour.everyLayout(async () => {
    expect(await tour.page.evaluate(() => scrollY)).toBe(900);
  });
  expect(await tour.page.evaluate(() => scrollY)).toBe(900);
});

test('a target over which nothing lies but the card of the step before: nothing jumps', async () => {
  const under = '<button id="under" style="position:absolute;left:480px;top:300px">Under it</button>';
  const tour = await bench.open({
    html: tall(targetHtml() + under),
    steps: [
      step('one', { target: target({ name: 'Target' }), placement: 'bottom' }),
      step('two', { target: target({ name: 'Under it' }) }),
    ],
  });
  await tour.standsBy();
  const [card, covered] = [await tour.card.boundingBox(), await tour.page.locator('#under').boundingBox()];
  expect(card!.y + card!.height).toBeGreaterThan(covered!.y + covered!.height / 2);
  await tour.press('Next');
  await tour.shows('two');
  await tour.standsBy(tour.page.locator('#under'));
  expect(await tour.page.evaluate(() => scrollY)).toBe(0);
});

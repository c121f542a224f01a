import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  buttons,
  freeLayouts,
  heading,
  layoutsBut,
  type TourBench,
  targetHtml,
  text,
  tourBench,
} from '../../support/host-tour.ts';
import { sign, step } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const tall = (inside: string) => `<div style="height:3000px;position:relative">${inside}</div>`;
const pages: Record<string, string> = {
  'transform: the target is inside scale(.8) translate()': `<div style="transform:scale(.8) translate(40px,30px);width:900px;height:600px">${targetHtml()}</div>`,
  'body-transform: the body has a transform and is scrolled': `${tall(targetHtml('position:absolute;left:300px;top:900px'))}
    <style>body { transform: translate(20px, 10px) }</style><script>scrollTo(0, 600)</script>`,
  'body-relative: the body is position:relative with margins, the page scrolled': `${tall(targetHtml('position:absolute;left:300px;top:900px'))}
    <style>body { position: relative; margin: 60px 90px }</style><script>scrollTo(0, 600)</script>`,
  'html-overflow: html and body at height:100% with the body as the scroller': `${tall(targetHtml('position:absolute;left:300px;top:900px'))}
    <style>html, body { height: 100%; margin: 0 } html { overflow: hidden } body { overflow: auto }</style>
    <script>document.body.scrollTo(0, 500)</script>`,
  'zoom: CSS zoom 1.25 on the root': `${targetHtml()}<style>html { zoom: 1.25 }</style>`,
  'body-zoom: CSS zoom .75 on the body': `${targetHtml()}<style>body { zoom: .75 }</style>`,
  'rtl: dir=rtl with the target at the left edge': `${targetHtml('position:absolute;left:0;top:200px')}<script>document.documentElement.dir = 'rtl'</script>`,
  'edge: the target is at the right bottom corner': targetHtml('position:fixed;right:0;bottom:0'),
};

test.each(Object.entries(pages))('%s', async (_, html) => {
  // One in the page is where the page puts it.
  const tour = await bench.open({ html, layouts: layoutsBut('inline') });
  await tour.standsBy();
  await tour.everyLayout(async () => {
    const edges = async () => {
      const { x, y, width, height } = (await tour.card.boundingBox())!;
      return [x >= 0, y >= 0, x + width <= 1280, y + height <= 720];
    };
    await expect.poll(edges).toEqual([true, true, true, true]);
  });
});

test('big: the target is larger than the viewport', async () => {
  const tour = await bench.open(targetHtml('width:2000px;height:1500px'));
  await tour.standsBy(undefined, { mayCover: true });
  await tour.press('Next');
  await tour.shows('modal');
});

test('phone: a viewport of 320 × 480', async () => {
  const tour = await bench.open({
    html: targetHtml('margin:150px 20px'),
    prepare: (page) => page.setViewportSize({ width: 320, height: 480 }),
  });
  await tour.standsBy();
  await tour.everyLayout(async () => {
    const edges = async () => {
      const { x, width } = (await tour.card.boundingBox())!;
      return [x >= 0, x + width <= 320];
    };
    await expect.poll(edges).toEqual([true, true]);
    const wide = await tour.card.evaluate((card) =>
      [card, ...card.querySelectorAll('.body, fieldset, .buttons')].some(
        (one) => one.scrollWidth > one.clientWidth + 1,
      ),
    );
    expect(wide).toBe(false);
  });
});

test('long: 2,000 letters in a window 400px high, and the button stays within reach', async () => {
  const long = text('Nearly everything here is said twice. '.repeat(53));
  const tour = await bench.open({
    html: targetHtml(),
    prepare: (page) => page.setViewportSize({ width: 1280, height: 400 }),
    steps: (['tooltip', ...freeLayouts] as const).map((layout) =>
      step(layout, {
        layout,
        target: layout === 'tooltip' ? { signature: sign({ name: 'Target' }) } : undefined,
        blocks: [heading(layout), long, buttons('Next')],
      }),
    ),
  });
  for (const layout of ['tooltip', ...freeLayouts]) {
    await tour.shows(layout);
    const edges = async () => {
      const { y, height } = (await tour.card.getByRole('button', { name: 'Next' }).boundingBox())!;
      return [y > 0, y + height <= 400];
    };
    await expect.poll(edges).toEqual([true, true]);
    await tour.press('Next');
  }
  await tour.card.waitFor({ state: 'detached' });
});

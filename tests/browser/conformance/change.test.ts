import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buttons, frames, heading, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { sign, step } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const style = (page: Page, css: string, element = '#target') =>
  page.evaluate(
    ([css, element]) => {
      document.querySelector<HTMLElement>(element!)!.style.cssText += css!;
    },
    [css, element],
  );

test('moved: a banner is put in above the target', async () => {
  const tour = await bench.open(targetHtml('margin:150px 300px'));
  await tour.standsBy();
  const before = (await tour.card.boundingBox())!;
  await tour.page.evaluate(() => {
    const banner = document.createElement('div');
    banner.style.height = '90px';
    document.body.prepend(banner);
  });
  await tour.standsBy();
  expect((await tour.card.boundingBox())!.y).toBe(before.y + 90);
});

test('animating: the target slides 200px by CSS transition, and the card with it', async () => {
  const tour = await bench.open(`${targetHtml()}<style>#target { transition: translate .6s }</style>`);
  await tour.page.emulateMedia({ reducedMotion: 'no-preference' });
  await tour.standsBy();
  const gaps = await tour.page.evaluate(async () => {
    const card = document.querySelector('cairn-layer')!.shadowRoot!.querySelector('.card')!;
    const target = document.querySelector<HTMLElement>('#target')!;
    const between = () => card.getBoundingClientRect().left - target.getBoundingClientRect().left;
    const gaps: number[] = [];
    target.style.translate = '200px';
    for (const end = performance.now() + 700; performance.now() < end; ) {
      await new Promise(requestAnimationFrame);
      gaps.push(Math.round(between()));
    }
    return [Math.min(...gaps), Math.max(...gaps)];
  });
  await tour.standsBy();
  // Never further behind than it goes in the 250 ms until somebody looks again.
  expect(gaps[1]! - gaps[0]!).toBeLessThan(120);
});

test('grows: the target grows by 100px', async () => {
  const tour = await bench.open(targetHtml());
  await tour.standsBy();
  const before = (await tour.card.boundingBox())!;
  await style(tour.page, ';height:121px');
  await expect.poll(async () => (await tour.card.boundingBox())!.y).toBeGreaterThan(before.y + 80);
  await tour.standsBy();
});

test('tip-grows: an image comes late, near the bottom edge', async () => {
  let send: () => void = () => {};
  bench.host.serve('/late.svg', (_request, response) => {
    send = () =>
      response
        .writeHead(200, { 'content-type': 'image/svg+xml' })
        .end('<svg xmlns="http://www.w3.org/2000/svg" width="300" height="300"/>');
  });
  const tour = await bench.open({
    html: targetHtml('position:absolute;left:500px;top:420px'),
    steps: [
      {
        ...step('tooltip', { target: { signature: sign({ name: 'Target' }) } }),
        blocks: [
          heading('tooltip'),
          { id: 'image', type: 'image', src: '/late.svg', alt: 'Late' },
          buttons('Next'),
        ],
      },
    ],
  });
  await tour.shows('tooltip');
  await tour.standsBy();
  const before = (await tour.card.boundingBox())!;
  send();
  await expect.poll(async () => (await tour.card.boundingBox())!.height).toBeGreaterThan(before.height + 50);
  await tour.standsBy();
});

test('resize: the window is resized', async () => {
  const tour = await bench.open(targetHtml('position:absolute;right:40px;top:200px'));
  await tour.everyLayout(async (layout) => {
    for (const width of [700, 1280]) {
      await tour.page.setViewportSize({ width, height: 720 });
      if (layout === 'tooltip') await tour.standsBy();
      const isWhollyWithin = async () => {
        const box = (await tour.card.boundingBox())!;
        return box.x >= 0 && box.x + box.width <= width;
      };
      await expect.poll(isWhollyWithin).toBe(true);
    }
  });
});

test('hidden: a target that is display:none gets no card, in no corner', async () => {
  const tour = await bench.open(targetHtml());
  await tour.standsBy();
  await style(tour.page, ';display:none');
  await tour.showsNothing();
  await style(tour.page, ';display:inline-block');
  await tour.standsBy();
  const other = await bench.open({
    html: `<div id="menu" style="display:none">${targetHtml()}</div>`,
    steps: [waits],
  });
  await other.page.waitForTimeout(700);
  await other.showsNothing();
  await style(other.page, ';display:block', '#menu');
  await other.standsBy();
});

const waits = {
  ...step('tooltip', { target: { signature: sign({ name: 'Target' }) } }),
  missingAfterSeconds: 30,
};

test('late: the target comes 800 ms after the start', async () => {
  const tour = await bench.open({ html: '<main></main>', steps: [waits] });
  await tour.page.waitForTimeout(800);
  await tour.page.evaluate((html) => {
    document.querySelector('main')!.innerHTML = html;
  }, targetHtml());
  await tour.standsBy();
});

test('removed: the target is removed with the card open', async () => {
  const tour = await bench.open(targetHtml());
  await tour.standsBy();
  await tour.page.evaluate(() => document.querySelector('#target')!.remove());
  await tour.showsNothing();
  expect(tour.faults).toEqual([]);
});

test.each([
  ['its words', {}],
  ['its id', { id: 'target', text: 'Target' }],
])('replaced: a re-render swaps the target, found by %s, for a twin 150px away', async (_, more) => {
  const tour = await bench.open({ html: targetHtml(), target: { name: 'Target', ...more } });
  await tour.standsBy();
  await tour.page.evaluate(() => {
    const target = document.querySelector<HTMLElement>('#target')!;
    const twin = target.cloneNode(true) as HTMLElement;
    twin.style.left = '650px';
    target.replaceWith(twin);
  });
  await tour.standsBy();
  await tour.press('Next');
  await tour.shows('modal');
});

test('route: a change of route takes the target away and brings it back', async () => {
  const tour = await bench.open(`<main>${targetHtml()}</main>`);
  await tour.standsBy();
  await tour.page.evaluate(() => {
    history.pushState(null, '', '/elsewhere');
    document.querySelector('main')!.replaceChildren('Another page');
  });
  await tour.showsNothing();
  await tour.page.evaluate((html) => {
    history.back();
    document.querySelector('main')!.innerHTML = html;
  }, targetHtml());
  await tour.standsBy();
});

test('body-swap: the whole body is replaced, and the card comes back', async () => {
  const tour = await bench.open(`<main>${targetHtml()}</main>`);
  await tour.everyLayout(async (layout) => {
    await tour.page.evaluate((html) => {
      const body = document.createElement('body');
      body.innerHTML = html;
      document.body.replaceWith(body);
    }, `<main>${targetHtml()}</main>`);
    await frames(tour.page);
    await tour.shows(layout);
    if (layout === 'tooltip') await tour.standsBy();
  });
});

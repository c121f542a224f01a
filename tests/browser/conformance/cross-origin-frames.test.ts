import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type HostPages, hostPages } from '../../support/host-pages.ts';
import { type TourBench, tourBench } from '../../support/host-tour.ts';
import { step, target, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
/** Another origin: a part of the product that is served apart. And one that nobody trusts. */
let billing: HostPages;
let stranger: HostPages;
beforeAll(async () => {
  bench = await tourBench();
  [billing, stranger] = await Promise.all([hostPages(), hostPages()]);
});
afterEach(() => bench.clear());
afterAll(async () => {
  await bench?.close();
  await Promise.all([billing?.close(), stranger?.close()]);
});

const tagOf = (frames: string, key = 'pk_frames') =>
  `<script>window.cairn ??= [['identify', 'u1']]</script>
   <script async src="${bench.server.origin}/s.js" data-key="${key}" data-frames="${frames}"></script>`;

const payButton = `<button id="pay" style="position:absolute;left:60px;top:320px">Pay</button><script>
  window.paid = 0;
  pay.onclick = () => paid++;
</script>`;

/** The framed page of the product, which trusts the host's origin. */
const serveBilling = (body = payButton, trusts = bench.host.origin) =>
  billing.page(
    '/billing',
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><body style="margin:0;height:1500px">${body}${tagOf(trusts)}</body></html>`,
  );

const frame = (origin: string, path = '/billing') =>
  `<iframe src="${origin}${path}" style="margin:60px 200px;border:9px solid;width:600px;height:300px"></iframe>`;

const openHost = (html: string, frames = billing.origin) =>
  bench.open({
    html,
    steps: [
      step('one', { target: target({ name: 'Pay' }), missingAfterSeconds: 30 }),
      step('two', { target: target({ name: 'Pay' }), missingAfterSeconds: 30, advanceOn: 'targetClick' }),
      step('three'),
    ],
    tag: (src, key) => `<script async src="${src}" data-key="${key}" data-frames="${frames}"></script>`,
  });

/** All that reaches this page by message. */
const listenIn = (page: Page) =>
  page.addInitScript(() => {
    const heard: unknown[] = [];
    Object.assign(window, { heard });
    addEventListener('message', ({ data, origin }) => heard.push({ data, origin }));
  });
const heardOf = (page: Page) => page.evaluate(() => Reflect.get(window, 'heard') as unknown[]);

test('a target in a frame of another origin: the card stands by it, follows it, and its click leads on', async () => {
  serveBilling();
  const tour = await openHost(`${frame(billing.origin)}<div style="height:2000px"></div>`);
  const pay = tour.page.frameLocator('iframe').locator('#pay');
  await tour.standsBy(pay);
  // Only the page around shows it.
  const inner = tour.page.frames()[1]!;
  expect(await inner.evaluate(() => document.querySelectorAll('cairn-layer').length)).toBe(0);
  await inner.evaluate(() => scrollBy(0, -40));
  await tour.standsBy(pay);
  await tour.page.evaluate(() => scrollBy(0, 30));
  await tour.standsBy(pay);
  await inner.evaluate(() => scrollTo(0, 1000));
  await tour.showsNothing();
  await inner.evaluate(() => scrollTo(0, 100));
  await tour.standsBy(pay);
  await tour.press('Next');
  await tour.shows('two');
  await pay.click();
  await tour.shows('three');
  expect(await inner.evaluate(() => Reflect.get(window, 'paid'))).toBe(1);
  expect(await tour.page.locator('cairn-stand-in').count()).toBe(0);
  await until(() => bench.server.events('click').length, 'the click');
  expect(bench.server.events('click')).toHaveLength(1);
  expect(tour.faults).toEqual([]);
});

test('the frame’s target goes and comes, the frame is led elsewhere and back, taken away and put in again', async () => {
  serveBilling();
  billing.page('/elsewhere', '<!doctype html><p>Elsewhere</p>');
  const tour = await openHost(`<main>${frame(billing.origin)}</main>`);
  const { page } = tour;
  const pay = page.frameLocator('iframe').locator('#pay');
  await tour.standsBy(pay);
  await pay.evaluate((button) => button.toggleAttribute('hidden', true));
  await tour.showsNothing();
  await pay.evaluate((button) => button.toggleAttribute('hidden', false));
  await tour.standsBy(pay);
  const lead = (to: string) =>
    page.locator('iframe').evaluate((one, to) => {
      (one as HTMLIFrameElement).src = to;
    }, to);
  await lead(`${billing.origin}/elsewhere`);
  await tour.showsNothing();
  await lead(`${billing.origin}/billing`);
  await tour.standsBy(pay);
  await page.evaluate(() => document.querySelector('iframe')!.remove());
  await tour.showsNothing();
  await page.locator('main').evaluate((main, html) => {
    main.innerHTML = html;
  }, frame(billing.origin));
  await tour.standsBy(pay);
  expect(tour.faults).toEqual([]);
});

test('a frame far below the fold, taller than the window: its target is brought into view', async () => {
  serveBilling(payButton.replace('top:320px', 'top:1300px'));
  const tour = await openHost(
    `<div style="height:1500px"></div>${frame(billing.origin).replace('height:300px', 'height:1450px')}<div style="height:1500px"></div>`,
  );
  await tour.standsBy(tour.page.frameLocator('iframe').locator('#pay'));
  expect(tour.faults).toEqual([]);
});

test('a hostile parent, or a trusted page that is not its parent, hears nothing from the frame', async () => {
  serveBilling();
  const page = await bench.context.newPage();
  await listenIn(page);
  stranger.page(
    '/',
    `<!doctype html><link rel="icon" href="data:,">${frame(billing.origin)}<iframe name="other" src="${bench.host.origin}/other"></iframe>`,
  );
  bench.host.page('/other', '<!doctype html><p>Other</p>');
  await page.goto(stranger.origin);
  await until(() => bench.server.events('page').length, 'the framed page to be running');
  const ask = () => {
    const billing = (window.top as Window).frames[0] as Window;
    const signature = { v: 1, tag: 'button', role: 'button', name: 'Pay', path: [] };
    for (const message of [{ type: 'call' }, { type: 'find', id: 'x', signature }])
      billing.postMessage({ cairn: 'cairn frames 1', ...message }, '*');
  };
  await page.evaluate(ask);
  await page.frame('other')!.evaluate(ask);
  await page.waitForTimeout(800);
  expect(await heardOf(page)).toEqual([]);
  expect(bench.server.requests.some(({ path }) => path.includes('framed'))).toBe(false);
});

test('a hostile frame, a forged answer and a frame in a trusted frame move nothing; a trusted one stays in its own box', async () => {
  const forge = (box: number[]) => `<script>
    const say = (message) => top.postMessage({ cairn: 'cairn frames 1', ...message }, '*');
    window.forge = (id) => { for (const type of ['here', 'clicked', 'at']) say({ type, id, score: 1, box: ${JSON.stringify(box)} }); };
    forge('x');
    addEventListener('message', ({ data }) => { window.got = [...(window.got ?? []), data]; forge(data.id ?? 'x'); });
  </script>`;
  stranger.page('/forges', `<!doctype html>${forge([0, 0, 90, 40])}`);
  billing.page('/nested', `<!doctype html><iframe src="${billing.origin}/forges"></iframe>`);
  billing.page('/forges', `<!doctype html>${forge([0, 0, 90, 40])}`);
  const hostile = await openHost(frame(stranger.origin, '/forges') + frame(billing.origin, '/nested'));
  // The stranger was called, as any frame is, and told nothing.
  const got = async () => {
    const messages = await hostile.page.frames()[1]!.evaluate(() => Reflect.get(window, 'got') as unknown[]);
    return new Set(messages.map((message) => JSON.stringify(message)));
  };
  const called = new Set(['{"cairn":"cairn frames 1","type":"call"}']);
  await expect.poll(got).toEqual(called);
  await hostile.page.waitForTimeout(1000);
  await hostile.showsNothing();
  expect(await got()).toEqual(called);
  await hostile.page.close();

  // One that is trusted answers with the right id, but wants a box all over the page, and with nonsense.
  billing.page(
    '/greedy',
    `<!doctype html>${forge([-500, -500, 5000, 5000])}<script>
    addEventListener('message', ({ data }) => {
      for (const box of [['a', 0, 1, 1], [0, 0, 1], { length: 4 }, null, [NaN, 0, 1, 1]]) say({ type: 'at', id: data.id, box, score: 'high' });
      for (const type of ['eval', '__proto__', 7]) say({ type, id: data.id, box: [0, 0, 1, 1], score: 1 });
    });
  </script>`,
  );
  const greedy = await openHost(frame(billing.origin, '/greedy'));
  await greedy.shows('one');
  const inFrame = async () => {
    const [standIn, outer] = await greedy.page.evaluate(() =>
      ['cairn-stand-in', 'iframe'].map((name) =>
        document.querySelector(name)!.getBoundingClientRect().toJSON(),
      ),
    );
    return (
      standIn.left >= outer.left &&
      standIn.top >= outer.top &&
      standIn.right <= outer.right &&
      standIn.bottom <= outer.bottom
    );
  };
  await expect.poll(inFrame).toBe(true);
  expect(greedy.faults).toEqual([]);
});

test('where the tag names no origins, no message is listened to or sent, in the page or in the frame', async () => {
  billing.page(
    '/billing',
    `<!doctype html><html lang="en"><link rel="icon" href="data:,"><body>${payButton}<script>window.cairn = []</script>
     <script async src="${bench.server.origin}/s.js" data-key="pk_plain"></script></body></html>`,
  );
  const tour = await bench.open({
    html: frame(billing.origin),
    steps: [step('one', { target: target({ name: 'Pay' }) }), step('two')],
    prepare: async (page) => {
      await listenIn(page);
      await page.addInitScript(() => {
        const add = EventTarget.prototype.addEventListener;
        const types: string[] = [];
        Object.assign(window, { types });
        EventTarget.prototype.addEventListener = function (type, ...rest) {
          types.push(type);
          return add.call(this, type, ...rest);
        };
      });
    },
  });
  await tour.shows('two');
  for (const one of tour.page.frames()) {
    const [types, heard] = await one.evaluate(() => [
      Reflect.get(window, 'types'),
      Reflect.get(window, 'heard'),
    ]);
    // Ours is the test's own.
    expect(types.filter((type: string) => type === 'message').length).toBeLessThan(2);
    expect(heard).toEqual([]);
  }
  expect(bench.server.requests.some(({ path }) => /frame/.test(path))).toBe(false);
});

test('cairn.stop() in the page around leaves nothing of it, in the page or in the frame', async () => {
  serveBilling();
  const tour = await openHost(frame(billing.origin));
  await tour.standsBy(tour.page.frameLocator('iframe').locator('#pay'));
  await tour.page.evaluate(() => Reflect.get(window, 'cairn').stop());
  await tour.card.waitFor({ state: 'detached' });
  expect(await tour.page.locator('cairn-stand-in').count()).toBe(0);
  await tour.page.evaluate(() => Object.assign(window, { heard: [] }));
  await tour.page.evaluate(() =>
    addEventListener('message', ({ data }) => Reflect.get(window, 'heard').push(data)),
  );
  await tour.page.frames()[1]!.evaluate(() => scrollBy(0, 20));
  await tour.page.waitForTimeout(600);
  expect(await heardOf(tour.page)).toEqual([]);
});

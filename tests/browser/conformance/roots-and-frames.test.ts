import type { Locator } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type Tour, type TourBench, targetHtml, tourBench } from '../../support/host-tour.ts';
import { step, target, until } from '../../support/snippet-bench.ts';

let bench: TourBench;
beforeAll(async () => {
  bench = await tourBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const boxes = `<outer-box></outer-box><script>
  const define = (name, fill) => customElements.define(name, class extends HTMLElement {
    connectedCallback() { fill(this.attachShadow({ mode: 'open' })); }
  });
  define('inner-box', (root) => setTimeout(() => {
    root.innerHTML = '<button id="target" style="margin:120px 300px">Target</button>';
    root.firstChild.onclick = () => window.pressed = (window.pressed ?? 0) + 1;
  }, window.delay ?? 0));
  define('outer-box', (root) => { root.innerHTML = '<section><inner-box></inner-box></section>'; });
</script>`;

test('shadow roots in shadow roots: the target is found as it was picked, also when it comes late, and its click leads on', async () => {
  const path = ['::shadow', 'inner-box', 'section', '::shadow', 'outer-box'];
  const tour = await bench.open({
    html: `<script>window.delay = 900</script>${boxes}`,
    steps: [
      step('one', { target: target({ name: 'Target', path }), missingAfterSeconds: 30 }),
      step('two', { target: target({ name: 'Target', path }), advanceOn: 'targetClick' }),
      step('three'),
    ],
  });
  await tour.standsBy();
  await tour.press('Next');
  await tour.shows('two');
  await tour.page.locator('#target').click();
  await tour.shows('three');
  expect(await tour.page.evaluate(() => Reflect.get(window, 'pressed'))).toBe(1);
  expect(tour.faults).toEqual([]);
});

test('a closed shadow root: the target is reported as missing, and that it is shut in', async () => {
  const said: string[] = [];
  const tour = await bench.open({
    html: `<my-toolbar></my-toolbar><script>customElements.define('my-toolbar', class extends HTMLElement {
      connectedCallback() { this.attachShadow({ mode: 'closed' }).innerHTML = '<button>Share</button>'; }
    })</script>`,
    steps: [
      step('one', { target: target({ name: 'Share', path: ['::shadow', 'my-toolbar'] }) }),
      step('two'),
    ],
    prepare: async (page) => {
      page.on('console', (message) => said.push(message.text()));
      await page.addInitScript(() => Object.assign(window, { cairn: [['identify', 'u1'], ['debug']] }));
    },
  });
  await tour.shows('two');
  await until(() => bench.server.events('guide', 'target.missing').length, 'the report');
  const [report] = bench.server.events('guide', 'target.missing');
  expect(report?.properties).toMatchObject({ stepId: 'one', tried: { isShutIn: true } });
  expect(said.join('\n')).toContain('[cairn] a target lies in a closed shadow root');
  expect(tour.faults).toEqual([]);
});

/** Pixels from the middle of the ring to that of what it goes around. */
async function awayOf({ page }: Tour, target: Locator): Promise<number> {
  const [ring, box] = await Promise.all([page.locator('cairn-layer .ring'), target].map(middleOf));
  return Math.hypot(ring!.x - box!.x, ring!.y - box!.y);
}

async function middleOf(element: Locator): Promise<{ x: number; y: number }> {
  const { x, y, width, height } = (await element.boundingBox())!;
  return { x: x + width / 2, y: y + height / 2 };
}

test('a same-origin iframe in an iframe, with borders: card and ring follow while both scroll, and the click in it leads on', async () => {
  bench.host.page(
    '/innermost',
    `<!doctype html><body style="margin:0;height:1500px">${targetHtml('position:absolute;left:60px;top:300px')}`,
  );
  bench.host.page(
    '/inner',
    '<!doctype html><body style="height:1200px"><iframe src="/innermost" style="margin-top:200px;width:500px;height:250px"></iframe>',
  );
  const signature = { name: 'Target', path: ['::frame', 'iframe', '::frame', 'iframe'] };
  const tour = await bench.open({
    html: '<iframe src="/inner" style="margin:30px 90px;border:40px solid;width:800px;height:400px;transform:scale(.8)"></iframe>',
    steps: [
      step('one', { target: target(signature), missingAfterSeconds: 30 }),
      step('two', { target: target(signature), advanceOn: 'targetClick' }),
      step('three'),
    ],
  });
  const inner = tour.page.frameLocator('iframe');
  const button = inner.frameLocator('iframe').locator('#target');
  await tour.standsBy(button);
  await inner.locator('body').evaluate(() => scrollBy(0, 40));
  await button.evaluate(() => scrollBy(0, 30));
  await tour.standsBy(button);
  await expect.poll(() => awayOf(tour, button)).toBeLessThan(1.5);
  await tour.press('Next');
  await tour.shows('two');
  await button.click();
  await tour.shows('three');
  expect(tour.faults).toEqual([]);
});

test('a modal <dialog> that opens in a shadow root: a card that points at nothing can still be pressed, also when it closes', async () => {
  const tour = await bench.open({
    html: `<my-app></my-app><script>customElements.define('my-app', class extends HTMLElement {
      connectedCallback() {
        const root = this.attachShadow({ mode: 'open' });
        root.innerHTML = '<button>Open</button><dialog><input aria-label="Title"><button>Close</button></dialog>';
        const [open, close] = root.querySelectorAll('button');
        open.onclick = () => root.querySelector('dialog').showModal();
        close.onclick = () => root.querySelector('dialog').close();
      }
    })</script>`,
    steps: [step('one'), step('two'), step('three')],
  });
  await tour.shows('one');
  await tour.page.getByRole('button', { name: 'Open' }).click();
  await tour.card.getByRole('button', { name: 'Next' }).click();
  await tour.shows('two');
  await tour.page.locator('my-app').getByText('Close').click();
  await tour.card.getByRole('button', { name: 'Next' }).click();
  await tour.shows('three');
  expect(tour.faults).toEqual([]);
});

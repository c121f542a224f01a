import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveredGuide } from '../../../shared/contract/guide.ts';
import { aWhile, call, type GuideBench, go, guideBench, on, onPages } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, target, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const shown = (page: Page, id: string) => card(page, `This is ${id}`);
/** Beside the target, so that it does not lie on a card in the corner. */
const at = (id: string) => step(id, { target: target({ name: 'Export' }) });
const inline = (n: number, name: string, parts: Partial<DeliveredGuide> = {}) =>
  guide([step(name, { layout: 'inline', target: target({ name: 'Export' }) })], {
    id: guideId(n),
    kind: 'banner',
    category: 'news',
    frequency: { type: 'untilCompleted' },
    ...parts,
  });
async function open(path = '/', calls?: unknown[][]) {
  bench.hostPage(path, '<main style="padding: 200px"><button>Export</button></main>', calls && { calls });
  return bench.open(path);
}
const started = () => bench.server.events('guide', 'guide.started').map(({ properties }) => properties);

describe('guides at the same time', () => {
  test('are one that interrupts and those that stand beside it, each with its own run', async () => {
    bench.deliver(
      guide([at('one'), at('two')]),
      inline(2, 'beside'),
      guide([step('late')], { id: guideId(3), priority: 1 }),
    );
    const { page } = await open();
    await shown(page, 'one').waitFor();
    await shown(page, 'beside').waitFor();
    await aWhile(page);
    expect(await shown(page, 'late').count()).toBe(0);
    await until(() => started().length === 2, 'two starts');
    expect(Object.fromEntries(started().map((one) => [one?.stepId, one?.startedBy]))).toEqual({
      one: 'trigger',
      beside: 'ambient',
    });
    expect(new Set(started().map((one) => one?.runId)).size).toBe(2);
    await shown(page, 'one').getByRole('button', { name: 'Next' }).click();
    await shown(page, 'two').waitFor();
    expect(await shown(page, 'beside').count()).toBe(1);
  });

  test('each go on after a reload where they were, without another start', async () => {
    bench.deliver(guide([at('one'), at('two')]), inline(2, 'beside'));
    const { page } = await open();
    await shown(page, 'beside').waitFor();
    await shown(page, 'one').getByRole('button', { name: 'Next' }).click();
    await shown(page, 'two').waitFor();
    await page.reload();
    await shown(page, 'two').waitFor();
    await shown(page, 'beside').waitFor();
    await bench.asked(2);
    await page.waitForTimeout(1500);
    expect(started()).toHaveLength(2);
  });

  test('end each for itself; the one the user asks for takes the place of the one that interrupts', async () => {
    bench.deliver(
      guide([at('one')]),
      inline(2, 'beside'),
      guide([at('asked')], { id: guideId(3), trigger: on({ on: 'manual' }) }),
    );
    const { page } = await open();
    await shown(page, 'one').waitFor();
    await shown(page, 'beside').waitFor();
    await call(page, 'start', guideId(3));
    await shown(page, 'asked').waitFor();
    expect(await shown(page, 'one').count()).toBe(0);
    expect(await shown(page, 'beside').count()).toBe(1);
  });

  test('by themselves stay on the pages they are meant for', async () => {
    bench.deliver(inline(2, 'beside', { trigger: onPages('/orders') }));
    const { page } = await open('/orders');
    await shown(page, 'beside').waitFor();
    await go(page, '/deals');
    await shown(page, 'beside').waitFor({ state: 'hidden' });
    await page.waitForTimeout(1500);
    expect(bench.told()).not.toContain('target.missing beside');
    await go(page, '/orders');
    await shown(page, 'beside').waitFor();
  });

  test('are taken down when they are no longer delivered', async () => {
    bench.deliver(inline(2, 'beside'), guide([step('news')], { kind: 'banner', category: 'news' }));
    const { page } = await open();
    await shown(page, 'beside').waitFor();
    await shown(page, 'news').waitFor();
    bench.deliver();
    await call(page, 'group', 'acme');
    await shown(page, 'beside').waitFor({ state: 'detached' });
    await shown(page, 'news').waitFor({ state: 'detached' });
  });
});

describe('garbage among the guides', () => {
  const garbage: unknown[] = [
    null,
    7,
    'guide',
    {},
    { id: guideId(20) },
    { ...guide([step('x')], { id: guideId(21) }), trigger: null },
    { ...guide([step('x')], { id: guideId(22) }), steps: 'none' },
    { ...guide([step('x')], { id: guideId(23), priority: 99 }), steps: [{ id: 'x', blocks: null }] },
    { ...guide([step('x')], { id: guideId(24), priority: 98, kind: 'checklist' }) },
    { ...guide([step('x')], { id: guideId(25), priority: 97 }), frequency: undefined },
    guide([{ ...step('x'), blocks: [null] } as never], { id: guideId(28), priority: 94 }),
    guide([{ ...step('x'), blocks: [{ id: 'b', type: 'buttons', buttons: [null] }] } as never], {
      id: guideId(29),
      priority: 93,
    }),
    { ...guide([step('x')], { id: guideId(26), priority: 96 }), pageConditions: { type: 'all' } },
    {
      ...guide([step('x')], { id: guideId(27), priority: 95 }),
      trigger: on({ on: 'elementAppears', target: {} } as never),
    },
  ];
  test('does not break the good ones', async () => {
    bench.deliver(...(garbage as DeliveredGuide[]), guide([step('good')]));
    const { page, faults } = await open();
    await shown(page, 'good').waitFor();
    expect(faults).toEqual([]);
  });

  test('that can only be found when it is drawn makes room for the next', async () => {
    bench.deliver(guide([step('broken')], { id: guideId(2), priority: 99 }), guide([step('good')]));
    bench.hostPage('/', '<h1>Deals</h1>');
    const { page, faults } = await bench.open('about:blank');
    // What draws throws at one of them.
    await page.route(/\/snippet\/guides-\w+\.js$/, (route) =>
      route.fulfill({
        contentType: 'text/javascript',
        headers: { 'access-control-allow-origin': '*' },
        body: `export { createGuides, guardEarly } from '${route.request().url()}?whole';
        export function renderStep({ step }) {
          if (step.id === 'broken') throw new Error('can not be drawn');
          document.body.append('Drawn: ' + step.id);
          return { setAnchor() {}, hide() {}, show() {}, destroy() {} };
        }`,
      }),
    );
    await page.goto(`${bench.host.origin}/`);
    await page.getByText('Drawn: good').waitFor();
    await bench.hears('guide.started', 'good');
    expect(bench.told()).toEqual(['guide.started good', 'step.shown good']);
    expect(faults).toEqual([]);
  });

  test('in the session is forgotten', async () => {
    bench.deliver(guide([step('good')]));
    bench.hostPage(
      '/',
      `<script>sessionStorage.setItem('cairn pk_test runs', '[{"guide":{}},null,7]')</script>`,
    );
    const { page, faults } = await bench.open('/');
    await shown(page, 'good').waitFor();
    expect(faults).toEqual([]);
  });
});

describe('a run is one tab’s', () => {
  test('a tab that was duplicated takes it over, and the first one lets it go', async () => {
    bench.deliver(guide([step('one'), step('two')]));
    const { page } = await open();
    await shown(page, 'one').waitFor();
    // A step is written down after it was painted.
    await page.waitForFunction(() =>
      sessionStorage.getItem('cairn pk_test runs')?.includes('"shownStepId":"one"'),
    );
    // As the browser copies it.
    const copy = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    const twin = await page.context().newPage();
    await twin.addInitScript((kept) => {
      for (const [name, value] of Object.entries(JSON.parse(kept)))
        sessionStorage.setItem(name, String(value));
    }, copy);
    await twin.goto(`${bench.host.origin}/`);
    await shown(twin, 'one').waitFor();
    await shown(page, 'one').waitFor({ state: 'detached' });
    await shown(twin, 'one').getByRole('button', { name: 'Next' }).click();
    await shown(twin, 'two').getByRole('button', { name: 'Next' }).click();
    await bench.hears('guide.completed', 'two');
    expect(started()).toHaveLength(1);
  });

  test('another tab has none of it, and starts none again', async () => {
    bench.deliver(guide([step('one'), step('two')]));
    const { page } = await open();
    await shown(page, 'one').waitFor();
    // From then on it says whose the run is, which any word of another tab makes it look up.
    await page.reload();
    await shown(page, 'one').waitFor();
    const other = await page.context().newPage();
    await other.goto(`${bench.host.origin}/`);
    await bench.asked(3);
    await aWhile(other);
    expect(await other.locator('cairn-layer').count()).toBe(0);
    expect(await shown(page, 'one').count()).toBe(1);
  });
});

test('the back/forward cache brings back a page at the step that the tab has come to', async () => {
  bench.deliver(guide([step('one'), step('two'), step('three')]));
  const { page } = await open('/');
  await shown(page, 'one').waitFor();
  bench.hostPage('/next', '<h1>Next</h1>');
  await page.evaluate(() => {
    (window as never as { isSame: boolean }).isSame = true;
  });
  await page.goto(`${bench.host.origin}/next`);
  await shown(page, 'one').getByRole('button', { name: 'Next' }).click();
  await shown(page, 'two').getByRole('button', { name: 'Next' }).click();
  await shown(page, 'three').waitFor();
  await page.goBack();
  await shown(page, 'three').waitFor();
  expect(await shown(page, 'one').count()).toBe(0);
});

test('a guide resumed on another page waits for its own', async () => {
  const there = { include: ['/orders'], exclude: [] };
  bench.deliver(guide([step('one'), step('two', { pages: there })]));
  const { page } = await open('/');
  await shown(page, 'one').getByRole('button', { name: 'Next' }).click();
  bench.hostPage('/deals', '<h1>Deals</h1>');
  await page.goto(`${bench.host.origin}/deals`);
  await aWhile(page);
  expect(await page.locator('cairn-layer .card:visible').count()).toBe(0);
  bench.hostPage('/orders', '<h1>Orders</h1>');
  await page.goto(`${bench.host.origin}/orders`);
  await shown(page, 'two').waitFor();
});

describe('in a browser that is too old', () => {
  test.each(['delete URL.parse', 'delete HTMLElement.prototype.popover', 'delete AbortSignal.timeout'])(
    'for want of what %s takes away, nothing runs and nothing fails',
    async (script) => {
      bench.deliver(guide([step('one')]));
      bench.hostPage('/', `<script>${script}</script><button>Save</button>`);
      const { page, faults } = await bench.open('/');
      await page.waitForLoadState('networkidle');
      await page.getByText('Save').click();
      await call(page, 'track', 'Something');
      await aWhile(page);
      expect(bench.server.requests.map(({ path }) => path)).toEqual(['/s.js']);
      expect(await page.locator('cairn-layer').count()).toBe(0);
      expect(faults).toEqual([]);
    },
  );
});

test('what is delivered is asked for anew when the calendar says so', async () => {
  bench.deliver();
  let askAgainAt = () => new Date(Date.now() + 2000).toISOString();
  // As late as when it is answered: a page may take its time to ask.
  Object.defineProperty(bench.server.delivery, 'askAgainAt', { enumerable: true, get: () => askAgainAt() });
  const { page } = await open('/');
  await bench.asked();
  askAgainAt = () => '2126-01-01T00:00:00Z';
  bench.deliver(guide([step('one')]));
  await shown(page, 'one').waitFor({ timeout: 9000 });
  await page.waitForTimeout(1500);
  expect(bench.server.deliveries).toHaveLength(2);
});

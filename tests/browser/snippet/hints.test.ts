import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveredGuide } from '../../../shared/contract/guide.ts';
import { aWhile, button, type GuideBench, go, guideBench, onPages } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, target } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const hint = (n: number, name: string, parts: Partial<DeliveredGuide> = {}) =>
  guide(
    [
      step(`h${n}`, {
        layout: 'beacon',
        target: target({ name }),
        blocks: [...step(`h${n}`).blocks, button('Enough', { type: 'close' })],
      }),
    ],
    { id: guideId(n), kind: 'hint', frequency: { type: 'untilCompleted' }, ...parts },
  );
async function open(path = '/') {
  const body = '<main style="padding: 100px"><button>Export</button> <button>Import</button></main>';
  for (const each of ['/', '/orders']) bench.hostPage(each, body);
  const { page } = await bench.open(path);
  return page;
}
const mark = (page: Page, n: number) => page.getByRole('button', { name: `Hint: This is h${n}` });

describe('a hint', () => {
  test('is a mark that starts nothing until it is opened, each for itself', async () => {
    bench.deliver(
      hint(1, 'Export'),
      hint(2, 'Import'),
      guide([step('one')], { id: guideId(3), trigger: onPages('/none') }),
    );
    const page = await open();
    await mark(page, 1).waitFor();
    await mark(page, 2).waitFor();
    await page.waitForTimeout(1500);
    expect(bench.told()).toEqual([]);
    await mark(page, 2).click();
    await bench.hears('step.shown', 'h2');
    expect(bench.told()).toEqual(['guide.started h2', 'step.shown h2']);
    expect(bench.server.events('guide', 'guide.started')[0]?.properties?.startedBy).toBe('ambient');
  });

  test('that was not opened comes again on every load; one that was opened is told once', async () => {
    bench.deliver(hint(1, 'Export'));
    const page = await open();
    await mark(page, 1).waitFor();
    await page.reload();
    await mark(page, 1).click();
    await bench.hears('step.shown', 'h1');
    await page.reload();
    await mark(page, 1).click();
    await page.waitForTimeout(1500);
    expect(bench.told()).toEqual(['guide.started h1', 'step.shown h1']);
  });

  test('that is closed is gone for good', async () => {
    bench.deliver(hint(1, 'Export'));
    const page = await open();
    await mark(page, 1).click();
    await card(page, 'This is h1').getByRole('button', { name: 'Enough' }).click();
    await bench.hears('guide.dismissed', 'h1');
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await mark(page, 1).count()).toBe(0);
  });

  test('stands on the pages it is meant for', async () => {
    bench.deliver(hint(1, 'Export', { trigger: onPages('/orders') }));
    const page = await open('/orders');
    await mark(page, 1).waitFor();
    await go(page, '/elsewhere');
    await mark(page, 1).waitFor({ state: 'hidden' });
    await page.waitForTimeout(1500);
    expect(bench.told()).toEqual([]);
    await go(page, '/orders');
    await mark(page, 1).waitFor();
  });

  test('counts for no quiet rule', async () => {
    bench.deliver(
      hint(1, 'Export'),
      guide([step('one', { target: target({ name: 'Import' }) })], { id: guideId(3) }),
    );
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 1, autoStartsPerDay: 1 };
    const page = await open();
    await mark(page, 1).click();
    await card(page, 'This is one').waitFor();
    // What it tells must not reach the next test.
    await bench.hears('step.shown', 'one');
    await bench.hears('step.shown', 'h1');
  });

  test('whose target is not there is reported once, and the mark comes when its target does', async () => {
    const waiting = hint(1, 'Later');
    waiting.steps[0]!.whenMissing = 'unanchored';
    bench.deliver(waiting);
    const page = await open();
    await bench.hears('target.missing', 'h1');
    await page.waitForTimeout(1500);
    expect(bench.told()).toEqual(['target.missing h1']);
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('button'), { textContent: 'Later' }));
    });
    await mark(page, 1).waitFor();
    expect(bench.told()).toEqual(['target.missing h1']);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { DeliveredGuide } from '../../../shared/contract/guide.ts';
import { aWhile, type GuideBench, go, guideBench, on } from '../../support/guide-bench.ts';
import { card, guide, guideId, step, until } from '../../support/snippet-bench.ts';

let bench: GuideBench;
beforeAll(async () => {
  bench = await guideBench();
});
afterEach(() => bench.clear());
afterAll(() => bench?.close());

const second = (parts: Partial<DeliveredGuide> = {}) =>
  guide([step('two')], { id: guideId(2), priority: 10, ...parts });
const nps = {
  id: 'score',
  type: 'question' as const,
  question: {
    kind: 'nps' as const,
    scale: '0-10' as const,
    prompt: 'Recommend us?',
    lowLabel: 'No',
    highLabel: 'Yes',
  },
};
const survey = (parts: Partial<DeliveredGuide> = {}) =>
  second({ kind: 'survey', category: 'feedback', steps: [step('ask', { blocks: [nps] })], ...parts });

async function open(path = '/') {
  bench.hostPage(path, '<h1>Deals</h1>');
  const { page } = await bench.open(path);
  await bench.asked();
  return page;
}

describe('of guides that interrupt by themselves', () => {
  test('one starts in a session, and no other after it has ended, on no page of the tab or another', async () => {
    bench.deliver(guide([step('one')]), second());
    const page = await open();
    await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
    await bench.hears('guide.completed');
    await go(page, '/orders');
    await aWhile(page);
    const tab = await page.context().newPage();
    await tab.goto(`${bench.host.origin}/`);
    await bench.asked(2);
    await aWhile(tab);
    expect(await card(page, 'This is two').count()).toBe(0);
    expect(await card(tab, 'This is two').count()).toBe(0);
  });

  test('two start in a day unless told otherwise, each in a session of its own, and the next one tomorrow', async () => {
    const names = ['one', 'two', 'three'];
    bench.deliver(...names.map((name, i) => guide([step(name)], { id: guideId(i + 1), priority: 90 - i })));
    bench.hostPage('/', '<h1>Deals</h1>', { calls: [['identify', 'u1']] });
    const { page } = await bench.open('about:blank');
    const morning = new Date();
    morning.setHours(9, 0, 0, 0);
    await page.clock.install({ time: morning });
    await page.goto(`${bench.host.origin}/`);
    const reads = (name: string) =>
      card(page, `This is ${name}`).getByRole('button', { name: 'Next' }).click();
    const comesBack = async (afterwards: string) => {
      await page.clock.fastForward(afterwards);
      await page.reload();
    };
    await reads('one');
    await bench.hears('guide.completed', 'one');
    await comesBack('31:00');
    await reads('two');
    await bench.hears('guide.completed', 'two');
    await comesBack('31:00');
    const isQuiet = () =>
      bench.server.events('decision').some(({ properties }) => properties?.reason === 'quietDay');
    await until(isQuiet, 'the reason');
    expect(await page.locator('cairn-layer').count()).toBe(0);
    await comesBack('24:00:00');
    await card(page, 'This is three').waitFor();
  });

  test('as many start as the workspace allows, by priority', async () => {
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 2, autoStartsPerDay: 9 };
    bench.deliver(second(), guide([step('one')]));
    const page = await open();
    await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
    await card(page, 'This is two').waitFor();
  });

  test('none starts when other devices have used up the day', async () => {
    bench.deliver(guide([step('one')]));
    bench.server.delivery.autoStartsToday = 2;
    const page = await open();
    await aWhile(page);
    expect(await page.locator('cairn-layer').count()).toBe(0);
  });

  test('one here is added to those of other devices', async () => {
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 9, autoStartsPerDay: 2 };
    bench.deliver(guide([step('one')]), second());
    bench.server.delivery.autoStartsToday = 1;
    const page = await open();
    await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
    await aWhile(page);
    expect(await card(page, 'This is two').count()).toBe(0);
  });

  test('no score is asked for in a session in which a walkthrough started by itself', async () => {
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 9, autoStartsPerDay: 9 };
    bench.deliver(guide([step('one')]), survey());
    const page = await open();
    await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
    await bench.hears('guide.completed');
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await card(page, 'Recommend us?').count()).toBe(0);
  });

  test('no walkthrough starts by itself in a session in which a score was asked for', async () => {
    bench.server.delivery.config.quietRule = { autoStartsPerSession: 9, autoStartsPerDay: 9 };
    bench.deliver(survey({ id: guideId(1), priority: 90 }), guide([step('two')], { id: guideId(2) }));
    const page = await open();
    await card(page, 'Recommend us?').waitFor();
    await page.keyboard.press('Escape');
    await bench.hears('guide.dismissed', 'ask');
    const isQuiet = () =>
      bench.server
        .events('decision')
        .some(
          ({ properties }) => properties?.guideId === guideId(2) && properties.reason === 'quietWalkthrough',
        );
    await until(isQuiet, 'the reason');
    await page.reload();
    await bench.asked(2);
    await aWhile(page);
    expect(await page.locator('cairn-layer').count()).toBe(0);
  });

  test('none starts while the page is not seen', async () => {
    bench.hostPage(
      '/',
      `<script>
        let isHidden = true;
        Object.defineProperty(document, 'hidden', { get: () => isHidden });
        Object.defineProperty(document, 'visibilityState', { get: () => isHidden ? 'hidden' : 'visible' });
        window.show = () => { isHidden = false; document.dispatchEvent(new Event('visibilitychange')); };
      </script>`,
    );
    bench.deliver(guide([step('one')]));
    const { page } = await bench.open('/');
    await bench.asked();
    await aWhile(page);
    expect(await card(page, 'This is one').count()).toBe(0);
    await page.evaluate(() => (window as never as { show(): void }).show());
    await card(page, 'This is one').waitFor();
  });
});

test('a guide that the user asked for is bound by nothing, and does not count', async () => {
  bench.deliver(guide([step('one')], { trigger: on({ on: 'manual' }) }), second());
  bench.hostPage('/', '<h1>Deals</h1>', {
    calls: [
      ['identify', 'u1'],
      ['start', guideId(1)],
    ],
  });
  const { page } = await bench.open('/');
  await card(page, 'This is one').getByRole('button', { name: 'Next' }).click();
  await card(page, 'This is two').waitFor();
});
